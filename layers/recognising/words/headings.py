"""Which headings of a table count which people? By the words that censuses, estimates and indices use."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from layers.tables.ages import columns_of_ages

Counts = dict[str, str | tuple[str, ...]]  # our name -> their column, or columns to be added up

EVERYONE: Final = "everyone"
RANK: Final = "deprivation"
_YEAR: Final = r"[ _]*(\d{2}|\d{4})?"
_ONE: Final[Mapping[str, str]] = {
    EVERYONE: rf"(all )?(usual )?residents{_YEAR}|total: all (usual )?(residents|persons|people)"
    r"|all categories(?!.*(household|aged)).*|usually resident population"
    rf"|(total|all)[ _](population|persons|people|ages|usual residents){_YEAR}|population{_YEAR}",
    "disabled": rf"(disability: )?disabled( people| residents)?{_YEAR}"
    r"|(disability: )?disabled under the equality act( 2010)?"
    r"|(disability )?(limited|long[- ]term (health|limiting).*): (yes|limited)",
    "living_alone": rf"(household composition: )?(one[- ]person households?|living alone)(: total)?{_YEAR}",
    "households_without_car": r"(number of )?(cars or vans: )?(no|0) cars?( or vans?)?( in household)?"
    r"|no_car(s)?|households? without (a )?cars?( or vans?)?",
    "unpaid_carers": rf"(unpaid )?carers{_YEAR}|provides unpaid care|unpaid_carers",
    "deprivation": r"(w?imd|simd|ni?mdm|mdm|multiple deprivation measure)[ _]*[0-9v]*[ _]*"
    r"(overall[ _]*)?rank.*|simd\d{4}[a-z0-9]*[ _]rank|index of multiple deprivation.*rank.*"
    r"|wimd \d{4}( overall)?( rank)?|(overall|multiple)[ _](deprivation )?rank"
    r"|rank of multiple deprivation.*|nimdm\d{4}[ _]?rank",
}
_SEVERAL: Final[Mapping[str, str]] = {
    "disabled": r"(.*day[- ]to[- ]day activities )?limited a (lot|little)",
    "living_alone": r"(household composition: )?one[- ]person household: "
    r"(aged 6[56]( years)?( (and|or) over|\+)( years)?|aged under 6[56]( years)?|under 6[56]( years)?|other)",
}
# Hours of unpaid care a week; of bands within bands those are added up that hold every hour once.
_HOURS: Final = re.compile(
    r"(?:.*: )?(?:provides )?(?:(?P<low>\d+)\s*(?:to|-|–)\s*(?P<high>\d+) hours"
    r"|(?P<last>\d+) hours or less|(?P<open>\d+)(?: hours)?(?:\+| or more| and over)(?: hours)?)"
    r"(?: of)?(?: unpaid)?(?: care)?(?: (?:a|per) week)?(?: unpaid care)?"
)
_AGES: Final = (("under_16", 0, 15), ("aged_65_plus", 65, None), ("aged_75_plus", 75, None))
AGE_GROUPS: Final = frozenset(name for name, _, _ in _AGES)
_SINGLE_YEARS: Final = {"under_16": "under 16", "aged_65_plus": "65+", "aged_75_plus": "75+"}
_BAND: Final = re.compile(
    r"(?:aged?|ages)?[ _:]*(?:(?P<low>\d{1,3})[ _]*(?:to|-|–|_)[ _]*(?P<high>\d{1,3})"
    r"|(?P<open>\d{1,3})[ _]*(?:\+|plus|years? and over|and[ _]over|or over|years and older)"
    r"|(?:under|aged?[ _]under)[ _]*(?P<under>\d{1,3})"
    r"|(?P<last>\d{1,3})[ _]years?[ _]and[ _]under)(?:[ _]*years?)?"
)
_TAIL: Final = re.compile(r"\s*[;:]\s*(measures\s*[:;]\s*)?value\s*$|\s*\(number\)$")


def counts_of(columns: Sequence[str]) -> Counts:
    """Our name of every count that a table's headings say, and which columns make it up.

    ``everyone`` is all residents, ``deprivation`` a rank. The order is that of ``_ONE``, then ages.
    """
    plain = {_TAIL.sub("", column.strip().casefold()): column for column in reversed(columns)}
    counts: Counts = {}
    for name, words in _ONE.items():
        column = next((plain[own] for own in sorted(plain, key=len) if re.fullmatch(words, own)), None)
        several = tuple(plain[own] for own in plain if re.fullmatch(_SEVERAL.get(name, "(?!)"), own))
        if name == "unpaid_carers" and column is None:
            several = _of_every_hour(plain)
        if column is not None:
            counts[name] = column
        elif several:
            counts[name] = tuple(column for column in columns if column in several)
    ages = _by_age(columns, plain)
    if ages and EVERYONE not in counts and "total" in plain:  # beside ages a total is of people
        counts = {EVERYONE: plain["total"], **counts}
    return {**counts, **ages}


def all_ages(headings: Sequence[str]) -> list[str]:
    """The headings that make up everybody, of every age once; none where a total stands among them."""
    plain = {heading.strip().casefold(): heading for heading in headings}
    if any(re.fullmatch(rf"{_ONE[EVERYONE]}|total", own) for own in plain):
        return []
    bands = [(*band, column) for own, column in plain.items() if (band := _band(own))]
    return columns_of_ages(headings, "0+") or list(_whole(bands, 0, None))


def _of_every_hour(plain: Mapping[str, str]) -> tuple[str, ...]:
    """The fewest columns that count everybody who gives unpaid care, however many hours a week."""
    bands: list[tuple[int, int | None, str]] = []
    for own, column in plain.items():
        if match := _HOURS.fullmatch(own):
            low = int(match["open"] or match["low"] or 0)
            high = match["high"] or match["last"]
            bands.append((0 if low == 1 else low, int(high) if high else None, column))
    return _whole(bands, 0, None)


def as_list(columns: str | tuple[str, ...]) -> list[str]:
    """The columns of a count, even where there is but one."""
    return [columns] if isinstance(columns, str) else list(columns)


def _by_age(columns: Sequence[str], plain: Mapping[str, str]) -> Counts:
    counts: Counts = {}
    bands = [(*band, column) for own, column in plain.items() if (band := _band(own))]
    for name, low, high in _AGES:
        single = columns_of_ages(columns, _SINGLE_YEARS[name])
        parts = _whole(bands, low, high)
        if len(parts) == 1:
            counts[name] = parts[0]
        elif single:
            counts[name] = _SINGLE_YEARS[name]
        elif parts:
            counts[name] = tuple(column for column in columns if column in parts)
    return counts


def _band(heading: str) -> tuple[int, int | None] | None:
    """The years of age that a heading spans, None for its end where it has none."""
    match = _BAND.fullmatch(heading)
    if not match:
        return None
    if match["low"]:
        return int(match["low"]), int(match["high"])
    if match["open"]:
        return int(match["open"]), None
    return 0, int(match["under"]) - 1 if match["under"] else int(match["last"])


def _whole(bands: Sequence[tuple[int, int | None, str]], low: int, high: int | None) -> tuple[str, ...]:
    """The fewest columns that span these years without a gap and without one twice; () where none do."""
    if any((first, last) == (low, high) for first, last, _ in bands):
        return tuple(column for first, last, column in bands if (first, last) == (low, high))[:1]
    for first, last, column in sorted(bands, key=lambda band: -(band[1] or 999)):
        if first != low or last is None or (high is not None and last >= high):
            continue
        rest = _whole(bands, last + 1, high)
        if rest:
            return (column, *rest)
    return ()
