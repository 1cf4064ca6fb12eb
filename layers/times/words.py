"""Which sessions do words such as "every Tuesday 12-2pm" or "1st Wednesday of the month 10.30am" tell?

The text is cut into clauses (at semicolons, full stops and new lines), and the reader accounts for every word
of each: a clause with one word that has no place is left unread as a whole, for it might say "except in
August". What is left unread never leaves more open than the text does: the days that it names are not read
from other clauses either, and what may end or narrow all of it ("cancelled", "monthly", "until Easter")
leaves the whole text unread. Closed days are taken out of what is open, wherever they stand.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final, TypeVar

from layers.times.grammar import Clause, Opening, less, read_clause
from layers.times.items import HOLIDAY, Qualifier, Span, UnclearError
from layers.times.session import Known, Session
from layers.times.tokens import tokens_of

_Value = TypeVar("_Value")

_CLAUSES: Final = re.compile(r"[;\n|•]+|(?<![ap])(?<![ap]\.m)\.\s+(?=[A-Z])")
_BULLET: Final = re.compile(r"^[\s\-–—*.,]+|[\s.,]+$")
_BRACKET: Final = re.compile(r"\(([^()]*)\)")
_BY_24_HOURS: Final = re.compile(r"\b(?:1[3-9]|2[0-3])[:.][0-5]\d\b(?!\s*[ap]\.?m)", re.I)
_MONTH_NAMES: Final = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
_ENDS_OR_NARROWS: Final = re.compile(
    r"\b(?:cancel\w*|suspend\w*|suspension|postpon\w*|discontinu\w*|ceas\w*|ended|ends|ending|finish\w*"
    r"|stopp\w*|pause\w*|longer|further notice|not (?:currently|running|on|meeting|available)|hold|break"
    r"|temporar\w*|resum\w*|re-?start\w*|re-?open\w*|return\w*|back|appointments?|appts?|arrangement|request"
    r"|book\w*|bi-?monthly|monthly|month|fortnight\w*|alternat\w*|bi-?weekly|twice|once|rota|weeks?|quarter\w*"
    r"|every other|every (?:second|third|fourth|\d\w*)|term\w*|summer|winter|spring|autumn|season\w*|easter"
    r"|only|unless|if|when|while|weather|starting|starts|begin\w*|commenc\w*|until|till|before|after"
    r"|tb[ca]|confirmed|var(?:y|ies|iable)|subject to|1st|2nd|3rd|4th|5th|first|second|third|fourth|fifth"
    r"|last|new|old|now|was|were|previously|formerly|mov(?:ed?|ing)|chang\w*|check|instead|occasional\w*"
    r"|sometimes|some|most|usually|normally|irregular\w*|dates?)\b",
    re.I,
)
_DATE: Final = re.compile(
    rf"\bfrom (?:the |\w+day )?\d|\b(?:{_MONTH_NAMES})\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b|\b20\d\d\b",
    re.I,
)
_NOT_ABOUT_DAYS: Final = frozenset(
    {"opens", "shuts", "strange", "clock", "span", "comma", "join", "dash", "colon", "to"}
)
_SHUT_THEN: Final = re.compile(r"\b(?:closed|shut|not|no|except(?:ing)?|excluding|excl)\b", re.I)
_ALL_SHUT: Final = re.compile(r"(?:(?:currently|now|permanently|temporarily) )?closed|shut", re.I)


@dataclass(frozen=True)
class WordsRead:
    """Sessions read, clauses not understood, and what doubtful clauses are likely to mean."""

    sessions: tuple[Session, ...] = ()
    unread: tuple[str, ...] = ()
    likely: tuple[Session, ...] = ()


def read_words(text: str, *, timetable: bool = False) -> WordsRead:
    """Read free text: sessions, and the clauses that were not understood.

    ``timetable``: what stands beside the text has hours beyond twelve, so that 00:00 is midnight.
    """
    timetable = timetable or has_hours_beyond_twelve(text)
    clauses: list[Clause] = []
    unread: list[str] = []
    for part in _CLAUSES.split(text):
        bare = _BULLET.sub("", part or "")
        if not bare:
            continue
        try:
            clause, left = _clause(bare, timetable=timetable)
        except UnclearError:
            unread.append(part.strip())
            continue
        clauses.append(clause)
        unread += left
    if any(_takes_all_back(part) for part in unread):
        return WordsRead((), (text.strip(),))
    return _together(text.strip(), clauses, unread)


def has_hours_beyond_twelve(text: str) -> bool:
    """Whether a text has a clock such as 17:30, so that its writer counts to twenty-four."""
    return bool(_BY_24_HOURS.search(text))


def _clause(text: str, *, timetable: bool) -> tuple[Clause, list[str]]:
    """One clause: first as it stands, then without brackets that say nothing of when."""
    try:
        return read_clause(text, timetable=timetable), []
    except UnclearError:
        brackets = [match.group(0) for match in _BRACKET.finditer(text)]
        if not brackets or any(_is_about_when(bracket) for bracket in brackets):
            raise
        return read_clause(_BRACKET.sub(" ", text), timetable=timetable), brackets


def _is_about_when(bracket: str) -> bool:
    """Whether words in brackets name days or weeks, or take something back."""
    about_days = {token.kind for token in tokens_of(bracket)} - _NOT_ABOUT_DAYS
    return bool(about_days or _ENDS_OR_NARROWS.search(bracket) or _DATE.search(bracket))


def _takes_all_back(part: str) -> bool:
    """Whether an unread clause may end or narrow what the others say.

    What is shut on some dates only ("closed in August", "no session on Christmas Day") does not.
    """
    if _ENDS_OR_NARROWS.search(part) or _ALL_SHUT.fullmatch(part):
        return True
    return bool(_DATE.search(part)) and not _SHUT_THEN.search(part)


def _together(text: str, clauses: Sequence[Clause], unread: Sequence[str]) -> WordsRead:
    """What all clauses say together: closings and qualifiers of one bear upon the others."""
    try:
        openings = _openings(clauses)
        sessions = [(opening, _sessions(opening)) for opening in openings]
        _refuse_overlaps([session for _, day_sessions in sessions for session in day_sessions])
    except UnclearError:
        return WordsRead((), (text,))
    named = {day for part in unread for token in tokens_of(part) for day in token.days}
    doubtful = [opening for opening, _ in sessions if any(span.doubtful for span in opening.spans)]
    if doubtful:  # of a list that has one slip the other clocks are not sure either
        return WordsRead((), (text,), _likely(openings) if not unread else ())
    plain = [
        session for _, day_sessions in sessions for session in day_sessions if session.weekday not in named
    ]
    return WordsRead(tuple(plain), tuple(unread))


def _openings(clauses: Sequence[Clause]) -> list[Opening]:
    """The openings of all clauses less closed days, with the qualifiers that have clauses of their own."""
    shared = [qualifier for clause in clauses for qualifier in clause.qualifiers]
    with_openings = [place for place, clause in enumerate(clauses) if clause.openings]
    alone = [place for place, clause in enumerate(clauses) if clause.qualifiers]
    if shared and any(with_openings and with_openings[0] < place < with_openings[-1] for place in alone):
        raise UnclearError("a qualifier between openings")
    closed = frozenset(day for clause in clauses for day in clause.closed)
    holidays = (Qualifier(holidays=Known.NO),) if HOLIDAY in closed else ()
    openings = []
    for clause in clauses:
        for opening in clause.openings:
            runs = less(opening.runs, closed)
            if runs:
                qualifiers = (*opening.qualifiers, *shared, *holidays)
                openings.append(replace(opening, runs=runs, qualifiers=qualifiers))
    if shared and any(q.weeks or q.monthly for q in shared) and len(openings) != 1:
        raise UnclearError("weeks of the month of several openings")
    return openings


def _sessions(opening: Opening) -> list[Session]:
    """The sessions of an opening. Raises ``UnclearError`` where no session can say what it says."""
    every, term, holidays, monthly, weeks = _merged(opening.qualifiers)
    days = {day for run in opening.runs for day in run.days}
    if HOLIDAY in days:
        days, holidays = days - {HOLIDAY}, _one({Known.YES, holidays} - {Known.UNKNOWN}) or holidays
    alternate = {run.alternate for run in opening.runs}
    before = {bool(run.weeks) for run in opening.runs}
    if not days or len(alternate) > 1 or len(before) > 1:
        raise UnclearError("weeks of some of the days")
    if (weeks or True in alternate) and len(days) > 1:
        raise UnclearError("weeks of which days?")
    if True in before and any(len(run.days) > 1 for run in opening.runs):
        raise UnclearError("weeks of a range of days")
    if True in alternate and every != 1:
        raise UnclearError("two counts of weeks")
    every = 2 if True in alternate else every
    narrowed = bool(weeks) or True in before
    if (weeks and True in before) or (monthly and not narrowed) or (narrowed and every != 1):
        raise UnclearError("weeks that do not fit")
    return [
        Session(
            day,
            *span.clock,
            every_weeks=every,
            week_of_month=week,
            term_time=term,
            bank_holidays=holidays,
        )
        for run in opening.runs
        for day in run.days
        if day != HOLIDAY
        for week in (run.weeks or weeks or (None,))
        for span in opening.spans
    ]


def _merged(qualifiers: Sequence[Qualifier]) -> tuple[int, bool, Known, bool, tuple[int, ...]]:
    """Every how many weeks, whether in term, bank holidays, whether of the month, and its weeks."""
    every = _one({q.every for q in qualifiers} - {1}) or 1
    holidays = _one({q.holidays for q in qualifiers} - {Known.UNKNOWN}) or Known.UNKNOWN
    monthly = any(q.monthly for q in qualifiers)
    if any(not q.sure for q in qualifiers) and not monthly:
        raise UnclearError("a date, or a week of the month?")
    weeks = _one({q.weeks for q in qualifiers} - {()}) or ()
    return every, any(q.term for q in qualifiers), holidays, monthly, weeks


def _one(values: set[_Value]) -> _Value | None:
    """The one value there is, None if there is none. Raises ``UnclearError`` if there are two."""
    if len(values) > 1:
        raise UnclearError("two things at once")
    return next(iter(values), None)


def _refuse_overlaps(sessions: Sequence[Session]) -> None:
    """Raise ``UnclearError`` if two sessions of one day overlap: the later may replace the earlier."""
    for a, b in combinations(dict.fromkeys(sessions), 2):
        weeks = {a.week_of_month, b.week_of_month}
        if a.weekday != b.weekday or (len(weeks) > 1 and None not in weeks):
            continue
        if a.starts <= b.starts < (a.ends or a.starts) or b.starts <= a.starts < (b.ends or b.starts):
            raise UnclearError("two at one time")
        if a.starts == b.starts:
            raise UnclearError("two at one time")


def _likely(openings: Sequence[Opening]) -> tuple[Session, ...]:
    """The sessions with each doubtful clock as it is likely meant; none if that is not plain of one."""
    if any(span.doubtful and span.likely is None for opening in openings for span in opening.spans):
        return ()
    meant = [
        replace(opening, spans=tuple(Span(span.likely or span.clock) for span in opening.spans))
        for opening in openings
    ]
    return tuple(session for opening in meant for session in _sessions(opening))
