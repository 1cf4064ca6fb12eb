"""How does long work leave the pages their speed? As a process that gives way to all others.

``python -m app.aside MODULE WORDS …`` runs a module so, and ends when whoever started it is gone.
"""

import os
import sys
from typing import Final

from app.while_started import main

_KINDNESS: Final = 10  # as much as ``nice`` gives; Windows is told by how the process is started


def step_aside() -> None:
    """Let everything else on this machine go first."""
    if hasattr(os, "nice"):
        os.nice(_KINDNESS)


if __name__ == "__main__":
    step_aside()
    main(sys.argv[1:])
