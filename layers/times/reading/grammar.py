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

from layers.times.reading.items import (
    HOLIDAY,
    Days,
    Items,
    Qualifier,
    Span,
    UnclearError,
    items_of,
)
from layers.times.reading.periods import ALL_THE_TIME
from layers.times.reading.tokens import Token, tokens_of
from layers.times.session import Known

_DAYS_CLOCKS: Final = r"D(?:,?XD)?[-:,]*T"
_CLOCKS_DAYS: Final = r"T[-,:]?D"
_CLOSINGS: Final = r"D[-:,]*C|C[-:]?D|XD"
_AGES: Final = re.compile(r"\d{1,2} ?(?:-|–|to) ?\d{1,2} ?y", re.I)
_BARE_SPAN: Final = re.compile(r"\d{1,2} ?(?:-|–|to) ?\d{1,2}", re.I)
_DASHES: Final = ("-", "–", "—", "−")
_UNITS: Final = tuple(re.compile(f"{opens}|{_CLOSINGS}") for opens in (_DAYS_CLOCKS, _CLOCKS_DAYS))
_WHOLE: Final = tuple(re.compile(f"(?:(?:{unit.pattern})[,&:]*)+") for unit in _UNITS)


@dataclass(frozen=True)
class Opening:
    """Days and their clocks, with what narrows them."""

    runs: tuple[Days, ...]
    spans: tuple[Span, ...]
    qualifiers: tuple[Qualifier, ...] = ()


@dataclass(frozen=True)
class Shut:
    """A day on which nothing is on; in some weeks of the month only, where there are any."""

    day: int
    weeks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Clause:
    """What one clause says: openings, what is shut, what narrows all of it, words that stay, and places."""

    openings: tuple[Opening, ...] = ()
    closed: frozenset[Shut] = frozenset()
    qualifiers: tuple[Qualifier, ...] = ()
    stays: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def read_clause(text: str, *, timetable: bool) -> Clause:
    """Read one clause whole. ``timetable``: the text around it has hours beyond twelve.

    Raises ``UnclearError`` if any word of it is not understood or has not exactly one place.
    """
    every = list(tokens_of(text))
    stays = _staying(text, every)
    places = tuple(token.text for token in every if token.kind == "place")
    tokens = [token for token in every if token.kind not in ("stays", "place")]
    if any(_may_be_hours(*pair) for pair in pairwise(every)):
        raise UnclearError(text)
    if any(token.kind in ("strange", "unclear") for token in tokens) or text.rstrip(" .)")[-1:] in _DASHES:
        raise UnclearError(text)
    items = items_of(tokens, timetable=timetable)
    if not items.signs.strip(",:-&"):
        qualifiers = _only_qualifiers(items, has_words=bool(text.strip()))
        return Clause(qualifiers=qualifiers, stays=stays, places=places)
    return replace(_clause(items), stays=stays, places=places)


def _may_be_hours(ages: Token, clock: Token) -> bool:
    """Whether of "4-5 yrs 5-8" either may be the ages and either the hours."""
    return bool(ages.kind == "stays" and _AGES.match(ages.text) and _BARE_SPAN.fullmatch(clock.text.strip()))


def _staying(text: str, tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words that stay beside what is read: for whom, how long; all of them where there are two clocks."""
    stays = tuple(token.text.strip() for token in tokens if token.kind == "stays")
    clocks = [token for token in tokens if token.kind in ("span", "clock")]
    return (text.strip(),) if stays and len(clocks) > 1 else stays


def _only_qualifiers(items: Items, *, has_words: bool) -> tuple[Qualifier, ...]:
    if items.signs.strip(",:-") or not has_words:
        raise UnclearError(items.signs)
    return tuple(qualifier for _, _, qualifier in items.qualifiers)


def _clause(items: Items) -> Clause:
    start = _after_summary(items)
    units = _units(items, start)
    openings: list[tuple[int, int, Opening]] = []
    closed: set[Shut] = set()
    excepted_days: set[Shut] = set()
    for a, b in units:
        letters = items.signs[a:b]
        first, *excepted = [items.runs[place] for place in range(a, b) if items.signs[place] == "D"]
        if "T" in letters:
            shut = _closed_days(excepted)
            excepted_days |= {each for each in shut if each.day == HOLIDAY}
            runs = less(first, shut)  # "daily except Tuesday 10-4"
            openings.append((a, b, Opening(runs, items.spans[a + letters.index("T")])))
        elif letters.startswith("X"):
            excepted_days |= _closed_days([first])
        else:
            closed |= _closed_days([first, *excepted])
    closed |= excepted_days - {Shut(HOLIDAY)}
    if Shut(HOLIDAY) in excepted_days:  # "(not bank holidays)" is said of its clause, "closed" of the place
        openings = [(a, b, not_on_holidays(opening)) for a, b, opening in openings]
    opened = {day for _, _, opening in openings for run in opening.runs for day in run.days}
    if start and opened != {day for run in items.runs[0] for day in run.days}:
        raise UnclearError("days that stand before others")
    return _qualified(items, openings, frozenset(closed))


def _after_summary(items: Items) -> int:
    """Where the units begin: after "Tue-Sat" in "Tue-Sat: Tue-Wed 5-7pm, Thu-Sat 9-11am"."""
    summary = re.match(r"D[-:,]*(?=D)", items.signs)
    return summary.end() if summary else 0


def _units(items: Items, start: int) -> list[tuple[int, int]]:
    """From and to of each unit; days before clocks throughout, or clocks before days."""
    signs = items.signs[start:].rstrip(",:-")
    bare = signs.lstrip(",:-")
    offset, signs = start + len(signs) - len(bare), bare
    for whole, unit in zip(_WHOLE, _UNITS, strict=True):
        if whole.fullmatch(signs) and not signs.endswith("&"):
            spans = [(m.start() + offset, m.end() + offset) for m in unit.finditer(signs)]
            if sum(b - a for a, b in spans) + len(re.sub(r"[^,&:]", "", unit.sub("", signs))) == len(signs):
                return spans
    raise UnclearError(items.signs)


def not_on_holidays(opening: Opening) -> Opening:
    """The opening, which is none on bank holidays."""
    return replace(opening, qualifiers=(*opening.qualifiers, Qualifier(holidays=Known.NO)))


def less(runs: Sequence[Days], closed: set[Shut] | frozenset[Shut]) -> tuple[Days, ...]:
    """Runs of days without those that are closed.

    Raises ``UnclearError`` if a day was named on its own, and so is said to be both open and closed.
    """
    whole = {shut.day for shut in closed if not shut.weeks}
    left: list[Days] = []
    for run in runs:
        if whole & set(run.days) and not run.ranged:
            raise UnclearError("open and closed")
        days = tuple(day for day in run.days if day not in whole)
        left += _in_other_weeks(replace(run, days=days), [shut for shut in closed if shut.weeks])
    return tuple(run for run in left if run.days)


def _in_other_weeks(run: Days, closed: Sequence[Shut]) -> list[Days]:
    """A run of days, those that are shut in some weeks of the month apart, with their other weeks."""
    weeks = {shut.day: shut.weeks for shut in closed if shut.day in run.days}
    if not weeks:
        return [run]
    if run.weeks or run.alternate or any(week < 0 for shut in closed for week in shut.weeks):
        raise UnclearError("weeks less weeks")
    others = replace(run, days=tuple(day for day in run.days if day not in weeks))
    apart = [
        Days((day,), tuple(week for week in range(1, 6) if week not in shut)) for day, shut in weeks.items()
    ]
    return [others, *apart] if others.days else apart


def _closed_days(groups: Sequence[Sequence[Days]]) -> set[Shut]:
    """What is shut. Raises ``UnclearError`` where every other week of a day is."""
    if any(run.alternate for runs in groups for run in runs):
        raise UnclearError("some weeks of a day")
    return {Shut(day, run.weeks) for runs in groups for run in runs for day in run.days}


def _qualified(items: Items, openings: Sequence[tuple[int, int, Opening]], closed: frozenset[Shut]) -> Clause:
    """The openings with the qualifiers that stand in or beside them, where it is plain whose they are."""
    if items.qualifiers and not openings and any(not q.monthly for _, _, q in items.qualifiers):
        raise UnclearError("closed in some weeks or terms")
    owners = _owners(items, openings, some_weeks_shut=any(shut.weeks for shut in closed))
    if {shut.day for shut in closed if not shut.weeks} - {HOLIDAY} and any(
        place > openings[-1][1] for place, _, _ in items.qualifiers
    ):
        raise UnclearError("of what is it said?")
    whole = zip(openings, owners, strict=True)
    qualified = (replace(opening, qualifiers=(*opening.qualifiers, *own)) for (_, _, opening), own in whole)
    return Clause(tuple(qualified), closed)


def _owners(
    items: Items, openings: Sequence[tuple[int, int, Opening]], *, some_weeks_shut: bool
) -> list[list[Qualifier]]:
    """The qualifiers of each opening. Raises ``UnclearError`` where it is not plain whose they are."""
    periods = [place for place, _, qualifier in items.qualifiers if qualifier.period != ALL_THE_TIME]
    in_weeks = all(run.weeks for _, _, opening in openings for run in opening.runs)
    owners: list[list[Qualifier]] = [[] for _ in openings]
    for place, bracketed, qualifier in items.qualifiers:
        if (qualifier.period.shut and not bracketed) or (
            periods == [0] == [place] and items.signs[:1] == ":"
        ):
            for own in owners:  # "closed in August"; "April to September: Mon 9-5, Tue 9-1"
                own.append(qualifier)
        elif place in periods and len(periods) == len(openings):
            owners[_side(periods, openings, periods.index(place))].append(qualifier)
        elif qualifier.monthly and (some_weeks_shut or in_weeks):
            continue  # "not on the first Sunday of the month", "first Monday 2pm, last Friday 3pm monthly"
        else:
            owners[_owner(place, openings, bracketed=bracketed)].append(qualifier)
    return owners


def _side(periods: Sequence[int], openings: Sequence[tuple[int, int, Opening]], number: int) -> int:
    """The opening of a period where each opening has its own: all before their openings, or all behind."""
    ends = [0, *(b for _, b, _ in openings)]
    starts = [*(a for a, _, _ in openings), len(openings) and openings[-1][1] + 99]
    leading = all(ends[n] <= place <= starts[n] for n, place in enumerate(periods))
    behind = all(ends[n + 1] <= place <= starts[n + 1] for n, place in enumerate(periods))
    inside = all(a <= place <= b for place, (a, b, _) in zip(periods, openings, strict=True))
    if not (leading or behind or inside):
        raise UnclearError("of which is it said?")
    return number


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
