"""Does a text ever change? As the library says, which looks until the year 10,000, and much sooner."""

from datetime import datetime

import pytest
from opening_hours import OpeningHours

from layers.osm.hours import HoursUnreadError, never_changes

SINCE = datetime(1990, 1, 1)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("24/7", True),
        ("Mo-Su 00:00-24:00", True),
        ("closed", True),
        ('Mo-Su 00:00-24:00 "ring"', True),
        ("week 1-53", True),
        ("Mo-Fr 09:00-17:00", False),
        ("00:00-24:00; Feb 29 off", False),
        ("dawn-dusk", False),
        ("2051 00:00-24:00", False),
        ("1980 off", True),
    ],
)
def test_a_text_is_the_same_for_ever_where_the_library_says_so(text: str, never: bool) -> None:
    assert never_changes(text, SINCE, None) is never
    library = OpeningHours(text, auto_country=False, auto_timezone=False)
    assert (library.next_change(SINCE) is None) is never


def test_what_is_not_in_the_grammar_is_refused() -> None:
    with pytest.raises(HoursUnreadError, match="is not written as opening hours are in OpenStreetMap"):
        never_changes("when the sun is out", SINCE, None)
