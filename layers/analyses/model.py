"""What is a named analysis, and what can go wrong in keeping one?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from geo.errors import WithinReachError
from layers.tables.cells import on_one_line

LONGEST_NAME: Final = 80
LONGEST_BY: Final = 60


class AnalysisError(WithinReachError, ValueError):
    """An analysis cannot be kept as it is."""


class AnalysisChangedError(AnalysisError):
    """Somebody else has changed, kept or removed it since this person saw it. Nothing was saved."""


class NoSuchAnalysisError(AnalysisError, LookupError):
    """There is no analysis of this name or id."""


class AnalysisChange(StrEnum):
    """What a version did."""

    KEPT = "kept"
    RENAMED = "renamed"
    FIGURES = "figures"  # kept anew: its choices and figures as they were then


@dataclass(frozen=True)
class AnalysisEntry:
    """One analysis in the list of those that can be opened again, as its newest version has it."""

    analysis_id: str  # drawn by lot; it says nothing of anybody
    area: str
    name: str
    choices: Mapping[str, str]  # as the page's address holds them
    version: int
    change: AnalysisChange
    by: str  # who made this version: a role or initials
    at: datetime  # UTC


@dataclass(frozen=True)
class AnalysisContent:
    """What came out, and what it was worked out from, as JSON has it."""

    choices: Mapping[str, str]
    figures: Mapping[str, Any] = field(repr=False)
    data_used: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True)
class NamedAnalysis:
    """An analysis as it was kept."""

    entry: AnalysisEntry
    content: AnalysisContent = field(repr=False)
    history: tuple[AnalysisEntry, ...] = field(default=(), repr=False)  # every version, the oldest first


def check_name(name: str) -> str:
    """A name as it may be kept: on one line, without signs that nobody sees.

    Raises
    ------
    AnalysisError
        There is none, or it is too long.
    """
    plain = on_one_line(name)
    if not plain:
        raise AnalysisError("The analysis has no name.", "Give it one, like “Lunch for over-65s, autumn”.")
    if len(plain) > LONGEST_NAME:
        raise AnalysisError(
            "The analysis's name is {length} characters long.",
            "Shorten it to at most {longest}.",
            length=len(plain),
            longest=LONGEST_NAME,
        )
    return plain
