"""What does an index of need say that the panel brings as a file? A value for each small area or ward."""

import csv
import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from geo.errors import WithinReachError
from geo.wording import worded
from layers.area import Area
from layers.tables.report import Fault


class NeedIndexError(WithinReachError, ValueError):
    """A file that holds no index of need for this place."""


@dataclass(frozen=True)
class NeedIndex:
    """An index of need that the panel brings: a value for each place, and which end is the neediest."""

    title: str
    values: tuple[tuple[str, float], ...] = field(repr=False)  # (code of the small area or ward, value)
    rank_one_is_neediest: bool  # True for ranks such as IMD; False where a high score is a great need
    sha256: str = ""
    faults: tuple[Fault, ...] = ()
    by_ward: bool = False  # whether the codes are those of wards


def read_index(path: Path, area: Area, *, rank_one_is_neediest: bool, title: str = "") -> NeedIndex:
    """Read an index of need from a CSV: a column of small areas' or wards' codes; the last number counts.

    A file that has codes of both is read by small area.

    Raises
    ------
    NeedIndexError
        No row names a small area or ward of this place together with a number.
    """
    raw = path.read_bytes()
    rows = list(csv.reader(raw.decode("utf-8-sig", errors="replace").splitlines()))
    codes = set(area.small_areas["small_area_code"])
    by_ward = not any(_code(row, codes) for row in rows[1:])
    values, faults = _values(rows, set(area.wards["ward_code"]) if by_ward else codes)
    if not values:
        raise NeedIndexError(
            "{title} has no row with a small area or ward of {area_title} and a number.",
            "Give it two columns: the code of the small area or ward, and its rank or score.",
            title=title or path.name,
            area_title=area.title,
        )
    sha256 = hashlib.sha256(raw).hexdigest()
    pairs = tuple(sorted(values.items()))
    return NeedIndex(title or path.stem, pairs, rank_one_is_neediest, sha256, tuple(faults), by_ward)


def _values(rows: Sequence[Sequence[str]], codes: Collection[str]) -> tuple[dict[str, float], list[Fault]]:
    """The value of each code, and the rows that cannot be used."""
    values: dict[str, float] = {}
    faults: list[Fault] = []
    for number, row in enumerate(rows[1:], start=2):
        code, shown = _code(row, codes), ",".join(row)[:60]
        value = next((_number(cell) for cell in reversed(row) if _number(cell) is not None), None)
        if code and value is None:
            faults.append(
                Fault(number, None, shown, worded("This row has no number."), worded("Give it one."))
            )
        elif code in values:
            faults.append(
                Fault(
                    number,
                    None,
                    shown,
                    worded("{code} was there before.", code=code),
                    worded("Give each code once."),
                )
            )
        elif code and value is not None:
            values[code] = value
    return values, faults


def _code(row: Sequence[str], codes: Collection[str]) -> str:
    return next((cell.strip() for cell in row if cell.strip() in codes), "")


def _number(text: str) -> float | None:
    try:
        value = float(text.replace(",", ""))
    except ValueError:
        return None
    return value if np.isfinite(value) else None
