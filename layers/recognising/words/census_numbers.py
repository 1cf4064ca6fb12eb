"""What does Nomis mean by the number of a category, where a table has the numbers and not their words?"""

from collections.abc import Mapping
from typing import Final

_SINGLE_YEAR: Final = 101  # the number of age 0; that of age 17 is 118
_OLDEST: Final = 90
_BANDS: Final = 18  # of the Census, five years each, the last 85 and over
_SPANS: Final[Mapping[int, str]] = {
    200: "All ages",
    201: "Aged 0 to 15",
    203: "Aged 16 to 64",
    209: "Aged 65+",
}
_PEOPLE: Final = "Total: All usual residents"
_HOUSEHOLDS: Final = "Total: All households"
# By the beginning of the column's name, which ends in how many categories there are.
_CENSUS: Final[Mapping[str, Mapping[int, str]]] = {
    "c2021_restype": {0: _PEOPLE},
    "c2021_disability": {
        0: _PEOPLE,
        1: "Disabled under the Equality Act: Day-to-day activities limited a lot",
        2: "Disabled under the Equality Act: Day-to-day activities limited a little",
    },
    "c2021_hhcomp": {
        0: _HOUSEHOLDS,
        1: "One-person household: Aged 66 years and over",
        2: "One-person household: Other",
    },
    "c2021_cars": {0: _HOUSEHOLDS, 1: "No cars or vans in household"},
    "c2021_carer": {
        0: "Total: All usual residents aged 5 and over",
        1: "Provides no unpaid care",
        2: "Provides 9 hours or less unpaid care a week",
        3: "Provides 10 to 19 hours unpaid care a week",
        4: "Provides 20 to 34 hours unpaid care a week",
        5: "Provides 35 to 49 hours unpaid care a week",
        6: "Provides 50 or more hours unpaid care a week",
    },
}


def category_words(column: str, category: str) -> str:
    """What a category is called: its own words, or those for Nomis's number in a column of that name."""
    if not category.isdecimal():
        return category
    name, number = column.strip().casefold(), int(category)
    if name == "c_age":
        single = number - _SINGLE_YEAR
        return _SPANS.get(number) or (f"Aged {single}+" if single == _OLDEST else f"Aged {single}")
    if name == "c2021_age_19":
        first = 5 * (number - 1)
        oldest = f"Aged {first}+" if number == _BANDS else f"Aged {first} to {first + 4}"
        return oldest if number else "All ages"
    if name.startswith("age") and not name.endswith("code"):
        return f"Aged {number}"
    words = next((each for start, each in _CENSUS.items() if name.startswith(start)), {})
    return words.get(number, f"{column} {category}")
