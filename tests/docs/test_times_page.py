"""The page on days and times says of each example what the reader makes of it."""

import re
from pathlib import Path

import pytest

from layers.times.reading.read import read_times
from layers.times.session_text import sessions_text

PAGE = (Path(__file__).parents[2] / "docs" / "times.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(.+?)` \| (.+?) \|(?: (.+?) \|)?$", re.M)
PARTS = dict(re.findall(r"^## (.+?)\n(.+?)(?=^## |\Z)", PAGE, re.M | re.S))


def rows(heading: str) -> list[tuple[str, str, str]]:
    return ROW.findall(PARTS[heading])


@pytest.mark.parametrize(("written", "sessions", "_"), rows("What is understood"))
def test_what_is_said_to_be_understood_is_read_whole(written: str, sessions: str, _: str) -> None:
    read = read_times(written)
    assert (sessions_text(read.sessions), read.unread) == (sessions, "")


@pytest.mark.parametrize(
    ("written", "sessions", "words"), rows("What is read, with words that stay beside it")
)
def test_what_is_said_to_stay_in_words_does(written: str, sessions: str, words: str) -> None:
    read = read_times(written)
    assert (sessions_text(read.sessions), read.unread) == (sessions, words)


@pytest.mark.parametrize(("written", "_", "__"), rows("What is asked, and why"))
def test_what_is_said_to_be_asked_is_not_read(written: str, _: str, __: str) -> None:
    read = read_times(written)
    assert (read.sessions, read.unread) == ((), written)


def test_every_part_of_the_page_has_examples() -> None:
    assert {len(rows(heading)) > 3 for heading in PARTS} == {True}
