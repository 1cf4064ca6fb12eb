"""Which square of the British or the Irish grid does a reference like "ST 312 881" or "J 338 740" name?

Six, eight or ten figures: a square of a hundred, ten or one metre. Four figures name a square of a kilometre,
which is no place to walk to.
"""

import re
from dataclasses import dataclass
from typing import Final

from geo.crs import BRITISH_NATIONAL_GRID

IRISH_GRID: Final = "EPSG:29903"
_LETTERS: Final = "ABCDEFGHJKLMNOPQRSTUVWXYZ"
_BRITISH: Final = re.compile(r"([HNOST])([A-HJ-Z])[\s,]*([0-9]{2,5})[\s,]*([0-9]{2,5})", re.IGNORECASE)
_IRISH: Final = re.compile(r"([A-HJ-Z])()[\s,]*([0-9]{2,5})[\s,]*([0-9]{2,5})", re.IGNORECASE)


@dataclass(frozen=True)
class GridSquare:
    """The middle of a square, metres of its grid."""

    across: float
    up: float
    crs: str


def read_grid_reference(text: str) -> GridSquare | None:
    """The square that a grid reference names; None if it is none."""
    return _british(text) or _irish(text)


def _british(text: str) -> GridSquare | None:
    match = _BRITISH.fullmatch(text)
    figures = _figures(match) if match else ""
    if not match or not figures:
        return None
    major, minor = _square(match[1]), _square(match[2])
    across = (major[0] - 2) * 500_000 + minor[0] * 100_000
    up = (major[1] - 1) * 500_000 + minor[1] * 100_000
    return _in_square(across, up, figures, BRITISH_NATIONAL_GRID)


def _irish(text: str) -> GridSquare | None:
    match = _IRISH.fullmatch(text)
    figures = _figures(match) if match else ""
    if not match or not figures:
        return None
    column, row = _square(match[1])
    return _in_square(column * 100_000, row * 100_000, figures, IRISH_GRID)


def _figures(match: "re.Match[str]") -> str:
    """The figures of a grid reference, six, eight or ten, in two halves alike; "" if they are not."""
    figures = match[3] + match[4]
    together = figures in match.string  # nothing parts the halves: they are as long as each other
    halves = together or len(match[3]) == len(match[4])
    return figures if halves and len(figures) in (6, 8, 10) else ""


def _square(letter: str) -> tuple[int, int]:
    """Column from the west and row from the south of a letter in a square of five by five."""
    place = _LETTERS.index(letter.upper())
    return place % 5, 4 - place // 5


def _in_square(across: int, up: int, figures: str, crs: str) -> GridSquare:
    """The middle of the little square that the figures name."""
    half = len(figures) // 2
    step = 10 ** (5 - half)
    middle = step / 2 if step > 1 else 0.0
    return GridSquare(
        across + int(figures[:half]) * step + middle, up + int(figures[half:]) * step + middle, crs
    )
