"""What fairness costs is told, also where it loses; ranks are told as people say them."""

import numpy as np
import pytest

from presentation.words.funding.aims import cost_sentence, furthest, minutes
from presentation.words.funding.bids import place, ranked
from questions.panel.aims import FairnessTerms, SetAim
from questions.panel.beside import AimsBeside, SetFigures
from questions.panel.walk_minutes import WalkMinutes


def figures(
    aim: SetAim | None,
    *chosen: str,
    people: int = 0,
    equivalent: float | None = 12.0,
    worst: float | None = 20.0,
) -> SetFigures:
    return SetFigures(aim, chosen, 0.0, people, equivalent, equivalent, worst, 0.0)


def beside(most: SetFigures, fairest: SetFigures, people: object = None) -> AimsBeside:
    walks = WalkMinutes(FairnessTerms(), (), np.ones(1), np.ones((0, 1)), {}, {})
    by_aim = {SetAim.MOST: most, SetAim.LEAST: most, SetAim.FAIREST: fairest}
    return AimsBeside(figures(None), by_aim, walks, people)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("most", "fairest", "sentences"),
    [
        (
            figures(SetAim.MOST, "1", people=900),
            figures(SetAim.FAIREST, "2", people=899, worst=15.0),
            "Fairness costs: 1 resident fewer would be newly within reach than in the set that reaches most. "
            "The twentieth of residents who walk furthest would walk 15.0 min instead of 20.0 min.",
        ),
        (
            figures(SetAim.MOST, "1", people=900),
            figures(SetAim.FAIREST, "2", people=1900, worst=20.01),
            "The fairest set brings 1,000 residents more within reach, who count less by the panel’s "
            "weights. The twentieth of residents who walk furthest gain nothing by it: 20.0 min either way.",
        ),
        (
            figures(SetAim.MOST, "1", people=9),
            figures(SetAim.FAIREST, "2", people=9, worst=30.0),
            "Fairness costs no residents here: as many would be newly within reach. The twentieth of "
            "residents who walk furthest would walk further by it: at least 30.0 min instead of 20.0 min.",
        ),
        (
            figures(SetAim.MOST, "1", "2", people=9),
            figures(SetAim.FAIREST, "2", "1", people=9),
            "The set that reaches most is the fairest as well, so fairness costs nothing here.",
        ),
        (
            figures(SetAim.MOST, "1", equivalent=None, worst=None),
            figures(SetAim.FAIREST, "2", equivalent=None, worst=None),
            "How fair the walks would be is not known: no resident can be judged.",
        ),
    ],
)
def test_what_fairness_costs_is_told_also_where_it_loses(
    most: SetFigures, fairest: SetFigures, sentences: str
) -> None:
    assert cost_sentence(beside(most, fairest)) == sentences


def test_a_walk_as_long_as_the_cap_may_be_longer_and_one_not_known_is_not_0() -> None:
    assert furthest(30.0, FairnessTerms(cap_min=30)) == "at least 30.0 min"
    assert furthest(29.9, FairnessTerms(cap_min=30)) == "29.9 min"
    assert minutes(None) == furthest(None, FairnessTerms()) == "not known"


def test_ranks_are_said_as_people_say_them() -> None:
    ranks = (1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111)
    said = ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "101st", "111th"]
    assert [place(rank) for rank in ranks] == said
    assert ranked((2, 2)) == "always 2nd"
    assert ranked((1, 12)) == "between 1st and 12th"
    assert ranked(None) == "–"
