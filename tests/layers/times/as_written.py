"""Times as people write them and what they mean, each reading worked out from the text by hand beforehand.

``times_as_written.csv`` falls into three thirds by the SHA-256 of each text: 0 and 1 were there while the
reader was written, 2 was kept apart until it was done. A reading is written shortly:

- "Mo-Fr 09:00-17:00", "Tu[1] Tu[-1] 14:00-16:00", "We/2 19:00" (every two weeks);
- "@04-01..09-30" each year, ">2026-01-05" from a date, "<2026-03-31" until one; "T" in term time;
- "PH-", "PH+" and "PH!": bank holidays no, yes, and on no other day;
- "?" alone: no session can say it, or it has to be asked; beside sessions: what must stay in words as well.
"""

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from layers.times.reading.read import read_times
from layers.times.session import Known, Season, Session

HERE = Path(__file__).parent
THIRDS = (0, 1, 2)
APART = 2  # the third that was kept apart
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
DAY = re.compile(r"(\w\w)(?:-(\w\w))?(?:\[(-?\d)\])?(?:/(\d))?")
SEASON = re.compile(r"@(\d\d)-(\d\d)\.\.(\d\d)-(\d\d)")
HOLIDAYS = {"PH-": Known.NO, "PH+": Known.YES}


@dataclass(frozen=True)
class Written:
    """A text with its true reading: the sessions, and whether something must stay in words."""

    pattern: str
    text: str
    sessions: frozenset[Session]
    words_stay: bool


def texts_of(third: int) -> list[Written]:
    """The texts of one third."""
    return [written for written in all_texts() if third_of(written.text) == third]


def all_texts() -> list[Written]:
    """All texts with their readings."""
    return _texts_in("times_as_written.csv")


def texts_afresh() -> list[Written]:
    """Texts written later, by somebody who had not looked at how the reader reads."""
    return _texts_in("times_afresh.csv")


def _texts_in(name: str) -> list[Written]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return [_written(row) for row in csv.DictReader(lines)]


def third_of(text: str) -> int:
    """The third in which a text lies, by its letters alone."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % len(THIRDS)


def verdicts(texts: Sequence[Written]) -> Counter[str]:
    """How many texts are read how."""
    return Counter(verdict(written) for written in texts)


def verdict(written: Written) -> str:
    """How a text is read.

    "right": whole, and as it means, or words are kept that have to be. "needlessly kept": in words, all or in
    part, though sessions say it whole. "wrong": read whole and otherwise than it means, or a part of it opens
    what the text does not.
    """
    read = read_times(written.text)
    sessions = frozenset(read.sessions)
    if not read.unread and not sessions and not written.sessions:
        return "right"  # closed, or nothing
    if not read.unread:
        return "right" if sessions == written.sessions and not written.words_stay else "wrong"
    if not sessions <= written.sessions:
        return "wrong"
    return "right" if written.words_stay and sessions == written.sessions else "needlessly kept"


def _written(row: dict[str, str]) -> Written:
    parts = row["reading"].split("; ")
    sessions = (session for part in parts if part != "?" for session in sessions_of(part))
    return Written(row["pattern"], row["text"], frozenset(sessions), "?" in parts)


def sessions_of(part: str) -> Iterator[Session]:
    """The sessions of "Mo-Fr 09:00-17:00 T" and the like."""
    words = part.split()
    clock = next(word for word in words if word[0].isdigit())
    starts, _, ends = clock.partition("-")
    marks = {word[0]: word[1:] for word in words if word[0] in "<>"}
    season = next((SEASON.fullmatch(word) for word in words if word[0] == "@"), None)
    for word in words[: words.index(clock)]:
        match = DAY.fullmatch(word)
        assert match, word
        first, last = DAYS.index(match[1]), DAYS.index(match[2] or match[1])
        for step in range((last - first) % 7 + 1):
            yield Session(
                (first + step) % 7,
                time.fromisoformat(starts),
                time.fromisoformat(ends) if ends else None,
                every_weeks=int(match[4] or 1),
                week_of_month=int(match[3]) if match[3] else None,
                first_on=date.fromisoformat(marks[">"]) if ">" in marks else None,
                last_on=date.fromisoformat(marks["<"]) if "<" in marks else None,
                term_time="T" in words,
                bank_holidays=next((HOLIDAYS[word] for word in words if word in HOLIDAYS), Known.UNKNOWN),
                season=Season(*(int(number) for number in season.groups())) if season else None,
                bank_holidays_only="PH!" in words,
            )
