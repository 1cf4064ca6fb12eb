"""Which sessions do words such as "every Tuesday 12-2pm" or "1st Wednesday of the month 10.30am" tell?

The text is cut into clauses (at semicolons, full stops and new lines), each clause into tokens. A clause with
a word that is not known is left unread as a whole: it might say "except in August". What stands in brackets
and is not understood is left unread without harm to the rest, unless it takes something back.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from layers.times.clock import Clock, read_clocks
from layers.times.session import Known, Session

_DAY_WORDS: Final = (
    ("mondays?", "mons?", "mo"),
    ("tuesdays?", "tues?", "tu"),
    ("wednesdays?", "weds?", "wednes", "we"),
    ("thursdays?", "thurs?", "thu", "th"),
    ("fridays?", "fris?", "fr"),
    ("saturdays?", "sats?", "sa"),
    ("sundays?", "suns?", "su"),
)
_ORDINALS: Final = {
    "1st": 1,
    "first": 1,
    "2nd": 2,
    "second": 2,
    "3rd": 3,
    "third": 3,
    "4th": 4,
    "fourth": 4,
    "last": -1,
}
_CLOCK: Final = (
    r"(?:\d{1,2}(?:[:.]\d{2}(?!\d))?\s*(?:a\.?m\b\.?|p\.?m\b\.?|noon|midday|midnight)?|noon|midday|midnight)"
)
_DASH: Final = r"\s*(?:-|–|—|−|to|till|until|untill|'til|til)\s*"
_TOKENS: Final = re.compile(
    "|".join(
        [
            r"(?P<term>\(?\b(?:during |in |school )*term[ -]?time(?: only)?\b"
            r"|\bduring (?:school )?term\b|\bterm only\b)",
            r"(?P<noholiday>\b(?:not|closed|except|excluding|excl\.?|no sessions?|apart from)(?: on| for)?"
            r" (?:bank|public) holidays?\b"
            r"|\b(?:bank|public) holidays? closed\b)",
            r"(?P<holiday>\b(?:including|incl\.?|inc\.?|and|open on) (?:bank|public) holidays\b)",
            # every three weeks, or of the month?
            r"(?P<unknown>\bevery (?:third|fourth|3rd|4th)\b(?!.*\bmonth))",
            r"(?P<every>\b(?:every (?:two|2|second|other) weeks?|every (?:other|second)(?= \w+day)"
            r"|fortnightly|alternate(?: weeks?)?|bi-?weekly|once a fortnight)\b)",
            r"(?P<everyn>\bevery (?P<n>three|four|five|six|3|4|5|6) weeks\b)",
            r"(?P<month>\b(?:of|in) (?:the|each|every) month\b|\bmonthly\b|\bof the calendar month\b)",
            rf"(?P<ordinal>\b(?:{'|'.join(_ORDINALS)})\b)",
            r"(?P<daily>\b(?:daily|every day|7 days(?: a week)?|seven days a week|all week|each day)\b)",
            r"(?P<weekdays>\b(?:every )?week ?days?\b)",
            r"(?P<weekends>\bweek ?ends?\b)",
            *(rf"(?P<day{n}>\b(?:{'|'.join(words)})\b\.?)" for n, words in enumerate(_DAY_WORDS)),
            r"(?P<closed>\b(?:closed|shut|off)\b)",
            rf"(?P<span>\b(?:from |between )?{_CLOCK}(?:{_DASH}| and (?=\d)){_CLOCK}(?![\d:]))",
            rf"(?P<clock>(?:\b(?:at|from) )?\b{_CLOCK}(?![\d:]))",
            r"(?P<to>-|–|—|\bto\b|\bthrough\b|\btill?\b|\buntil\b)",
            r"(?P<list>,|&|\+|/|\band\b|\bor\b|\bplus\b|\balso\b)",
            r"(?P<filler>\b(?:the|on|a|at|from|every|each|open|opens|opening|times?|hours?|hrs|we|are|is|meets?|meet|meetings?"
            r"|sessions?|weekly|held|runs?|group|usually|week|in|all|between|only|o'clock)\b|[:()\s.])",
            r"(?P<strange>\S+)",
        ]
    ),
    re.I,
)
_CLAUSES: Final = re.compile(r"[;\n|•]+|(?<![ap])(?<![ap]\.m)\.\s+(?=[A-Z])")
_BRACKET: Final = re.compile(r"\(([^()]*)\)")
_TAKES_BACK: Final = re.compile(
    r"\b(except|not|no|but|unless|exclud\w*|apart|closed|alternate|only|if)\b", re.I
)
_NUMBERS: Final = {"three": 3, "four": 4, "five": 5, "six": 6}

Read = tuple[list[Session], list[str]]


@dataclass(frozen=True)
class _Group:
    """Days and the times that go with them."""

    days: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()  # of the month
    clocks: tuple[Clock, ...] = ()
    every: int = 1
    term: bool = False
    holidays: Known = Known.UNKNOWN
    monthly: bool = False
    closed: bool = False


@dataclass
class _Reading:
    """A clause on its way: the groups so far and the one being filled."""

    done: list[_Group] = field(default_factory=list)
    now: _Group = field(default_factory=_Group)
    span_open: bool = False  # a "to" stands between two days
    times_first: bool | None = None  # "12-2pm Tuesdays" rather than "Tuesdays 12-2pm"

    def next(self) -> None:
        self.done.append(self.now)
        self.now = _Group()


def read_words(text: str) -> Read:
    """Read free text: sessions, and the clauses that were not understood."""
    sessions: list[Session] = []
    unread: list[str] = []
    for clause in _CLAUSES.split(text):
        if not clause or not clause.strip(" .,"):
            continue
        found, left = _clause(clause.strip())
        sessions += found
        unread += left
    return sessions, unread


def _clause(clause: str) -> Read:
    """One clause: first as it stands, then without brackets that say nothing of time."""
    groups = _groups(clause)
    if groups is None and _BRACKET.search(clause):
        brackets = [found.group(0) for found in _BRACKET.finditer(clause)]
        if not any(_TAKES_BACK.search(bracket) for bracket in brackets):
            groups = _groups(_BRACKET.sub(" ", clause))
            if groups is not None:
                return _sessions(groups), brackets
    return ([], [clause]) if groups is None else (_sessions(groups), [])


def _groups(clause: str) -> list[_Group] | None:
    """The groups of days and times of a clause; None if anything in it is not understood."""
    reading = _Reading()
    for token in _TOKENS.finditer(clause):
        kind = token.lastgroup or ""
        kind = "everyn" if kind == "n" else kind
        if kind in ("unknown", "strange") or not _take(reading, kind, token):
            return None
    reading.next()
    groups = [group for group in reading.done if group != _Group()]
    return _whole(groups)


def _take(reading: _Reading, kind: str, token: re.Match[str]) -> bool:
    """Add one token to the group; False if it makes no sense where it stands."""
    if kind.startswith("day") and kind != "daily":
        return _take_days(reading, (int(kind[3:]),))
    if kind in ("daily", "weekdays", "weekends"):
        return _take_days(reading, {"daily": tuple(range(7)), "weekdays": tuple(range(5))}.get(kind, (5, 6)))
    if kind in ("span", "clock"):
        return _take_clock(reading, token.group(0))
    if kind == "closed":
        reading.now = replace(reading.now, closed=True)
        return bool(reading.now.days)
    if kind == "to":
        reading.span_open = bool(reading.now.days) and not reading.now.clocks
        return reading.span_open
    return _take_modifier(reading, kind, token)


def _take_modifier(reading: _Reading, kind: str, token: re.Match[str]) -> bool:
    now = reading.now
    if kind == "ordinal":
        if (now.clocks and now.days) or now.closed:
            reading.next()
        reading.now = replace(reading.now, weeks=(*reading.now.weeks, _ORDINALS[token.group(0).casefold()]))
    elif kind == "every":
        reading.now = replace(now, every=2)
    elif kind == "everyn":
        reading.now = replace(now, every=_NUMBERS.get(token["n"].casefold()) or int(token["n"]))
    elif kind == "month":
        reading.now = replace(now, monthly=True)
    elif kind == "term":
        reading.now = replace(now, term=True)
    elif kind in ("holiday", "noholiday"):
        reading.now = replace(now, holidays=Known.YES if kind == "holiday" else Known.NO)
    return True


def _take_days(reading: _Reading, days: tuple[int, ...]) -> bool:
    if reading.span_open:
        first = reading.now.days[-1]
        days = tuple((first + step) % 7 for step in range((days[0] - first) % 7 + 1))
        reading.span_open = False
    elif reading.times_first is None:
        reading.times_first = bool(reading.now.clocks)
    finished = reading.now.days and (reading.now.clocks or reading.now.closed)
    if finished and not reading.times_first:
        reading.next()
    reading.now = replace(reading.now, days=tuple(dict.fromkeys((*reading.now.days, *days))))
    return True


def _take_clock(reading: _Reading, text: str) -> bool:
    clock = read_clocks(text)
    if clock is None or reading.span_open:
        return False
    if reading.times_first is None:
        reading.times_first = not reading.now.days
    if reading.times_first and reading.now.days:
        reading.next()
    reading.now = replace(reading.now, clocks=(*reading.now.clocks, clock))
    return True


def _whole(groups: list[_Group]) -> list[_Group] | None:
    """The groups if each is whole.

    What is told of "the month" or of holidays at the end goes to all before.
    """
    if len(groups) > 1 and not groups[-1].days and not groups[-1].clocks:
        last = groups.pop()
        groups = [
            replace(
                g,
                term=g.term or last.term,
                holidays=last.holidays or g.holidays,
                monthly=g.monthly or last.monthly,
            )
            for g in groups
        ]
    for group in groups:
        if not group.days or bool(group.clocks) == group.closed:
            return None
        if (group.monthly and not group.weeks) or (group.weeks and group.every != 1):
            return None
    marked = any(group.term or group.every != 1 for group in groups[1:])
    if marked and len({(group.term, group.every) for group in groups}) > 1:
        return None  # "Mon 10-12, Thu 2-4pm term time only": of which is it said?
    return groups


def _sessions(groups: list[_Group]) -> list[Session]:
    return [
        Session(
            day,
            starts,
            ends,
            every_weeks=group.every,
            week_of_month=week,
            term_time=group.term,
            bank_holidays=group.holidays,
        )
        for group in groups
        for day in group.days
        for week in (group.weeks or (None,))
        for starts, ends in group.clocks
    ]
