"""Which revision of each area serves now, and what goes when another takes its place?

What is shared of an area is kept as long as it serves. Ten revisions must not be ten
times its memory.
"""

import threading
from collections.abc import Callable
from typing import Final

from app.memory.collection import COLLECTOR


class Serving:
    """The revision of each area that this process opened last."""

    def __init__(self, *, went: Callable[[], None] = COLLECTOR.something_went) -> None:
        self._folders: dict[str, str] = {}
        self._let_go: list[Callable[[], object]] = []
        self._lock = threading.Lock()
        self._went = went

    def when_superseded(self, let_go: Callable[[], object]) -> None:
        """Call ``let_go`` whenever a revision has been superseded; what goes is made anew when needed."""
        self._let_go.append(let_go)

    def now(self, area: str, folder: str) -> None:
        """Note the folder of the revision that serves; let go of what follows from the one before, if any."""
        with self._lock:
            before = self._folders.get(area, folder)
            self._folders[area] = folder
        if before != folder:
            for let_go in self._let_go:
                let_go()
            self._went()


SERVING: Final = Serving()
