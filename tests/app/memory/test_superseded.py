"""A revision that another has replaced is let go of: ten of them are no more memory than two."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.memory.superseded import Serving
from tests.app.small_town import asset, write_town
from tests.made_once import ROOT

# Every revision is opened and asked as the pages do, in a process of its own: memory is counted whole.
TEN_REVISIONS = """
import gc, json, sys, weakref
from pathlib import Path

import streamlit_app
from app.memory import session
from app.memory.collection import put_aside, search_everything
from app.memory.grounds import ready_ground
from app.tiles.routes import SERVED
from bench.many_people.load_area import write_busy_area
from layers.area import open_area

areas = Path(sys.argv[1])
first = open_area("small-town", areas_folder=areas)
SERVED.ahead = False
alive, objects, memory = [], [], []
for count in range(4, 14):
    write_busy_area(first, areas, assets=count)
    area = session.area_named("small-town")
    assert len(area.assets) == count
    assets = session.area_assets(area)
    session.gazetteer(area)
    session.example_postcode(area)
    session.entries_here(area)
    ready_ground(area, assets, 0)
    SERVED.scene(area.name, area.revision)
    put_aside()
    alive.append(weakref.ref(area))
    del area, assets
    search_everything()
    gc.unfreeze()
    objects.append(len(gc.get_objects()))
    status = Path("/proc/self/status")
    text = status.read_text() if status.exists() else "VmRSS: 0"
    memory.append(int(text.partition("VmRSS:")[2].split()[0]))
print(json.dumps([sum(each() is not None for each in alive), objects, memory]))
"""


def test_what_follows_from_a_superseded_revision_is_let_go_of_once() -> None:
    gone: list[str] = []
    serving = Serving(went=lambda: gone.append("searched"))
    serving.when_superseded(lambda: gone.append("let go"))
    serving.now("newport", "a")
    serving.now("newport", "a")
    serving.now("wigan", "b")
    assert gone == []
    serving.now("newport", "c")
    serving.now("newport", "c")
    assert gone == ["let go", "searched"]


@pytest.mark.timeout(900)  # a quarter of a minute of work, ten times that on a busy machine
def test_ten_revisions_leave_memory_level(tmp_path: Path) -> None:
    write_town(tmp_path / "areas", [asset(number) for number in range(4)])
    settings = {"WITHIN_REACH_AREAS": str(tmp_path / "areas"), "WITHIN_REACH_TILES": str(tmp_path / "tiles")}
    ran = subprocess.run(
        [sys.executable, "-c", TEN_REVISIONS, str(tmp_path / "areas")],
        cwd=ROOT, env=os.environ | settings, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-2_000:]
    alive, objects, memory = json.loads(ran.stdout.splitlines()[-1])
    assert alive == 1, "only the revision that serves is still there"
    assert objects[-1] < objects[2] * 1.02, objects
    assert memory[-1] <= memory[2] * 1.1, memory
