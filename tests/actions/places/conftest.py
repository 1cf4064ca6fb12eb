"""Places made over the stand-in for the internet: one folder of cache and areas, and whoever makes them."""

import hashlib
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from actions.add_place import PlaceReport, PlaceWish, add_place
from actions.place_plan import PlaceFolders, PlacePlan, place_plan
from actions.place_progress import PlaceProgress
from layers.area import Area
from layers.councils.find import the_council
from layers.councils.table import load_councils
from layers.sources.client import WebLimits
from tests.stand_in.served import web, whole_web
from tests.stand_in.web import StandInWeb

__all__ = ["web", "whole_web"]

QUICK = WebLimits(
    tries=2, seconds_without_a_word=0.5, seconds_a_request=2, seconds_a_file=2, first_wait_s=0.0,
    longest_wait_s=60,
)  # fmt: skip
OF_THE_RUN = {"made_at", "made_from", "revision", "previous", "check_sum", "checksums", "file_sums"}


@dataclass
class Maker:
    """Makes places over a stand-in, and remembers what was heard."""

    web: StandInWeb
    folder: Path
    progress: list[PlaceProgress] = field(default_factory=list)

    @property
    def folders(self) -> PlaceFolders:
        return PlaceFolders(self.folder / "cache", self.folder / "areas", self.folder / "none.toml")

    def make(self, name: str, **more: Any) -> PlaceReport:
        """Make a council's area; what is asked is counted anew."""
        self.web.requests.clear()
        self.progress.clear()
        wish = PlaceWish(the_council(name, load_councils()), self.folders, limits=QUICK, **more)
        return add_place(wish, tell=self.progress.append)

    def plan(self, name: str, **more: Any) -> PlacePlan:
        return place_plan(the_council(name, load_councils()), self.folders, **more)


@pytest.fixture
def maker(web: StandInWeb, tmp_path: Path) -> Maker:
    return Maker(web, tmp_path)


def of(report: PlaceReport) -> Area:
    """The area that was made in this process."""
    assert report.prepared is not None
    return report.prepared.area


def sums(area: Area) -> dict[str, str]:
    """Every file of a pack but its label, its faults and its manifest, with its SHA-256."""
    return {
        path.relative_to(area.folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(area.folder.rglob("*"))
        if path.is_file() and path.name not in ("area.toml", "faults.csv", "manifest.json")
    }


def label(area: Area) -> dict[str, object]:
    """What area.toml says, without the run and without names of files."""
    content = tomllib.loads((area.folder / "area.toml").read_text(encoding="utf-8"))
    for source in content["sources"]:
        source.pop("file")
        source.pop("sha256")
    return {key: value for key, value in content.items() if key not in OF_THE_RUN}
