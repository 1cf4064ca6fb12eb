"""A line for each thing asked for, in whole sentences."""

from dataclasses import replace
from types import SimpleNamespace

import pandas as pd
import pytest

from geo.paces import PACES
from layers.assets.kinds import load_kinds
from presentation.words.near.chips import may_mean_words, nothing_fits_help
from presentation.words.near.wish_lines import unwanted_words, wish_lines
from presentation.words.plain import NOTHING_FITS_HELP
from questions.conversation.conversation import Suggestions
from questions.conversation.findings import Fact, Price
from questions.conversation.judging import Hindrance, InTheWay
from questions.conversation.wish_answers import WishAnswer
from questions.walks.near_person import Question


class Near:
    """What a walk alone says: only the question is read here."""

    question = Question(PACES["planning"], 15)


def table(*rows: tuple[str, str, float | None]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "asset_id": [row[0] for row in rows],
            "name": [row[1] for row in rows],
            "kind": ["lunch_club"] * len(rows),
            "near_street": [""] * len(rows),
            "source": ["list"] * len(rows),
            "checked_on": [""] * len(rows),
            **dict.fromkeys(("also_in", "gone", "source_date", "when", "phone", "email", "website"), ""),
            "walk_min": pd.array([row[2] for row in rows], dtype="Int64"),
        }
    )


@pytest.fixture
def answer() -> Suggestions:
    fits = table(("a", "Market Lunch", 7), ("b", "Soup Kitchen Row", 9), ("c", "Third", 12))
    nothing = table()
    return Suggestions(Near(), fits, table(("r", "Walking Rugby", 22)), nothing, (), (), ())  # type: ignore[arg-type]


def lines(answer: Suggestions, *answers: WishAnswer) -> list[str]:
    return list(wish_lines(replace(answer, answers=answers), kinds=load_kinds()))


def wish(*typed: str, **more: object) -> WishAnswer:
    return WishAnswer(typed, typed[0], **{"sounds_like": "", "is_trouble": False, "fits": (), **more})  # type: ignore[arg-type]


def test_what_fits_is_named_and_what_is_too_far_says_how_far(answer: Suggestions) -> None:
    assert lines(answer, wish("rugby", nearest_too_far="r"), wish("lunch", fits=("a", "b", "c"))) == [
        "Rugby: nothing within 15 minutes; Walking Rugby is 22 minutes away.",
        "Lunch: Market Lunch, 7 minutes; Soup Kitchen Row, 9 minutes; and 1 more.",
    ]


def test_what_was_read_as_something_says_as_what_and_a_trouble_is_offered_gently(answer: Suggestions) -> None:
    puff = replace(wish("short of puff", fits=("a",), sounds_like="gets puffed"), means="breathless")
    loss = wish("husband died", fits=("c",), is_trouble=True)
    assert lines(answer, puff, loss) == [
        "“short of puff” (read as: breathless): Market Lunch, 7 minutes.",
        "If it would help – Husband died: Third, 12 minutes.",
    ]


def test_nothing_at_all_is_said(answer: Suggestions) -> None:
    assert lines(answer, wish("rugby"), wish("chess")) == [
        "Rugby: nothing fits within 15 minutes, nor a little further.",
        "Chess: nothing fits within 15 minutes, nor a little further.",
    ]


def test_one_word_of_the_tables_that_is_met_needs_no_line(answer: Suggestions) -> None:
    assert lines(answer, wish("lunch", fits=("a",))) == []


def test_what_is_not_wanted_is_said(answer: Suggestions) -> None:
    assert unwanted_words(answer) == ""
    words = unwanted_words(replace(answer, unwanted=("bingo", "cards")))
    assert words == "Left out, because they do not want it: “bingo” and “cards”."


def test_a_slip_of_the_pen_shows_what_it_was_read_as(answer: Suggestions) -> None:
    lunch = wish("comapny at lunch", "Knitting", fits=("a",), meant=("company at lunch", "knitting"))
    assert lines(answer, lunch, wish("rugby", nearest_too_far="r"))[0] == (
        "“comapny at lunch” (read as: company at lunch) and “Knitting”: Market Lunch, 7 minutes."
    )


@pytest.mark.parametrize(
    ("hindrances", "line"),
    [
        (
            (Hindrance(InTheWay.NOT_ASKED_FOR, Fact.NOT_ASKED_FOR),),
            "Blind: Sight Loss Social, 5 minutes, is there for this, if they would like it.",
        ),
        (
            (Hindrance(InTheWay.FULL, Fact.FULL), Hindrance(InTheWay.COST, Price(500))),
            "Blind: nothing fits as it is within 15 minutes; there is Sight Loss Social, 5 minutes: "
            "full; £5 each time.",
        ),
    ],
)
def test_what_is_there_is_named_with_what_is_in_the_way(
    answer: Suggestions, hindrances: tuple[Hindrance, ...], line: str
) -> None:
    there = table(("s", "Sight Loss Social", 5)).assign(hindrances=[hindrances])
    assert lines(replace(answer, ruled_out=there), wish("blind", there_still="s")) == [line]


def test_no_list_is_promised_that_is_not_there(answer: Suggestions) -> None:
    nothing = replace(answer, near_misses=table())
    assert nothing_fits_help(answer) == NOTHING_FITS_HELP
    assert "We did not understand “flumph”." in nothing_fits_help(replace(nothing, not_met=("flumph",)))
    assert "folded below" in nothing_fits_help(replace(nothing, ruled_out=table(("a", "Market Lunch", 7))))
    assert "below" not in nothing_fits_help(nothing)


def test_the_same_word_is_not_asked_back() -> None:
    assert may_mean_words("Dementia", "dementia") == "Is this about dementia? Then show what is near for it."
    assert may_mean_words("needs a bit of life", "company") == "“needs a bit of life”: company?"


def test_a_line_says_of_each_place_that_it_is_not_step_free_to_who_goes_at_that_pace(
    answer: Suggestions,
) -> None:
    fits = answer.fits.assign(step_free=["no", "", "yes"])
    near = SimpleNamespace(question=Question(next(pace for pace in PACES.values() if pace.step_free), 15))
    here = replace(answer, near=near, fits=fits)  # type: ignore[arg-type]
    told = lines(here, wish("brass band", fits=("a", "c")), wish("lunch", fits=("b",)))
    assert told == [
        "Brass band: Market Lunch, 7 minutes, not step-free; Third, 12 minutes.",
        "Lunch: Soup Kitchen Row, 9 minutes, whether it is step-free is not known.",
    ]
    assert lines(replace(answer, fits=fits), wish("brass band", fits=("a",)), wish("lunch"))[0] == (
        "Brass band: Market Lunch, 7 minutes."
    )


def test_what_has_steps_is_named_beside_what_fits_and_where_nothing_does(answer: Suggestions) -> None:
    steps = table(("s", "Larkenby Brass", 13)).assign(cause=InTheWay.NOT_ACCESSIBLE)
    here = replace(answer, near_misses=pd.concat([answer.near_misses, steps]))
    assert lines(here, wish("brass band", fits=("a",), with_steps=("s",))) == [
        "Brass band: Market Lunch, 7 minutes. Not step-free: Larkenby Brass, 13 minutes."
    ], "one wish that fits has a line too"
    assert lines(here, wish("brass band", nearest_too_far="r", with_steps=("s",))) == [
        "Brass band: nothing within 15 minutes; Walking Rugby is 22 minutes away. "
        "Not step-free: Larkenby Brass, 13 minutes."
    ]


def test_several_words_are_quoted_side_by_side(answer: Suggestions) -> None:
    assert lines(answer, wish("behind with", "rent", fits=("a",), is_trouble=True), wish("chess"))[0] == (
        "If it would help – “behind with” and “rent”: Market Lunch, 7 minutes."
    )
