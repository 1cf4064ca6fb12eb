"""Several tiny towns as packs in one folder, each with its café elsewhere, and what is asked of them."""

import os
import shutil
import signal
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd

from actions.nation.ask_many import NationReport, NationWish, ask_many
from actions.nation.crew import Crew
from actions.nation.on_worker import AreaTask, answer_area
from layers.area import Area
from layers.nation.model import RunRecord
from layers.nation.run_folder import RunFolder
from layers.packs.format import TABLES
from layers.packs.summaries import serving_revision
from layers.packs.write import PackContents, write_pack
from questions.nation.gaps import GapsAsk
from questions.places.area_assets import AreaAssets
from tests.made_once import ROOT
from tests.questions.wards.test_ward_gaps import CAFE, town

TODAY = date(2026, 11, 22)
ASK = GapsAsk(("cafe", "library"), ("planning", "older", "step-free"), (10, 15), TODAY)
DEMO = ROOT / "data" / "areas" / "demo"


def many_towns(folder: Path, cafes: Mapping[str, tuple[int, int]]) -> Path:
    """A folder of areas: under each name the tiny town with its café at that place."""
    for name, at in cafes.items():
        area = town(folder / "made" / name, [{**CAFE, "at": at}])
        tables = {table: getattr(area, table) for table in TABLES}
        label = replace(area.label, name=name, title=f"{name.title()} <b>town</b>")
        (folder / "areas" / name).mkdir(parents=True)
        write_pack(PackContents(label, area.network, tables), folder / "areas" / name)
    return folder / "areas"


def with_demo(areas: Path) -> Path:
    """The same folder with the made-up town that comes with the project."""
    (areas / "demo").mkdir()
    revision = serving_revision(DEMO)
    assert revision is not None
    shutil.copytree(DEMO / revision, areas / "demo" / revision)
    shutil.copy(DEMO / "current", areas / "demo" / "current")
    return areas


def damage(areas: Path, name: str, file: str = "residents.parquet") -> Path:
    """Change one byte of a pack; the path of the file, to mend it by changing it again."""
    path = areas / name / str(serving_revision(areas / name)) / file
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    return path


def ask_all(areas: Path, out: Path, ask: Any = ASK, *, workers: int = 1, **more: Any) -> NationReport:
    """Ask by so many workers."""
    calls = {name: more.pop(name) for name in ("tell", "tell_crew") if name in more}
    crew = Crew(workers, 1.5)
    return ask_many(NationWish(ask, areas, out, crew=crew, **more), **calls)


@dataclass(frozen=True)
class DeadlyAsk(GapsAsk):
    """The same question, but the worker that comes to one town kills itself, so many times."""

    victim: str = ""
    marks: str = ""  # a folder in which each death leaves a mark
    deaths: int = 1

    def of_area(self, area: Area, assets: AreaAssets) -> gpd.GeoDataFrame:
        died = list(Path(self.marks).glob("*"))
        if area.name == self.victim and len(died) < self.deaths:
            (Path(self.marks) / f"{len(died)}").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().of_area(area, assets)


@dataclass(frozen=True)
class UnforeseenAsk(GapsAsk):
    """The same question, with a fault of the program in one town."""

    victim: str = ""

    def of_area(self, area: Area, assets: AreaAssets) -> gpd.GeoDataFrame:
        if area.name == self.victim:
            raise ZeroDivisionError("a secret")
        return super().of_area(area, assets)


def run_alone(areas: Path, out: Path, ask: GapsAsk = ASK, *, lacking: tuple[str, ...] = ()) -> RunFolder:
    """A run as it would be, made in this process; those ``lacking`` it has not come to yet."""
    revisions = {each.name: str(serving_revision(each)) for each in sorted(areas.iterdir())}
    out.mkdir(parents=True)
    run = RunFolder(out)
    moment = "2026-11-22T10:00:00+00:00"
    run.begin(RunRecord("abc", ask.name, ask.record(), moment, "1.0", "", revisions))
    for name, revision in revisions.items():
        if name not in lacking:
            run.put(answer_area(AreaTask(ask, name, revision, str(areas), "", {"run": "abc"})))
    return run
