"""What do the cells of a timetable say: times past midnight, days, yes and no, names?"""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from geo.types import IndexArray
from layers.tables.cells import without_control

BLANK: Final = -1  # no time is given
WRONG: Final = -2  # what is given is none
_TIME: Final = re.compile(r"\s*([0-9]{1,2}):([0-5][0-9]):([0-5][0-9])\s*", re.ASCII)
_MOST_HOURS: Final = 72  # a coach of three days
_DAY: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})", re.ASCII)
_LONGEST_NAME: Final = 120
_YES_NO: Final = {"1": "yes", "2": "no"}


def seconds_of(cells: pd.Series) -> IndexArray:
    """(n,) seconds since noon less twelve hours of the service day; BLANK, or WRONG."""
    return _each(cells, _seconds)


def whole_numbers(cells: pd.Series) -> IndexArray:
    """(n,) whole numbers from 0; BLANK, or WRONG."""
    return _each(cells, _number)


def day_of(cell: str) -> date | None:
    """A day as GTFS writes it, 20260704; None where it is none."""
    match = _DAY.fullmatch(cell.strip())
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def yes_no(cells: pd.Series) -> pd.Series:
    """1 is "yes" and 2 is "no"; all else is not known, ""."""
    return cells.str.strip().map(_YES_NO).fillna("")


def names(cells: pd.Series) -> pd.Series:
    """Names on one line, without control characters, and no longer than anybody reads."""
    return cells.map(lambda cell: " ".join(without_control(cell).split())[:_LONGEST_NAME])


def _seconds(cell: str) -> int:
    if not cell.strip():
        return BLANK
    match = _TIME.fullmatch(cell)
    hours, minutes, seconds = map(int, match.groups()) if match else (_MOST_HOURS, 0, 0)
    return hours * 3600 + minutes * 60 + seconds if hours < _MOST_HOURS else WRONG


def _number(cell: str) -> int:
    text = cell.strip()
    if not text:
        return BLANK
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else WRONG


def _each(cells: pd.Series, read: Callable[[str], int]) -> IndexArray:
    codes, uniques = pd.factorize(cells)
    values = np.array([read(str(cell)) for cell in uniques], np.int64)
    return values[codes] if len(uniques) else np.empty(0, np.int64)
