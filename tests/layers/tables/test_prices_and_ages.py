"""A price is one visit's, in pence; ages are inclusive; what can be read two ways is not read at all."""

import pytest
from hypothesis import given, strategies as st

from layers.tables.prices_and_ages import OLDEST, Ages, read_ages, read_price


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("£4", 400), ("£4.50", 450), ("£4,50", 450), ("£ 12 each", 1200), ("50p", 50), ("£3 a session", 300),
        ("£3, and £3 for carers", 300), ("4", 400), ("4.5", 450), ("0", 0), ("Free", 0), ("No charge", 0),
    ],
)  # fmt: skip
def test_one_price_is_read(text, pence):
    assert read_price(text) == pence


@pytest.mark.parametrize(
    "text",
    [
        "", "£3-£5", "£3 or £5", "donations welcome", "£2 donation", "from £3", "up to £5", "£25 a year",
        "£60 per term", "£10 membership", "free for members", "first visit free", "free, £2 for tea",
        "ask", "1.234", "£1.234", "varies",
    ],
)  # fmt: skip
def test_what_is_no_single_price_of_a_visit_is_not_known(text):
    assert read_price(text) is None


@given(st.integers(0, 999), st.integers(0, 99))
def test_pounds_and_pence_come_back_as_they_were_written(pounds, pence):
    assert read_price(f"£{pounds}.{pence:02}") == read_price(f"{pounds}.{pence:02}") == pounds * 100 + pence


@pytest.mark.parametrize(
    ("text", "youngest", "oldest"),
    [
        ("60+", 60, None), ("over 50s", 50, None), ("16-25", 16, 25), ("aged 16 to 25 years", 16, 25),
        ("11 – 18", 11, 18), ("under 5s", None, 4), ("5 and under", None, 5), ("up to 12", None, 12),
        ("adults", 18, None), ("18", 18, 18), ("For 65 and over only", 65, None), ("all ages", None, None),
        ("", None, None), ("0-4", 0, 4), (f"{OLDEST}+", OLDEST, None),
    ],
)  # fmt: skip
def test_ages_are_read_inclusive(text, youngest, oldest):
    assert read_ages(text) == Ages(youngest, oldest)


@pytest.mark.parametrize(
    "text", ["25-16", f"{OLDEST + 1}+", "18-126", "older people", "1960", "3 groups", "under 0s"]
)
def test_ages_that_cannot_be_are_not_known(text):
    assert read_ages(text) is None


@given(st.integers(0, OLDEST), st.integers(0, OLDEST))
def test_a_span_is_read_the_right_way_round_or_not_at_all(one, other):
    assert read_ages(f"{one}-{other}") == (Ages(one, other) if one <= other else None)
