"""Which hours of the week are meant by days and parts of the day? "Tuesdays, not before ten"."""

from collections.abc import Collection
from datetime import time
from typing import Final

from questions.conversation.wishes import FreeTime

MIDNIGHT: Final = time(23, 59)  # the last minute of a day: a free time ends on the day on which it begins
PARTS: Final = {
    "morning": (time(8), time(12)),
    "lunchtime": (time(11, 30), time(14, 30)),
    "afternoon": (time(12), time(17)),
    "evening": (time(17), time(22)),
    "school": (time(9, 15), time(14, 45)),
}


def free_times(
    days: Collection[int],
    parts: Collection[str],
    *,
    not_before: time | None = None,
    not_after: time | None = None,
) -> tuple[FreeTime, ...]:
    """The stretches of the week in which somebody can be out; parts that touch become one.

    Days are 0 (Monday) to 6, parts keys of ``PARTS``; none of them means any. With nothing said at all there
    are no stretches, which means any time.
    """
    if not days and not parts and not_before is None and not_after is None:
        return ()
    stretches = _joined([PARTS[part] for part in PARTS if part in parts]) or [(time(0), MIDNIGHT)]
    first, last = not_before or time(0), not_after or MIDNIGHT
    cut = [(max(starts, first), min(ends, last)) for starts, ends in stretches]
    return tuple(
        FreeTime(day, starts, ends)
        for day in sorted(days or range(7))
        for starts, ends in cut
        if starts < ends
    )


def _joined(stretches: list[tuple[time, time]]) -> list[tuple[time, time]]:
    joined: list[tuple[time, time]] = []
    for starts, ends in sorted(stretches):
        if joined and starts <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(ends, joined[-1][1]))
        else:
            joined.append((starts, ends))
    return joined
