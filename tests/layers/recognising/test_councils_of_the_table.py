"""Where no file names a council, the table of the United Kingdom's councils says which one is meant."""

from dataclasses import replace
from pathlib import Path

import pytest

from layers.councils.table import load_councils
from layers.recognising.council import UnknownCouncilInFilesError
from layers.recognising.from_folder import folder_recipe
from layers.recognising.recognise import recognise
from tests.layers.recognising import made_up

WIGAN = replace(made_up.ENGLAND, council="E08000010", neighbour="E08000011", name="Wigan")


def files(folder: Path, codes: made_up.Codes, *, names: bool) -> None:
    """A council's files, with names beside the codes of councils or without."""
    made_up.streets(folder / "1.osm", codes)
    rows = made_up.ward_rows(codes, "25")
    if not names:
        rows = [{key: value for key, value in row.items() if key != "LAD25NM"} for row in rows]
    made_up.geojson(folder / "2.json", rows, codes)
    made_up.geojson(folder / "3.json", [{"LSOA21CD": area} for area in codes.small_areas], codes)
    header = ["LSOA21CD", "Total: All usual residents"]
    made_up.table(folder / "4.csv", header, made_up.beside(codes.small_areas, (100, 50, 40)))
    made_up.code_point(folder / "5.zip", codes)


@pytest.mark.parametrize("text", ["Wigan", "wigan council", "E08000010"])
def test_a_council_that_no_file_names_is_known_all_the_same(text: str, tmp_path: Path):
    files(tmp_path, WIGAN, names=False)
    seen = recognise(text, tmp_path)
    assert (seen.council.name, seen.council.codes, seen.council.nation) == ("Wigan", ("E08000010",), "E")
    assert folder_recipe(seen).area == "wigan"
    assert seen.wards.here is not None
    assert len(seen.wards.here.codes) == 2


def test_a_council_under_its_former_code_is_known_by_its_name(tmp_path: Path):
    files(tmp_path, replace(WIGAN, council="E08000016"), names=False)
    seen = recognise("Barnsley", tmp_path)
    assert seen.council.codes == ("E08000038", "E08000016")
    assert folder_recipe(seen).area == "barnsley"


def test_a_council_whose_code_is_there_under_another_name_is_known_too(tmp_path: Path):
    files(tmp_path, replace(WIGAN, council="W06000022", name="Casnewydd"), names=True)
    seen = recognise("Newport", tmp_path)
    assert seen.council.codes[0] == "W06000022"


def test_a_council_given_as_such_has_the_name_of_the_table(tmp_path: Path):
    files(tmp_path, replace(WIGAN, name="WIGAN MBC"), names=True)
    seen = recognise(load_councils().councils["E08000010"], tmp_path)
    assert seen.council.name == "Wigan"
    assert folder_recipe(seen).area == "wigan"


def test_a_council_of_which_there_is_nothing_is_named_as_lacking(tmp_path: Path):
    files(tmp_path, WIGAN, names=True)
    with pytest.raises(UnknownCouncilInFilesError, match='has a council called "Leeds"'):
        recognise("Leeds", tmp_path)


def test_a_name_of_no_council_is_asked_back(tmp_path: Path):
    files(tmp_path, WIGAN, names=False)
    with pytest.raises(UnknownCouncilInFilesError, match="Give its code, like E08000010, or its whole name"):
        recognise("Larkford", tmp_path)
