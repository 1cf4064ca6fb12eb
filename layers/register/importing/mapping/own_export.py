"""Is a table an export of the register itself, and what did its cells say before they were made safe?"""

from collections.abc import Sequence
from typing import Final

from layers.register.model import ASSET_FIELDS

EXPORTED_ON: Final = "exported_on"
LATER_FIELDS: Final = frozenset({"helpers_wanted"})  # exports written before lack these columns
CONFIDENCE: Final = "confidence"
POINT_IS: Final = "point_is"  # how exact the coordinates are, in words
TRIGGERS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")  # a spreadsheet may run a cell that begins so


def is_own_export(columns: Sequence[str]) -> bool:
    """Whether the columns are those of a file that the register gave away.

    In map files shapes tell the points.
    """
    return {*ASSET_FIELDS, EXPORTED_ON} - {"longitude", "latitude"} - LATER_FIELDS <= set(columns)


def spreadsheet_safe(text: str) -> str:
    """Text that a spreadsheet shows and never runs: a sign that begins a formula gets a ' before it."""
    return f"'{text}" if text.startswith(TRIGGERS) else text


def safe_text(text: str) -> str:
    """Text for our own files, never run by a spreadsheet; ``as_exported`` turns it back without loss."""
    return f"'{text}" if text.startswith("'") else spreadsheet_safe(text)


def as_exported(cell: str) -> str:
    """A cell of our own file as it was before ``safe_text``."""
    return cell[1:] if cell.startswith("'") else cell
