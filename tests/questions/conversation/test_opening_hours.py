"""Sessions read from opening_hours are open at the very minutes at which the grammar's library says so."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

import osmium
import pytest
from opening_hours import OpeningHours, State

from layers.places.bank_holidays import is_bank_holiday
from layers.places.nations import Nation
from layers.times.osm import read_osm
from layers.times.reading.read import read_times
from layers.times.session import Session
from questions.conversation.occurrences import occurrences
from tests.layers.times.osm_grammar import opening_hours

FIRST, LAST = date(2025, 1, 1), date(2027, 12, 31)  # three years, to the minute
DAY = timedelta(days=1)
Stretches = list[tuple[datetime, datetime]]


def of_the_library(text: str) -> Stretches:
    """When the library says that it is open, without remarks."""
    hours = OpeningHours(text, country="GB")
    midnights = [datetime.combine(day, time()) for day in days_of_three_years()]
    states = [state for midnight in midnights for state in hours.intervals(midnight, midnight + DAY)]
    return joined((begins, ends) for begins, ends, state, mark in states if state == State.OPEN and not mark)


def before_fallback(text: str) -> str:
    """A text up to its fallback, which is a remark here: with one the library loses count of the days."""
    return re.split(r' \|\| (?=(?:[^"]*"[^"]*")*[^"]*$)', text)[0]


def minutes_that_differ(text: str, ours: Stretches, *, random: Random) -> list[datetime]:
    """Moments, out of some at random, at which the library's other way of asking says something else."""
    hours = OpeningHours(text, country="GB")
    first, minutes = datetime.combine(FIRST, time()), (LAST + DAY - FIRST).days * 24 * 60
    begins = [stretch[0] for stretch in ours]
    wrong = []
    for moment in (first + timedelta(minutes=random.randrange(minutes)) for _ in range(40)):
        state, remark = hours.state(moment)
        at = bisect_right(begins, moment) - 1
        if (at >= 0 and moment < ours[at][1]) != (state == State.OPEN and not remark):
            wrong.append(moment)
    return wrong


def of_the_sessions(sessions: Iterable[Session]) -> Stretches:
    """When sessions are on in England; schools have no holidays here, what has no end lasts till midnight."""
    stretches = []
    for session in sessions:
        whole_year = replace(session, term_time=False)
        for on in occurrences(whole_year, FIRST - 2 * DAY, LAST, nation=Nation.ENGLAND):
            begins = datetime.combine(on.day, session.starts)
            ends = datetime.combine(on.day, session.ends or time())
            stretches.append((begins, ends if ends > begins else ends + DAY))
    return joined(stretches)


def joined(stretches: Iterable[tuple[datetime, datetime]]) -> Stretches:
    first, last = datetime.combine(FIRST, time()), datetime.combine(LAST + DAY, time())
    whole: Stretches = []
    for begins, ends in sorted(stretches):
        begins, ends = max(begins, first), min(ends, last)
        if begins >= ends:
            continue
        if whole and begins <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(ends, whole[-1][1]))
        else:
            whole.append((begins, ends))
    return whole


def without(stretches: Stretches, days: Iterable[date]) -> Stretches:
    """The stretches without all that lies on these days."""
    for day in days:
        midnight = datetime.combine(day, time())
        before = [(begins, min(ends, midnight)) for begins, ends in stretches]
        after = [(max(begins, midnight + DAY), ends) for begins, ends in stretches]
        stretches = sorted({stretch for stretch in before + after if stretch[0] < stretch[1]})
    return stretches


@pytest.fixture(scope="module")
def other_holidays() -> list[date]:
    """Bank holidays of England that the library does not have: it has those of the whole kingdom only."""
    ours = {day for day in days_of_three_years() if is_bank_holiday(day, Nation.ENGLAND)}
    theirs = {begins.date() for begins, _ in of_the_library("PH 10:00-12:00")}
    assert theirs < ours
    return sorted(ours - theirs)


def days_of_three_years() -> list[date]:
    return [FIRST + step * DAY for step in range((LAST - FIRST).days + 1)]


@pytest.mark.timeout(7_200)
def test_what_is_read_is_open_at_the_very_minutes_of_the_library(
    other_holidays: list[date], times_over: int
) -> None:
    random, count = Random(12), Counter[str]()
    for _ in range(200 * times_over):
        text = opening_hours(random)
        read = read_osm(text)
        if not read.sessions and read.unread:
            assert read.unread == (text,) or "|| " in text or '"' in text or "unknown" in text, text
            count["left"] += 1
            continue
        head = before_fallback(text)
        theirs, ours = of_the_library(head), of_the_sessions(read.sessions)
        if "PH" not in head:
            assert minutes_that_differ(text, ours, random=random) == [], text
        else:
            theirs, ours = without(theirs, other_holidays), without(ours, other_holidays)
        assert ours == theirs, text
        assert read.closed == (not read.sessions and not read.unread), text
        count["read"] += 1
    assert count["read"] > 0.5 * count.total(), count


@pytest.mark.timeout(1_800)
def test_real_opening_hours_are_nearly_all_read_and_none_wrong(
    newport_data: Path, other_holidays: list[date], times_over: int
) -> None:
    texts: Counter[str] = Counter()
    tagged = osmium.FileProcessor(newport_data / "streets.osm.pbf")
    for thing in tagged.with_filter(osmium.filter.KeyFilter("opening_hours", "service_times")):
        texts.update(tag.v for tag in thing.tags if tag.k in ("opening_hours", "service_times"))
    assert len(texts) > 600
    left = {text: count for text, count in texts.items() if read_times(text).unread}
    assert sum(left.values()) <= 0.04 * texts.total(), left
    for text in sorted(texts)[:: 1 if times_over > 1 else 10]:
        read = read_osm(text)
        if read.unread or re.search(r"(?<![-\d:])\d\d?:\d\d(?![-:\d])|[a-z] 24/7", text):
            continue  # starts without an end, and days before 24/7, are beyond the library
        theirs, ours = of_the_library(text), of_the_sessions(read.sessions)
        assert without(ours, other_holidays) == without(theirs, other_holidays), text
