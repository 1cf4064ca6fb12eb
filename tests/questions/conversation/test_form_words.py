"""The club of "chess club" is no wish of its own; a club by itself is, and so is one behind a comma."""

import pytest

from questions.conversation.reading.lexicon import lexicon
from questions.conversation.wished_words import wishes_in


def asked_for(text: str) -> list[str]:
    return [wish.typed for wish in wishes_in(text, lexicon()) if not wish.unwanted]


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
def test_what_says_in_which_form_is_part_of_the_wish(text: str, wishes: list[str]) -> None:
    assert asked_for(text) == wishes
