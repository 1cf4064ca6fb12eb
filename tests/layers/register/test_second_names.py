"""What an asset is called in a second language comes into the register, through it, and out again."""

from datetime import date

import pytest

from layers.assets.kinds import load_kinds
from layers.register.exporting.give_back import ExportFormat, give_back
from layers.register.exporting.provenance import Provenance
from layers.register.exporting.tables import EXPORT_COLUMNS, export_columns, row_of
from layers.register.importing.mapping.columns import guess_mapping
from layers.register.importing.places import PlaceFinder
from layers.register.importing.rows import read_rows
from layers.register.importing.source import Source
from layers.register.listed.asset_table import TABLE_COLUMNS, asset_table
from layers.register.listed.second_names import named_beside, second_names_of
from layers.register.model import Asset
from layers.tables.reading import read_table
from tests.layers.register.rows import club

CRS = "EPSG:27700"
KINDS = load_kinds()
TODAY = date(2026, 11, 26)
WELSH = club(1, more=(("Chair", "vacant"), ("name_cy", "Clwb Cinio")))
PLAIN = club(2, more=(("Chair", "AB"),))
SOURCE = Source("Clubs")
ABOUT = Provenance("Clubs", TODAY)


def test_second_names_stand_among_the_fields_beyond_the_model():
    assert second_names_of(WELSH) == {"name_cy": "Clwb Cinio"}
    assert second_names_of(PLAIN) == second_names_of(Asset("x/1")) == {}
    twice = club(3, more=(("name_gd", "a"), ("name_gd", "b"), ("name_cy", "")))
    assert second_names_of(twice) == {"name_gd": "a"}


def test_a_list_may_call_the_column_otherwise_and_nothing_of_it_is_lost():
    more = [("Welsh name", "Clwb"), ("Chair", "AB"), ("Enw", "Y Clwb")]
    assert named_beside(more) == [("Chair", "AB"), ("Enw", "Y Clwb"), ("name_cy", "Clwb")]
    assert named_beside([("Chair", "AB")]) == [("Chair", "AB")]


def test_the_table_that_questions_read_has_the_column_where_any_has_the_name():
    table = asset_table([WELSH, PLAIN], crs=CRS)
    assert list(table.columns) == ["asset_id", "name", "name_cy", *TABLE_COLUMNS[2:]]
    assert list(table["name_cy"]) == ["Clwb Cinio", ""]
    assert tuple(asset_table([PLAIN], crs=CRS).columns) == TABLE_COLUMNS


def test_an_export_has_a_column_of_its_own_and_does_not_say_it_twice():
    assert export_columns([PLAIN, WELSH]) == (*EXPORT_COLUMNS, "name_cy")
    assert export_columns([PLAIN]) == EXPORT_COLUMNS
    row = row_of(WELSH, exported_on=TODAY)
    assert (row["name_cy"], row["more"]) == ("Clwb Cinio", '[["Chair", "vacant"]]')


def read_back(path):
    table = read_table(path)
    mapping = guess_mapping(table, KINDS)
    read = read_rows(table, mapping, source=SOURCE, kinds=KINDS, finder=PlaceFinder(), today=TODAY)
    return read.assets


@pytest.mark.parametrize("form", [ExportFormat.CSV, ExportFormat.EXCEL, ExportFormat.GEOJSON])
def test_what_was_exported_comes_back_as_it_was(form, tmp_path):
    path = tmp_path / f"assets.{form}"
    path.write_bytes(give_back([WELSH, PLAIN], form, kinds=KINDS, provenance=ABOUT))
    assert [asset.more for asset in read_back(path)] == [WELSH.more, PLAIN.more]


def test_a_corrected_second_name_in_an_export_comes_back_corrected(tmp_path):
    path = tmp_path / "assets.csv"
    text = give_back([WELSH, PLAIN], ExportFormat.CSV, kinds=KINDS, provenance=ABOUT).decode()
    path.write_text(text.replace("Clwb Cinio", "Clwb Cinio Dydd Mawrth"), encoding="utf-8")
    assert second_names_of(read_back(path)[0]) == {"name_cy": "Clwb Cinio Dydd Mawrth"}


def test_a_list_from_outside_brings_its_welsh_names_in(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(
        "Name,Welsh name,Kind,Longitude,Latitude,Bus stop\nLibrary,Llyfrgell,library,-3,51.6,A\n",
        encoding="utf-8",
    )
    assert [asset.more for asset in read_back(path)] == [(("Bus stop", "A"), ("name_cy", "Llyfrgell"))]
