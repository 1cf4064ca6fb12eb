"""Has a sign-in ended? Asked with every request, so that the table is read anew every other second only."""

import threading
import time
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Final

from app.memory.session import areas_folder
from geo.errors import WithinReachError
from layers.sign_ins.ended import EndedSignIns, ended_beside

_FRESH_S: Final = 2.0
_STALE_S: Final = 60.0  # where the table cannot be read for longer, nobody counts as signed in


class EndedHere:
    """The table as this process last saw it."""

    def __init__(
        self, table: Callable[[], EndedSignIns], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._table, self._clock = table, clock
        self._lock = threading.Lock()
        self._digests: frozenset[str] = frozenset()
        self._read_at = float("-inf")

    def has_ended(self, digest: str) -> bool:
        """Whether a sign-in is over, by its hash."""
        with self._lock:
            now = self._clock()
            if now - self._read_at > _FRESH_S:
                try:
                    self._digests, self._read_at = self._table().all(), now
                except WithinReachError:
                    if now - self._read_at > _STALE_S:
                        return True
            return digest in self._digests

    def end(self, digest: str, until: datetime) -> None:
        """End a sign-in, for every process. Raises ``SignInsError`` or ``RegisterError``."""
        self._table().end(digest, until)
        with self._lock:
            self._digests |= {digest}


@cache
def ended_here() -> EndedHere:
    """That of this process."""
    return EndedHere(lambda: ended_beside(areas_folder()))
