"""What does a peer have to say for itself to be measured?"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from geo.errors import WithinReachError
from geo.types import IndexArray
from geo.wording import worded

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Contestant(Generic[Answer]):
    """One way to answer a task."""

    name: str
    run: Callable[[], Any]  # timed
    read: Callable[[Any], Answer]  # from what ``run`` gave to what is compared; not timed
    tolerance_m: float  # how exact its numbers can be
    rows: IndexArray | None = None  # the origins or nodes it answers for, if not all
    share: float = 1.0  # how much of the task that is; its time is scaled up to the whole
    note: str = ""


class PeerMissingError(WithinReachError, ImportError):
    """A peer is not installed."""

    def __init__(self, name: str) -> None:
        super().__init__(worded("{name} is not installed, so it is left out.", name=name), HOW_TO_INSTALL)
        self.name = name

    def __reduce__(self) -> tuple[type["PeerMissingError"], tuple[str]]:
        return PeerMissingError, (self.name,)


HOW_TO_INSTALL = (
    "To measure beside it too, install what the bench alone needs: "
    ".venv/bin/python -m pip install -r requirements-bench.txt"
)
