"""Which sessions do the openings of a text tell, with what closes and narrows them?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import combinations
from typing import Final, TypeVar

from layers.times.reading.grammar import Clause, Opening, Shut, less, not_on_holidays
from layers.times.reading.items import HOLIDAY, Days, Qualifier, UnclearError
from layers.times.reading.periods import ALL_THE_TIME, ALL_YEAR, seasons_of
from layers.times.session import Known, Season, Session

_Value = TypeVar("_Value")

_WORKDAYS: Final = range(5)  # bank holidays fall on them
_DAY_MINUTES: Final = 24 * 60
_WHOLE_DAY_MINUTES: Final = 6 * 60


def openings_of(clauses: Sequence[Clause]) -> list[Opening]:
    """The openings of all clauses less closed days, with the qualifiers that have clauses of their own.

    Raises ``UnclearError`` where it is not plain which openings a qualifier narrows.
    """
    shared = [qualifier for clause in clauses for qualifier in clause.qualifiers]
    with_openings = [place for place, clause in enumerate(clauses) if clause.openings]
    alone = [place for place, clause in enumerate(clauses) if clause.qualifiers]
    if shared and any(with_openings and with_openings[0] < place < with_openings[-1] for place in alone):
        raise UnclearError("a qualifier between openings")
    closed = frozenset(shut for clause in clauses for shut in clause.closed)
    openings = []
    for clause in clauses:
        for opening in clause.openings:
            runs = less(opening.runs, closed)
            if runs:
                openings.append(replace(opening, runs=runs, qualifiers=(*opening.qualifiers, *shared)))
    if shared and any(q.weeks or q.monthly for q in shared) and len(openings) != 1:
        raise UnclearError("weeks of the month of several openings")
    _refuse_some_with_periods(openings)
    return _with_holidays(openings, closed)


def _refuse_some_with_periods(openings: Sequence[Opening]) -> None:
    """Raise ``UnclearError`` where some openings have dates or months and others none: whose are they?"""
    periods = [{q.period for q in opening.qualifiers} - {ALL_THE_TIME} for opening in openings]
    if any(periods) and not all(periods):
        raise UnclearError("dates of some openings")


def _with_holidays(openings: Sequence[Opening], closed: frozenset[Shut]) -> list[Opening]:
    """The openings with what a text says of bank holidays elsewhere: closed, or hours of their own."""
    of_holidays = [HOLIDAY in {day for run in opening.runs for day in run.days} for opening in openings]
    if Shut(HOLIDAY) in closed:
        return [not_on_holidays(opening) for opening in openings]
    if not any(of_holidays):
        return list(openings)
    return [
        opening if own else not_on_holidays(opening)
        for opening, own in zip(openings, of_holidays, strict=True)
    ]


@dataclass(frozen=True)
class _Narrowed:
    """What the qualifiers of an opening say together."""

    every: int
    term: bool
    holidays: Known
    monthly: bool
    weeks: tuple[int, ...]
    seasons: tuple[Season | None, ...]
    first_on: date | None
    last_on: date | None


def sessions_of(opening: Opening) -> list[Session]:
    """The sessions of an opening. Raises ``UnclearError`` where no session can say what it says."""
    narrowed = _narrowed(opening.qualifiers)
    days = {day for run in opening.runs for day in run.days}
    every = _checked_weeks(opening.runs, days, narrowed)
    plain = Session(
        0,
        time(),
        every_weeks=every,
        first_on=narrowed.first_on,
        last_on=narrowed.last_on,
        term_time=narrowed.term,
        bank_holidays=narrowed.holidays,
    )
    if HOLIDAY in days:
        if narrowed.holidays is Known.NO:
            raise UnclearError("open and closed on bank holidays")
        plain = replace(plain, bank_holidays=Known.YES)
    return [
        replace(session, starts=span.clock[0], ends=span.clock[1], season=season)
        for session in _days_of(opening.runs, narrowed, plain)
        for span in opening.spans
        for season in narrowed.seasons
    ]


def _days_of(runs: Sequence[Days], narrowed: _Narrowed, plain: Session) -> list[Session]:
    """One session for each day and week of the month; bank holidays are the workdays not named anyway."""
    sessions = [
        replace(plain, weekday=day, week_of_month=week)
        for run in runs
        for day in run.days
        if day != HOLIDAY
        for week in (run.weeks or narrowed.weeks or (None,))
    ]
    days = {day for run in runs for day in run.days}
    if HOLIDAY not in days:
        return sessions
    only = replace(plain, bank_holidays=Known.UNKNOWN, bank_holidays_only=True)
    return sessions + [replace(only, weekday=day) for day in _WORKDAYS if day not in days]


def _checked_weeks(runs: Sequence[Days], days: set[int], narrowed: _Narrowed) -> int:
    """Every how many weeks. Raises ``UnclearError`` where weeks are counted of some of the days only."""
    alternate = {run.alternate for run in runs}
    before = {bool(run.weeks) for run in runs}
    if len(alternate) > 1 or len(before) > 1:
        raise UnclearError("weeks of some of the days")
    if (narrowed.weeks or True in alternate) and len(days) > 1:
        raise UnclearError("weeks of which days?")
    if True in before and any(len(run.days) > 1 for run in runs):
        raise UnclearError("weeks of a range of days")
    if True in alternate and narrowed.every != 1:
        raise UnclearError("two counts of weeks")
    in_weeks = bool(narrowed.weeks) or True in before
    if (narrowed.weeks and True in before and narrowed.weeks != _weeks_of(runs)) or (
        narrowed.monthly and not in_weeks
    ):
        raise UnclearError("weeks that do not fit")
    every = 2 if True in alternate else narrowed.every
    if HOLIDAY in days and (in_weeks or every != 1):
        raise UnclearError("weeks of bank holidays")
    if in_weeks and every != 1:
        raise UnclearError("weeks that do not fit")
    return every


def _weeks_of(runs: Sequence[Days]) -> tuple[int, ...]:
    return runs[0].weeks if len(runs) == 1 else ()


def _narrowed(qualifiers: Sequence[Qualifier]) -> _Narrowed:
    """The qualifiers together. Raises ``UnclearError`` where they do not agree."""
    monthly = any(q.monthly for q in qualifiers)
    if any(not q.sure for q in qualifiers) and not monthly:
        raise UnclearError("a date, or a week of the month?")
    months = ALL_YEAR
    for qualifier in qualifiers:
        months &= qualifier.period.months
    if not months:
        raise UnclearError("no month is left")
    return _Narrowed(
        every=_one({q.every for q in qualifiers} - {1}) or 1,
        term=any(q.term for q in qualifiers),
        holidays=_one({q.holidays for q in qualifiers} - {Known.UNKNOWN}) or Known.UNKNOWN,
        monthly=monthly,
        weeks=_one({q.weeks for q in qualifiers} - {()}) or (),
        seasons=seasons_of(months),
        first_on=_one({q.period.first_on for q in qualifiers} - {None}),
        last_on=_one({q.period.last_on for q in qualifiers} - {None}),
    )


def _one(values: set[_Value]) -> _Value | None:
    """The one value there is, None if there is none. Raises ``UnclearError`` if there are two."""
    if len(values) > 1:
        raise UnclearError("two things at once")
    return next(iter(values), None)


def refuse_what_may_replace(sessions: Sequence[Session]) -> None:
    """Raise ``UnclearError`` if a session may be meant instead of another.

    Of two that overlap on one day the later may replace the earlier; beside opening hours of a whole day
    "Fri 4pm" may be when it closes.
    """
    if any(session.ends is None for session in sessions) and any(map(_is_a_whole_day, sessions)):
        raise UnclearError("a start, or an end?")
    for a, b in combinations(dict.fromkeys(sessions), 2):
        if _share_days(a, b) and (a.starts == b.starts or _overlap(a, b) or _overlap(b, a)):
            raise UnclearError("two at one time")


def _is_a_whole_day(session: Session) -> bool:
    minutes = _minutes(session.ends) - _minutes(session.starts) if session.ends else 0
    return minutes >= _WHOLE_DAY_MINUTES


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _share_days(a: Session, b: Session) -> bool:
    """Whether two sessions may be on one day, as far as their weekday, week, season and dates tell."""
    weeks = {a.week_of_month, b.week_of_month}
    if a.weekday != b.weekday or (len(weeks) > 1 and None not in weeks):
        return False
    if a.bank_holidays_only is not b.bank_holidays_only and Known.NO in (a.bank_holidays, b.bank_holidays):
        return False
    if a.season and b.season and not _months(a.season) & _months(b.season):
        return False
    first, second = sorted((a, b), key=lambda session: session.first_on or date.min)
    return not (first.last_on and second.first_on and first.last_on < second.first_on)


def _months(season: Season) -> set[int]:
    length = (season.last_month - season.first_month) % 12
    return {(season.first_month + step - 1) % 12 + 1 for step in range(length + 1)}


def _overlap(a: Session, b: Session) -> bool:
    """Whether b begins while a is on."""
    if a.ends is None:
        return False
    starts, ends, other = map(_minutes, (a.starts, a.ends, b.starts))
    return starts <= other < (ends if ends > starts else ends + _DAY_MINUTES)
