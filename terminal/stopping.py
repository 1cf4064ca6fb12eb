"""How is the work of a command ended by another process? As by Ctrl+C, so that what has come is kept."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn


@contextmanager
def stopped_as_by_hand() -> Iterator[None]:
    """Within it a wish to stop (SIGTERM) is raised as ``KeyboardInterrupt``; afterwards all is as before."""
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
