"""What is said of one journey: each fare, a coach, a time that is only about right, an unknown low floor."""

from dataclasses import replace
from datetime import datetime

import pytest

from layers.buses.passes import Fare, load_passes, rules_of
from layers.places.nations import Nation
from presentation.words.buses.journey import facts_words, fares_words, legs_words, low_floor_words
from presentation.words.buses.passes import pass_rule_words
from questions.buses.bus_journey import BusJourney, BusStop, Ridden

CHURCH = BusStop(0, "Church Street", "yes", "yes", "", 0.0, 0.0)
BRIDGE = BusStop(1, "", "yes", "", "", 0.0, 0.0)
LEAVES, ARRIVES = datetime(2026, 6, 2, 11, 12), datetime(2026, 6, 2, 11, 20, 30)
RIDE = Ridden("30", "Tiny", "", "bus", CHURCH, BRIDGE, LEAVES, ARRIVES, "yes", False, Fare.FREE)
JOURNEY = BusJourney(
    datetime(2026, 6, 2, 11, 6, 20), datetime(2026, 6, 2, 11, 24), (220, 210), (120,), (RIDE,)
)


def with_ride(**other):
    return replace(JOURNEY, rides=(replace(RIDE, **other),))


def test_every_leg_in_its_order():
    assert legs_words(JOURNEY) == (
        "walk 4 min to Church Street; bus 30 at 11:12 towards Tiny, 9 min to a stop without a name; "
        "walk 4 min"
    )
    assert legs_words(with_ride(mode="coach", about=True)).startswith(
        "walk 4 min to Church Street; coach 30 at 11:12 towards Tiny, 9 min to a stop without a name "
        "(about then)"
    )


def test_who_is_at_the_stop_already_does_not_walk():
    assert legs_words(replace(JOURNEY, walks_s=(0, 0))).startswith("at Church Street; bus 30")


def test_changes_waiting_and_a_bench():
    assert facts_words(JOURNEY) == (
        "No change. 2 minutes of waiting. A bench is mapped at Church Street. Whether there is a shelter is "
        "not known. Free with the pass."
    )
    other = replace(
        JOURNEY, waits_s=(120, 600), walks_s=(220, 0, 210), rides=(replace(RIDE, boards=BRIDGE), RIDE)
    )
    assert facts_words(other).startswith("1 change. 12 minutes of waiting. Whether a stop without a name has")


@pytest.mark.parametrize(
    ("shelter", "bench", "words"),
    [
        ("yes", "yes", "At Church Street there is a shelter and a bench."),
        ("yes", "no", "At Church Street there is a shelter, and no bench."),
        ("yes", "", "At Church Street there is a shelter; whether there is a bench is not known."),
        ("no", "yes", "At Church Street there is a bench, and no shelter."),
        ("no", "no", "At Church Street there is neither a shelter nor a bench."),
        ("no", "", "At Church Street there is no shelter; whether there is a bench is not known."),
        ("", "no", "At Church Street there is no bench; whether there is a shelter is not known."),
        ("", "", "Whether Church Street has a bench or a shelter is not known."),
    ],
)
def test_a_shelter_and_a_bench_are_there_or_not_or_not_known(shelter, bench, words):
    assert words in facts_words(with_ride(boards=replace(CHURCH, shelter=shelter, bench=bench)))


@pytest.mark.parametrize(
    ("fare", "words"),
    [
        (Fare.WITHOUT, ""),
        (Fare.FREE, "Free with the pass."),
        (Fare.NOT_AT_THIS_HOUR, "Not free with the pass at this hour."),
        (Fare.NOT_IN_THIS_NATION, "Not free: the pass is of another nation."),
        (Fare.NOT_KNOWN, "Whether the pass is good on it is not known: ask the operator."),
    ],
)
def test_the_pass(fare, words):
    assert fares_words(with_ride(fare=fare)) == words


def test_a_low_floor_is_known_only_where_everything_says_so():
    assert low_floor_words(JOURNEY).startswith("The timetable says that")
    for unknown in ({"low_floor": ""}, {"boards": replace(CHURCH, step_free="")}):
        assert "is not known: ring the operator first." in low_floor_words(with_ride(**unknown))


def test_who_has_a_pass_and_when_it_is_good():
    rules = load_passes()
    assert "From 66 years: on weekdays 9:30 to 23:00" in pass_rule_words(rules_of(rules, Nation.ENGLAND))
    assert "From 5 to 21 years: all day" in pass_rule_words(rules_of(rules, Nation.SCOTLAND))


LIBRARY = BusStop(2, "Library", "yes", "no", "yes", 0.0, 0.0)


def with_a_change(wait_s: int, changes_at: BusStop = LIBRARY) -> BusJourney:
    return replace(
        JOURNEY, waits_s=(120, wait_s), walks_s=(220, 0, 210), rides=(RIDE, replace(RIDE, boards=changes_at))
    )


def test_a_shelter_and_a_bench_are_told_of_where_one_changes_and_waits():
    words = facts_words(with_a_change(960))
    assert "A bench is mapped at Church Street." in words
    assert "At Library there is a shelter, and no bench." in words


def test_of_a_stop_where_nobody_waits_and_of_one_twice_nothing_more_is_told():
    assert "Library" not in facts_words(with_a_change(59))
    assert facts_words(with_a_change(600, CHURCH)).count("Church Street") == 1
