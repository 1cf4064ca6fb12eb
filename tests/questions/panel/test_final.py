"""A decision is final only when each bid has a verdict and a reason, and the meeting a day and people."""

import copy
from dataclasses import replace
from datetime import date

import pytest

from presentation.words.funding.sitting import lack_lines
from questions.funding.need import NeedWeights
from questions.funding.standard import Standard
from questions.panel.decision import Decision, Marks
from questions.panel.final import NotFinalError, check_final, lacks_of
from questions.panel.sitting import PanelVerdict, Sitting
from tests.questions.funding.town import bid

BIDS = (bid("1", 0), bid("2", 0), bid("3"))
WHOLE = Decision(
    5000.0,
    Standard(),
    NeedWeights(),
    marks=tuple((each.bid_id, Marks(reason="Because", verdict=PanelVerdict.DEFER)) for each in BIDS),
    sitting=Sitting(date(2026, 11, 20), ("AB",)),
)


def test_a_whole_decision_may_be_final() -> None:
    assert lacks_of(BIDS, WHOLE) == ()
    check_final(BIDS, WHOLE)


@pytest.mark.parametrize(
    ("lacking", "line"),
    [
        ({"sitting": Sitting(None, ("AB",))}, "The date of the meeting is missing."),
        ({"sitting": Sitting(date(2026, 11, 20))}, "Who was present is missing."),
        ({"marks": WHOLE.marks[:2]}, "1 bid has no decision yet: 3."),
        (
            {"marks": (("1", Marks(reason="  ", verdict=PanelVerdict.FUND)), *WHOLE.marks[1:])},
            "1 bid has no reason yet: 1.",
        ),
    ],
)
def test_final_is_refused_while_anything_is_missing_and_it_is_named(lacking: dict, line: str) -> None:
    decision = replace(WHOLE, **lacking)
    with pytest.raises(NotFinalError, match="This cannot be made final yet") as refused:
        check_final(BIDS, decision)
    assert line in lack_lines(refused.value.lacks)
    assert copy.copy(refused.value).lacks == refused.value.lacks


def test_many_that_are_missing_are_counted_and_the_first_are_named() -> None:
    bids = tuple(bid(str(at)) for at in range(1, 10))
    lines = lack_lines(lacks_of(bids, replace(WHOLE, marks=())))
    assert lines == [
        "9 bids have no decision yet: 1, 2, 3, 4, 5, 6 and 3 more.",
        "9 bids have no reason yet: 1, 2, 3, 4, 5, 6 and 3 more.",
    ]
