"""Which runs of days, runs of clocks, closings and qualifiers stand in a clause, in their order?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from layers.times.clock import Clock, is_marked, read_clocks
from layers.times.session import Known
from layers.times.slips import is_doubtful, likely
from layers.times.tokens import Token

HOLIDAY: Final = 7  # stands among the weekdays of a run
_SIGNS: Final = {"dash": "-", "comma": ",", "join": "&", "colon": ":"}
_SURE_ORDINAL: Final = re.compile(r"first|second|third|fourth|last|every \w+", re.I)


class UnclearError(ValueError):
    """A clause of which some word is not understood, or has no place, or could have two."""


@dataclass(frozen=True)
class Span:
    """A clock as written, and what it is likely to mean where it is doubtful."""

    clock: Clock
    doubtful: bool = False
    likely: Clock | None = None


@dataclass(frozen=True)
class Days:
    """Days named together: "Mon-Fri", "first Tuesday"; ``alternate`` is "every other" before them."""

    days: tuple[int, ...]
    weeks: tuple[int, ...] = ()
    alternate: bool = False
    ranged: bool = False  # "Mon-Fri", "daily": an exception may take a day out of it


@dataclass(frozen=True)
class Qualifier:
    """What narrows the days and clocks beside it."""

    weeks: tuple[int, ...] = ()
    every: int = 1
    monthly: bool = False
    term: bool = False
    holidays: Known = Known.UNKNOWN
    sure: bool = True  # "Tuesday 3rd" may be a date


@dataclass
class Items:
    """The items of a clause on their way: a letter or sign for each, and what the letters stand for."""

    signs: str = ""  # D days, T clocks, C closed, X except, and the signs between them
    runs: dict[int, tuple[Days, ...]] = field(default_factory=dict)  # place of a D -> its days
    spans: dict[int, tuple[Span, ...]] = field(default_factory=dict)  # place of a T -> its clocks
    qualifiers: list[tuple[int, bool, Qualifier]] = field(default_factory=list)  # place, in brackets
    depth: int = 0  # of brackets


def items_of(tokens: Sequence[Token], *, timetable: bool) -> Items:
    """The items of a clause's tokens. Raises ``UnclearError`` where a token has no place."""
    items = Items()
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.kind in ("day", "days", "ordinal", "alternate"):
            place = _add_days(items, tokens, place)
        elif token.kind in ("span", "clock"):
            place = _add_clocks(items, tokens, place, timetable=timetable)
        else:
            _add_other(items, token)
            place += 1
    if items.depth:
        raise UnclearError("brackets")
    return items


def _add_other(items: Items, token: Token) -> None:
    if token.kind in ("opens", "shuts"):
        items.depth += 1 if token.kind == "opens" else -1
        if items.depth not in (0, 1):
            raise UnclearError(token.text)
    elif token.kind in _SIGNS:
        items.signs += _SIGNS[token.kind]
    elif token.kind in ("closed", "except"):
        items.signs += "C" if token.kind == "closed" else "X"
    elif token.kind in ("every", "month", "term", "holiday"):
        qualifier = {
            "every": Qualifier(every=token.number),
            "month": Qualifier(monthly=True),
            "term": Qualifier(term=True),
            "holiday": Qualifier(holidays=Known.YES),
        }[token.kind]
        items.qualifiers.append((len(items.signs), items.depth > 0, qualifier))
    else:
        raise UnclearError(token.text)


def _add_days(items: Items, tokens: Sequence[Token], place: int) -> int:
    """Add a run of days, or ordinals that stand alone; the place after it."""
    runs: list[Days] = []
    start = place
    while True:
        ordinals, after = _ordinals(tokens, start)
        alternate = _kind(tokens, after) == "alternate"
        after += alternate
        if _kind(tokens, after) not in ("day", "days"):
            break
        run, place = _day_or_range(tokens, after)
        runs.append(replace(run, weeks=tuple(token.number for token in ordinals), alternate=alternate))
        start = _next_of_run(tokens, place, runs[-1])
        if start < 0:
            break
    if runs:
        items.runs[len(items.signs)] = tuple(runs)
        items.signs += "D"
        return place
    if not ordinals or alternate:
        raise UnclearError(tokens[place].text)
    sure = len(ordinals) > 1 or bool(_SURE_ORDINAL.fullmatch(ordinals[0].text))
    weeks = tuple(token.number for token in ordinals)
    items.qualifiers.append((len(items.signs), items.depth > 0, Qualifier(weeks=weeks, sure=sure)))
    return after


def _ordinals(tokens: Sequence[Token], place: int) -> tuple[list[Token], int]:
    """The ordinals from ``place`` on, and the place after them."""
    ordinals: list[Token] = []
    while _kind(tokens, place) == "ordinal":
        ordinals.append(tokens[place])
        place += 1
        joins = place
        while _kind(tokens, joins) in ("comma", "join"):
            joins += 1
        if _kind(tokens, joins) == "ordinal":
            place = joins
    return ordinals, place


def _day_or_range(tokens: Sequence[Token], place: int) -> tuple[Days, int]:
    first = tokens[place]
    is_range = _kind(tokens, place + 1) in ("dash", "to") and _kind(tokens, place + 2) == "day"
    if first.kind == "days" or not is_range:
        return Days(first.days, ranged=first.kind == "days"), place + 1
    a, b = first.days[0], tokens[place + 2].days[0]
    if HOLIDAY in (a, b) or a == b or (_kind(tokens, place + 3), _kind(tokens, place + 4)) == ("dash", "day"):
        raise UnclearError(first.text)
    return Days(tuple((a + step) % 7 for step in range((b - a) % 7 + 1)), ranged=True), place + 3


def _next_of_run(tokens: Sequence[Token], place: int, run: Days) -> int:
    """Where the next days of a run begin, or -1: after a comma or "and", or single days side by side."""
    after = place
    while _kind(tokens, after) in ("comma", "join"):
        after += 1
    kind = _kind(tokens, after)
    if after > place:
        return after if kind in ("day", "days", "ordinal", "alternate") else -1
    is_range = _kind(tokens, after + 1) in ("dash", "to") and _kind(tokens, after + 2) == "day"
    return after if kind == "day" and not run.ranged and not is_range else -1


def _kind(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].kind if place < len(tokens) else ""


def _add_clocks(items: Items, tokens: Sequence[Token], place: int, *, timetable: bool) -> int:
    """Add a run of clocks with commas or "and" between them; the place after it."""
    spans: list[Span] = []
    while True:
        spans.append(_span(tokens[place].text, timetable=timetable))
        place += 1
        after = place
        while _kind(tokens, after) in ("comma", "join") and tokens[after].text != "/":
            after += 1
        if after == place or _kind(tokens, after) not in ("span", "clock"):
            break
        place = after
    if len(spans) > 1 and len({span.clock[1] is None for span in spans}) > 1:
        raise UnclearError(tokens[place - 1].text)  # "10-12, 2pm"
    items.spans[len(items.signs)] = tuple(spans)
    items.signs += "T"
    return place


def _span(text: str, *, timetable: bool) -> Span:
    clock = read_clocks(text)
    if clock is None:
        raise UnclearError(text)
    doubtful = is_doubtful(clock, marked=is_marked(text), timetable=timetable)
    return Span(clock, doubtful, likely(clock) if doubtful else None)
