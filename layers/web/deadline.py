"""When must all of it be over, however slowly an answer drips?"""

import time

import httpcore


class Deadline:
    """When all must be over."""

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds that are left; 0 when it is over."""
        return max(self._ends - time.monotonic(), 0.0)

    def within(self, timeout: float | None) -> float:
        """How long one call may wait, seconds.

        Raises
        ------
        httpcore.ReadTimeout
            The time is over: an answer that drips letter by letter never seems silent.
        """
        if not self.left:
            raise httpcore.ReadTimeout("the time for all of it is over")
        return self.left if timeout is None else min(timeout, self.left)
