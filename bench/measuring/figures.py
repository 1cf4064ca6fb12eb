"""What is one figure of our own, without a peer beside it?"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """Something measured, with what is aimed at."""

    group: str  # what it is part of: person, prepare, memory, tile, page
    words: str
    value: float
    unit: str
    target: float | None = None  # at most so much
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the aim is reached; None where there is none."""
        return None if self.target is None else self.value <= self.target


@dataclass(frozen=True)
class NotMeasured:
    """What could not be measured here, and why."""

    group: str
    sentence: str
