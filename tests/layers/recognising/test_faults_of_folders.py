"""What is wrong in a folder of downloads is named once; what is needed and lacks is named with its page."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from layers.recognising.council import UnknownCouncilInFilesError
from layers.recognising.files import FolderError
from layers.recognising.from_folder import IncompleteFolderError, folder_recipe, write_recipe
from layers.recognising.recognise import Recognised, recognise
from tests.layers.recognising import made_up
from tests.layers.recognising.made_up import ENGLAND, NORTHERN_IRELAND, table


@pytest.fixture
def england(tmp_path: Path) -> Path:
    made_up.england(tmp_path)
    return tmp_path


def seen_in(folder: Path) -> Recognised:
    return recognise(ENGLAND.council, folder)


def passed(folder: Path) -> list[str]:
    return [str(each.what) for each in seen_in(folder).passed]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "bad is empty."),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "bad is a web page, not data."),
        (b"<?xml version='1.0'?><error/>", "bad is XML of a kind that is not read here."),
        (b"PK\x05\x06" + b"\x00" * 18, "bad is a zip with nothing in it."),
        (b"\x1f\x8b\x08\x00", "bad is packed in a way that is not read here."),
        (b"%PDF-1.7", "bad is nothing that an area is made from."),
        (b'{"error": {"code": 400}}', "bad.geojson is JSON, but not a GeoJSON collection of features."),
        (b'{"type": "FeatureCollection", "features": [{', "bad.geojson is cut short or is not GeoJSON."),
        (b"a note\nto myself\n", "bad is no table with columns."),
        (b"\x00\x01\x02\x03" * 20, "bad is nothing that an area is made from."),
        (b"<osm version='0.6'><node id='1' lat='5", "bad is cut or damaged"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_use_is_named_once_and_the_rest_serves(england, content, sentence):
    (england / "bad").write_bytes(content)
    seen = seen_in(england)
    assert seen.whole
    sentences = [str(each.what) for each in seen.passed]
    assert len(sentences) == 1
    assert sentence in sentences[0] or sentence.replace("bad.geojson", "unpacked_bad.geojson") in sentences[0]


def test_half_a_zip_is_named_and_what_it_held_is_lacking_with_its_page(england):
    whole = (england / "8").read_bytes()
    (england / "8").write_bytes(whole[: len(whole) // 2])
    seen = seen_in(england)
    assert [str(each.what) for each in seen.passed] == ["8 is a zip that is cut short or damaged."]
    with pytest.raises(IncompleteFolderError, match=r"- postcodes: Code-Point Open.*osdatahub\.os\.uk"):
        folder_recipe(seen)


@pytest.mark.parametrize(
    ("file", "layer"),
    [("1", "streets"), ("2", "wards"), ("3", "small areas"), ("5", "residents"), ("8", "postcodes")],
)
def test_what_is_needed_and_lacks_is_named_with_its_page(england, file, layer):
    (england / file).unlink()
    seen = recognise(ENGLAND.council, england)
    needed = [lack.publisher for lack in seen.lacking if lack.publisher.needed]
    assert layer in [publisher.layer for publisher in needed]
    with pytest.raises(IncompleteFolderError, match=f"(?s)- {layer}.*https://.*nothing was changed"):
        folder_recipe(seen)


@pytest.mark.parametrize(("file", "layer"), [("6", "ages"), ("7", "deprivation")])
def test_what_is_welcome_and_lacks_does_not_hinder(england, file, layer):
    (england / file).unlink()
    seen = seen_in(england)
    assert seen.whole
    assert layer in [lack.publisher.layer for lack in seen.lacking]
    assert layer.replace("ages", "aged_65_plus") not in folder_recipe(seen).text.replace("deprivation:", "")


def test_a_file_of_another_council_is_named(england):
    other = made_up.Codes(
        "E07000777", "E07000776", ("E05077701", "E05077702", "E05077703"),
        ("E01077701", "E01077702", "E01077703"), ("ZZ7 1AA", "ZZ7 1AB", "ZZ8 1AA"), name="Elsewhere",
    )  # fmt: skip
    made_up.geojson(england / "w", made_up.ward_rows(other, "26"), other)
    made_up.code_point(england / "c", other)
    table(england / "t", ["LSOA21CD", "residents"], made_up.beside(other.small_areas, (7, 8, 9)))
    sentences = passed(england)
    assert "w has no ward of Larkford." in sentences
    assert "c has no postcode of this council." in sentences
    assert any(line.startswith("t cannot be used. Its codes, such as E01077701") for line in sentences)
    assert seen_in(england).whole


def test_loose_postcodes_are_gathered_without_those_of_a_run_before(england):
    with zipfile.ZipFile(england / "8") as archive:
        tables = [archive.read(name) for name in archive.namelist() if name.startswith("Data/")]
    (england / "8").unlink()
    rows = b"".join(tables).splitlines(keepends=True)
    (england / "north").write_bytes(rows[0])
    (england / "south").write_bytes(b"".join(rows[1:]))
    gathered = england / "unpacked" / "postcodes"
    assert 'file = "unpacked/postcodes"' in folder_recipe(seen_in(england)).text
    assert {path.name for path in gathered.iterdir()} == {"north.csv", "south.csv"}
    (england / "south").rename(england / "west")
    folder_recipe(seen_in(england))
    assert {path.name for path in gathered.iterdir()} == {"north.csv", "west.csv"}


def test_a_column_that_stands_twice_is_named(england):
    table(
        england / "5", ["LSOA21CD", "residents", "Residents"], [(area, 1, 2) for area in ENGLAND.small_areas]
    )
    assert passed(england) == ["5 has the column Residents twice."]
    with pytest.raises(IncompleteFolderError, match="residents of each small area"):
        folder_recipe(seen_in(england))


def test_a_table_that_lacks_a_small_area_is_refused_by_its_need(england):
    table(england / "5", ["LSOA21CD", "residents"], [(ENGLAND.small_areas[0], 100)])
    with pytest.raises(
        IncompleteFolderError, match="It has no row for 1 small area of the council, E01099902"
    ):
        folder_recipe(seen_in(england))


def test_the_newest_edition_that_is_whole_is_taken(england):
    made_up.geojson(england / "older", made_up.ward_rows(ENGLAND, "23"), ENGLAND)
    made_up.geojson(england / "newer", made_up.ward_rows(ENGLAND, "26")[:1], ENGLAND)
    seen = seen_in(england)
    assert seen.wards.here is not None
    assert seen.wards.here.part.code == "WD25CD"
    sentences = [str(each.what) for each in seen.passed]
    assert "newer cannot be used. It lacks 1 ward of the council, E05099902." in " ".join(sentences)
    assert any(line.startswith("older") or "older is older or coarser than 2" in line for line in sentences)


def test_two_files_that_could_both_be_meant_are_named_and_a_copy_is_not(england):
    shutil.copy(england / "5", england / "copy")
    seen = seen_in(england)
    assert seen.whole
    assert [str(each.what) for each in seen.passed] == ["copy says the same as 5."]
    table(england / "copy", ["LSOA21CD", "residents"], made_up.beside(ENGLAND.small_areas, (1, 2, 3)))
    with pytest.raises(
        IncompleteFolderError, match="Any of these could be meant, and they say different things: "
    ):
        folder_recipe(seen_in(england))


def test_a_council_is_found_by_its_name_as_people_write_it(tmp_path):
    made_up.unitary(tmp_path)
    for name in ("Larkford", "larkford", "City of Larkford", "Larkford City Council", " LARKFORD "):
        assert recognise(name, tmp_path).council.codes == ("E06000999",)


def test_an_unknown_council_is_answered_with_names_that_are_like_it(england):
    with pytest.raises(UnknownCouncilInFilesError, match='has a council called "Larkfort"'):
        recognise("Larkfort", england)
    with pytest.raises(UnknownCouncilInFilesError, match='they have "Larkford"'):
        recognise("Larkfort", england)


def test_two_councils_of_one_name_are_asked_back_and_a_renamed_one_is_not(england):
    rows = [
        {"WD24CD": f"E0508880{at}", "WD24NM": "x", "LAD24CD": f"E0700088{at}", "LAD24NM": "Twin"}
        for at in (1, 2)
    ]
    made_up.geojson(england / "twins", rows, ENGLAND)
    with pytest.raises(
        UnknownCouncilInFilesError, match=r"Several councils are called .*E07000881, E07000882"
    ):
        recognise("Twin", england)
    table(
        england / "old",
        ["WD20CD", "LAD20CD", "LAD20NM"],
        [(ward, "E07000111", "Larkford") for ward in ENGLAND.wards],
    )
    assert recognise("Larkford", england).council.codes == ("E07000999", "E07000111")


def test_a_folder_that_is_not_there_or_empty_is_said(tmp_path):
    with pytest.raises(FolderError, match=r"There is no folder .*nowhere\. Name the folder"):
        recognise("Larkford", tmp_path / "nowhere")
    with pytest.raises(FolderError, match="There is no file in"):
        recognise("Larkford", tmp_path)


def test_a_manifest_gives_licence_and_date_and_a_spoilt_one_does_not_hinder(england):
    row = {
        "file": "8",
        "date": "2026-05-01",
        "licence": "Our licence",
        "attribution": "Ours",
        "edition": "May 2026",
    }
    (england / "manifest.json").write_text(json.dumps({"format": 1, "files": [row]}), encoding="utf-8")
    text = folder_recipe(seen_in(england)).text
    assert 'licence = "Our licence"\nattribution = "Ours"\ndate = 2026-05-01' in text
    assert "# Edition: May 2026." in text
    (england / "manifest.json").write_text("[half", encoding="utf-8")
    assert "Our licence" not in folder_recipe(seen_in(england)).text


def test_a_recipe_that_somebody_changed_is_kept(england):
    result = folder_recipe(seen_in(england))
    path = england / "area" / "recipe.toml"
    assert write_recipe(result, path) is None
    assert write_recipe(result, path) is None
    path.write_text("# mine\n", encoding="utf-8")
    before = write_recipe(result, path)
    assert before is not None
    assert (before.name, before.read_text(encoding="utf-8")) == ("recipe-before.toml", "# mine\n")
    path.write_text("# mine again\n", encoding="utf-8")
    again = write_recipe(result, path)
    assert again is not None
    assert again.name == "recipe-before-2.toml"
    assert before.read_text(encoding="utf-8") == "# mine\n"


def test_a_recipe_that_nobody_changed_makes_way_for_the_next(england):
    path = england / "area" / "recipe.toml"
    write_recipe(folder_recipe(seen_in(england)), path)
    (england / "7").unlink()
    assert write_recipe(folder_recipe(seen_in(england)), path) is None
    assert [file.name for file in path.parent.iterdir()] == ["recipe.toml"]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("margin_m = 2500", "margin_m = 2400"), encoding="utf-8")
    assert write_recipe(folder_recipe(seen_in(england)), path) is not None


def test_names_of_hostile_files_stay_in_their_folder_and_on_their_line(tmp_path):
    folder = tmp_path / "downloads"
    folder.mkdir()
    made_up.northern_ireland(folder)
    with zipfile.ZipFile(folder / "3") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(folder / 'x"]\n[area]', "w") as archive:
        for name, content in members.items():
            archive.writestr(f"../../{name}", content)
    (folder / "3").unlink()
    result = folder_recipe(recognise(NORTHERN_IRELAND.council, folder))
    write_recipe(result, tmp_path / "recipe.toml")
    assert result.text.count("\n[area]") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["downloads", "recipe.toml"]
