"""When both are free is the intersection of when each is, minute by minute."""

from datetime import time

from hypothesis import given, strategies as st

from questions.conversation.wishes import FreeTime
from questions.together.free_together import free_together

hours = st.integers(0, 22).flatmap(
    lambda starts: st.tuples(st.just(starts), st.integers(starts + 1, 23), st.integers(0, 2))
)
free_times = st.lists(hours, max_size=4).map(
    lambda every: tuple(FreeTime(day, time(starts), time(ends)) for starts, ends, day in every)
)


def is_free(free: tuple[FreeTime, ...] | None, day: int, hour: int) -> bool:
    """Whether the half hour after ``hour`` is in it; no stretches are any time, None is never."""
    if free is None:
        return False
    at = time(hour, 30)
    return not free or any(each.weekday == day and each.starts <= at < each.ends for each in free)


@given(free_times, free_times)
def test_an_hour_is_free_for_both_if_and_only_if_it_is_for_each(
    first: tuple[FreeTime, ...], second: tuple[FreeTime, ...]
) -> None:
    both = free_together(first, second)
    for day in range(3):
        for hour in range(23):
            assert is_free(both, day, hour) is (is_free(first, day, hour) and is_free(second, day, hour))


@given(free_times, free_times)
def test_it_is_the_same_whoever_is_asked_first(
    first: tuple[FreeTime, ...], second: tuple[FreeTime, ...]
) -> None:
    one, other = free_together(first, second), free_together(second, first)
    assert one == other if one is None or other is None else set(one) == set(other)


def test_who_can_at_any_time_leaves_the_other_ones_hours_as_they_are() -> None:
    tuesday = (FreeTime(1, time(10), time(12)),)
    assert free_together((), tuesday) == free_together(tuesday, ()) == tuesday
    assert free_together((), ()) == ()


def test_hours_that_only_touch_and_other_days_have_nothing_in_common() -> None:
    tuesday, later = FreeTime(1, time(10), time(12)), FreeTime(1, time(12), time(14))
    assert free_together((tuesday,), (later,)) is None
    assert free_together((tuesday,), (FreeTime(2, time(10), time(12)),)) is None
