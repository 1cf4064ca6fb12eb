"""Times in words against readings that were worked out by hand: what is read whole is read right.

``times_in_words.csv`` was there while the reader was written, ``times_in_words_apart.csv`` was kept apart
until it was done; ``as_written.py`` says how a reading is written, and has a thousand more.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from layers.times.reading.read import Times, read_times
from layers.times.session import Session
from layers.times.session_text import sessions_text
from tests.layers.times.as_written import sessions_of as sessions_of_part

HERE = Path(__file__).parent


def corpus(name: str) -> list[dict[str, str]]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def sessions_of(reading: str) -> set[Session]:
    return {session for part in reading.split("; ") for session in sessions_of_part(part)}


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
