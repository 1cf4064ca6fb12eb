"""What a text wishes for, and what it does not want: read clause by clause."""

import pytest

from questions.conversation.reading.lexicon import lexicon
from questions.conversation.wished_words import PLAIN_WORD, wishes_in


def read(text: str) -> list[tuple[str, bool]]:
    return [(wish.meant, wish.unwanted) for wish in wishes_in(text, lexicon())]


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("rugby", [("rugby", False)]),
        ("likes rugby, no bingo", [("rugby", False), ("bingo", True)]),
        ("no bingo or cards", [("bingo", True), ("cards", True)]),
        ("no bingo, cards", [("bingo", True), ("cards", False)]),
        ("rugby and rugby", [("rugby", False)]),
        ("", []),
        ("the, often, 72", []),
    ],
)
def test_a_dislike_holds_to_the_end_of_its_clause_and_over_an_or(
    text: str, wishes: list[tuple[str, bool]]
) -> None:
    assert read(text) == wishes


def test_who_hates_being_lonely_wants_company() -> None:
    assert read("hates being lonely") == [("lonely", False)]


def test_a_dislike_goes_by_words_and_never_by_a_whole_kind() -> None:
    (wanted,) = wishes_in("bingo", lexicon())
    (unwanted,) = wishes_in("no bingo", lexicon())
    assert wanted.kinds
    assert unwanted.unwanted
    assert unwanted.kinds == ()


def test_a_word_that_no_table_has_is_looked_for_as_it_stands() -> None:
    (wish,) = wishes_in("quoits", lexicon())
    assert not wish.in_tables
    assert [(target.words, target.weight) for target in wish.targets] == [("quoits", PLAIN_WORD)]


def test_a_wish_does_not_print_what_was_typed() -> None:
    assert "sentinel" not in repr(wishes_in("sentinelword", lexicon()))


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("chess club", ["chess"]),
        ("a lunch club and a gardening group", ["lunch", "gardening"]),
        ("history society or the darts team", ["history", "darts"]),
        ("a club", ["club"]),
        ("chess, a club", ["chess", "club"]),
        ("community centre", ["community centre"]),
    ],
)
def test_the_club_of_chess_club_is_part_of_that_wish(text: str, wishes: list[str]) -> None:
    assert [meant for meant, unwanted in read(text) if not unwanted] == wishes


@pytest.mark.parametrize(
    "text", ["My dad's 78 and likes bowls", "mum's nearly ninety, bowls", "Nan’s in her 80s, bowls"]
)
def test_whose_age_is_told_is_no_group_for_such(text: str) -> None:
    assert read(text) == [("bowls", False)]


def test_a_group_for_dads_is_asked_for_in_the_plural() -> None:
    assert read("a dads' group") == [("dads", False)]
