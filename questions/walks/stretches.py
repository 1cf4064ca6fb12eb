"""Which neighbouring steps of a way are alike? Together they are one stretch."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar, Protocol, TypeVar

import pandas as pd

from questions.walks.junctions import Path
from questions.walks.legs import WayKind, streets_of


class _Along(Protocol):
    """A dataclass of what lies along some of a way."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def begins_m(self) -> float:
        """Metres from the start of the way to where it begins."""

    @property
    def walk_m(self) -> float:
        """How long it is, metres."""


S = TypeVar("S", bound=_Along)


def steps_along(path: Path, ways: pd.DataFrame) -> list[tuple[str, WayKind, float, float]]:
    """Of each step of a path the name and the sort of its way, where it begins and how long it is, metres."""
    at_m, step_m = path.at_m[:-1].tolist(), path.step_m.tolist()
    return [
        (name, kind, begins_m, walk_m)
        for (name, kind), begins_m, walk_m in zip(streets_of(path, ways), at_m, step_m, strict=True)
    ]


def stretches(steps: Iterable[S | None]) -> list[S]:
    """The steps of a way, in order, neighbours as one where they say the same but for their metres.

    None is a step that is no part of any stretch.
    """
    joined: list[S] = []
    before: S | None = None
    for step in steps:
        if before and step and replace(before, begins_m=step.begins_m, walk_m=step.walk_m) == step:
            joined[-1] = replace(joined[-1], walk_m=joined[-1].walk_m + step.walk_m)
        elif step:
            joined.append(step)
        before = step
    return joined
