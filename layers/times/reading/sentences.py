"""Which sessions do words such as "every Tuesday 12-2pm" or "1st Wednesday of the month 10.30am" tell?

The text is cut into clauses (at semicolons, full stops and new lines), and the reader accounts for every word
of each: a clause with one word that has no place is left unread as a whole, for it might say "except in
August". What is left unread never leaves more open than the text does: the days that it names are not read
from other clauses either, and what may end or narrow all of it ("cancelled", "monthly", "until Easter")
leaves the whole text unread. Closed days are taken out of what is open, wherever they stand. Words that are
not known stand aside as a note only before or behind all days and clocks, and stay in words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from layers.times.plain import is_struck_out, plain_text
from layers.times.reading.beside import is_place
from layers.times.reading.changed_hours import at_length
from layers.times.reading.grammar import Clause, Opening, read_clause
from layers.times.reading.items import Span, UnclearError
from layers.times.reading.openings import openings_of, refuse_what_may_replace, sessions_of
from layers.times.reading.spelling import plainly_spelt
from layers.times.reading.taken_back import is_mere_note, takes_all_back
from layers.times.reading.tokens import SAY_NOT_WHEN, Token, tokens_of
from layers.times.reading.welsh import TwoLanguagesError, has_english, has_welsh, in_english, side_by_side
from layers.times.session import Session

_CLAUSES: Final = re.compile(
    r"(?:;(?!(?:00|30|45)\s?[ap]\.?m)|[\n|•·])+"
    r"|(?<![ap])(?<![ap]\.m)[.!]\s+(?=[A-Z])"
)
_BULLET: Final = re.compile(r"^[\s\-–—*.,]+|[\s.,!]+$")
_BRACKET: Final = re.compile(r"\(([^()]*)\)")
_BY_24_HOURS: Final = re.compile(r"\b(?:1[3-9]|2[0-3])[:.][0-5]\d\b(?!\s*[ap]\.?m)", re.I)
_DAYS_ALONE: Final = frozenset(
    {"day", "days", "ordinal", "month", "alternate", "comma", "join", "dash", "to", "colon"}
)
_ABOUT_DAYS: Final = frozenset(
    {
        "day",
        "days",
        "ordinal",
        "alternate",
        "every",
        "month",
        "term",
        "holiday",
        "closed",
        "except",
        "dash",
        "to",
    }
)
_SIGNS: Final = frozenset({"comma", "join", "colon", "opens", "shuts", "place"})
_CLOCKS_ALONE: Final = frozenset({"span", "clock", "closed", "all day", "comma", "join"})
_LEADING_TO_PLACE: Final = re.compile(r"^\W*(?:(?:in|at|on|via|from|the|our) )*")
_AROUND: Final = " ,:-–—"


@dataclass(frozen=True)
class WordsRead:
    """Sessions read, words that stay, and what doubtful clauses are likely to mean."""

    sessions: tuple[Session, ...] = ()
    unread: tuple[str, ...] = ()
    likely: tuple[Session, ...] = ()


def read_words(text: str, *, timetable: bool = False) -> WordsRead:
    """Read free text: sessions, and the words that were not understood or have to stay beside them.

    ``timetable``: what stands beside the text has hours beyond twelve, so that 00:00 is midnight.
    """
    plain = plain_text(text)
    if is_struck_out(text):
        return WordsRead((), (plain,))
    if not has_welsh(plain):
        return _read(plain, timetable=timetable)
    try:
        plain_english = side_by_side(plain)
    except TwoLanguagesError:
        return WordsRead((), (plain,))
    both = has_welsh(plain_english) and has_english(plain_english)
    read = _read_apart(plain_english) if both else _read(in_english(plain_english), timetable=timetable)
    return replace(read, unread=(plain,) if read.unread else ())


def _read_apart(text: str) -> WordsRead:
    """Read a text that says all of it in Welsh and in English: both have to say the same."""
    parts = [part.strip() for part in re.split(r"\s*(?:[;\n|]|\s/\s|//)\s*", text) if part.strip()]
    welsh = _read("; ".join(in_english(part) for part in parts if has_welsh(part)), timetable=False)
    english = _read("; ".join(part for part in parts if not has_welsh(part)), timetable=False)
    in_welsh = [token for part in parts if has_welsh(part) for token in tokens_of(in_english(part))]
    in_both = [token for part in parts if not has_welsh(part) for token in tokens_of(part)]
    only_days = all(token.kind in _ABOUT_DAYS | _SIGNS for token in in_welsh)
    if only_days and _days_of(in_welsh) == _days_of(in_both):
        return english  # "Dydd Iau cyntaf y mis / First Thursday of the month 2pm"
    agree = set(welsh.sessions) == set(english.sessions) and not (welsh.unread or english.unread)
    return english if agree and english.sessions else WordsRead((), (text,))


def _days_of(tokens: Sequence[Token]) -> list[tuple[object, ...]]:
    """What tokens say of days, in whatever order a language puts it."""
    about_days = (token for token in tokens if token.kind in _ABOUT_DAYS)
    return sorted((token.kind, token.days, token.number) for token in about_days)


def _read(text: str, *, timetable: bool) -> WordsRead:
    timetable = timetable or has_hours_beyond_twelve(text)
    clauses: list[Clause] = []
    unread: list[str] = []
    words: list[str] = []  # all that is not read into sessions, in its order
    at_full_length = at_length(text)
    for part in _parts(at_full_length):
        try:
            clause, left = _clause(part, timetable=timetable)
        except UnclearError:
            unread.append(part)
            words.append(part)
            continue
        clauses.append(clause)
        words += left
    if any(takes_all_back(part) for part in unread) or (unread and at_full_length != text):
        return WordsRead((), (text,))
    if (
        len({_LEADING_TO_PLACE.sub("", place.casefold()) for clause in clauses for place in clause.places})
        > 1
    ):
        words = [text]  # which of its times are where is not for sessions to say
    return _together(text, clauses, unread, words)


def has_hours_beyond_twelve(text: str) -> bool:
    """Whether a text has a clock such as 17:30, so that its writer counts to twenty-four."""
    return bool(_BY_24_HOURS.search(text))


def _parts(text: str) -> Iterator[str]:
    """The clauses of a text; days and their clocks together that stand on lines of their own."""
    parts = [bare for part in _CLAUSES.split(text) if (bare := _BULLET.sub("", part or ""))]
    while parts:
        part = parts.pop(0)
        if parts and _kinds(part) <= _DAYS_ALONE and _kinds(part) & {"day", "days"}:
            after = _kinds(parts[0])
            if after and after <= _CLOCKS_ALONE and after & {"span", "clock", "closed", "all day"}:
                part = f"{part} {parts.pop(0)}"
        yield part


def _kinds(part: str) -> set[str]:
    return {token.kind for token in tokens_of(plainly_spelt(part))}


def _clause(raw: str, *, timetable: bool) -> tuple[Clause, list[str]]:
    """One clause, and the words that stay beside it: as it stands, without brackets, or without notes."""
    text = plainly_spelt(raw)
    for without in (_as_it_stands, _without_brackets, _without_notes, _without_both):
        try:
            rest, notes = without(text)
            clause = read_clause(rest, timetable=timetable)
        except UnclearError:
            continue
        places = (*clause.places, *(note for note in notes if is_place(note)))
        notes = [note for note in notes if not is_place(note)]
        several = notes and sum(len(opening.spans) for opening in clause.openings) > 1
        return replace(clause, places=places), [raw] if several else [*clause.stays, *notes]
    raise UnclearError(raw)


def _as_it_stands(text: str) -> tuple[str, list[str]]:
    return text, []


def _without_brackets(text: str) -> tuple[str, list[str]]:
    """The text without brackets that say nothing of when, and those. Raises ``UnclearError`` if others."""
    brackets = [match.group(0) for match in _BRACKET.finditer(text)]
    if not brackets or not all(is_mere_note(bracket) for bracket in brackets):
        raise UnclearError(text)
    return _BRACKET.sub(" ", text), brackets


def _without_notes(text: str) -> tuple[str, list[str]]:
    """The text from its first word of when to its last, and the strange words before and behind.

    Raises ``UnclearError`` if there is none, or if such a word may bear on when.
    """
    tokens = list(tokens_of(text))
    about_when = [place for place, token in enumerate(tokens) if token.kind not in SAY_NOT_WHEN]
    if not about_when:
        raise UnclearError(text)
    before, behind = tokens[: about_when[0]], tokens[about_when[-1] + 1 :]
    last = tokens[about_when[-1]]
    start = tokens[about_when[0]].at if _are_strange(before) else 0
    end = last.at + len(last.text) if _are_strange(behind) else len(text)
    leading, trailing = text[:start].strip(_AROUND), text[end:].strip(_AROUND)
    if not (leading or trailing) or not (is_mere_note(leading, leading=True) and is_mere_note(trailing)):
        raise UnclearError(text)
    return text[start:end], [note for note in (leading, trailing) if note]


def _without_both(text: str) -> tuple[str, list[str]]:
    bare, brackets = _without_brackets(text)
    rest, notes = _without_notes(bare)
    return rest, [*notes, *brackets]


def _are_strange(tokens: Sequence[Token]) -> bool:
    """Whether words that are not known are among them. Raises ``UnclearError`` if one has a figure."""
    strange = [token for token in tokens if token.kind == "strange"]
    if any(re.search(r"\d", token.text) for token in strange):
        raise UnclearError(strange[0].text)
    return bool(strange)


def _together(text: str, clauses: Sequence[Clause], unread: Sequence[str], words: Sequence[str]) -> WordsRead:
    """What all clauses say together: closings and qualifiers of one bear upon the others."""
    try:
        openings = openings_of(clauses)
        sessions = [(opening, sessions_of(opening)) for opening in openings]
        refuse_what_may_replace([session for _, day_sessions in sessions for session in day_sessions])
    except UnclearError:
        return WordsRead((), (text,))
    if not openings:
        return WordsRead((), (text,))
    named = {day for part in unread for token in tokens_of(plainly_spelt(part)) for day in token.days}
    if any(span.doubtful for opening in openings for span in opening.spans):
        # of a list that has one slip the other clocks are not sure either
        return WordsRead((), (text,), _likely(openings) if not unread else ())
    plain = [
        session for _, day_sessions in sessions for session in day_sessions if session.weekday not in named
    ]
    return WordsRead(tuple(plain), tuple(dict.fromkeys(words)))


def _likely(openings: Sequence[Opening]) -> tuple[Session, ...]:
    """The sessions with each doubtful clock as it is likely meant; none if that is not plain of one."""
    if any(span.doubtful and span.likely is None for opening in openings for span in opening.spans):
        return ()
    meant = [
        replace(opening, spans=tuple(Span(span.likely or span.clock) for span in opening.spans))
        for opening in openings
    ]
    return tuple(session for opening in meant for session in sessions_of(opening))
