"""Heights in a folder of downloads: known by what is in them, those that lie here alone, refused in words."""

import json
import tomllib
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from layers.preparing.prepare import prepare
from layers.recognising.from_folder import folder_recipe, write_recipe
from layers.recognising.recognise import Recognised, recognise
from layers.relief.hilly_area import hills_known
from tests.layers.recognising import made_up
from tests.layers.recognising.made_up import ENGLAND, NORTHERN_IRELAND
from tests.layers.relief.tile_files import grid_text, zipped

X, Y = ENGLAND.corner
RISING = np.add.outer(np.zeros(200), np.arange(200) * 2.5)  # 1 in 20 eastwards


def tile(west=X - 8_000, south=Y - 5_000, *, post_m=50.0) -> bytes:
    """A tile of 10 km as it is in its zip."""
    return grid_text(RISING, west=west, south=south, post_m=post_m)


@pytest.fixture
def england(tmp_path: Path) -> Path:
    made_up.england(tmp_path)
    return tmp_path


def put(folder: Path, name: str, content: bytes) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)


def seen_in(folder: Path) -> Recognised:
    return recognise(ENGLAND.council, folder)


def passed(folder: Path) -> list[str]:
    return [f"{each.what} {each.fix}" for each in seen_in(folder).passed]


def relief_of(folder: Path) -> dict[str, object]:
    """The section of the recipe that follows from a folder."""
    section: dict[str, object] = tomllib.loads(folder_recipe(seen_in(folder)).text)["relief"]
    return section


@pytest.mark.parametrize(
    ("content", "file"),
    [
        (tile(), "unpacked/a.dat.asc"),
        (zipped({"SJ37.asc": tile(), "SJ37.prj": b"PROJCS[]", "A.xml": b"<?xml?>"}), "unpacked/a.dat.zip"),
        (zipped({"sj/sj37.zip": zipped({"SJ37.asc": tile()}), "licence.txt": b"OGL"}), "unpacked/a.dat.zip"),
    ],
    ids=["a grid", "a zip", "a zip of zips"],
)  # fmt: skip
def test_heights_are_known_in_every_form_of_supply_whatever_they_are_called(england, content, file):
    put(england, "a.dat", content)
    assert passed(england) == []
    assert relief_of(england)["file"] == file
    assert (england / file).is_file()


def test_one_line_prepares_an_area_with_hills(england, tmp_path):
    put(england, "st.zip", zipped({"SJ37.asc": tile()}))
    recipe = tmp_path / "out" / "recipe.toml"
    write_recipe(folder_recipe(seen_in(england)), recipe)
    area = prepare(recipe, england, areas_folder=tmp_path / "out").area
    assert hills_known(area)
    report = next(source for source in area.sources if source.layer == "relief")
    assert (report.licence, report.attribution) == (
        "Open Government Licence v3.0",
        "Contains OS data © Crown copyright and database right",
    )


def test_a_folder_of_tiles_alone_is_named_as_a_whole_and_one_with_more_is_gathered(england):
    put(england, "relief/sj37.zip", zipped({"SJ37.asc": tile()}))
    put(england, "relief/sj47.zip", zipped({"SJ47.asc": tile(X + 2_000)}))
    put(england, "relief/readme.pdf", b"%PDF-1.7")
    assert relief_of(england)["file"] == "relief"
    put(england, "relief/sj99.zip", zipped({"SJ99.asc": tile(X + 90_000)}))
    assert relief_of(england)["file"] == "unpacked/heights"
    assert {path.name for path in (england / "unpacked" / "heights").iterdir()} == {
        "relief_sj37.zip",
        "relief_sj47.zip",
    }
    (england / "relief" / "sj47.zip").rename(england / "relief" / "east.zip")
    assert relief_of(england)["file"] == "unpacked/heights"
    assert {path.name for path in (england / "unpacked" / "heights").iterdir()} == {
        "relief_sj37.zip",
        "relief_east.zip",
    }


def test_without_a_tile_here_there_are_no_hills_and_it_says_so(england):
    put(england, "a", tile(X + 90_000))
    put(england, "b", tile(X + 190_000))
    assert seen_in(england).heights == ()
    assert passed(england) == [
        "There are 2 tiles of heights, and none of them lies here. "
        "Give the tiles of OS Terrain 50 around the area."
    ]
    assert "relief" not in tomllib.loads(folder_recipe(seen_in(england)).text)


def test_of_two_editions_of_one_ground_the_newer_is_used(england):
    put(england, "a", tile())
    put(england, "b", tile())
    rows = [{"file": "a", "date": "2023-06-01"}, {"file": "b", "date": "2025-06-01"}]
    (england / "manifest.json").write_text(json.dumps({"format": 1, "files": rows}), encoding="utf-8")
    assert [grid.name for grid in seen_in(england).heights] == ["b"]
    assert passed(england) == ["a has the heights of the same ground as b. Nothing need be done."]


def test_heights_of_another_step_are_not_mixed_with_the_rest(england):
    put(england, "a", tile())
    put(england, "b", tile(X + 2_000))
    put(england, "fine", tile(X - 500, Y - 500, post_m=10))
    assert [grid.name for grid in seen_in(england).heights] == ["a", "b"]
    assert passed(england) == [
        "fine has heights every 10 m, and those every 50 m are used. Nothing need be done."
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"ncols 200\nnrows 200\n1 2 3\n", "bad is no grid of heights: its first lines do not say ncols"),
        (tile()[:-4000], "heights, and its first lines promise 40,000. It may be cut short: download"),
        (zipped({"SJ37.asc": tile()[:-4000]}), "SJ37.asc has 3"),
    ],
    ids=["no place", "cut short", "cut short in a zip"],
)  # fmt: skip
def test_a_grid_that_cannot_be_used_is_named_and_the_others_serve(england, content, sentence):
    put(england, "bad", content)
    put(england, "good", tile())
    seen = seen_in(england)
    assert [grid.name for grid in seen.heights] == ["good"]
    (line,) = passed(england)
    assert sentence in line


def test_contours_are_refused_by_their_name(england):
    lines = gpd.GeoDataFrame(
        {"property_value": [10.0]}, geometry=[shapely.LineString([(0, 0), (1, 1)])], crs=27700
    )
    lines.to_file(england / "terr50.gpkg", layer="contour_line", driver="GPKG")
    assert passed(england) == [
        "terr50.gpkg is a GeoPackage: it holds contours and single heights, and no grid of them. "
        "Give the tiles of OS Terrain 50 as ASCII grids, as they are downloaded."
    ]


def test_heights_of_northern_ireland_are_named_by_hand(tmp_path):
    made_up.northern_ireland(tmp_path)
    put(tmp_path, "a", tile(*NORTHERN_IRELAND.corner))
    seen = recognise(NORTHERN_IRELAND.council, tmp_path)
    assert seen.heights == ()
    assert "a has heights, and nothing in it says that they are on the Irish Grid." in [
        str(each.what) for each in seen.passed
    ]
