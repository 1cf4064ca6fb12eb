"""Lists of postcodes are read in full, and every bad row is named."""

import codecs
import re
from datetime import date
from types import SimpleNamespace

import pytest

from geo.errors import MissingColumnError
from layers.places.postcodes import (
    BAD_COORDINATES,
    NOT_A_POSTCODE,
    TWICE,
    PostcodeSectionError,
    read_postcodes,
)
from layers.tables.delimited import TableFileError

BNG = "EPSG:27700"
CODE_POINT = SimpleNamespace(format="code-point-open")
NAMED = SimpleNamespace(postcode="Postcode", easting="East", northing="North")
DEGREES = SimpleNamespace(postcode="Postcode", longitude="Lon", latitude="Lat")


def read(folder, text, section, *, crs=BNG, encoding="utf-8"):
    path = folder / "postcodes.csv"
    path.write_bytes(text.encode(encoding))
    found = read_postcodes(path, section, crs=crs, data_folder=folder)
    assert found.rows_read == len(found.table) + sum(found.dropped.values())
    return found


def test_code_point_open_is_read_as_supplied(tmp_path):
    text = "CF3 2AH,10,326222,182153,W9,,W1,,W06,W05001646\nNP204AB,50,331000,188000,W9,,W1,,W06,W05001647\n"
    table = read(tmp_path, text, CODE_POINT).table
    assert table["postcode"].tolist() == ["CF3 2AH", "NP20 4AB"]
    assert (table.geometry.iloc[0].x, table.geometry.iloc[0].y) == (326222, 182153)
    assert table["positional_quality"].tolist() == [10, 50]
    assert table["ward_code"].tolist() == ["W05001646", "W05001647"]
    assert table["ended"].isna().all()
    assert table.crs == BNG


def test_a_header_put_on_code_point_open_is_passed_over(tmp_path):
    text = "Postcode,Positional_quality_indicator,Eastings,Northings\nCF3 2AH,10,326222,182153\n"
    assert read(tmp_path, text, CODE_POINT).rows_read == 1


def test_a_postcode_without_coordinates_is_kept_and_reported(tmp_path):
    found = read(tmp_path, "NP90 1AA,90,0,0,W9\nCF3 2AH,10,326222,182153\n", CODE_POINT)
    assert found.table.geometry.isna().tolist() == [True, False]
    assert "NP90 1AA has no coordinates in this source. It is kept" in str(found.faults[0])


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("CF3 2AX,0,0", r"row 3, column easting: CF3 2AX: the easting and northing are 0, 0"),
        ("CF3 2AX,x,182000", r"are not both numbers\. Give both"),
        ("CF3 2AX,-3.06,51.53", r"look like degrees, not metres\. Name the columns longitude and latitude"),
        ("CF3 2AX,9000000,100", r"lie outside the map of EPSG:27700"),
        ("CF3 2AX", r"are not both numbers"),
    ],
)
def test_each_bad_pair_of_metres_is_named_as_what_it_is(tmp_path, row, words):
    found = read(tmp_path, f"Postcode,East,North\nCF3 2AH,326222,182153\n{row}\n", NAMED)
    assert found.dropped == {BAD_COORDINATES: 1}
    assert len(found.table) == 1
    assert re.search(words, str(found.faults[0]))


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("CF3 2AX,51.53,-3.06", "longitude and latitude seem to be exchanged"),
        ("CF3 2AX,326222,182153", "these are metres, not degrees"),
        ("CF3 2AX,103.8,1.3", "lie outside the map of EPSG:27700"),
        ("CF3 2AX,nan,51", "are not both numbers"),
    ],
)
def test_each_bad_pair_of_degrees_is_named_as_what_it_is(tmp_path, row, words):
    found = read(tmp_path, f"Postcode,Lon,Lat\nCF3 2AH,-3.06,51.53\n{row}\n", DEGREES)
    assert words in str(found.faults[0])
    assert found.table.geometry.iloc[0].x == pytest.approx(326_400, abs=300)


def test_every_bad_row_is_named_and_the_good_ones_load(tmp_path):
    text = "Postcode,East,North\nCF3 2A,326222,182153\nCF3 2AH,326222,182153\ncf32ah,1,1\n=cmd,1,1\n"
    found = read(tmp_path, text, NAMED)
    assert found.table["postcode"].tolist() == ["CF3 2AH"]
    assert found.dropped == {NOT_A_POSTCODE: 2, TWICE: 1}
    assert [fault.row for fault in found.faults] == [2, 4, 5]
    assert "“CF3 2A” is not a whole postcode. Write all of it, like NP20 4AA." in str(found.faults[0])
    assert "CF3 2AH is listed already further up." in str(found.faults[1])


def test_ended_postcodes_come_with_the_day_they_ended(tmp_path):
    (tmp_path / "ended.csv").write_text(
        "postcode,ended\nNP20 4ZZ,2019-06-30\nCF3 2AH,2001-01-01\n"
        "NP20 4XX,June\nwhat,2001-01-01\nNP20 4YY,2018-02\n"
    )
    section = SimpleNamespace(
        **vars(NAMED), ended=SimpleNamespace(file="ended.csv", postcode="postcode", ended="ended")
    )
    found = read(tmp_path, "Postcode,East,North\nCF3 2AH,326222,182153\n", section)
    ended = dict(zip(found.table["postcode"], found.table["ended"], strict=True))
    assert ended == {"CF3 2AH": None, "NP20 4ZZ": date(2019, 6, 30), "NP20 4YY": date(2018, 2, 1)}
    assert sum(found.dropped.values()) == 3
    assert any(
        "“June” in ended.csv is not a date. Write dates like 2019-06-30." in str(f) for f in found.faults
    )


def test_po_boxes_are_marked(tmp_path):
    section = SimpleNamespace(**vars(NAMED), po_box="PO box")
    text = "Postcode,East,North,PO box\nCF3 2AH,326222,182153,no\nCF3 9AH,,,Yes\n"
    assert read(tmp_path, text, section).table["po_box"].tolist() == [False, True]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_common_encoding_is_read(tmp_path, encoding):
    text = "Postcode,East,North,Note\nCF3 2AH,326222,182153,caf\u00e9\n"
    assert len(read(tmp_path, text, NAMED, encoding=encoding).table) == 1


def test_code_point_open_is_projected_to_the_areas_own_metres(tmp_path):
    table = read(tmp_path, "CF3 2AH,10,326222,182153\n", CODE_POINT, crs="EPSG:32630").table
    assert table.geometry.iloc[0].x == pytest.approx(495_300, abs=1_500)


def test_files_that_are_no_tables_are_refused_by_name(tmp_path):
    with pytest.raises(TableFileError, match=r"postcodes\.csv is empty\. Fetch the file again"):
        read(tmp_path, " \n", NAMED)
    with pytest.raises(TableFileError, match=r"postcodes\.csv is not text"):
        read(tmp_path, "PK\x03\x04\x00\x00", NAMED)
    (tmp_path / "postcodes.csv").write_bytes(codecs.BOM_UTF16_LE + b"a")
    with pytest.raises(TableFileError, match="cut short or damaged"):
        read_postcodes(tmp_path / "postcodes.csv", NAMED, crs=BNG, data_folder=tmp_path)
    with pytest.raises(TableFileError, match=r"none\.csv is not there\. Put the file"):
        read_postcodes(tmp_path / "none.csv", NAMED, crs=BNG, data_folder=tmp_path)


def test_a_missing_column_is_named(tmp_path):
    with pytest.raises(MissingColumnError, match=r"no \"North\" column; it has \"Postcode\", \"East\""):
        read(tmp_path, "Postcode,East\nCF3 2AH,1\n", NAMED)


def test_a_recipe_that_does_not_say_how_to_read_is_refused(tmp_path):
    with pytest.raises(PostcodeSectionError, match="does not name the columns"):
        read(tmp_path, "Postcode,East\nCF3 2AH,1\n", SimpleNamespace(postcode="Postcode"))
    with pytest.raises(PostcodeSectionError, match="format = 'nspl', which is not known"):
        read(tmp_path, "Postcode,East\nCF3 2AH,1\n", SimpleNamespace(format="nspl"))


def test_newports_postcodes_are_all_read(newport_data):
    path = newport_data / "code_point_open.csv"
    found = read_postcodes(path, CODE_POINT, crs=BNG, data_folder=newport_data)
    assert (found.rows_read, len(found.table), found.dropped, found.faults) == (3661, 3661, {}, ())
    assert found.table["postcode"].str.startswith("CF").sum() == 81
    assert (found.table["positional_quality"] == 50).sum() == 9
