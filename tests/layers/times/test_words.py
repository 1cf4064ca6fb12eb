"""Times in words against readings that were worked out by hand: what is read whole is read right.

``times_in_words.csv`` was there while the reader was written, ``times_in_words_apart.csv`` was kept apart
until it was done. A reading is written shortly: "Mo-Fr 09:00-17:00", "Tu[1] Tu[3] 14:00-16:00", "We/2 19:00"
(every two weeks), "T" (in term time), "PH-" and "PH+" (bank holidays no, yes); "?" where no session can say
what the text says, or it has to be asked.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest

from layers.times.read import Times, read_times
from layers.times.session import Known, Session
from layers.times.session_text import sessions_text

HERE = Path(__file__).parent
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
DAY = re.compile(r"(\w\w)(?:-(\w\w))?(?:\[(-?\d)\])?(?:/(\d))?")
HOLIDAYS = {"PH-": Known.NO, "PH+": Known.YES}


def corpus(name: str) -> list[dict[str, str]]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def sessions_of(reading: str) -> set[Session]:
    return {session for part in reading.split("; ") for session in _part(part)}


def _part(part: str) -> Iterator[Session]:
    words = part.split()
    clock = next(word for word in words if word[0].isdigit())
    starts, _, ends = clock.partition("-")
    for word in words[: words.index(clock)]:
        found = DAY.fullmatch(word)
        assert found, word
        first, last = DAYS.index(found[1]), DAYS.index(found[2] or found[1])
        for step in range((last - first) % 7 + 1):
            yield Session(
                (first + step) % 7,
                time.fromisoformat(starts),
                time.fromisoformat(ends) if ends else None,
                every_weeks=int(found[4] or 1),
                week_of_month=int(found[3]) if found[3] else None,
                term_time="T" in words,
                bank_holidays=next((HOLIDAYS[word] for word in words if word in HOLIDAYS), Known.UNKNOWN),
            )


def verdict(row: dict[str, str]) -> str:
    """Whether a text is read whole and right, whole and wrong, or left unread, in part or as a whole."""
    read = read_times(row["text"])
    if read.unread or not read.sessions:
        return "needlessly unread" if row["reading"] != "?" else "rightly unread"
    right = row["reading"] != "?" and set(read.sessions) == sessions_of(row["reading"])
    return "right" if right else "wrong"


def wrongly_read(name: str) -> list[str]:
    return [
        f"{row['text']!r}: {sessions_text(read_times(row['text']).sessions)}, not {row['reading']}"
        for row in corpus(name)
        if verdict(row) == "wrong"
    ]


@pytest.mark.parametrize("name", ["times_in_words", "times_in_words_apart"])
def test_nothing_is_read_whole_and_wrong(name: str) -> None:
    assert wrongly_read(name) == []


@pytest.mark.parametrize(("name", "share"), [("times_in_words", 0.95), ("times_in_words_apart", 0.85)])
def test_most_of_what_can_be_read_is(name: str, share: float) -> None:
    counted = Counter(verdict(row) for row in corpus(name))
    readable = counted["right"] + counted["needlessly unread"]
    assert counted["right"] >= share * readable, counted


def test_the_corpora_are_large_and_have_at_most_five_texts_of_a_pattern() -> None:
    rows = [corpus("times_in_words"), corpus("times_in_words_apart")]
    assert sum(map(len, rows)) >= 300
    for part in rows:
        assert max(Counter(row["pattern"] for row in part).values()) <= 5
        assert len({row["text"] for row in part}) == len(part)


def opened_beyond(read: Times, reading: str) -> set[int]:
    return {session.weekday for session in read.sessions} - {s.weekday for s in sessions_of(reading)}


def test_what_is_read_in_part_opens_no_day_that_the_text_does_not() -> None:
    for name in ("times_in_words", "times_in_words_apart"):
        for row in corpus(name):
            if row["reading"] != "?":
                assert not opened_beyond(read_times(row["text"]), row["reading"]), row["text"]
