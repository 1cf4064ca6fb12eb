"""What may somebody type as breaks between the classes of a figure, and what is said of others?"""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from geo.errors import WithinReachError
from presentation.words.language import sentence
from presentation.words.wards.measures import SHADES, Measure

LABEL: Final = sentence("Own breaks on the map")
HELP: Final = sentence(
    "Where each class but the first begins, from the least on, as the key writes it: 10, 30, 50 for shares, "
    "300; 600 for metres. Nothing typed: the classes that stay between choices."
)
LONGEST: Final = 40
ADDRESS: Final = re.compile(rf"[0-9 .,;%]{{1,{LONGEST}}}")
_MOST: Final = len(SHADES) - 1
_BETWEEN: Final = re.compile(r"[;,\s]+")
_NUMBER: Final = re.compile(r"(\d+(?:\.\d+)?)\s*%?", re.ASCII)
_NO_NUMBER: Final = re.compile(r"[^0-9.]")


class BreaksError(WithinReachError, ValueError):
    """Breaks that were typed cannot divide a figure into classes."""


def with_breaks(measure: Measure, typed: str, *, longest_m: float) -> Measure:
    """A figure with the breaks that somebody typed; with its own where nothing is.

    Parameters
    ----------
    measure, typed
        The figure, and the text: one to four rising numbers, percentages for shares, metres for walks.
    longest_m
        How far walks were measured.

    Raises
    ------
    BreaksError
        It is no such list; says what is wrong with it.
    """
    parts = [part for part in _BETWEEN.split(typed.strip()) if part]
    if not parts:
        return measure
    numbers = [_number(part) for part in parts]
    if len(numbers) > _MOST:
        raise BreaksError(
            "{count} breaks make {classes} classes, more than can be told apart by eye.",
            "Type at most {most} numbers.",
            count=len(numbers),
            classes=len(numbers) + 1,
            most=_MOST,
        )
    for low, high in pairwise(numbers):
        if low >= high:
            raise BreaksError(
                "The breaks do not rise: {high:g} comes after {low:g}.",
                "Type them from the least on, without commas within a number.",
                low=low,
                high=high,
            )
    return replace(measure, breaks=tuple(_value(measure, number, longest_m) for number in numbers))


def _number(part: str) -> float:
    match = _NUMBER.fullmatch(part)
    if match is None:
        raise BreaksError(
            "“{part}” is no number.", "Type numbers with commas between them, like 10, 30, 50.", part=part
        )
    return float(match[1])


def _value(measure: Measure, number: float, longest_m: float) -> float:
    """A break as the figure has it; the key must be able to write it as it was typed."""
    is_share = measure.column.startswith("share")
    if is_share and not 0 < number < 100:
        raise BreaksError(
            "A share of {number:g}% parts nothing.", "Type percentages between 1 and 99.", number=number
        )
    if number <= 0 or (measure.column.startswith("median") and number > longest_m):
        raise BreaksError(
            "A break at {number:g} parts nothing here.",
            "Type numbers above 0, and for walks up to {longest:.0f} m.",
            number=number,
            longest=longest_m,
        )
    value = number / 100 if is_share else number
    written = measure.words_of(value, longest_m)
    if _NO_NUMBER.sub("", written) != f"{number:.12g}" and float(_NO_NUMBER.sub("", written)) != number:
        raise BreaksError(
            "{number:.12g} is finer than this figure is told: the key would say {written}.",
            "Type it as rounded as the figures are.",
            number=number,
            written=written,
        )
    return value
