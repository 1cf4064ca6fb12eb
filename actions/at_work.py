"""How many cores may this process use, and how are they put to one piece of work?"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from geo.workers import Workers


def cores_allowed() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def at_work(count: int | None = None) -> Iterator[Workers]:
    """So many threads, one for each core that may be used unless said otherwise; they end with the block."""
    number = max(cores_allowed() if count is None else count, 1)
    with ThreadPoolExecutor(number) as pool:
        yield Workers(number, pool.map)
