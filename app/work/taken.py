"""How is a folder held for a while, though pages now and then look whether somebody holds it?"""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from geo.errors import WithinReachError
from layers.locks.held import held

_TRIES: Final = 5  # a page that looks whether somebody holds a folder holds it for a moment


@contextmanager
def taken(folder: Path, busy: WithinReachError) -> Iterator[None]:
    """Hold a folder; ``busy`` is raised where somebody has it for longer than a look takes."""
    with ExitStack() as stack:
        for attempt in range(1, _TRIES + 1):
            try:
                stack.enter_context(held(folder, busy))
                break
            except type(busy):
                if attempt == _TRIES:
                    raise
                time.sleep(0.05)
        yield
