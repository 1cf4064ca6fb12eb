"""How do long sums take turns, so that two of them never take two cores from the pages? By one lock for all.

All processes of an office on one machine look at the same folder; whoever ends, however it ends, lets go.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Final

from geo.errors import WithinReachError
from layers.locks.held import held

FOLDER: Final = "turns"  # beside the register
WAITS: Final = -1  # as how much is done: nothing, since it waits its turn
_LOOK_S: Final = 0.2


@contextmanager
def its_turn(folder: Path, tell: Callable[[int, int], None], *, whole: int) -> Iterator[None]:
    """Wait until nobody else of ``folder`` is at work, and be the one who is.

    ``tell`` hears ``WAITS`` and ``whole`` as long as somebody else is. Where the folder cannot be written,
    nobody waits.
    """
    with ExitStack() as stack:
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            stack.enter_context(_first(folder, partial(tell, WAITS, whole)))
        yield


@contextmanager
def _first(folder: Path, waits: Callable[[], None]) -> Iterator[None]:
    """Hold the folder, as soon as nobody else does."""
    busy = WithinReachError("Another long list is being read.", "Wait for it.")
    with ExitStack() as stack:
        while True:
            try:
                stack.enter_context(held(folder, busy))
                break
            except WithinReachError:
                waits()
                time.sleep(_LOOK_S)
        yield
