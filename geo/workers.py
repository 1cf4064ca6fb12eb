"""Who does the shares of a piece of work that can be cut? Whoever asks says so: ``geo`` starts no thread."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from geo.types import IndexArray


@dataclass(frozen=True)
class Workers:
    """How many work at once, and how each is given its share.

    The answer is the same whoever works: all are equal, so that nothing is kept twice because of them.
    """

    count: int = field(default=1, compare=False)
    run: Callable[..., Iterable[Any]] = field(default=map, compare=False, repr=False)  # as ``map``

    def shares(self, count: int) -> list[IndexArray]:
        """The numbers from 0 to ``count - 1`` in as many stretches as there are workers, none empty."""
        stretches = np.array_split(np.arange(count), max(self.count, 1))
        return [stretch for stretch in stretches if len(stretch)]

    def each(self, do: Callable[[Any], Any], shares: Sequence[Any]) -> list[Any]:
        """What ``do`` makes of each share, in their order."""
        return list(self.run(do, shares))


ALONE: Final = Workers()
