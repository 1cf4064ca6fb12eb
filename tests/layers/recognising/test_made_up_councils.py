"""A council of every nation out of a folder of downloads: prepared, and its people counted by hand."""

from collections.abc import Callable
from pathlib import Path

import pytest

from layers.area import Area
from layers.preparing.prepare import prepare
from layers.recipes.model import load_recipe
from layers.recognising.from_folder import folder_recipe, write_recipe
from layers.recognising.recognise import Recognised, recognise
from tests.layers.recognising import made_up

NATIONS = [made_up.england, made_up.unitary, made_up.wales, made_up.scotland, made_up.northern_ireland]


def prepared(council: str, folder: Path) -> tuple[Recognised, Area]:
    seen = recognise(council, folder)
    result = folder_recipe(seen)
    path = folder.parent / "areas" / result.area / "recipe.toml"
    write_recipe(result, path)
    return seen, prepare(path, folder, areas_folder=folder.parent / "areas").area


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    folder = tmp_path / "downloads"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("write", NATIONS, ids=lambda write: write.__name__)
def test_a_council_is_prepared_and_its_people_are_counted(write: Callable[[Path], made_up.Codes], downloads):
    codes = write(downloads)
    seen, area = prepared(codes.council, downloads)
    west, east, _ = codes.small_areas
    table = area.small_areas.set_index("small_area_code")
    assert table.loc[[west, east], "residents"].tolist() == [100, 50]
    assert table.loc[[west, east], "aged_65_plus"].tolist() == [31, 12]
    assert table.loc[[west, east], "deprivation"].tolist() == [300, 20]
    assert sorted(area.wards["ward_code"]) == sorted(codes.wards[:2])
    by_ward = area.residents.groupby("ward_code")["residents"].sum()
    assert by_ward[list(codes.wards[:2])].tolist() == [100, 50]
    assert area.crs == codes.crs
    assert "Library" in area.assets["name"].tolist()
    assert [each.file for each in seen.passed] == []


@pytest.mark.parametrize("write", NATIONS, ids=lambda write: write.__name__)
def test_a_recipe_reads_back_and_says_why(write: Callable[[Path], made_up.Codes], downloads):
    codes = write(downloads)
    result = folder_recipe(recognise("larkford", downloads))
    path = downloads / "larkford.toml"
    write_recipe(result, path)
    recipe = load_recipe(path)
    assert (recipe.area.name, recipe.area.council, recipe.area.crs) == ("larkford", codes.council, codes.crs)
    assert recipe.wards.date is None
    assert "# Its date is not known: put it in" in result.text
    again = folder_recipe(recognise(codes.council, downloads))
    assert again.text == result.text
