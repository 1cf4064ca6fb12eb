"""How many cores may this process use, and how are they put to one piece of work?"""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from threading import Thread
from typing import Any

from geo.workers import Workers


def cores_allowed() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def at_work(count: int | None = None) -> Iterator[Workers]:
    """So many threads for each piece of work, one for each core that may be used unless said otherwise.

    Whoever asks is one of them: only the others are started, and they end with the piece of work.
    """
    number = max(cores_allowed() if count is None else count, 1)
    yield Workers(number, partial(_shared, number))


def _shared(number: int, do: Callable[[Any], Any], shares: Sequence[Any]) -> list[Any]:
    """What ``do`` makes of each share, in their order; each thread takes the next that nobody has taken."""
    waiting, made = deque(enumerate(shares)), dict[int, Any]()
    failed: list[BaseException] = []

    def take() -> None:
        """Do one share after the other until none is left."""
        with suppress(IndexError):  # of the empty row alone: what ``do`` raises does not come so far
            while True:
                at, share = waiting.popleft()
                try:
                    made[at] = do(share)
                except BaseException as error:  # noqa: BLE001 - raised below, in the thread that asked
                    failed.append(error)
                    waiting.clear()

    others = [Thread(target=take) for _ in range(min(number, len(waiting)) - 1)]
    for each in others:
        each.start()
    take()
    for each in others:
        each.join()
    if failed:
        raise failed[0]
    return [made[at] for at in range(len(made))]
