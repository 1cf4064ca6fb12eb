"""A session by bus on paper: every leg, the way home, the last bus, the pass; and as an easy read."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from layers.buses.passes import Fare
from presentation.printing.handout.pictures import names_of_drawings
from presentation.words.handout.by_bus import bus_facts, easy_bus
from presentation.words.handout.easy_rules import LEAST_PT, easy_faults
from presentation.words.handout.phrasebook import phrasebook
from questions.buses.on_paper import PaperRide, PaperStop, PaperTrip, PaperWay
from questions.conversation.findings import EveryFewWeeks, Fact, HolidayThen

DAY, TODAY = date(2026, 6, 2), date(2026, 6, 1)


def at(hour: int, minute: int) -> datetime:
    return datetime.combine(DAY, time(hour, minute))


def ride(boards: PaperStop, alights: PaperStop, *, mode: str = "bus", about: bool = False) -> PaperRide:
    return PaperRide("30", "Ringland", mode, about, boards, alights)


CHURCH, BRIDGE = PaperStop("Church Street", at(11, 12), 4), PaperStop("Bridge End", at(11, 21), 9)
BACK = ride(PaperStop("Bridge End", at(14, 35), 9), PaperStop("Church Street", at(14, 44), 4))
TRIP = PaperTrip(
    at(12, 0),
    PaperWay(at(11, 6), (ride(CHURCH, BRIDGE),), at(11, 30)),
    PaperWay(at(14, 24), (BACK,), at(14, 48)),
    PaperStop("Bridge End", at(19, 35)),
    (Fare.FREE, Fare.FREE),
    date(2026, 6, 30),
)
HIDDEN = PaperStop(shown=False)
NEAR_HOME = replace(
    TRIP,
    there=PaperWay(at(11, 0), (ride(HIDDEN, BRIDGE),), at(11, 30)),
    back=PaperWay(at(14, 24), (ride(BACK.boards, HIDDEN),), at(15, 0)),
)
DOUBTFUL = replace(TRIP, ask=HolidayThen(DAY, ""), bus_ask=True)


def told(trip: PaperTrip, *, today: date = TODAY) -> dict[str, str]:
    return {name[0]: value[0] for name, value in bus_facts(phrasebook("en"), trip, today=today)}


def test_every_leg_there_and_home_the_last_bus_and_the_pass():
    assert told(TRIP) == {
        "By bus, Tuesday 2 June": (
            "leave by 11:06; walk 4 min to Church Street; bus 30 at 11:12 towards Ringland; "
            "get off at Bridge End at 11:21; walk 9 min; there 11:30; starts 12:00"
        ),
        "Home by bus": (
            "leave by 14:24; walk 9 min to Bridge End; bus 30 at 14:35 towards Ringland; get off at "
            "Church Street at 14:44; walk 4 min; home 14:48. The last bus home leaves Bridge End at 19:35."
        ),
        "Bus pass": "Free with the pass.",
    }


def test_what_is_near_home_is_told_without_stop_and_time():
    words = told(NEAR_HOME)
    assert words["By bus, Tuesday 2 June"].startswith(
        "leave by 11:00; go to the stop near home; bus 30 towards Ringland; get off at Bridge End"
    )
    assert "get off at the stop near home; home 15:00." in words["Home by bus"]
    assert "Church Street" not in str(words)


def test_an_ended_timetable_comes_first_and_what_is_not_known_is_said():
    words = told(replace(TRIP, back=None, last_home=None, fares=(Fare.WITHOUT,)), today=date(2026, 7, 1))
    assert next(iter(words)) == "Take care"
    assert words["Take care"].startswith("The bus timetable ended on 30 June 2026. Ask the bus company")
    assert words["Home by bus"] == (
        "When it ends is not known: ask which bus takes you home. When the last bus home leaves is not known."
    )
    assert "Bus pass" not in words


@pytest.mark.parametrize(
    ("fare", "words"),
    [
        (Fare.NOT_AT_THIS_HOUR, "Not free with the pass at this hour."),
        (Fare.NOT_IN_THIS_NATION, "Not free: the pass is of another nation."),
        (Fare.NOT_KNOWN, "Whether the pass is good on it is not known: ask the operator."),
    ],
)
def test_one_bus_that_is_not_free_is_what_is_told(fare, words):
    assert told(replace(TRIP, fares=(Fare.FREE, fare)))["Bus pass"] == words


def test_a_coach_about_then_from_a_stop_without_a_name():
    stop = PaperStop("", at(11, 12), 0)
    words = told(
        replace(TRIP, there=PaperWay(at(11, 6), (ride(stop, BRIDGE, mode="coach", about=True),), at(11, 30)))
    )
    assert (
        "at a stop without a name; coach 30 at about 11:12 towards Ringland"
        in words["By bus, Tuesday 2 June"]
    )


@pytest.mark.parametrize(
    "trip", [TRIP, NEAR_HOME, replace(TRIP, back=None), replace(TRIP, fares=(Fare.NOT_KNOWN,)), DOUBTFUL]
)
@pytest.mark.parametrize("today", [TODAY, date(2026, 7, 1)])
def test_the_easy_read_keeps_its_rules_in_both_languages(trip, today):
    lines = list(easy_bus(phrasebook("en", "cy"), trip, today=today))
    assert easy_faults(lines, text_pt=LEAST_PT) == []
    assert {line.drawing for line in lines} <= set(names_of_drawings())
    assert all(text and "{" not in text for line in lines for text in line.texts)


def test_the_easy_read_says_one_thing_at_a_time():
    lines = [line.texts[0] for line in easy_bus(phrasebook("en"), TRIP, today=TODAY)]
    assert lines[:8] == [
        "You can go by bus on Tuesday 2 June.",
        "Leave home at 11:06.",
        "Walk to the bus stop Church Street.",
        "Take bus 30 at 11:12.",
        "It goes towards Ringland.",
        "Get off at Bridge End.",
        "Then walk for 9 minutes.",
        "It starts at 12:00.",
    ]
    assert "Church Street" not in str(list(easy_bus(phrasebook("en"), NEAR_HOME, today=TODAY)))


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (HolidayThen(DAY, ""), "Ask whether it is on that day, because of a holiday."),
        (EveryFewWeeks(2), "It is not on every week: ask which weeks."),
        (Fact.KEEPS_TO_TERMS, "It keeps to school terms: ask for their dates."),
        (Fact.TIMES_NOT_KNOWN, "Ask whether it is on that day."),
    ],
)
def test_what_is_not_sure_of_the_session_stands_on_paper(ask, words):
    assert told(replace(TRIP, ask=ask))["Ask first"] == words
    assert "Ask first" not in told(TRIP)


def test_a_holiday_of_which_the_timetable_says_nothing_stands_on_paper():
    assert told(replace(TRIP, bus_ask=True))["Ask first"] == (
        "Ask the bus company whether buses run that day: it is a holiday, and the timetable says nothing "
        "of it."
    )
    easy = [line.texts[0] for line in easy_bus(phrasebook("en"), DOUBTFUL, today=TODAY)]
    assert easy[1:3] == ["Ask if it is on that day.", "Ask if the bus runs on that day."]


def test_a_bus_too_early_for_the_pass_says_from_when_it_would_be_free():
    early = replace(TRIP, fares=(Fare.NOT_AT_THIS_HOUR, Fare.FREE), free_from=time(9, 30))
    assert told(early)["Bus pass"] == "Not free with the pass at this hour: free from 9:30."
    late = replace(early, free_from=None)
    assert told(late)["Bus pass"] == "Not free with the pass at this hour."
