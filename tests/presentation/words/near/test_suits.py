"""What was found of an asset for one person, in words: each finding, worked by hand."""

from datetime import date, datetime, time
from types import SimpleNamespace
from typing import get_args

import pytest

from layers.streets.timed_access import TimedAccess
from presentation.words.near.suits import (
    ask_words,
    finding_words,
    hindrance_words,
    reason_words,
    step_free_doubt,
)
from questions.conversation.conversation import Part, RankReason
from questions.conversation.findings import (
    AgeLimits,
    AgesMaySuit,
    Audience,
    CheckedOn,
    EveryFewWeeks,
    Fact,
    Finding,
    Further,
    HolidayThen,
    NotBefore,
    NotOnDay,
    OnFoot,
    OnlyThen,
    OnThen,
    OthersAbove,
    Price,
    Seats,
    StatedCost,
    StatedTimes,
    UnreadTimes,
    Unwanted,
    WayShut,
)
from questions.conversation.interests import Met
from questions.conversation.judging import Hindrance, InTheWay
from questions.walks.obstacles import Cause, Obstacle

PARK_GATE = TimedAccess("gate", "North Gate", "open", "dawn-dusk", "")
EACH = [
    (
        WayShut(21, None, True, 15, (PARK_GATE,)),
        "21 minutes there then, for this is shut: a gate “North Gate” (open dawn–dusk)",
    ),
    (
        WayShut(8, 21, False, 15, (PARK_GATE,)),
        "21 minutes back then, for this is shut: a gate “North Gate” (open dawn–dusk)",
    ),
    (
        WayShut(None, None, False, 15, (PARK_GATE,)),
        "no way there within 30 minutes then, for this is shut: a gate “North Gate” (open dawn–dusk)",
    ),
    (
        WayShut(8, None, False, 15, (PARK_GATE,)),
        "no way back within 30 minutes then, for this is shut: a gate “North Gate” (open dawn–dusk)",
    ),
    (AgeLimits(60, None, suits=False), "for people of 60 and over"),
    (AgeLimits(0, 18, suits=False), "for people up to 18"),
    (AgeLimits(16, 24, suits=True), "their age suits: for ages 16 to 24"),
    (AgesMaySuit(65, None), "It is for people of 65 and over: ask how old they are."),
    (Price(250), "£2.50 each time"),
    (Price(0), "free of charge"),
    (StatedCost("{0}"), "It costs “{0}”: ask what that comes to."),
    (Audience("", "dogs"), "It is not for “dogs”: ask whether they may come."),
    (Audience("women", "dogs"), "It is for “women” and it is not for “dogs”: ask whether they may come."),
    (StatedTimes("ring"), "Its times are told as “ring”: ask when that is."),
    (UnreadTimes("<b>and</b> so&nbsp;on"), "Of its times the list also writes “and so on”."),
    (EveryFewWeeks(3), "It is on every third week: ask which weeks."),
    (EveryFewWeeks(6), "It is on once in 6 weeks: ask which weeks."),
    (HolidayThen(date(2026, 4, 6), ""), "6 April is a bank holiday: ask whether it is on."),
    (HolidayThen(date(2026, 12, 26), "Boxing Day"), "26 December is Boxing Day: ask whether it is on."),
    (OnlyThen(weekdays=(0, 3, 5)), "Mondays, Thursdays and Saturdays only"),
    (OnlyThen(times=((1, time(9, 5)),)), "Tuesdays 9:05 only"),
    (NotOnDay(date(2026, 12, 25)), "not on 25 December"),
    (NotBefore(date(2027, 1, 14)), "not before 14 January 2027"),
    (Seats(180.0, 200.0), "never more than 200 m to a seat on the way"),
    (Seats(223.0, 200.0), "On the way 220 m have no seat that the map knows."),
    (OnThen(datetime(2026, 11, 24, 12, 0)), "Tuesday 24 November at 12:00, when they are free"),
    (OnFoot(1), "1 minute on foot"),
    (OnFoot(12), "12 minutes on foot"),
    (Further(1), "1 minute further"),
    (CheckedOn(date(2026, 3, 1)), "checked on 1 March 2026"),
    (Unwanted("bingo"), "they would rather not: “bingo”"),
    (OthersAbove(5, "lunch"), "5 others for “lunch” stand above it"),
    (Obstacle(Cause.TOO_FAR, 20), "20 minutes at this pace"),
]


@pytest.mark.parametrize(("finding", "sentence"), EACH)
def test_each_finding_has_its_sentence(finding: Finding, sentence: str) -> None:
    assert finding_words(finding) == sentence


def test_no_kind_of_finding_is_left_without_words() -> None:
    worked = {type(finding) for finding, _ in EACH} | {Fact}
    assert worked == set(get_args(Finding))
    assert all(finding_words(fact) for fact in Fact)
    assert len({finding_words(fact) for fact in Fact}) == len(Fact)


def test_what_is_no_finding_is_refused_by_its_name() -> None:
    with pytest.raises(TypeError, match="float is no finding"):
        finding_words(1.5)


@pytest.mark.parametrize(
    ("met", "sentence"),
    [
        (Met("rugby", "", "rugby", "name", 0.9), "you typed “rugby”, and it says so itself"),
        (
            Met("rugy", "rugby", "rugby", "name", 0.9),
            "you typed “rugy” (read as “rugby”), and it says “rugby”",
        ),
        (
            Met("joiner", "", "woodwork", "description", 0.5),
            "you typed “joiner”, and it says “woodwork”",
        ),
        (Met("lunch", "", "lunch_club", "kind", 0.7), "you typed “lunch”, and this is a lunch club"),
        (
            Met("heating's off", "", "advice", "kind", 0.7),
            "you typed “heating's off”, and this is an advice office",
        ),
        (Met("laptop", "", "it_help", "kind", 0.7), "you typed “laptop”, and this is computer help"),
        (Met("tea", "", "tea", "kind", 0.7), "you typed “tea”, and it says so itself"),
    ],
)
def test_a_meeting_names_what_met_what_and_where(met: Met, sentence: str) -> None:
    assert finding_words(met) == sentence


def test_several_causes_stand_in_one_line_and_several_questions_each_for_themselves() -> None:
    hindrances = (Hindrance(InTheWay.FULL, Fact.FULL), Hindrance(InTheWay.TOO_FAR, Further(4)))
    assert hindrance_words(hindrances) == "full; 4 minutes further"
    assert hindrance_words(()) == ""
    assert ask_words((Fact.COST_NOT_KNOWN, Fact.AGE_NOT_KNOWN)) == [
        "What it costs is not known.",
        "Whether it is for their age is not known.",
    ]
    suits = RankReason(Part.OPEN_TO_THEM, 4, (Fact.STEP_FREE, Price(0)))
    assert reason_words(suits) == "step-free; free of charge"


def test_no_finding_prints_the_words_of_a_person() -> None:
    printed = repr([Unwanted("sentinel"), OthersAbove(3, "sentinel"), Met("sentinel", "", "x", "name", 1.0)])
    assert "sentinel" not in printed


def test_several_words_that_met_the_same_are_one_reason() -> None:
    met = (Met("rent", "", "advice", "name", 0.9), Met("behind with", "", "advice", "name", 0.9))
    other = Met("cold", "", "warm_space", "kind", 0.5)
    reason = RankReason(Part.INTEREST, 40, (*met, other))
    assert reason_words(reason) == (
        "you typed “rent” and “behind with”, and it says “advice”; you typed “cold”, and this is a warm space"
    )


@pytest.mark.parametrize(
    ("step_free", "pace", "ask", "doubt"),
    [
        ("no", True, (), "not step-free"),
        ("partly", True, (), "only partly step-free"),
        ("", True, (), "whether it is step-free is not known"),
        ("yes", True, (), ""),
        ("no", False, (), ""),
        ("", False, (), ""),
        ("", False, (Fact.STEP_FREE_NOT_KNOWN,), "whether it is step-free is not known"),
    ],
)
def test_who_goes_step_free_is_told_the_doubt_of_a_place(step_free, pace, ask, doubt) -> None:
    row = SimpleNamespace(step_free=step_free, ask=ask)
    assert step_free_doubt(row, step_free_pace=pace) == doubt
