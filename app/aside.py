"""How does long work leave the pages their speed? As a process that gives way to all others.

``python -m app.aside MODULE WORDS …`` runs a module so, and ends when whoever started it is gone.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from app.while_started import main

_KINDNESS: Final = 10  # a tenth of what others get; Windows is told by how the process is started
_GROUP: Final = Path("/proc/self/autogroup")


def step_aside() -> None:
    """Let everything else on this machine go first.

    Linux may share the processor out among groups of processes that were started together, and then ``nice``
    counts within a group alone, of which such a process has its own: so the group gives way, too. As a batch
    process it interrupts nobody when it wakes.
    """
    if hasattr(os, "nice"):
        os.nice(_KINDNESS)
    if hasattr(os, "sched_setscheduler"):
        with suppress(OSError):  # in a container that forbids it, it is nice all the same
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
    with suppress(OSError):  # where there are no such groups
        _GROUP.write_text(str(_KINDNESS), encoding="ascii")


if __name__ == "__main__":
    step_aside()
    main(sys.argv[1:])
