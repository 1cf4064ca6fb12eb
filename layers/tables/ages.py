"""Which columns of single years make up "65+", "16-64" or "under 5"?

Official tables have a column for every year of age, often ninety, often twice, for women and for men. Their
headings are "65", "Age 65", "Aged 65 years", "F65" and "M65"; the last is "90+" or "90 and over".
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

AGES: Final = re.compile(
    r"\s*(?:(?P<from>\d{1,3})\s*(?:\+|and over|plus)|(?P<low>\d{1,3})\s*(?:-|–|to)\s*(?P<high>\d{1,3})"
    r"|under\s+(?P<under>\d{1,3}))\s*",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(
    r"\s*(?:(?P<sex>[fm]|females?|males?|persons?|women|men)?[\s_:;,-]*(?:aged?)?[\s_:;,-]*)(?P<year>\d{1,3})"
    r"(?P<open>\s*(?:\+|plus|(?:years?\s*)?(?:and|or)\s+(?:over|older|above)))?(?:\s*years?(?:\s*old)?)?\s*",
    re.IGNORECASE,
)
_UNDER_ONE: Final = re.compile(r"\s*(?:aged?\s+)?under\s+1(?:\s+years?)?\s*", re.IGNORECASE)
_OLDEST: Final = 999
_STOPS: Final = (85, 90, 95, 100, 105)  # where tables stop without a word: "F90" of ONS is 90 and over
_FEWEST_YEARS: Final = 5  # a few columns with numbers for headings are no table of ages


def columns_of_ages(header: Sequence[str], ages: str) -> list[str]:
    """The headings that make up ``ages``, in the order of the header.

    Parameters
    ----------
    header
        The headings of a table.
    ages
        Such as "65+", "16-64", "under 16".

    Returns
    -------
    Every single year once, of women and of men where these are apart; none where a year is missing or where
    the last, open one ("90+") would have to be cut in two.
    """
    group = AGES.fullmatch(ages)
    if not group:
        return []
    low, high = _span(group)
    by_sex: dict[str, dict[tuple[int, bool], str]] = defaultdict(dict)
    for heading in header:
        if year := _year_of(heading):
            sex, first, is_open = year
            by_sex[sex].setdefault((first, is_open), heading)
    parts = [years for sex in _sexes(by_sex) if (years := _whole(by_sex[sex], low, high))]
    chosen = {heading for part in parts for heading in part}
    return [heading for heading in header if heading in chosen] if len(parts) == len(_sexes(by_sex)) else []


def _span(group: "re.Match[str]") -> tuple[int, int]:
    if group["from"]:
        return int(group["from"]), _OLDEST
    if group["under"]:
        return 0, int(group["under"]) - 1
    return int(group["low"]), int(group["high"])


def _year_of(heading: str) -> tuple[str, int, bool] | None:
    """Whose year of age a heading is ("f", "m" or "" for all), which, and whether all older are with it."""
    if _UNDER_ONE.fullmatch(heading):
        return "", 0, False
    year = _YEAR.fullmatch(heading)
    if not year:
        return None
    sex = (year["sex"] or "").lower()[:1].replace("p", "").replace("w", "f")
    return sex, int(year["year"]), bool(year["open"])


def _sexes(by_sex: dict[str, dict[tuple[int, bool], str]]) -> list[str]:
    """All persons where the table has them, else women and men."""
    if len(by_sex.get("", {})) >= _FEWEST_YEARS:
        return [""]
    return [sex for sex in ("f", "m") if len(by_sex.get(sex, {})) >= _FEWEST_YEARS]


def _whole(years: dict[tuple[int, bool], str], low: int, high: int) -> list[str]:
    """The headings from ``low`` to ``high``, if no year between them is missing and none is cut in two."""
    last = _open_year(years)
    if last is None and high == _OLDEST:
        return []  # nobody says whether older ones are counted
    if last is not None and (low > last or last <= high < _OLDEST):
        return []
    single = range(low, high + 1 if last is None or high < last else last)
    if any((year, False) not in years for year in single):
        return []
    chosen = [years[year, False] for year in single]
    if last is not None and high == _OLDEST:
        chosen.append(years.get((last, True)) or years[last, False])
    return chosen


def _open_year(years: dict[tuple[int, bool], str]) -> int | None:
    """The year with which all older people are counted; a table that stops at 90 means 90 and over."""
    open_years = [year for year, is_open in years if is_open]
    oldest = max(year for year, _ in years)
    if open_years:
        return max(open_years)
    return oldest if oldest in _STOPS else None
