"""What must be rung first: what nobody has checked, or not within a year."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from layers.register.engine.errors import RegisterError
from layers.register.settings import stale_after_days
from questions.wards.ring_first import ring_first

TODAY = date(2026, 11, 22)


def test_never_checked_long_ago_and_lately():
    days = ["", "2025-11-21", "2025-11-22", "2026-11-22", "last spring"]
    assert ring_first(days, today=TODAY).tolist() == [True, True, False, False, True]


def test_the_days_can_be_set():
    assert ring_first(["2026-11-01"], today=TODAY, after_days=20).tolist() == [True]


@given(st.lists(st.dates(date(2000, 1, 1), TODAY)), st.integers(0, 4000), st.integers(0, 4000))
def test_the_longer_a_check_is_good_the_fewer_are_rung(days, one, other):
    told = [day.isoformat() for day in days]
    longer = ring_first(told, today=TODAY, after_days=max(one, other))
    shorter = ring_first(told, today=TODAY, after_days=min(one, other))
    assert not (longer & ~shorter).any()
    later = ring_first(told, today=TODAY + timedelta(1), after_days=one)
    assert not (ring_first(told, today=TODAY, after_days=one) & ~later).any()


def test_the_settings_say_for_how_long_a_check_is_good(tmp_path):
    assert stale_after_days({}, tmp_path) == 365
    (tmp_path / "settings.toml").write_text("stale_after_days = 90", encoding="utf-8")
    assert stale_after_days({}, tmp_path) == 90
    assert stale_after_days({"WITHIN_REACH_STALE_AFTER_DAYS": "30"}, tmp_path) == 30


@pytest.mark.parametrize("said", ["0", "-1", "a year", "1.5"])
def test_days_that_are_none_are_refused(tmp_path, said):
    with pytest.raises(RegisterError, match=r"is not the number of days .* Write a whole number"):
        stale_after_days({"WITHIN_REACH_STALE_AFTER_DAYS": said}, tmp_path)
