"""How is it said that a walk depends on the hours of a gate or way: how long is it while that is shut?"""

import re
from collections.abc import Iterable
from typing import Any, Final

from geo.paces import whole_minutes
from layers.streets.open_then import WayState
from layers.streets.timed_access import TimedAccess
from presentation.words import plain as words
from presentation.words.dates import MONTHS, SHORT_WEEKDAYS, listed
from presentation.words.language import sentence
from presentation.words.opening import plain_times
from questions.conversation.findings import WayShut
from questions.walks.near_person import LOOK_FURTHER, NearPerson
from questions.walks.one_way import OnTheWay
from questions.walks.walks_by_hours import WalkByHours, WalkThen

ON_THE_WAY: Final = sentence("Gates and ways with hours")
OPEN_WAYS: Final = sentence(
    "The ground within reach is shown as it is while gates and ways are open; a place says so where its walk "
    "depends on their hours."
)
_KINDS: Final = {
    "gate": sentence("a gate"),
    "barrier": sentence("a barrier"),
    "lift": sentence("a lift"),
    "door": sentence("a door"),
    "level_crossing": sentence("a level crossing"),
    "steps": sentence("steps"),
    "bridge": sentence("a bridge"),
    "tunnel": sentence("a tunnel"),
    "way": sentence("a path"),
    "park": sentence("a park"),
    "garden": sentence("a garden"),
    "cemetery": sentence("a cemetery"),
}
_SUN: Final = {
    "dawn": sentence("dawn"),
    "dusk": sentence("dusk"),
    "sunrise": sentence("sunrise"),
    "sunset": sentence("sunset"),
}
_SHORT_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS: Final = dict(zip(_SHORT_MONTHS, MONTHS, strict=True))
_DAYS: Final = dict(zip(["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"], SHORT_WEEKDAYS, strict=True))
_WORDS: Final = {**_SUN, **_MONTHS, **_DAYS, "off": sentence("closed"), "PH": sentence("bank holidays")}
_WORD: Final = re.compile(r"[A-Za-z]+")
_CLOCK: Final = re.compile(r"\b0?(\d{1,2}):(\d{2})\b")
_DASH: Final = re.compile(r"(?<=\w)\s*-\s*(?=\w)")
_LONG: Final = 120


def named_with_hours(timed: TimedAccess) -> str:
    """What it is and when it is open: "a gate (open Mon–Sun 8:00–16:00)"."""
    what = _KINDS.get(timed.kind, _KINDS["way"])
    if timed.name:
        what = sentence("{what} “{name}”", what=what, name=words.one_line(timed.name))
    hours = "; ".join(_stated(timed))
    return sentence("{what} ({hours})", what=what, hours=_shortened(hours)) if hours else what


def hours_note(by_hours: WalkByHours | None) -> str:
    """What hours do to a walk, as a sentence; "" where they do nothing."""
    if by_hours is None or not (by_hours.differs or by_hours.unread):
        return ""
    what = _all_named(by_hours.hours)
    if by_hours.then is not None:
        return _then_words(by_hours, by_hours.then, what)
    if by_hours.unread:
        return _not_known(what)
    if by_hours.shut_min is None:
        return sentence(
            "While this on the way is shut, there is no other way within twice the minutes: {what}.",
            what=what,
        )
    return sentence(
        "{minutes} while this on the way is shut: {what}.",
        minutes=words.minutes(by_hours.shut_min),
        what=what,
    )


def open_ways_note(answer: NearPerson) -> str:
    """That minutes and map take all gates and ways as open; "" where none has hours within reach."""
    return OPEN_WAYS if answer.walks is not None else ""


def row_note(row: Any) -> str:
    """``hours_note`` of a row of the tables."""
    return hours_note(_by_hours(row))


def hours_record(by_hours: object) -> dict[str, object] | None:
    """The same for a file: minutes while all is open and shut, and then; and what is on the way."""
    if not isinstance(by_hours, WalkByHours):
        return None
    then = by_hours.then
    return {
        "minutes_while_open": by_hours.open_min,
        "minutes_while_shut": by_hours.shut_min,
        "minutes_there_then": whole_minutes(then.there_s) if then else None,
        "minutes_back_then": whole_minutes(then.back_s) if then and then.back_s is not None else None,
        "on_the_way": [named_with_hours(timed) for timed in by_hours.hours],
        "sentence": hours_note(by_hours),
    }


def shut_minutes(by_hours: object) -> int | None:
    """The second figure: whole minutes of a walk while something on it is shut.

    None where that is no other walk, or where nobody knows one: ``hours_note`` says which.
    """
    if not isinstance(by_hours, WalkByHours) or not by_hours.differs:
        return None
    return by_hours.shut_min


def walk_then(row: Any) -> WalkThen | None:
    """When the walk of a row of the tables is made, as far as that matters and is known."""
    by_hours = _by_hours(row)
    return by_hours.then if by_hours else None


def _by_hours(row: Any) -> WalkByHours | None:
    by_hours = getattr(row, "by_hours", None)
    return by_hours if isinstance(by_hours, WalkByHours) else None


def way_shut_words(finding: WayShut) -> str:
    """Why the walk does not do at that time."""
    what = _all_named(finding.hours)
    if finding.there_min is None or (finding.back_min is None and not finding.back_not_known):
        template = (
            "no way there within {minutes} then, for this is shut: {what}"
            if finding.there_min is None
            else "no way back within {minutes} then, for this is shut: {what}"
        )
        return sentence(template, minutes=words.minutes(finding.minutes * LOOK_FURTHER), what=what)
    if finding.there_min > finding.minutes:
        return sentence(
            "{minutes} there then, for this is shut: {what}",
            minutes=words.minutes(finding.there_min),
            what=what,
        )
    return sentence(
        "{minutes} back then, for this is shut: {what}",
        minutes=words.minutes(finding.back_min or 0),
        what=what,
    )


def on_the_way_words(hours: Iterable[OnTheWay]) -> str:
    """The gates and ways with hours on one way, each with how it is then, where a time is known."""
    return "; ".join(map(_one_on_the_way, hours))


def _one_on_the_way(each: OnTheWay) -> str:
    what = named_with_hours(each.timed)
    if each.then is None:
        return what
    if each.then is WayState.OPEN:
        return sentence("{what}, open then", what=what)
    if each.then is WayState.SHUT:
        return sentence("{what}, shut then", what=what)
    return sentence("{what}: whether it is open then is not known", what=what)


def _then_words(by_hours: WalkByHours, then: WalkThen, what: str) -> str:
    there, back = whole_minutes(then.there_s), by_hours.open_min
    if then.back_s is not None:
        back = whole_minutes(then.back_s)
    if then.shuts_later:
        return sentence("This on the way is open at first, and shuts while they are free: {what}.", what=what)
    if there is None or (then.back_s is not None and back is None):
        return sentence("This on the way is shut then: {what}.", what=what)
    if there != by_hours.open_min:
        return sentence(
            "{there} there and {back} back, for this on the way is shut then: {what}.",
            there=words.minutes(there),
            back=words.minutes(back or 0),
            what=what,
        )
    if back != there:
        return sentence(
            "{back} back, when this on the way is shut: {what}.", back=words.minutes(back or 0), what=what
        )
    if by_hours.unread:
        return _not_known(what)
    return sentence("This on the way is open then: {what}.", what=what)


def _not_known(what: str) -> str:
    return sentence("Nobody knows its hours, but the way leads through it: {what}.", what=what)


def _all_named(hours: Iterable[TimedAccess]) -> str:
    return listed([named_with_hours(timed) for timed in hours])


def _stated(timed: TimedAccess) -> Iterable[str]:
    if timed.opening_hours.startswith("unknown"):
        yield sentence("in some seasons only, which are not known")
    elif timed.opening_hours:
        yield sentence("open {hours}", hours=_hours(timed.opening_hours))
    for clause in timed.clauses:
        template = "open {hours}" if clause.lets_in else "shut {hours}"
        yield sentence(template, hours=_hours(clause.condition))
    if timed.conditional and not timed.clauses:
        yield f"“{words.one_line(timed.conditional)}”"


def _hours(text: str) -> str:
    """Hours in plain words where all words in them are known; any other text as it is."""
    line = words.one_line(text)
    if not all(word in _WORDS for word in _WORD.findall(line)):
        return words.one_line(plain_times(text))
    return _CLOCK.sub(r"\1:\2", _WORD.sub(lambda word: _WORDS[word[0]], _DASH.sub("–", line)))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG].rstrip()} …"
