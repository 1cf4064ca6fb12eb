"""Days, parts and hours become stretches of the week."""

from datetime import time

from questions.circumstances.free_times import MIDNIGHT, free_times
from questions.conversation.wishes import FreeTime


def test_nothing_said_is_any_time():
    assert free_times([], []) == ()


def test_parts_that_touch_become_one():
    assert free_times([1], ["morning", "lunchtime"]) == (FreeTime(1, time(8), time(14, 30)),)


def test_hours_cut_the_parts_of_every_day_meant():
    assert free_times([1], ["morning", "evening"], not_before=time(10), not_after=time(19)) == (
        FreeTime(1, time(10), time(12)),
        FreeTime(1, time(17), time(19)),
    )
    assert free_times([], [], not_before=time(10))[0] == FreeTime(0, time(10), MIDNIGHT)


def test_what_leaves_no_time_leaves_no_stretch_of_that_part():
    assert free_times([2], ["morning", "evening"], not_after=time(12)) == (FreeTime(2, time(8), time(12)),)
