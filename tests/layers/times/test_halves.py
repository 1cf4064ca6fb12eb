"""Times without am or pm: both halves of the day are put to somebody, none is taken."""

import pytest

from layers.times.reading.halves import unmarked
from layers.times.reading.read import likely_fix, read_times, why_unread
from layers.times.session_text import sessions_text


@pytest.mark.parametrize(
    ("text", "words", "readings"),
    [
        ("Thurs 7-9", "7-9", ["Thursday 07:00-09:00", "Thursday 19:00-21:00"]),
        ("Mon 7.30-9.30", "7.30-9.30", ["Monday 07:30-09:30", "Monday 19:30-21:30"]),
        ("Fri 7-9 (term time)", "7-9",
         ["Friday 07:00-09:00, in term time", "Friday 19:00-21:00, in term time"]),
        ("Mon 8-12", "8-12", ["Monday 08:00-12:00", "Monday 20:00-00:00"]),
        ("Mon at 7", "7", ["Monday 07:00", "Monday 19:00"]),
        ("Mon 9-5, Thurs 7-9", "7-9",
         ["Monday 09:00-17:00; Thursday 07:00-09:00", "Monday 09:00-17:00; Thursday 19:00-21:00"]),
        ("Mon 3-9", "3-9", ["Monday 15:00-21:00"]), ("Mon 9-9", "9-9", ["Monday 09:00-21:00"]),
        ("Sat 10", "10", ["Saturday 10:00"]), ("Thurs from 2", "2", ["Thursday 14:00"]),
        ("every other Weds from 2ish, ring Jean", "2ish", ["Wednesday 14:00, every 2 weeks"]),
        ("Weds 10ish - 11", "10ish - 11", ["Wednesday 10:00-11:00"]),
    ],
)  # fmt: skip
def test_what_it_may_be_is_written_out_and_nothing_is_read(
    text: str, words: str, readings: list[str]
) -> None:
    times = read_times(text)
    assert (times.sessions, times.unread) == ((), text)
    open_times = unmarked(times.unread)
    assert open_times is not None
    assert open_times.words == words
    assert [sessions_text(reading) for reading in open_times.readings] == readings


@pytest.mark.parametrize(
    "text", ["whenever", "7-9 May", "ages 7-9", "Wed 6.30 for 7", "Monday am", "", "x" * 999]
)
def test_where_that_is_not_it_nothing_is_said(text: str) -> None:
    assert unmarked(text) is None


def test_the_reason_and_what_to_do_are_sentences() -> None:
    two, about = read_times("Thurs 7-9"), read_times("Tues 2ish")
    assert why_unread(two) == "“7-9” has no am or pm and may be the morning or the evening"
    assert likely_fix(two) == 'Write "Thursday 07:00-09:00" or "Thursday 19:00-21:00", whichever is meant.'
    assert why_unread(about) == "“2ish” is only about a time"
    assert likely_fix(about) == 'Perhaps "Tuesday 14:00" is meant: then write that.'
    assert why_unread(read_times("Mon 9-5")) == likely_fix(read_times("Mon 9-5")) == ""


def test_alt_is_every_other_week() -> None:
    assert sessions_text(read_times("Alt Thurs 2-4").sessions) == "Thursday 14:00-16:00, every 2 weeks"
