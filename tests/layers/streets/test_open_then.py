"""Is a gate or way open then? By the clock, the weekday, the season, bank holidays and the sun."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from layers.osm.hours import SunPlace
from layers.places.bank_holidays import is_bank_holiday
from layers.places.nations import Nation
from layers.streets.open_then import Calendar, WayState, at_all_hours, is_unread, open_during, states_on
from layers.streets.timed_access import TimedAccess

NEWPORT = SunPlace(51.58, -3.0)
LERWICK = SunPlace(60.15, -1.15)
OPEN, SHUT, NOT_KNOWN = WayState.OPEN, WayState.SHUT, WayState.NOT_KNOWN


def at_place(sun=NEWPORT, nation=Nation.WALES):
    return Calendar(sun, lambda day: is_bank_holiday(day, nation))


def gate(hours="", conditional="", otherwise="open"):
    return TimedAccess("gate", "", otherwise, hours, conditional)


def then(timed, begins, ends="", *, calendar=None):
    """How it is from one moment of November 2026 to another: "24 17:30" is Tuesday the 24th."""
    first, last = (_moment(text or begins) for text in (begins, ends))
    days = [first.date() + timedelta(days=ahead) for ahead in range((last.date() - first.date()).days + 1)]
    return open_during((states_on(timed, day, calendar or at_place()) for day in days), first, last)


def _moment(text):
    return datetime.strptime(text if "-" in text else f"2026-11-{text}", "%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("timed", "moment", "state"),
    [
        (gate("Mo-Su 08:00-16:00"), "24 12:00", OPEN),
        (gate("Mo-Su 08:00-16:00"), "24 16:00", SHUT),
        (gate("Mo-Su 08:00-16:00"), "24 07:59", SHUT),
        (gate("Mo-Sa 07:00-19:00; Su off"), "29 12:00", SHUT),
        (gate("Apr-Oct"), "24 12:00", SHUT),
        (gate("Apr-Oct"), "2026-07-24 23:00", OPEN),
        (gate("", "no @ (16:00-08:00)"), "24 17:00", SHUT),
        (gate("", "no @ (16:00-08:00)"), "24 03:00", SHUT),
        (gate("", "no @ (16:00-08:00)"), "24 12:00", OPEN),
        (gate("", "yes @ (08:00-20:00)", "shut"), "24 19:00", OPEN),
        (gate("", "yes @ (08:00-20:00)", "shut"), "24 20:00", SHUT),
        (gate("", "no @ (22:00-06:00); yes @ (Sa 22:00-24:00)"), "28 23:00", OPEN),  # the later overrules
        (gate("", "yes @ (Sa 22:00-24:00); no @ (22:00-06:00)"), "28 23:00", SHUT),
        (gate("", "no @ (2026 Nov 1-2026 Dec 5)"), "24 12:00", SHUT),  # works
        (gate("", "no @ (2026 Nov 1-2026 Dec 5)"), "2026-12-06 12:00", OPEN),
        (gate("08:00-18:00", "no @ (Tu)"), "24 12:00", SHUT),
        (gate("", "no @ (Tu AND 10:00-12:00)"), "24 11:00", SHUT),
        (gate("", "no @ (Tu AND 10:00-12:00)"), "25 11:00", OPEN),
        (gate("", "no @ (wet)"), "24 12:00", NOT_KNOWN),
        (gate("", "yes @ (wet)"), "24 12:00", OPEN),  # open either way
        (gate("", "no @ (wet AND 18:00-08:00)"), "24 12:00", OPEN),  # not wet, or not then: open
        (gate("", "no @ (wet AND 18:00-08:00)"), "24 19:00", NOT_KNOWN),
        (gate("when the warden comes"), "24 12:00", NOT_KNOWN),
        (gate('unknown "summer"'), "24 12:00", NOT_KNOWN),
        (gate('08:00-16:00 "ring the bell"'), "24 12:00", OPEN),
        (gate("Mo-Su 24/7"), "24 03:00", OPEN),
    ],
)
def test_at_a_moment(timed, moment, state):
    assert then(timed, moment) is state


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("2026-11-26 16:05", OPEN),  # the sun sets at 16:10 in Newport, civil dusk is at 16:49
        ("2026-11-26 16:20", SHUT),
        ("2026-06-21 21:30", OPEN),  # 21:33, summer time
        ("2026-06-21 21:40", SHUT),
        ("2026-06-21 04:50", SHUT),  # it rises at 04:54
    ],
)
def test_the_sun_is_that_of_the_day_and_the_clock_that_of_the_season(moment, state):
    assert then(gate("sunrise-sunset"), moment) is state


def test_the_sun_is_that_of_the_place():
    dusk = gate("08:00-dusk")
    assert then(dusk, "2026-11-26 16:30") is OPEN
    assert then(dusk, "2026-11-26 16:30", calendar=at_place(LERWICK)) is SHUT


def test_shut_at_any_time_of_a_walk_is_shut():
    timed = gate("Mo-Su 08:00-16:00")
    assert then(timed, "24 15:40", "24 15:50") is OPEN
    assert then(timed, "24 15:50", "24 16:00") is OPEN  # through as it shuts
    assert then(timed, "24 15:55", "24 16:05") is SHUT
    assert then(timed, "24 15:55", "25 08:05") is SHUT
    assert then(gate("", "no @ (03:00-04:00)"), "24 23:50", "25 00:10") is OPEN  # over midnight


def test_bank_holidays_are_those_of_the_nation():
    shut_then = gate("Mo-Su 08:00-18:00; PH off")
    st_andrew = "2026-11-30 12:00"
    assert then(shut_then, st_andrew) is OPEN
    assert then(shut_then, st_andrew, calendar=at_place(nation=Nation.SCOTLAND)) is SHUT
    only_then = gate("", "yes @ (PH 10:00-16:00)", "shut")
    assert then(only_then, "2026-12-25 12:00") is OPEN
    assert then(only_then, "2026-12-24 12:00") is SHUT


def test_school_holidays_are_known_to_nobody():
    timed = gate("", "no @ (SH 08:00-16:00)")
    assert then(timed, "24 12:00") is NOT_KNOWN


@pytest.mark.parametrize(
    ("timed", "state"),
    [
        (gate("24/7"), OPEN),
        (gate("Mo-Su 00:00-24:00"), OPEN),
        (gate("closed"), SHUT),
        (gate("off"), SHUT),
        (gate("", "no @ (24/7)"), SHUT),
        (gate("", "yes @ (24/7)", "shut"), OPEN),
        (gate("08:00-16:00"), None),
        (gate("dawn-dusk"), None),
        (gate("24/7; PH off"), None),
        (gate("", "no @ (wet)"), None),
        (gate('unknown "summer"'), None),
    ],
)
def test_at_all_hours(timed, state):
    assert at_all_hours(timed) is state


def test_what_is_past_is_over_for_good():
    works = gate("", "no @ (2019 Jan 1-2019 Dec 31)")
    assert at_all_hours(works) is None
    assert at_all_hours(works, since=datetime(2026, 11, 1)) is OPEN


def test_what_cannot_be_read_is_known_to_be_so():
    assert is_unread(gate("when the warden comes"))
    assert is_unread(gate("", "no @ (wet)"))
    assert is_unread(gate("", "no"))
    assert not is_unread(gate("dawn-dusk", "no @ (Tu AND 10:00-12:00)"))


@given(st.integers(0, 23 * 60), st.integers(1, 59), st.integers(0, 365), st.integers(0, 24 * 60 - 1))
def test_a_gate_and_its_condition_say_the_same(starts, lasts, ahead, minute):
    """``opening_hours`` and what is shut by a conditional outside of them are two ways to write one thing."""
    begin, end = (f"{at // 60:02d}:{at % 60:02d}" for at in (starts, starts + lasts))
    day = date(2026, 1, 1) + timedelta(days=ahead)
    moment = datetime(day.year, day.month, day.day) + timedelta(minutes=minute)
    states = {
        then(timed, f"{moment:%Y-%m-%d %H:%M}")
        for timed in (
            gate(f"{begin}-{end}"),
            gate("", f"no @ ({end}-{begin})"),
            gate("", f"yes @ ({begin}-{end})", "shut"),
        )
    }
    assert states == {OPEN if starts <= minute < starts + lasts else SHUT}
