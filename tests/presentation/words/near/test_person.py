"""How old somebody is, in words: a decade is never said as a year."""

import pytest

from presentation.words.near.person import age_words


@pytest.mark.parametrize(
    ("age", "until", "words"),
    [
        (82, None, "aged 82"),
        (90, 99, "in their nineties"),
        (20, 29, "in their twenties"),
        (77, 79, "aged 77 to 79"),
        (10, 19, "aged 10 to 19"),
    ],
)
def test_how_old(age: int, until: int | None, words: str) -> None:
    assert age_words(age, until) == words
