"""Would a session that was read run through the night, and is that a slip of twelve hours?

"11:30 - 01:45" is a lunch club that ends at a quarter to two in the afternoon, written by a clock of twelve
hours. A list cannot be asked whether it means the night, so that such a span is asked about, never taken.
"""

from collections.abc import Iterator
from datetime import time
from typing import Final

from layers.times.clock import Clock

_DAY: Final = 24 * 60
_HALF_DAY: Final = 12 * 60
_EARLIEST: Final = 6 * 60  # nothing that is open by day begins before six in the morning
_EVENING: Final = 17 * 60  # what ends in the small hours begins in the evening
_LONGEST_FROM_EARLY: Final = 13 * 60  # an airport's chemist, 04:00-17:00; longer is a start twelve hours out
_LONGEST_LIKELY: Final = 10 * 60
_LATEST_LIKELY: Final = 22 * 60


def is_doubtful(clock: Clock, *, marked: bool, timetable: bool) -> bool:
    """Whether a start, or a start and an end, are more likely a slip than what they say.

    ``marked``: both ends carry am, pm, noon or midnight, so that an evening into the night is meant.
    ``timetable``: the text has hours beyond twelve, so that its 00:00 is midnight and not noon.
    """
    starts = _minutes(clock[0])
    if clock[1] is None:
        return starts < _EARLIEST
    ends = _minutes(clock[1]) or _DAY
    if starts < _EARLIEST:
        return not (starts > 0 and _HALF_DAY < ends < _DAY and ends - starts <= _LONGEST_FROM_EARLY)
    if ends == _DAY:
        return not timetable and (starts <= _HALF_DAY or not marked)  # "10am-12am" is ten to noon
    if ends > starts:
        return False
    return not (marked and starts >= _EVENING and ends + _DAY - starts <= _HALF_DAY)


def likely(clock: Clock) -> Clock | None:
    """What a doubtful clock means if one or both of its ends are twelve hours out; None if not that."""
    starts = _minutes(clock[0])
    if clock[1] is None:
        return _time(starts + _HALF_DAY), None
    if _minutes(clock[1]) < _EARLIEST and starts >= _EVENING and clock[1] != time(0):
        return None  # "20:00 - 02:00" may well be the night
    for a, b in _shifted(starts, _minutes(clock[1])):
        if _EARLIEST <= a < b <= _LATEST_LIKELY and b - a <= _LONGEST_LIKELY:
            return _time(a), _time(b)
    return None


def _shifted(starts: int, ends: int) -> Iterator[tuple[int, int]]:
    """The end twelve hours out, then the start, then both."""
    other_start, other_end = (starts + _HALF_DAY) % _DAY, (ends + _HALF_DAY) % _DAY
    yield from ((starts, other_end), (other_start, ends), (other_start, other_end))


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)
