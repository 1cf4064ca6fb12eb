"""Files that are packed, lie elsewhere or are no folder: each refusal says what to do."""

import gzip
import zipfile
from pathlib import Path

import pytest

from layers.preparing.packed_files import PackedFileError
from layers.preparing.source_files import MissingSourceError, find_source_files
from layers.recipes.model import Recipe, load_recipe
from tests.layers.tiny_place import write_place


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return write_place(tmp_path / "data")


def recipe(place: Path, *changes: tuple[str, str]) -> Recipe:
    text = place.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    place.write_text(text, encoding="utf-8")
    return load_recipe(place)


def refusal(error: type[Exception], place: Path, folder: Path, *changes: tuple[str, str]) -> str:
    with pytest.raises(error) as caught:
        find_source_files(recipe(place, *changes), folder)
    return str(caught.value)


def zipped(folder: Path, name: str, *members: str) -> None:
    with zipfile.ZipFile(folder / name, "w") as archive:
        for member in members:
            archive.writestr(member, "code,name\n")


def test_a_zipped_shapefile_of_wards_is_refused_with_what_is_in_it(place: Path) -> None:
    zipped(place.parent, "wards.zip", "WD25/WD25.shp", "WD25/WD25.dbf", "__MACOSX/WD25.shp", "readme.pdf")
    assert refusal(PackedFileError, place, place.parent, ("wards.geojson", "wards.zip")) == (
        'wards.zip, the file of [wards], is packed with zip, and "WD25/WD25.shp" is in it. '
        "Unpack it into the data folder, and name what was in it in the recipe."
    )


def test_all_packed_files_are_told_at_once_whatever_their_names(place: Path) -> None:
    zipped(place.parent, "small_areas.geojson", "a.shp")
    zipped(place.parent, "ages.csv", "ages 2021.csv")
    (place.parent / "lookup.csv").write_bytes(gzip.compress(b"old,new\n"))
    words = refusal(PackedFileError, place, place.parent)
    assert (
        'small_areas.geojson, the file of [small_areas], is packed with zip, and "a.shp" is in it.' in words
    )
    assert 'ages.csv, the file of [[counts]], is packed with zip, and "ages 2021.csv" is in it.' in words
    assert "lookup.csv, the file of lookup of [[counts]], is packed with gzip. Unpack them" in words


def test_what_can_be_read_packed_is_not_refused(place: Path) -> None:
    zipped(place.parent, "postcodes.zip", "np.csv")
    zipped(place.parent, "assets.zip", "clubs.shp")
    changed = recipe(place, ("postcodes.csv", "postcodes.zip"), ("assets.csv", "assets.zip"))
    assert "postcodes.zip" in find_source_files(changed, place.parent).checksums


def test_files_one_folder_further_down_are_met(place: Path, tmp_path: Path) -> None:
    words = refusal(MissingSourceError, place, tmp_path)
    assert words.endswith(f"All of the recipe's files are in {place.parent}: say --data {place.parent}.")


def test_files_one_folder_further_up_are_met(place: Path) -> None:
    (place.parent / "maps").mkdir()
    words = refusal(MissingSourceError, place, place.parent / "maps")
    assert words.endswith(f"All of the recipe's files are in {place.parent}: say --data {place.parent}.")


def test_one_file_elsewhere_is_named_with_its_folder(place: Path) -> None:
    (place.parent / "census").mkdir()
    (place.parent / "ages.csv").rename(place.parent / "census" / "ages.csv")
    words = refusal(MissingSourceError, place, place.parent)
    assert words.startswith("1 file is not in the data folder")
    assert words.endswith(f'"ages.csv" is in {place.parent / "census"}: put it into the data folder.')


def test_one_file_that_is_nowhere_is_asked_for_as_one(place: Path) -> None:
    (place.parent / "ages.csv").unlink()
    words = refusal(MissingSourceError, place, place.parent)
    assert words.endswith("Put it there, or correct its name in the recipe.")


def test_a_file_given_as_the_data_folder_is_said_to_be_one(place: Path) -> None:
    assert refusal(MissingSourceError, place, place) == (
        f"{place} is a file, and --data names a folder. "
        f"Name the folder in which the recipe's files lie: --data {place.parent}."
    )
