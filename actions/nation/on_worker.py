"""What does a worker do with one area? It opens the pack, asks the question, and hands back finished parts.

Nothing is written here: a worker that dies leaves nothing, and whoever sent the area sends it again.
"""

import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from geo.errors import WithinReachError
from geo.wording import worded
from layers.area import Area, open_revision
from layers.nation.model import AreaLine, AreaOutcome, AreaReason
from layers.nation.parts import FIGURES, OUTLINES, part_bytes
from layers.packs.format import sum_of
from layers.register.read_only import open_to_read
from layers.register.store import Register
from questions.nation.asks import NationAsk
from questions.nation.measures import measures_of
from questions.nation.outlines import outlines_of
from questions.places.area_assets import area_assets


@dataclass(frozen=True)
class AreaTask:
    """One area of a run, as it is sent to a worker."""

    ask: NationAsk
    name: str
    revision: str
    areas: str  # the folder of the packs, as this machine and the worker both call it
    register: str  # the copy of the register; "": each pack has its own assets
    run: Mapping[str, Any] = field(default_factory=dict)  # what each part says of the run


def answer_area(task: AreaTask) -> AreaOutcome:
    """Open the area and ask; what the user can put right comes back as the reason, not as an error."""
    began = time.process_time()
    title = task.name
    try:
        area = open_revision(Path(task.areas) / task.name / task.revision)
        title = area.title
        table = task.ask.of_area(area, area_assets(area, _register(task.register)))
        provenance = {**task.run, **_provenance(area)}
        parts = {
            FIGURES: part_bytes(table, provenance),
            OUTLINES: part_bytes(outlines_of(area), provenance),
        }
        line = AreaLine(
            task.name, title, task.revision, len(table),
            {name: sum_of(content) for name, content in parts.items()}, asdict(measures_of(area)),
            time.process_time() - began,
        )  # fmt: skip
        return AreaOutcome(line, parts)
    except WithinReachError as error:
        return refused(task.name, title, task.revision, AreaReason(error.what, error.fix))
    except OSError as error:
        what = worded("A file cannot be read: {trouble}.", trouble=error.strerror or type(error).__name__)
        reason = AreaReason(what, worded("Look at it, and run again."))
        return refused(task.name, title, task.revision, reason)


def refused(name: str, title: str, revision: str, reason: AreaReason) -> AreaOutcome:
    """An area without parts, and why."""
    return AreaOutcome(AreaLine(name, title, revision, reason=reason))


def _provenance(area: Area) -> dict[str, Any]:
    names = ("layer", "title", "licence", "attribution", "date", "source_url")
    return {
        "area": {"name": area.name, "title": area.title, "revision": area.revision, "made_at": area.made_at,
                 "made_up": area.made_up},
        "sources": [{name: str(getattr(each, name)) for name in names} for each in area.label.sources],
    }  # fmt: skip


@lru_cache(maxsize=1)
def _register(place: str) -> Register:
    """The copy of the register, opened once by each worker; an empty one where there is none."""
    return open_to_read(place or Path("no-register-here.sqlite"))
