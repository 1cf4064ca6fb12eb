"""What is in reach, in words; what is not, and why nothing can be said of it."""

import pandas as pd
import pytest

from geo.paces import PACES
from presentation.words.near.reach import cannot_judge, length_words, number_in_reach, obstacle_words
from questions.walks.near_person import NearPerson, OriginStatus, Question
from questions.walks.obstacles import Cause, Obstacle


def answer(status: OriginStatus, *, rows: int = 0, minutes: int = 15, **known: float) -> NearPerson:
    table = pd.DataFrame({"asset_id": [f"t/{row}" for row in range(rows)]})
    question = Question(PACES["steady"], minutes)
    return NearPerson(question, status, None, table, table.head(0), None, "New\nport", **known)


@pytest.mark.parametrize(
    ("obstacle", "sentence"),
    [
        (Obstacle(Cause.TOO_FAR, 20), "20 minutes at this pace"),
        (Obstacle(Cause.TOO_FAR, 1), "1 minute at this pace"),
        (Obstacle(Cause.TOO_FAR, 30, at_least=True), "more than 30 minutes at this pace"),
        (Obstacle(Cause.NOT_STEP_FREE, 7), "no step-free way known (7 minutes over what may stop wheels)"),
        (Obstacle(Cause.NO_WAY_ON_FOOT), "no way on foot in the streets we know"),
        (Obstacle(Cause.OFF_THE_STREETS), "more than 250 m from any street we know"),
    ],
)
def test_each_obstacle_has_its_sentence(obstacle: Obstacle, sentence: str) -> None:
    assert obstacle_words(obstacle) == sentence


def test_every_cause_is_worded() -> None:
    assert len({obstacle_words(Obstacle(cause, 5)) for cause in Cause}) == len(Cause)


@pytest.mark.parametrize(
    ("unjudged", "begins"),
    [
        (
            answer(OriginStatus.FAR_FROM_STREET, off_m=318.0),
            "This place is 320 m from the nearest street that a walker can use; beyond 100 m",
        ),
        (
            answer(OriginStatus.ACROSS, off_m=140.0),
            "Water or a railway lies between this place and every street within 100 m, so the walk cannot be "
            "judged: the nearest street on this side is 140 m away. Choose a point on the street",
        ),
        (
            answer(OriginStatus.NO_STREETS, off_m=4_321.0),
            "The streets prepared for New port do not reach this place: the nearest is 4.3 km away.",
        ),
        (
            answer(OriginStatus.NO_STREETS, off_m=4_321.0, outside=True),
            "The streets prepared for New port do not reach this place: the nearest is 4.3 km away. What "
            "is in reach here is not known. It lies outside of the area: choose a place in it, or another "
            "area.",
        ),
        (
            answer(OriginStatus.NO_STREETS),
            "The streets prepared for New port do not reach this place: the nearest is further than",
        ),
        (
            answer(OriginStatus.UNCONNECTED, piece_m=300.0),
            "This place lies on 300 m of street that the map does not join to the rest of New port,",
        ),
    ],
)
def test_why_nothing_can_be_said_and_what_to_do(unjudged: NearPerson, begins: str) -> None:
    assert cannot_judge(unjudged).startswith(begins)


def test_a_start_that_can_be_judged_needs_no_such_sentence() -> None:
    assert cannot_judge(answer(OriginStatus.JUDGED)) == ""


def test_one_place_and_one_minute_are_each_one() -> None:
    one = answer(OriginStatus.JUDGED, rows=1, minutes=1)
    assert number_in_reach(one) == "1 place within 1 minute at a steady pace."
    many = answer(OriginStatus.JUDGED, rows=1200)
    assert number_in_reach(many) == "1,200 places within 15 minutes at a steady pace."


def test_lengths_are_rounded_to_what_they_are_worth() -> None:
    assert [length_words(metres) for metres in (3.0, 318.0, 999.0, 1_000.0)] == [
        "10 m",
        "320 m",
        "1,000 m",
        "1.0 km",
    ]
