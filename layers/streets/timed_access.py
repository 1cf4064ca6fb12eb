"""When may people walk along a way or through a gate? Hours and conditions, as its tags state them.

Read by the rules of the OpenStreetMap wiki: ``foot:conditional`` says more than ``foot``, that more than
``access:conditional``, and of several clauses the last that holds. Whether one holds at a moment, says
``layers.streets.open_then``.
"""

import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from typing import Final

import pandas as pd

from layers.osm.hours import without_remarks
from layers.streets.access import LetsIn, Tags, who_enters, who_is_let_in
from layers.streets.wheels import is_door

_SEASONS: Final = frozenset(["yes", "spring", "summer", "autumn", "winter", "wet_season", "dry_season"])
# What else such a thing may be, whose hours opening_hours then are: a market on its square.
_OTHER_FEATURES: Final = frozenset(
    ["amenity", "shop", "office", "leisure", "tourism", "craft", "healthcare", "public_transport"]
)
_GATES: Final = frozenset(["gate", "lift_gate", "swing_gate", "sliding_gate", "kissing_gate", "wicket_gate"])
_LOCKED: Final = {"yes": "no", "no": "yes"}  # locked:conditional=yes is access:conditional=no


SHUT, OPEN_OTHERWISE = "shut", "open"


@dataclass(frozen=True)
class TimeClause:
    """One clause of a conditional restriction: who is let in while a condition holds."""

    lets_in: bool
    condition: str  # "16:00-08:00"; several joined by AND must hold together


@dataclass(frozen=True)
class TimedAccess:
    """A row of the table of hours: what a gate or way says of the times at which it is open."""

    kind: str  # gate, lift, door, level_crossing, way, steps, bridge, park …
    name: str  # "" where it has none
    otherwise: str  # "open" or "shut": at times of which neither of the next two says anything
    opening_hours: str  # "" where it has none
    conditional: str  # clauses as tagged, "no @ (16:00-08:00); yes @ (Sa)", "" where it has none

    @property
    def clauses(self) -> tuple[TimeClause, ...]:
        """The conditional's clauses; of several that hold the last one counts."""
        return tuple(_clauses(self.conditional))


HOURS_COLUMNS: Final = tuple(field.name for field in fields(TimedAccess))


def hours_row(timed: TimedAccess) -> tuple[str, ...]:
    """Its row in the table of hours, HOURS_COLUMNS."""
    return astuple(timed)


def timed_rows(table: pd.DataFrame) -> tuple[TimedAccess, ...]:
    """The rows of a table of hours as values."""
    columns = [table[name].astype(str) for name in HOURS_COLUMNS]
    return tuple(TimedAccess(*values) for values in zip(*columns, strict=True))


def timed_way(tags: Tags) -> TimedAccess | None:
    """The hours of a way with these tags; None where it has none, or is shut at all hours."""
    kind = "way"
    if tags.get("highway") == "steps":
        kind = "steps"
    elif tags.get("highway") == "elevator":
        kind = "lift"
    elif tags.get("bridge", "no") != "no":
        kind = "bridge"
    elif tags.get("tunnel", "no") != "no":
        kind = "tunnel"
    return _timed(tags, kind, own_hours=not _OTHER_FEATURES & tags.keys())


def timed_ground(tags: Tags, kind: str) -> TimedAccess | None:
    """The hours of a park or other ground of this kind, None likewise."""
    return _timed(tags, kind, own_hours=True)


def timed_point(tags: Tags) -> TimedAccess | None:
    """The hours of a gate, lift, door or crossing with these tags, None likewise."""
    kind = _kind_of_point(tags)
    own_hours = kind not in ("", "door") or (kind == "door" and not _OTHER_FEATURES & tags.keys())
    return _timed(tags, kind or "way", own_hours=own_hours)


def _kind_of_point(tags: Tags) -> str:
    barrier = tags.get("barrier", "no")
    if barrier != "no":
        return "gate" if barrier in _GATES else "barrier"
    if tags.get("highway") == "elevator":
        return "lift"
    if tags.get("railway") in ("level_crossing", "crossing"):
        return "level_crossing"
    return "door" if is_door(tags) else ""


def _timed(tags: Tags, kind: str, *, own_hours: bool) -> TimedAccess | None:
    who = who_enters(tags)
    allowed = None if who is None else who is LetsIn.OPEN
    hours = tags.get("opening_hours", "").strip() if own_hours and allowed is not False else ""
    hours = hours or (_season(tags.get("seasonal", "")) if allowed is not False else "")
    conditional = "; ".join(_conditional(tags))
    if not hours and not conditional:
        return None
    otherwise = SHUT if allowed is False else OPEN_OTHERWISE
    timed = TimedAccess(kind, tags.get("name", "").strip(), otherwise, hours, conditional)
    lets_in = {clause.lets_in for clause in timed.clauses}
    if allowed is False and True not in lets_in:
        return None
    return timed if hours or lets_in != {True} or allowed is False else None


def _season(value: str) -> str:
    """``seasonal`` as opening hours: its dates if it has some, else that nobody knows which they are."""
    seasons = {each.strip() for each in value.split(";")}
    if not value or "no" in seasons:
        return ""
    return f'unknown "{value.replace(chr(34), "")}"' if seasons & _SEASONS else value


def _conditional(tags: Tags) -> Iterator[str]:
    """Clauses that hold for people on foot, in the order in which the later overrules."""
    if "foot:conditional" in tags:
        yield tags["foot:conditional"]
    elif "access:conditional" in tags and who_is_let_in(tags.get("foot", "")) is None:
        yield tags["access:conditional"]
    for value, condition in _pairs(tags.get("locked:conditional", "")):
        if value in _LOCKED:
            yield f"{_LOCKED[value]} @ ({condition})"


def _clauses(text: str) -> Iterator[TimeClause]:
    for value, condition in _pairs(text):
        yield TimeClause(who_is_let_in(value) in (LetsIn.OPEN, None), condition)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Value and condition of each clause; brackets and remarks around a condition are no part of it."""
    clauses: list[str] = []
    for part in _outside(text, ";"):
        if "@" in without_remarks(part) or not clauses:
            clauses.append(part)
        else:  # "no @ Mo-Fr 16:00-24:00; Sa 12:00-24:00": a condition of two rules without brackets
            clauses[-1] += f";{part}"
    for clause in clauses:
        value, at, condition = clause.partition("@")
        condition = without_remarks(condition).strip()
        within = re.match(r"\((?P<within>(?:[^()]|\([^()]*\))*)\)\s*(?:\([^()]*\))?$", condition)
        condition = (within["within"] if within else condition).strip(" ;")
        if at and value.strip() and condition:
            yield value.strip().lower(), condition


def _outside(text: str, separator: str) -> Iterator[str]:
    """The parts of a text between separators that stand outside of brackets and quotes."""
    depth, quoted, begin = 0, False, 0
    for at, letter in enumerate(text):
        quoted ^= letter == '"'
        depth += (letter == "(") - (letter == ")") if not quoted else 0
        if letter == separator and depth <= 0 and not quoted:
            yield text[begin:at]
            begin = at + 1
    yield text[begin:]
