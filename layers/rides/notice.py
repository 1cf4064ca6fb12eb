"""How long beforehand has one to ring: "by noon the day before", "24 hours", "2 working days"?"""

import re
from datetime import time
from typing import Final

from layers.rides.model import Notice
from layers.times.clock import read_clocks

MOST_DAYS: Final = 60
_NUMBERS: Final = {
    **dict.fromkeys(["a", "an", "one"], 1),
    **{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10, "fourteen": 14},
}
_COUNT: Final = r"(?P<count>\d{1,3}|a|an|one|two|three|four|five|six|seven|ten|fourteen)"
_BEFORE: Final = (
    r"(?:'?s?'? notice| before(?:hand)?(?: travel| (?:the|your) (?:ride|journey|trip))?| ahead| in advance)?"
)
_LEADING: Final = re.compile(
    r"^(?:please )?(?:(?:ring|call|phone|book|ask|give|needs?) )?(?:us )?(?:at least )?"
)
_CLOCK: Final = r"(?:by|before|until|up to) (?P<clock>[\w:. ]+?) (?:on )?"
_NONE: Final = re.compile(r"(?:none|no notice|no notice (?:is )?needed|without notice|at once|0)")
_SAME_DAY: Final = re.compile(rf"(?:{_CLOCK})?(?:the )?(?:same day|day (?:of travel|itself)|on the day)")
_DAY_BEFORE: Final = re.compile(
    rf"(?:{_CLOCK})?(?:the )?(?:(?:previous|prior) (?P<working>working )?day"
    r"|(?P<working_2>working )?day before(?: travel)?)"
)
_DAYS: Final = re.compile(rf"(?:{_CLOCK})?{_COUNT} (?P<working>working )?(?P<unit>days?|weeks?){_BEFORE}")
_HOURS: Final = re.compile(rf"{_COUNT} (?P<unit>hours?|hrs?|minutes?|mins?){_BEFORE}")


def read_notice(text: str) -> Notice | None:
    """Read words about notice; None where they say nothing, or what is not surely understood.

    Days are days of the calendar unless they are called working days.
    """
    plain = " ".join(text.casefold().replace("’", "'").split()).strip(" .!")
    plain = _LEADING.sub("", plain)
    if _NONE.fullmatch(plain):
        return Notice(minutes=0)
    if match := _HOURS.fullmatch(plain):
        unit_minutes = 60 if match["unit"].startswith("h") else 1
        return notice_of(minutes=_count(match["count"]) * unit_minutes)
    if match := _DAYS.fullmatch(plain):
        week = 7 if match["unit"].startswith("week") else 1
        if week > 1 and match["working"]:
            return None
        return _on_day(match["clock"], _count(match["count"]) * week, working=bool(match["working"]))
    if match := _DAY_BEFORE.fullmatch(plain):
        return _on_day(match["clock"], 1, working=bool(match["working"] or match["working_2"]))
    if match := _SAME_DAY.fullmatch(plain):
        return _on_day(match["clock"], 0, working=False)
    return None


def notice_of(
    *, days: int | None = None, by: time | None = None, minutes: int | None = None, working: bool = False
) -> Notice | None:
    """A notice of numbers; None where they are none, or longer than anybody plans."""
    if days is not None and minutes is None:
        return Notice(days, by, working) if days <= MOST_DAYS else None
    if minutes is not None and days is None and by is None:
        return Notice(minutes=minutes) if minutes <= MOST_DAYS * 24 * 60 else None
    return None


def read_clock(text: str) -> time | None:
    """One time of day, "noon", "4pm", "16:00"; None where it is none, or midnight, which is of two days."""
    clock = read_clocks(text)
    return clock[0] if clock and clock[1] is None and clock[0] != time(0) else None


def notice_record(notice: Notice | None) -> str:
    """A notice as a pack keeps it: "minutes 120", "days 1 12:00", "working-days 2", or ""."""
    if notice is None:
        return ""
    if notice.minutes is not None:
        return f"minutes {notice.minutes}"
    unit = "working-days" if notice.working else "days"
    return f"{unit} {notice.days}" + (f" {notice.by:%H:%M}" if notice.by else "")


def notice_of_record(record: str) -> Notice | None:
    """A notice that ``notice_record`` wrote. Raises ``ValueError`` where it is none."""
    if not record:
        return None
    unit, count, *clock = record.split(" ")
    if unit not in ("minutes", "days", "working-days") or not count.isdecimal() or len(clock) > 1:
        raise ValueError("no notice")
    by = time.fromisoformat(clock[0]) if clock else None
    if unit == "minutes":
        notice = notice_of(minutes=int(count), by=by)
    else:
        notice = notice_of(days=int(count), by=by, working=unit == "working-days")
    if notice is None:
        raise ValueError("no notice")
    return notice


def _count(word: str) -> int:
    return int(word) if word.isdecimal() else _NUMBERS[word]


def _on_day(clock: str | None, days: int, *, working: bool) -> Notice | None:
    by = read_clock(clock) if clock else None
    if clock and by is None:
        return None
    return notice_of(days=days, by=by, working=working)
