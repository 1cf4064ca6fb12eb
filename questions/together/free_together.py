"""When are two people free at the same time?"""

from questions.conversation.wishes import FreeTime


def free_together(first: tuple[FreeTime, ...], second: tuple[FreeTime, ...]) -> tuple[FreeTime, ...] | None:
    """The stretches of the week in which both are free: the intersection of their free hours.

    As in ``Wishes``, no stretches mean any time, so where both can at any time there are none. None means
    that they are never free at the same time. Two stretches that only touch have no time in common.
    """
    if not first or not second:
        return first or second
    both = {
        FreeTime(mine.weekday, max(mine.starts, theirs.starts), min(mine.ends, theirs.ends))
        for mine in first
        for theirs in second
        if mine.weekday == theirs.weekday and max(mine.starts, theirs.starts) < min(mine.ends, theirs.ends)
    }
    return tuple(sorted(both, key=lambda free: (free.weekday, free.starts, free.ends))) or None
