"""A decade that is said is its first and its last year, and never a year between them."""

import pytest

from questions.circumstances.reading import read_circumstances
from questions.circumstances.settings import settings_of


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in his eighties", 80, 89),
        ("her nineties", 90, 99),
        ("lady in her nineties, likes knitting", 90, 99),
        ("mid-seventies", 74, 76),
        ("early 60s", 60, 63),
        ("late 70s", 77, 79),
        ("60s, recovering alcoholic", 60, 69),
        ("60's, likes darts", 60, 69),
        ("man, 70s, lives alone", 70, 79),
        ("80s lady", 80, 89),
        ("50 something", 50, 59),
        ("fifty-something bloke", 50, 59),
        ("eighty-odd", 80, 89),
        ("lady 60s", 60, 69),
        ("aged 60s", 60, 69),
        ("30 something mum with 3 yr old twins", 30, 39),
        ("octogenarian", 80, 89),
    ],
)
def test_a_decade_is_its_first_and_its_last_year(text: str, first: int, last: int) -> None:
    read = settings_of(read_circumstances(text, year=2026).circumstances)
    assert (read.age, read.age_until) == (first, last)
