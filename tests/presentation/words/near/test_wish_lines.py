"""A line for each thing asked for, in whole sentences."""

from dataclasses import replace

import pandas as pd
import pytest

from geo.paces import PACES
from layers.assets.kinds import load_kinds
from presentation.words.near.wish_lines import unwanted_words, wish_lines
from questions.conversation.conversation import Suggestions
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
