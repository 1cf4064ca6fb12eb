"""How do the days, clocks and closings of one clause belong together?

Tokens make items (a run of days, a run of clocks, a closing, an exception, a qualifier); items make units
("days clocks", "clocks days", "closed days"). Every token must have its place in exactly one of them; where
one has none, or could have two, the clause is unclear and nothing of it is read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from layers.times.items import (
    HOLIDAY,
    Days,
    Items,
    Qualifier,
    Span,
    UnclearError,
    items_of,
)
from layers.times.tokens import tokens_of

_DAYS_CLOCKS: Final = r"D(?:,?XD)?[-:,]*T"
_CLOCKS_DAYS: Final = r"T[,:]?D"
_CLOSINGS: Final = r"D[-:,]*C|C[-:]?D|XD"
_UNITS: Final = tuple(re.compile(f"{opens}|{_CLOSINGS}") for opens in (_DAYS_CLOCKS, _CLOCKS_DAYS))
_WHOLE: Final = tuple(re.compile(f"(?:(?:{unit.pattern})[,&:]*)+") for unit in _UNITS)


@dataclass(frozen=True)
class Opening:
    """Days and their clocks, with what narrows them."""

    runs: tuple[Days, ...]
    spans: tuple[Span, ...]
    qualifiers: tuple[Qualifier, ...] = ()


@dataclass(frozen=True)
class Clause:
    """What one clause says: openings, days closed, and qualifiers that belong to all that stands there."""

    openings: tuple[Opening, ...] = ()
    closed: frozenset[int] = frozenset()
    qualifiers: tuple[Qualifier, ...] = ()


def read_clause(text: str, *, timetable: bool) -> Clause:
    """Read one clause whole. ``timetable``: the text around it has hours beyond twelve.

    Raises ``UnclearError`` if any word of it is not understood or has not exactly one place.
    """
    tokens = list(tokens_of(text))
    if not tokens or any(token.kind in ("strange", "unclear") for token in tokens):
        raise UnclearError(text)
    items = items_of(tokens, timetable=timetable)
    if not items.signs.strip(",:-&"):
        return _only_qualifiers(items)
    return _clause(items)


def _only_qualifiers(items: Items) -> Clause:
    if items.signs.strip(",:") or not items.qualifiers:
        raise UnclearError(items.signs)
    return Clause(qualifiers=tuple(qualifier for _, _, qualifier in items.qualifiers))


def _clause(items: Items) -> Clause:
    start = _after_summary(items)
    units = _units(items, start)
    openings: list[tuple[int, int, Opening]] = []
    closed: set[int] = set()
    for a, b in units:
        letters = items.signs[a:b]
        first, *excepted = [items.runs[place] for place in range(a, b) if items.signs[place] == "D"]
        if "T" in letters:
            runs = less(first, _closed_days(excepted))  # "daily except Tuesday 10-4"
            openings.append((a, b, Opening(runs, items.spans[a + letters.index("T")])))
        else:
            closed |= _closed_days([first, *excepted])
    opened = {day for _, _, opening in openings for run in opening.runs for day in run.days}
    if start and opened != _whole_days(items.runs[0]):
        raise UnclearError("days that stand before others")
    return _qualified(items, openings, frozenset(closed))


def _after_summary(items: Items) -> int:
    """Where the units begin: after "Tue-Sat" in "Tue-Sat: Tue-Wed 5-7pm, Thu-Sat 9-11am"."""
    summary = re.match(r"D[-:,]*(?=D)", items.signs)
    return summary.end() if summary else 0


def _units(items: Items, start: int) -> list[tuple[int, int]]:
    """From and to of each unit; days before clocks throughout, or clocks before days."""
    signs = items.signs[start:].rstrip(",:")
    offset = start + len(signs) - len(signs.lstrip(","))
    signs = signs.lstrip(",")
    for whole, unit in zip(_WHOLE, _UNITS, strict=True):
        if whole.fullmatch(signs) and not signs.endswith("&"):
            spans = [(m.start() + offset, m.end() + offset) for m in unit.finditer(signs)]
            if sum(b - a for a, b in spans) + len(re.sub(r"[^,&:]", "", unit.sub("", signs))) == len(signs):
                return spans
    raise UnclearError(items.signs)


def less(runs: Sequence[Days], closed: set[int] | frozenset[int]) -> tuple[Days, ...]:
    """Runs of days without those that are closed.

    Raises ``UnclearError`` if a day was named on its own, and so is said to be both open and closed.
    """
    left = []
    for run in runs:
        if closed & set(run.days) and not run.ranged:
            raise UnclearError("open and closed")
        left.append(replace(run, days=tuple(day for day in run.days if day not in closed)))
    return tuple(run for run in left if run.days)


def _closed_days(groups: Sequence[Sequence[Days]]) -> set[int]:
    return {day for runs in groups for day in _whole_days(runs)}


def _whole_days(runs: Sequence[Days]) -> set[int]:
    """The days of a run. Raises ``UnclearError`` if only some weeks of one are meant."""
    if any(run.weeks or run.alternate for run in runs):
        raise UnclearError("some weeks of a day")
    return {day for run in runs for day in run.days}


def _qualified(items: Items, openings: Sequence[tuple[int, int, Opening]], closed: frozenset[int]) -> Clause:
    """The openings with the qualifiers that stand in or beside them, where it is plain whose they are."""
    owners: list[list[Qualifier]] = [[] for _ in openings]
    if items.qualifiers and not openings:
        raise UnclearError("closed in some weeks or terms")
    for place, bracketed, qualifier in items.qualifiers:
        owners[_owner(place, openings, bracketed=bracketed)].append(qualifier)
    if closed - {HOLIDAY} and any(place > openings[-1][1] for place, _, _ in items.qualifiers):
        raise UnclearError("of what is it said?")
    whole = zip(openings, owners, strict=True)
    return Clause(tuple(replace(opening, qualifiers=tuple(own)) for (_, _, opening), own in whole), closed)


def _owner(place: int, openings: Sequence[tuple[int, int, Opening]], *, bracketed: bool) -> int:
    """Which opening a qualifier at ``place`` belongs to."""
    if len(openings) == 1:
        return 0
    for number, (a, b, _) in enumerate(openings):
        if a < place < b:
            return number
    if bracketed:
        for number, ((_, b, _), (after, _, _)) in enumerate(pairwise(openings)):
            if b <= place <= after:
                return number
    raise UnclearError("of which is it said?")
