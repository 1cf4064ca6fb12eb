"""Which runs of days, runs of clocks, closings and qualifiers stand in a clause, in their order?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import time
from typing import Final

from layers.times.clock import Clock, is_marked
from layers.times.reading.day_parts import read_in_part, with_parts
from layers.times.reading.periods import ALL_THE_TIME, Period, read_period
from layers.times.reading.tokens import Token
from layers.times.session import Known
from layers.times.slips import is_doubtful, likely

HOLIDAY: Final = 7  # stands among the weekdays of a run
_CLOCKS: Final = ("span", "clock", "all day")
_SIGNS: Final = {"dash": "-", "comma": ",", "join": "&", "colon": ":"}
_SURE_ORDINAL: Final = re.compile(r"first|second|third|fourth|fifth|last|every \w+", re.I)


class UnclearError(ValueError):
    """A clause of which some word is not understood, or has no place, or could have two."""


@dataclass(frozen=True)
class Span:
    """A clock as written, and what it is likely to mean where it is doubtful."""

    clock: Clock
    doubtful: bool = False
    likely: Clock | None = None
    all_day: bool = False


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
    period: Period = ALL_THE_TIME


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
    parted = with_parts(tokens)
    if parted is None:
        raise UnclearError("a part of the day without its clock")
    tokens, place = parted, 0
    while place < len(tokens):
        token = tokens[place]
        if token.kind in ("day", "days", "ordinal", "alternate"):
            place = _add_days(items, tokens, place)
        elif token.kind in _CLOCKS:
            place = _add_clocks(items, tokens, place, timetable=timetable)
        else:
            _add_other(items, token)
            place += 1
    if items.depth:
        raise UnclearError("brackets")
    if "D" not in items.signs and any(span.all_day for spans in items.spans.values() for span in spans):
        items.runs[len(items.signs)] = (Days(tuple(range(7)), ranged=True),)  # "open 24 hours" is every day
        items.signs += "D"
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
    elif token.kind == "period":
        period = read_period(token.text)
        if period is None:
            raise UnclearError(token.text)
        items.qualifiers.append((len(items.signs), items.depth > 0, Qualifier(period=period)))
    elif token.kind in ("every", "month", "term", "holiday", "no holidays"):
        qualifier = {
            "every": Qualifier(every=token.number),
            "month": Qualifier(monthly=True),
            "term": Qualifier(term=True),
            "holiday": Qualifier(holidays=Known.YES),
            "no holidays": Qualifier(term=True, holidays=Known.NO),
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
    days = [(day, run.weeks) for run in runs for day in run.days]
    if len(set(days)) < len(days):
        raise UnclearError("a day twice")  # "Fri & Friday" may be Thursday and Friday
    if runs and not _is_of_a_day_before(items, runs):
        items.runs[len(items.signs)] = tuple(runs)
        items.signs += "D"
        return place
    if runs:  # "Fridays 12-2pm (last Friday of each month)"
        weeks = tuple(week for run in runs for week in run.weeks)
        items.qualifiers.append((len(items.signs), True, Qualifier(weeks=weeks)))
        return place
    if not ordinals or alternate:
        raise UnclearError(tokens[place].text)
    sure = len(ordinals) > 1 or bool(_SURE_ORDINAL.fullmatch(ordinals[0].text))
    weeks = tuple(token.number for token in ordinals)
    items.qualifiers.append((len(items.signs), items.depth > 0, Qualifier(weeks=weeks, sure=sure)))
    return after


def _is_of_a_day_before(items: Items, runs: Sequence[Days]) -> bool:
    """Whether days in brackets say which weeks of the one day before them are meant."""
    named = [day for before in items.runs.values() for run in before for day in run.days]
    plain = not any(run.weeks or run.alternate for before in items.runs.values() for run in before)
    return (
        items.depth > 0
        and items.signs[-1:] == "T"
        and plain
        and len(named) == 1
        and all(r.weeks and r.days == (named[0],) for r in runs)
    )


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
    start = place
    while True:
        spans.append(_span(tokens[place], timetable=timetable))
        place += 1
        after = place
        while _kind(tokens, after) in ("comma", "join") and _may_join(tokens, place - 1, after):
            after += 1
        side_by_side = after == place and tokens[place - 1].kind == "span" == _kind(tokens, place)
        if not side_by_side and (after == place or _kind(tokens, after) not in _CLOCKS):
            break
        place = after
    if len(spans) > 1 and len({span.clock[1] is None for span in spans}) > 1:
        raise UnclearError(tokens[place - 1].text)  # "10-12, 2pm"
    if len(spans) == 2 and all(_is_bare_start(tokens[at]) for at in (place - 1, start)):
        raise UnclearError(tokens[place - 1].text)  # "9:00, 12:00": two starts, or from when until when?
    items.spans[len(items.signs)] = tuple(spans)
    items.signs += "T"
    return place


def _may_join(tokens: Sequence[Token], clock: int, sign: int) -> bool:
    """Whether a sign may stand between clocks: a stroke only between spans, "10am/12pm" may be one."""
    return tokens[sign].text != "/" or (tokens[clock].kind == "span" == _kind(tokens, sign + 1))


def _is_bare_start(token: Token) -> bool:
    return token.kind == "clock" and not token.part and not re.search(r"[ap]\.?m|noon|mid", token.text, re.I)


def _span(token: Token, *, timetable: bool) -> Span:
    if token.kind == "all day":
        return Span((time(0), time(0)), all_day=True)
    clock = read_in_part(token.text, token.part)
    if clock is None:
        raise UnclearError(token.text)
    marked = is_marked(token.text) or bool(token.part)
    timetable = timetable or "midnight" in token.text.casefold()
    doubtful = is_doubtful(clock, marked=marked, timetable=timetable)
    return Span(clock, doubtful, likely(clock) if doubtful else None)
