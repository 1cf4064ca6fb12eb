"""Newport from files whose names mean nothing: the same pack as from the recipe written by hand."""

import hashlib
import json
import shutil
import tomllib
from pathlib import Path

import pytest

from layers.area import Area
from layers.preparing.prepare import prepare
from layers.recipes.model import Recipe, Sourced, load_recipe
from layers.recognising.from_folder import folder_recipe, write_recipe
from layers.recognising.recognise import recognise

RECIPE = Path(__file__).parents[3] / "recipes" / "newport.toml"
NAMES = {  # neither the name nor, where GDAL and osmium do not mind, the ending says what a file is
    "streets.osm.pbf": "a",
    "wards_dec2023.geojson": "b.txt",
    "lsoa21.geojson": "c.json",
    "lsoa21_population_weighted_centroids.csv": "d",
    "lsoa11_population_wimd2019.csv": "e.dat",
    "lsoa11_lsoa21_lookup.csv": "f",
    "code_point_open.csv": "g.csv",
    "osm_addresses.csv": "h",
    "bus_timetable_gtfs.zip": "i.zip",
}
OF_THE_RUN = {"made_at", "made_from", "revision", "previous", "sum", "check_sum", "checksums", "file_sums"}


@pytest.fixture(scope="module")
def folder(newport_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Newport's files under those names, with the manifest of a folder that was fetched."""
    folder = tmp_path_factory.mktemp("downloads")
    for name, other in NAMES.items():
        shutil.copy(newport_data / name, folder / other)
    tiles = sorted((newport_data / "relief").iterdir())
    for number, tile in enumerate(tiles):
        shutil.copy(tile, folder / f"tile {number}")
    rows = [
        {
            "file": file,
            "page": section.source_url,
            "licence": section.licence,
            "attribution": section.attribution,
            "date": section.day,
        }
        for section in sourced(load_recipe(RECIPE))
        for file in files_of(section, len(tiles))
    ]
    (folder / "manifest.json").write_text(json.dumps({"format": 1, "files": rows}), encoding="utf-8")
    return folder


def sourced(recipe: Recipe) -> list[Sourced]:
    more = [section for section in (recipe.buses, recipe.relief) if section]
    return [recipe.streets, recipe.wards, recipe.small_areas, *recipe.counts, recipe.postcodes, *more]


def files_of(section: Sourced, tiles: int) -> list[str]:
    """What the files of a section of the recipe written by hand are called in the folder."""
    return (
        [f"tile {number}" for number in range(tiles)] if section.file == "relief" else [NAMES[section.file]]
    )


def sums(area: Area) -> dict[str, str]:
    return {
        path.relative_to(area.folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(area.folder.rglob("*"))
        if path.is_file() and path.name not in ("area.toml", "faults.csv")
    }


def label(area: Area) -> dict[str, object]:
    """What area.toml says, without the run and without names of files."""
    content = tomllib.loads((area.folder / "area.toml").read_text(encoding="utf-8"))
    for source in content["sources"]:
        source.pop("file")
        if source["layer"] == "relief":
            source.pop("sha256")  # of a folder it is that of a list, and has the files' names in it
    return {key: value for key, value in content.items() if key not in OF_THE_RUN}


@pytest.mark.slow
def test_newport_is_the_same_whatever_its_files_are_called(folder, newport_pack, tmp_path):
    result = folder_recipe(recognise("newport", folder))
    path = tmp_path / "areas" / result.area / "recipe.toml"
    write_recipe(result, path)
    area = prepare(path, folder, areas_folder=tmp_path / "areas").area
    assert sums(area) == sums(newport_pack)
    assert label(area) == label(newport_pack)


def test_what_is_not_used_is_named_once_and_what_would_be_welcome_too(folder):
    seen = recognise("W06000022", folder)
    assert seen.whole
    assert [each.file for each in seen.passed] == ["h"]
    assert seen.timetables == ("i.zip",)
    assert [grid.name for grid in seen.heights] == [f"tile {number}" for number in range(9)]
    assert [lack.publisher.layer for lack in seen.lacking] == ["living alone", "cars", "carers", "addresses"]


def test_coarse_wards_are_known_by_the_postcodes_outside_them(folder):
    seen = recognise("Newport", folder)
    assert seen.wards.here is not None
    assert seen.wards.here.accuracy_m == 200
    assert (len(seen.wards.here.codes), len(seen.streets)) == (21, 1)


def test_nothing_is_unpacked_into_a_folder_of_good_names(newport_data, tmp_path):
    for name in NAMES:
        shutil.copy(newport_data / name, tmp_path / name)
    folder_recipe(recognise("Newport", tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(NAMES)
