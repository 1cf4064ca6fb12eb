"""A week, Monday to Sunday: what is on, when to leave, what it costs against what they have."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from layers.register.model import Status
from layers.times.session import Known, Session
from presentation.printing.handout.asking import Form, HandoutRequest
from presentation.printing.handout.occasions import monday_after, next_occasion, week_of
from tests.presentation.printing.handout.conftest import NOW
from tests.presentation.printing.handout.reading import read, smallest_letters, text_of

MONDAY_MORNING = datetime(2026, 11, 23, 9)


def week(town, *numbers, now=NOW, **how) -> dict:
    """The days of a week by their titles, and the texts below."""
    request = HandoutRequest(Form.WEEK, **how)
    (page,) = town.document(town.chosen(*numbers), request, now=now)["pages"]
    days = {
        block["texts"][0]: [row[0] for row in block["rows"]]
        for block in page["blocks"]
        if block["kind"] == "day"
    }
    texts = [block["texts"][0] for block in page["blocks"] if block["kind"] == "paragraph"]
    return {"days": days, "texts": texts}


def test_the_days_stand_in_their_order_each_with_what_is_on(town):
    days = week(town, 0, 5)["days"]
    assert list(days) == [
        "Monday 23 November",
        "Tuesday 24 November",
        "Wednesday 25 November",
        "Thursday 26 November",
        "Friday 27 November",
        "Saturday 28 November",
        "Sunday 29 November",
    ]
    assert days["Tuesday 24 November"] == [
        "12:00 to 14:00 Lŵcas a’r Tŷ Lunch Club, £4.50. Leave home at 11:40."
    ]
    assert days["Monday 23 November"][0].startswith("10:00 to 11:30 Morning Choir, £3. Leave home at 9:")
    assert days["Friday 27 November"] == ["Nothing on this sheet"]


def test_on_any_other_day_it_is_the_next_whole_week_and_nothing_is_past(town):
    assert next(iter(week(town, 0, now=datetime(2026, 11, 24, 8))["days"])) == "Monday 30 November"
    late = week(town, 5, now=datetime(2026, 11, 23, 10))["days"]
    assert late["Monday 23 November"] == ["Nothing on this sheet"]
    assert monday_after(date(2026, 11, 29)) == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("numbers", "money", "said"),
    [
        ((0, 5), 1500, ["Going to all of these costs £10.50.", "You have £15. £4.50 is left."]),
        ((0, 5), 1050, ["Going to all of these costs £10.50.", "You have £10.50. £0 is left."]),
        ((0, 5), 1000, ["Going to all of these costs £10.50.", "You have £10. That is £0.50 too little."]),
        ((0, 5), None, ["Going to all of these costs £10.50."]),
        ((3,), 500, ["costs is not known.", "You have £5."]),  # nor is anybody to ring
        ((0, 3), 500, ["costs £4.50, and what", "£0.50 is left for what is not known."]),
    ],
)
def test_what_it_costs_is_set_against_what_they_have_and_unknown_is_never_nothing(town, numbers, money, said):
    texts = " ".join(week(town, *numbers, money_pence=money)["texts"])
    for words in said:
        assert words in texts, texts
    assert ("You have" in texts) == (money is not None)


def test_what_is_open_for_hours_stands_by_itself_and_costs_nothing_twice(town):
    answer = week(town, 1)
    assert answer["days"]["Open for hours, go when it suits"] == [
        "Old Library: Monday to Friday, 9:00 to 17:00"
    ]
    november = {day: rows for day, rows in answer["days"].items() if "November" in day}
    shut = ("Monday", "Saturday", "Sunday")  # of the Monday it is no longer before it opens
    for day, rows in november.items():
        is_open = not day.startswith(shut)
        line = "Open for hours, see below: Old Library" if is_open else "Nothing on this sheet"
        assert rows == [line], day


def test_what_has_no_times_or_is_paused_is_named(town):
    assert "Days and times not known, look before you set out: Pitch" in " ".join(week(town, 2)["texts"])
    with_number = town.changed("test/2", lambda record: replace(record, phone="01632 960001"))
    assert "Days and times not known, ring first: Pitch" in " ".join(week(with_number, 2)["texts"])
    paused = town.changed("test/0", lambda record: replace(record, status=Status.PAUSED))
    assert "ring first: Lŵcas" in " ".join(week(paused, 0)["texts"])


def test_a_week_is_one_large_page(town):
    pdf = town.pdf(town.chosen(0, 1, 3, 5), form=Form.WEEK, money_pence=1200)
    assert len(read(pdf).pages) == 1
    assert smallest_letters(pdf) >= 14 - 1e-6
    assert "Your week: Monday 23 November to Sunday 29 November" in text_of(pdf)


def record(town, *sessions):
    return replace(town.assets.records["test/0"], sessions=sessions)


def test_terms_bank_holidays_and_the_clock_change_are_kept(town):
    nation = town.assets.nation
    closed = record(town, Session(4, time(10), time(11), bank_holidays=Known.NO))
    before_christmas = datetime(2026, 12, 19)
    assert week_of(closed, nation, now=before_christmas, walk_min=8) == []
    (early,) = week_of(
        record(town, Session(6, time(2), time(3))), nation, now=datetime(2026, 3, 23), walk_min=8
    )
    assert (early.starts, early.leave) == (datetime(2026, 3, 29, 2), datetime(2026, 3, 29, 1, 50))
    term = record(town, Session(2, time(10), time(11), term_time=True))
    assert week_of(term, nation, now=datetime(2026, 12, 28), walk_min=None) == []


def test_a_fortnight_that_nobody_knows_is_not_guessed(town):
    fortnight = record(town, Session(1, time(12), every_weeks=2))
    assert next_occasion(fortnight, town.assets.nation, now=MONDAY_MORNING, walk_min=None) is None
    counted = record(town, Session(1, time(12), every_weeks=2, first_on=date(2026, 12, 1)))
    found = next_occasion(counted, town.assets.nation, now=MONDAY_MORNING, walk_min=None)
    assert found.starts == datetime(2026, 12, 1, 12)
