"""What does somebody ask of the features? Reads an address; what it does not know is refused."""

import math
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from layers.publishing.features.model import Bounds, Days, FeatureQuery, FeatureRequestError

USUAL_LIMIT: Final = 100
MOST: Final = 1_000
FORM: Final = "f"  # f=json: there is no other
OF_ITEMS: Final = ("bbox", "datetime", "limit", "after", FORM)
_WHOLE: Final = re.compile(r"[0-9]{1,9}")
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,20}([.][0-9]{1,40})?([eE][+-]?[0-9]{1,2})?")
_MOMENT: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})([Tt][0-9:.]{5,20}([Zz]|[+-][0-9:]{5})?)?")
_FLAT, _HIGH = 4, 6
_LONGEST_SHOWN: Final = 40


def read_query(parameters: Iterable[tuple[str, str]]) -> FeatureQuery:
    """What the parameters of ``/items`` ask.

    Raises ``FeatureRequestError`` where one is not known, stands twice, or holds what cannot be.
    """
    pairs = tuple(parameters)
    named = check_known(pairs, OF_ITEMS)
    return FeatureQuery(
        _limit(named["limit"]) if "limit" in named else USUAL_LIMIT,
        read_bounds(named["bbox"]) if "bbox" in named else None,
        _days(named["datetime"]) if "datetime" in named else None,
        named.get("after", ""),
        pairs,
    )


def check_known(pairs: Iterable[tuple[str, str]], names: tuple[str, ...] = (FORM,)) -> Mapping[str, str]:
    """The parameters by name. Raises ``FeatureRequestError`` for one that is not known, or stands twice."""
    named: dict[str, str] = {}
    for name, value in pairs:
        if name not in names:
            raise FeatureRequestError(
                'There is no parameter "{name}" here.',
                "There are: {names}. Pages are followed by their link “next”.",
                name=name[:_LONGEST_SHOWN],
                names=", ".join(names),
            )
        if name in named:
            raise FeatureRequestError('The parameter "{name}" stands twice.', "Give it once.", name=name)
        named[name] = value
    if named.get(FORM, "json") not in ("json", "application/json", "application/geo+json"):
        raise FeatureRequestError(
            'There is no form "{form}" here.', "Ask for f=json.", form=named[FORM][:_LONGEST_SHOWN]
        )
    return named


def _limit(text: str) -> int:
    """How many features a page has: what is above the most is the most, as the standard asks."""
    plain = text.removeprefix("+")
    if plain.isascii() and plain.isdigit() and not _WHOLE.fullmatch(plain) and plain.strip("0"):
        return MOST
    if not _WHOLE.fullmatch(plain) or int(plain) < 1:
        raise FeatureRequestError(
            'limit is "{text}".',
            "Give a whole number from 1 to {most}.",
            text=text[:_LONGEST_SHOWN],
            most=MOST,
        )
    return min(int(plain), MOST)


def read_bounds(text: str) -> Bounds:
    """A box of four numbers, or six, of which the heights are left aside.

    Raises ``FeatureRequestError`` where it is none.
    """
    parts = text.split(",", _HIGH)
    if len(parts) not in (_FLAT, _HIGH) or not all(_NUMBER.fullmatch(part.strip()) for part in parts):
        raise _bad_box(text)
    numbers = [float(part) for part in parts]
    west, south, *_ = numbers
    east, north = numbers[len(numbers) // 2], numbers[len(numbers) // 2 + 1]
    inside = all(map(math.isfinite, numbers)) and max(abs(west), abs(east)) <= 180
    if not inside or not -90 <= south <= north <= 90:
        raise _bad_box(text)
    return west, south, east, north


def _bad_box(text: str) -> FeatureRequestError:
    return FeatureRequestError(
        'bbox is "{text}".',
        "Give west, south, east, north in degrees between commas, longitude first, like -3.1,51.5,-2.9,51.6.",
        text=text[:_LONGEST_SHOWN],
    )


def _days(text: str) -> Days:
    """A day or moment, or a stretch "first/last" of which one end may be open (".." or nothing)."""
    ends = text.split("/")
    if len(ends) == 1:
        day = _day(ends[0], text)
        return day, day
    if len(ends) > 2 or all(end in ("", "..") for end in ends):
        raise _bad_day(text)
    first, last = (None if end in ("", "..") else _day(end, text) for end in ends)
    if first is not None and last is not None and first > last:
        raise _bad_day(text)
    return first, last


def _day(part: str, text: str) -> date:
    match = _MOMENT.fullmatch(part)
    try:
        return date.fromisoformat(match[1] if match else "")
    except ValueError:
        raise _bad_day(text) from None


def _bad_day(text: str) -> FeatureRequestError:
    return FeatureRequestError(
        'datetime is "{text}".',
        "Give a day like 2026-11-27, or a stretch like 2026-01-01/2026-12-31 or 2026-01-01/...",
        text=text[:_LONGEST_SHOWN],
    )
