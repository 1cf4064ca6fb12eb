"""A pass is good in its own nation, at its hours: 09:29 and 09:30, weekends, bank holidays."""

from datetime import date, datetime, time

import pytest

from geo.errors import MissingColumnError
from layers.assets.tables import KindsTableError
from layers.buses.passes import (
    DISCRETIONS_CSV,
    PASSES_CSV,
    BusPass,
    Fare,
    Holder,
    discretions_of,
    fare_of,
    free_from,
    load_passes,
    rules_of,
)
from layers.places.nations import Nation

RULES = load_passes()
ENGLISH, WELSH = BusPass(Nation.ENGLAND), BusPass(Nation.WALES)
MONDAY, SATURDAY = date(2026, 6, 1), date(2026, 6, 6)
BANK_HOLIDAY = date(2026, 5, 25)


def fare(held, day, hour, minute, here=Nation.ENGLAND, mode="bus", rules=RULES, council=""):
    moment = datetime.combine(day, time(hour, minute))
    return fare_of(rules, held, moment, here=here, mode=mode, council=council)


@pytest.mark.parametrize(
    ("hour", "minute", "expected"),
    [(9, 29, Fare.NOT_AT_THIS_HOUR), (9, 30, Fare.FREE), (23, 0, Fare.FREE), (23, 1, Fare.NOT_AT_THIS_HOUR)],
)
def test_an_english_pass_on_a_weekday(hour: int, minute: int, expected: Fare):
    assert fare(ENGLISH, MONDAY, hour, minute) is expected


@pytest.mark.parametrize("day", [SATURDAY, BANK_HOLIDAY])
def test_an_english_pass_at_weekends_and_on_bank_holidays_is_good_all_day(day: date):
    assert fare(ENGLISH, day, 9, 29) is Fare.FREE
    assert fare(ENGLISH, day, 23, 30) is Fare.FREE


def test_a_second_of_the_minute_does_not_matter():
    moment = datetime(2026, 6, 1, 9, 29, 59)
    assert fare_of(RULES, ENGLISH, moment, here=Nation.ENGLAND, mode="bus") is Fare.NOT_AT_THIS_HOUR


@pytest.mark.parametrize("nation", [Nation.WALES, Nation.SCOTLAND, Nation.NORTHERN_IRELAND])
def test_the_others_are_good_all_day_and_in_their_own_nation_alone(nation: Nation):
    assert fare(BusPass(nation), MONDAY, 6, 0, here=nation) is Fare.FREE
    assert fare(BusPass(nation), MONDAY, 12, 0, here=Nation.ENGLAND) is Fare.NOT_IN_THIS_NATION


def test_a_bank_holiday_is_one_of_the_nation_that_gave_the_pass():
    second_of_january = date(2026, 1, 2)  # a bank holiday in Scotland alone
    assert fare(ENGLISH, second_of_january, 9, 0) is Fare.NOT_AT_THIS_HOUR


def test_only_scotland_has_a_pass_for_the_young():
    young = BusPass(Nation.SCOTLAND, Holder.YOUNG)
    assert fare(young, MONDAY, 8, 0, here=Nation.SCOTLAND) is Fare.FREE
    assert fare(BusPass(Nation.WALES, Holder.YOUNG), MONDAY, 8, 0, here=Nation.WALES) is Fare.NOT_KNOWN
    (rule,) = (rule for rule in RULES.rules if rule.holder is Holder.YOUNG)
    assert (rule.from_age, rule.to_age) == (5, 21)


def test_who_is_disabled_in_northern_ireland_rides_free_or_for_half_and_is_not_told_free():
    """Free for who is registered blind or has a war disablement pension; half the fare for the others."""
    held = BusPass(Nation.NORTHERN_IRELAND, Holder.DISABLED)
    assert fare(held, MONDAY, 8, 0, here=Nation.NORTHERN_IRELAND) is Fare.FREE_OR_HALF
    others = [rule for rule in RULES.rules if rule.gives is not Fare.FREE]
    assert [(rule.nation, rule.holder) for rule in others] == [(Nation.NORTHERN_IRELAND, Holder.DISABLED)]


def test_ages_and_days_by_law():
    ages = [
        (rule.nation, rule.from_age, rule.to_age, rule.in_force_from.isoformat())
        for rule in RULES.rules
        if rule.holder is not Holder.DISABLED
    ]
    assert ages == [
        (Nation.ENGLAND, 66, None, "2008-04-01"),
        (Nation.WALES, 60, None, "2003-04-01"),
        (Nation.SCOTLAND, 60, None, "2006-04-01"),
        (Nation.SCOTLAND, 5, 21, "2022-01-31"),
        (Nation.NORTHERN_IRELAND, 60, 64, "2008-10-01"),  # within Northern Ireland
        (Nation.NORTHERN_IRELAND, 65, None, "2007-04-02"),  # on the whole island
    ]


def test_of_a_coach_it_is_not_known_and_without_a_pass_nothing_is_free():
    assert fare(WELSH, MONDAY, 12, 0, here=Nation.WALES, mode="coach") is Fare.NOT_KNOWN
    assert fare(None, MONDAY, 12, 0) is Fare.WITHOUT


def test_before_a_rule_was_in_force_it_is_not_known():
    assert fare(ENGLISH, date(2007, 6, 4), 12, 0) is Fare.NOT_KNOWN


def test_from_when_it_is_free_on_a_day():
    assert free_from(RULES, ENGLISH, MONDAY) == time(9, 30)
    assert free_from(RULES, ENGLISH, SATURDAY) == time(0)


def test_every_row_has_a_source_and_a_day_and_every_nation_has_older_holders():
    for nation in Nation:
        rules = rules_of(RULES, nation)
        assert {Holder.OLDER, Holder.DISABLED} <= {rule.holder for rule in rules}
        assert all(rule.source and rule.in_force_from for rule in rules)


def test_a_council_may_give_more(tmp_path):
    more = tmp_path / "discretions.csv"
    more.write_text(
        DISCRETIONS_CSV.read_text(encoding="utf-8")
        + "Wigan,England,older,00:00,23:59,The council's page,2020-01-01\n",
        encoding="utf-8",
    )
    rules = load_passes(PASSES_CSV, more)
    assert fare(ENGLISH, MONDAY, 7, 0, rules=rules, council="Wigan") is Fare.FREE
    assert fare(ENGLISH, MONDAY, 7, 0, rules=rules, council="Bury") is Fare.NOT_AT_THIS_HOUR
    assert fare(BusPass(Nation.ENGLAND, Holder.DISABLED), MONDAY, 7, 0, rules=rules, council="Wigan") is (
        Fare.NOT_AT_THIS_HOUR
    )


@pytest.mark.parametrize(
    ("cell", "name"),
    [("E08000010", "Wigan"), ("wigan council", "Wigan"), ("Casnewydd", "Newport"), ("Larkenby ", "Larkenby")],
)
def test_a_council_may_be_named_as_an_office_names_it(tmp_path, cell: str, name: str):
    more = tmp_path / "discretions.csv"
    more.write_text(
        DISCRETIONS_CSV.read_text(encoding="utf-8") + f"{cell},England,older,00:00,23:59,A page,2020-01-01\n",
        encoding="utf-8",
    )
    rules = load_passes(PASSES_CSV, more)
    assert fare(ENGLISH, MONDAY, 7, 0, rules=rules, council=name) is Fare.FREE
    assert [extra.council for extra in discretions_of(rules, ENGLISH, name)] == [name]


def test_a_discretion_of_nobody_is_named(tmp_path):
    more = tmp_path / "discretions.csv"
    more.write_text(
        DISCRETIONS_CSV.read_text(encoding="utf-8") + ",England,older,00:00,23:59,A page,2020-01-01\n",
        encoding="utf-8",
    )
    with pytest.raises(KindsTableError, match="row 2, column council: Nothing says whose this is"):
        load_passes(PASSES_CSV, more)


@pytest.mark.parametrize(
    ("cell", "instead", "words"),
    [
        ("England,older", "Albion,older", "row 2, column nation: This is no nation"),
        ("England,older", "England,tired", "row 2, column holder: Nobody has a pass for this"),
        ("older,66,", "older,old,", "row 2, column from_age: This is no age"),
        ("09:30,23:00", "half nine,23:00", "row 2, column weekdays_from: This is no time of day"),
        (",free,", ",gratis,", "row 2, column gives: A pass gives no such thing"),
        ("2008-04-01", "April", "row 2, column in_force_from: This is no day"),
    ],
)
def test_a_row_that_cannot_be_right_is_named(tmp_path, cell: str, instead: str, words: str):
    path = tmp_path / "passes.csv"
    path.write_text(PASSES_CSV.read_text(encoding="utf-8").replace(cell, instead, 1), encoding="utf-8")
    with pytest.raises(KindsTableError, match=words):
        load_passes(path)


def test_a_column_that_is_gone_is_named(tmp_path):
    path = tmp_path / "passes.csv"
    path.write_text("nation,holder\n", encoding="utf-8")
    with pytest.raises(MissingColumnError, match=r"has no .*weekdays_from"):
        load_passes(path)
