"""How long does it take? Contestants run in turn, so that a busy moment of the machine falls on all."""

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

MOST_RUNS, FEWEST_RUNS = 21, 3
BUDGET_S = 6.0  # about how long one comparison may take, beyond its fewest runs
TOO_LONG_S = 20.0  # what takes longer than this is run once

Call = Callable[[], Any]


@dataclass(frozen=True)
class Timing:
    """The runs of one contestant."""

    seconds: tuple[float, ...]
    cores: float  # processor seconds for each second that passed

    @property
    def median_s(self) -> float:
        """The run in the middle, in seconds."""
        return median(self.seconds)


def in_turn(calls: Sequence[Call]) -> list[Timing]:
    """Run every call once outside the timing, then in turn: first, second, first, second …"""
    rounds = runs_for([_once(call)[0] for call in calls])
    taken: list[list[tuple[float, float]]] = [[] for _ in calls]
    with _no_collector():
        for _ in range(rounds):
            for mine, call in zip(taken, calls, strict=True):
                mine.append(_once(call))
    return [
        Timing(tuple(wall for wall, _ in mine), sum(cpu for _, cpu in mine) / sum(wall for wall, _ in mine))
        for mine in taken
    ]


def runs_for(first_s: Sequence[float]) -> int:
    """How many rounds are worth their time, given how long the first took."""
    if max(first_s) > TOO_LONG_S:
        return 1
    return max(FEWEST_RUNS, min(MOST_RUNS, int(BUDGET_S / max(sum(first_s), 1e-9))))


def ratio(slow: Timing, fast: Timing) -> float:
    """How many times faster ``fast`` is: the median over the pairs of runs made one after the other."""
    return median(a / b for a, b in zip(slow.seconds, fast.seconds, strict=True))


def _once(call: Call) -> tuple[float, float]:
    cpu, wall = time.process_time(), time.perf_counter()
    call()
    return time.perf_counter() - wall, time.process_time() - cpu


@contextmanager
def _no_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
