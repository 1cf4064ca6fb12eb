"""Amounts as groups write them: thousands, about, so much a year; a range is no amount."""

import pytest

from layers.bids.amounts import read_amount


@pytest.mark.parametrize(
    ("cell", "pounds", "about", "reckoned"),
    [
        ("4500", 4500, False, False),
        ("£4,500.50", 4500.5, False, False),
        ("5k", 5000, False, False),
        ("£2.5k", 2500, False, False),
        ("£ 2.5 K", 2500, False, False),
        ("12 thousand", 12000, False, False),
        ("£1.25m", 1250000, False, False),
        ("3 000", 3000, False, False),
        ("3000 pounds", 3000, False, False),
        ("GBP 3000", 3000, False, False),
        ("£6,000 in total", 6000, False, False),
        ("£6,000 over 3 years", 6000, False, False),
        ("about 3000", 3000, True, False),
        ("About £3,000", 3000, True, False),
        ("approx. 3k", 3000, True, False),
        ("c. £3,000", 3000, True, False),
        ("c£3000", 3000, True, False),
        ("~3000", 3000, True, False),
        ("3000ish", 3000, True, False),
        ("£3,000 or so", 3000, True, False),
        ("£3,000 approx", 3000, True, False),
        ("£2,000 pa for 3 yrs", 6000, False, True),
        ("2000 p.a. for three years", 6000, False, True),
        ("£2k per annum x 3 years", 6000, False, True),
        ("£2,000/year, 2 years", 4000, False, True),
        ("£2,000 a year over 2 years", 4000, False, True),
        ("£100 a month for 12 months", 1200, False, True),
        ("£150 pcm x 10 months", 1500, False, True),
        ("£2,000 x 3", 6000, False, True),
        ("3 x £2,000", 6000, False, True),
        ("3 years at £2,000 pa", 6000, False, True),
        ("about £2,000 pa for 3 years", 6000, True, True),
        ("0", 0, False, False),
    ],
)
def test_a_sum_is_read_as_people_write_it(cell: str, pounds: float, about: bool, reckoned: bool) -> None:
    amount = read_amount(cell, most=1e8)
    assert (amount.pounds, amount.about, amount.reckoned) == (pounds, about, reckoned)
    assert amount.what == ""


RANGE = '"{}" is from so much to so much, not one sum.'
NO_YEARS = '"{}" is so much each time, and does not say for how many years or months.'
NO_EACH = '"{}" does not say whether that is for each year or for all.'
NONE = '"{}" is not an amount in pounds.'


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("3000-4000", RANGE),
        ("£3,000 – £4,000", RANGE),
        ("£3k to £4k", RANGE),
        ("between 3000 and 4000", RANGE),
        ("about 3000 to 4000", RANGE),
        ("£2,000 pa", NO_YEARS),
        ("£2,000 per year", NO_YEARS),
        ("£80 a month", NO_YEARS),
        ("£6,000 for 3 years", NO_EACH),
        ("£2,000 a month for 3 years", NONE),
        ("lots", NONE),
        ("-5", NONE),
        ("3.000", NONE),
        ("£5,000 + VAT", NONE),
        ("5 kittens", NONE),
        ("2000000k", NONE),
        ("tbc", NONE),
        ("1" * 400, NONE),
    ],
)
def test_what_is_no_one_sum_is_said_with_why(cell: str, what: str) -> None:
    amount = read_amount(cell, most=1e8)
    assert amount.pounds is None
    assert amount.what == what.format(cell if len(cell) <= 60 else cell[:60] + "…")
    assert amount.fix.startswith("Write")
