"""How does it read that a panel's session is kept, who changed what in it, and which can be opened again?"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from layers.panel.model import PanelChange, PanelSession, SessionItem, SessionPart
from presentation.words import plain
from presentation.words.funding import aims, need, standard
from presentation.words.funding.sitting import VERDICTS
from presentation.words.language import plural, sentence
from questions.panel.sitting import PanelVerdict

_CLOCK: Final = ZoneInfo("Europe/London")
WHO: Final = sentence("Who is writing? Initials or role")
NOT_SAID: Final = sentence("somebody of the panel")
OPEN_AGAIN: Final = sentence("Sessions that were kept")
OPEN: Final = sentence("Open it again")
REMOVE: Final = sentence("Remove this session for good")
REALLY: Final = sentence("Yes, remove it with all that was decided in it")
LEAVE: Final = sentence("Close it and see the other sessions")
SESSION: Final = sentence("This session, and who is writing")
SESSION_ONLY: Final = sentence("This session")
SEEN: Final = sentence("I have seen this")
NO_SUCH: Final = sentence("The session in the address is not here, or is of another area.")
NO_SUCH_FIX: Final = sentence("Open one from the list, or bring in the bids anew.")
NOT_KEPT: Final = sentence("What is said here is not kept just now.")
OTHERS: Final = sentence("Others have changed this session since you last looked")
STAYS_FINAL: Final = sentence("This decision is final, so that change was not taken.")
STAYS_FINAL_FIX: Final = sentence("To change anything, make it a draft again first.")
UNREADABLE: Final = sentence("Something in this session cannot be read, and was left out.")
_SHOWN: Final = 8
_LONGEST: Final = 60
_PARTS: Final[Mapping[SessionPart, str]] = {
    SessionPart.BIDS: sentence("the list of bids"),
    SessionPart.BID: sentence("what {bid} says of itself"),
    SessionPart.VERDICT: sentence("the decision on {bid}"),
    SessionPart.REASON: sentence("the reason for {bid}"),
    SessionPart.CONFLICTS: sentence("who stood aside of {bid}"),
    SessionPart.MARKS: sentence("the marks of {bid}"),
    SessionPart.CHOICE: sentence("a choice"),
    SessionPart.MEETING: sentence("the meeting"),
}
_CHOICES: Final[Mapping[str, str]] = {
    "fund_budget": standard.BUDGET,
    "fund_minutes": standard.MINUTES,
    "fund_pace": standard.PACE,
    "fund_window": standard.WINDOW,
    "fund_aim": aims.AIM,
    "fund_aversion": aims.AVERSION,
    "fund_cap": aims.CAP,
    "fund_together": aims.KINDS,
    "fund_index": need.INDEX_FILE,
}


def session_title(list_name: str, day: str) -> str:
    """What a new session is called."""
    return sentence("{name}, {day}", name=plain.one_line(list_name), day=plain.day(day))


def kept_line(title: str, changes: int, last: PanelChange | None) -> str:
    """That a session is kept, how many changes it has, and whose was the last."""
    named = plain.one_line(title)
    if last is None:
        return sentence("Kept as “{title}”.", title=named)
    return plural(
        "Kept as “{title}”: {count:,} change, by {by} at {time}.",
        "Kept as “{title}”: {count:,} changes, the last by {by} at {time}.",
        changes,
        title=named,
        by=plain.one_line(last.by),
        time=_time(last.at),
    )


def in_the_list(session: PanelSession) -> str:
    """A session among those that can be opened again."""
    values = {
        "title": plain.one_line(session.title),
        "day": plain.day(session.changed_at.astimezone(_CLOCK).date().isoformat()),
        "time": _time(session.changed_at),
        "by": plain.one_line(session.changed_by),
    }
    if session.final:
        return sentence("{title} (final): last changed {day} at {time} by {by}", **values)
    return sentence("{title} (draft): last changed {day} at {time} by {by}", **values)


def news_lines(changes: Sequence[PanelChange]) -> list[str]:
    """What others changed: who, when, what, and to what."""
    lines = [
        sentence(
            "{by} at {time}: {what}, now “{value}”.",
            by=plain.one_line(change.by),
            time=_time(change.at),
            what=item_words(change.item),
            value=value_words(change.item, change.value),
        )
        for change in changes
        if change.item.part not in (SessionPart.BIDS, SessionPart.BID, SessionPart.MARKS)
    ]
    lines += [
        sentence(
            "{by} at {time}: {what}.",
            by=plain.one_line(change.by),
            time=_time(change.at),
            what=item_words(change.item),
        )
        for change in changes
        if change.item.part in (SessionPart.BIDS, SessionPart.BID, SessionPart.MARKS)
    ]
    more = len(lines) - _SHOWN
    return [*lines[:_SHOWN], *([sentence("and {count:,} more", count=more)] if more > 0 else [])]


def clash_line(theirs: PanelChange, mine: Any) -> str:
    """That somebody else changed the same thing first, with both values, so that neither is lost."""
    return sentence(
        "{by} changed {what} at {time} to “{theirs}”. That stands; yours, “{mine}”, was not taken. "
        "Type it again if it should stand.",
        by=plain.one_line(theirs.by),
        what=item_words(theirs.item),
        time=_time(theirs.at),
        theirs=value_words(theirs.item, theirs.value),
        mine=value_words(theirs.item, mine),
    )


def item_words(item: SessionItem) -> str:
    """What a change is of."""
    if item.part is SessionPart.CHOICE and item.of in _CHOICES:
        return _CHOICES[item.of]
    return _PARTS[item.part].replace("{bid}", plain.one_line(item.of))


def value_words(item: SessionItem, value: Any) -> str:
    """A value that somebody gave."""
    if item.part is SessionPart.VERDICT:
        return VERDICTS[PanelVerdict(value)]
    if isinstance(value, list):
        return plain.one_line(", ".join(map(str, value)))[:_LONGEST]
    return plain.one_line(str(value))[:_LONGEST] if value not in (None, "") else plain.NOT_KNOWN


def _time(at: datetime) -> str:
    return f"{at.astimezone(_CLOCK):%H:%M}"
