"""Wigan and Trafford from their real files, with streets of our own making: theirs are not here."""

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from geo.crs import to_lonlat
from layers.area import Area
from layers.preparing.prepare import prepare
from layers.recognising.from_folder import folder_recipe, write_recipe
from layers.recognising.recognise import recognise
from tests.layers.recognising.made_up import table

STEP = 1000


def streets(path: Path, west: int, south: int, east: int, north: int) -> None:
    """Streets every kilometre."""
    at: dict[tuple[int, int], int] = {}
    nodes = []
    across, up = range(west, east + 1, STEP), range(south, north + 1, STEP)
    for x in across:
        for y in up:
            at[x, y] = len(nodes) + 1
            lon, lat = to_lonlat([x], [y], crs="EPSG:27700")
            nodes.append(f'<node id="{at[x, y]}" version="1" lat="{lat[0]:.7f}" lon="{lon[0]:.7f}"/>')
    lines = [[at[x, y] for y in up] for x in across] + [[at[x, y] for x in across] for y in up]
    ways = [
        f'<way id="{number}" version="1">' + "".join(f'<nd ref="{ref}"/>' for ref in refs)
        + '<tag k="highway" v="residential"/></way>'
        for number, refs in enumerate(lines, start=1)
    ]  # fmt: skip
    path.write_text(f'<osm version="0.6">{"".join(nodes)}{"".join(ways)}</osm>', encoding="utf-8")


def prepared(council: str, folder: Path) -> Area:
    result = folder_recipe(recognise(council, folder))
    path = folder.parent / "areas" / result.area / "recipe.toml"
    write_recipe(result, path)
    return prepare(path, folder, areas_folder=folder.parent / "areas").area


@pytest.fixture
def downloads(newport_data: Path, tmp_path: Path) -> Path:
    """A folder for the files of another council, which lie beside Newport's."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    return folder


@pytest.mark.slow
def test_wigan_has_the_residents_of_the_census_and_the_ranks_of_2025(downloads, newport_data):
    wigan = newport_data.parent / "wigan"
    for number, source in enumerate(sorted(wigan.iterdir())):
        shutil.copy(source, downloads / f"{number}.x")
    streets(downloads / "s", 345_000, 390_000, 380_000, 420_000)
    area = prepared("Wigan", downloads)
    census = pd.read_csv(wigan / "lsoa21_census2021_imd2025.csv").set_index("lsoa21_code")
    own = area.small_areas.set_index("small_area_code")
    assert len(area.wards) == 25
    assert own["vintage"].unique().tolist() == ["LSOA 2021"]
    assert own["residents"].sum() == census["residents_2021"].sum() == area.residents["residents"].sum()
    assert (own["disabled"] == census["disabled_2021"].reindex(own.index)).all()
    assert (own["deprivation"] == census["IMD_rank"].reindex(own.index)).all()
    old = pd.read_csv(wigan / "lsoa11_population_imd2019.csv")
    assert own["aged_65_plus"].sum() == old["aged_65_plus"].sum()


@pytest.mark.slow
def test_traffords_wards_do_not_say_whose_they_are_and_its_postcodes_do(downloads, newport_data):
    trafford = newport_data.parent / "trafford"
    shutil.copy(trafford / "wards_2023.geojson", downloads / "w")
    shutil.copy(trafford / "trafford_libraries.geojson", downloads / "l")
    features = json.loads((downloads / "w").read_text(encoding="utf-8"))["features"]
    codes = [feature["properties"]["area_code"] for feature in features]
    rows = [
        (f"ZZ{number} 1AA", 10, 377_000 + 100 * number, 391_000, "E92000001", "", "", "", "E08000009", code)
        for number, code in enumerate(codes, start=1)
    ]
    table(downloads / "p", rows[0], rows[1:])
    seen = recognise("E08000009", downloads)
    assert seen.wards.here is not None
    assert (len(seen.wards.here.codes), seen.wards.here.whose) == (21, None)
    lacking = [lack.publisher.layer for lack in seen.lacking if lack.publisher.needed]
    assert lacking == ["streets", "small areas", "residents"]
    assert [each.file for each in seen.passed] == ["l"]
