"""A council from files of a whole nation: the same area as from its own files, in little time and memory.

With --long the files are as large as the nation's own; else a tenth.
"""

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
import shapely

from layers.area import Area, open_area
from layers.osm.clip import WORTH_CUTTING, clip_streets
from layers.packs.format import TABLES
from layers.streets.read import read_streets
from tests.layers.preparing.national import write_nation_streets, write_national
from tests.memory import needs_peak

ROOT = Path(__file__).parents[3]
MOST_SECONDS, MOST_BYTES = 60.0, 1.5e9  # streets apart
SLOWEST_MACHINE = 3  # how many times slower tests may run side by side
COPIES = 40  # of Newport's streets: as many nodes and ways as a nation has

# In a process of its own, so that its memory can be told from that of the tests.
_PREPARE = """
import json, sys, time
from pathlib import Path
from layers.preparing.prepare import prepare
from tests.memory import peak_bytes
steps = []
def progress(step, done, count):
    steps.append((step, time.process_time()))
prepare(Path(sys.argv[1]), Path(sys.argv[2]), areas_folder=Path(sys.argv[3]), progress=progress)
steps.append(("", time.process_time()))
took = {name: after - at for (name, at), (_, after) in zip(steps, steps[1:])}
print(json.dumps([took, peak_bytes()]))
"""
OF_STREETS = {
    "Checking the streets file",
    "Reading streets",
    "Reading addresses",
    "Reading the background map",
    "Reading assets",
    "Reading buses",
}


def prepared(recipe: Path, areas: Path) -> tuple[dict[str, float], float, Area]:
    command = [sys.executable, "-c", _PREPARE, str(recipe), str(recipe.parent), str(areas)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    took, bytes_used = json.loads(done.stdout.splitlines()[-1])
    return took, bytes_used, open_area("newport", areas_folder=areas)


def assert_same_area(area: Area, other: Area) -> None:
    for name in TABLES:
        first, second = pd.DataFrame(getattr(area, name)), pd.DataFrame(getattr(other, name))
        if name == "background":  # the nation's file knows of more sea than the city's own
            first, second = (
                table[table["subkind"] != "sea"].reset_index(drop=True) for table in (first, second)
            )
        assert len(first) == len(second), name
        assert first.equals(second), name
    assert (area.network.edge_length_m == other.network.edge_length_m).all()


@pytest.mark.slow
@needs_peak
def test_a_council_from_a_nations_files_is_the_same_and_takes_little(
    newport_data, newport_pack, tmp_path, long_run
):
    recipe = write_national(tmp_path / "data", newport_data, share=1.0 if long_run else 0.1)
    took, bytes_used, area = prepared(recipe, tmp_path / "areas")
    assert_same_area(newport_pack, area)
    rows = {source.layer: source.rows_read for source in area.sources}
    least = 1.0 if long_run else 0.1
    assert rows["wards"] >= 8_900 * least
    assert rows["small areas"] >= 36_000 * least
    assert rows["postcodes"] >= 1_720_000 * least
    seconds = sum(time for step, time in took.items() if step not in OF_STREETS)
    assert seconds <= MOST_SECONDS * SLOWEST_MACHINE
    assert bytes_used <= MOST_BYTES


@pytest.mark.slow
def test_what_is_cut_out_of_several_cities_is_the_one(newport_data, newport_pack, tmp_path):
    many, alone = tmp_path / "many.osm.pbf", newport_data / "streets.osm.pbf"
    write_nation_streets(alone, many, copies=3)
    keep = shapely.buffer(newport_pack.boundary, newport_pack.margin_m)
    mapped = clip_streets(many, tmp_path / "cut.osm.pbf", keep=keep, crs=newport_pack.crs)
    assert mapped.path.stat().st_size < 1.1 * alone.stat().st_size
    network = read_streets(mapped.path, crs=newport_pack.crs, keep=keep).network
    assert (network.edge_length_m == newport_pack.network.edge_length_m).all()


@pytest.mark.long
@needs_peak
def test_a_council_from_a_nations_streets_is_the_same_and_takes_little_memory(
    newport_data, newport_pack, tmp_path
):
    recipe = write_national(tmp_path / "data", newport_data, share=0.002)
    streets = recipe.parent / "streets.osm.pbf"
    streets.unlink()
    write_nation_streets(newport_data / "streets.osm.pbf", streets, copies=COPIES)
    assert streets.stat().st_size > WORTH_CUTTING
    _, bytes_used, area = prepared(recipe, tmp_path / "areas")
    assert_same_area(newport_pack, area)
    assert bytes_used <= MOST_BYTES
