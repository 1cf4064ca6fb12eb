"""What stands in a cell that should hold a coordinate: a number, degrees and minutes, a grid reference?"""

import re
from typing import Final

from geo.wording import Wording, worded

NUMBER: Final = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
NOT_FINITE: Final = re.compile(r"[+-]?(nan|inf|infinity)", re.I)
_DEGREES: Final = re.compile(r"[+-]?\s*[0-9.]+\s*[°º˚:d'′’\"″”NSEW\s][0-9.°º˚:dm'′’\"″”NSEWs\s]*", re.I)
_GRID_REFERENCE: Final = re.compile(r"[A-HJ-Z]{2}\s*[0-9]{2,5}\s*[0-9]{2,5}", re.I)
_LONGEST_SHOWN: Final = 40


def as_number(cell: str) -> Wording:
    """What to do about a cell that is not a number, as exactly as can be told."""
    if _GRID_REFERENCE.fullmatch(cell):
        return worded("It looks like a grid reference: write easting and northing in metres in two columns.")
    plain = cell.replace("−", "-").replace("–", "-")
    candidates = (plain, plain.replace(",", ".") if plain.count(",") == 1 else "", plain.replace(",", ""))
    meant = list(dict.fromkeys(text for text in candidates if text and NUMBER.fullmatch(text)))
    if len(meant) > 1:
        return worded("Write it as {first} or {second}.", first=meant[0], second=meant[1])
    if meant:
        return worded("Write it as {number}.", number=meant[0])
    return worded("Write it as a plain number, like 51.5843.")


def decimal_degrees(cell: str) -> float | None:
    """The decimal degrees of 53°32'N, 53 32 24 N or 53.54N; None if it is nothing of the kind."""
    if len(cell) > _LONGEST_SHOWN or not _DEGREES.fullmatch(cell):
        return None
    parts = re.findall(r"[0-9]+\.?[0-9]*", cell)
    if not 1 <= len(parts) <= 3 or any(float(part) >= 60 for part in parts[1:]):
        return None
    size: float = sum(float(part) / 60.0**power for power, part in enumerate(parts))
    negative = cell.lstrip().startswith("-") or re.search(r"[SW]", cell, re.I)
    return -size if negative else size


def shortened(cell: str) -> str:
    """A cell as a sentence shows it, cut where it is long."""
    return cell if len(cell) <= _LONGEST_SHOWN else cell[:_LONGEST_SHOWN] + "…"
