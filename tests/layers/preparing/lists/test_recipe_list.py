"""Reading a council's or charity's own list: what is kept, what is refused, and in which words."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import geopandas as gpd
import openpyxl
import pytest
import shapely
from hypothesis import HealthCheck, given, settings, strategies as st

from geo.crs import to_lonlat
from geo.errors import MissingColumnError
from layers.assets.model import ASSET_COLUMNS
from layers.preparing.lists.recipe_list import Listing, read_listing
from layers.tables.source_table import ImportRefusedError

CRS = "EPSG:27700"
TODAY = date(2026, 11, 22)
KEEP = shapely.box(330_000, 185_000, 340_000, 195_000)
COLUMNS = {
    "id": "Ref",
    "name": "Name",
    "kind": "Type",
    "when": "Days",
    "longitude": "Longitude",
    "latitude": "Latitude",
    "postcode": "Postcode",
    "step_free": "Level access",
    "checked_on": "Checked",
}
HEADER = "Ref,Name,Type,Days,Longitude,Latitude,Postcode,Level access,Checked"
LON, LAT = (float(value[0]) for value in to_lonlat([335_000], [190_000], crs=CRS))
HERE = f"{LON:.6f},{LAT:.6f}"


def postcodes() -> gpd.GeoDataFrame:
    """Three postcodes: one here, one that has ended and has no place, one far away."""
    points = [shapely.Point(335_100, 190_100), None, shapely.Point(400_000, 300_000)]
    return gpd.GeoDataFrame({"postcode": ["NP20 4AA", "NP20 4AB", "B1 1AA"]}, geometry=points, crs=CRS)


def section(**changes: object) -> SimpleNamespace:
    return SimpleNamespace(**{"title": "Our list", "columns": COLUMNS, "kinds": {}, **changes})


def read(folder: Path, content: str | bytes, **changes: object) -> Listing:
    path = folder / "list.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_listing(path, section(**changes), crs=CRS, keep=KEEP, postcodes=postcodes(), today=TODAY)


def rows(*lines: str) -> str:
    return "\r\n".join([HEADER, *lines, ""])


def told(listing: Listing) -> str:
    return "\n".join(str(fault) for fault in listing.faults)


def test_a_good_row_becomes_an_asset(tmp_path: Path) -> None:
    row = f"LC-01,Maindee lunch club,Lunch club,Tue 12:00-14:00,{HERE},np204aa,Yes,03/05/2026"
    listing = read(tmp_path, rows(row))
    asset = listing.assets.iloc[0]
    assert tuple(listing.assets.columns) == ASSET_COLUMNS
    assert (asset["asset_id"], asset["kind"], asset["source"]) == ("our-list/LC-01", "lunch_club", "Our list")
    assert (asset["step_free"], asset["checked_on"], asset["postcode"]) == ("yes", "2026-05-03", "NP20 4AA")
    assert asset["location_from"] == "point"
    assert asset.geometry.distance(shapely.Point(335_000, 190_000)) < 0.2
    assert (listing.rows_read, listing.dropped, listing.faults) == (1, {}, ())


def test_grid_metres_are_read_as_they_are(tmp_path: Path) -> None:
    columns = {"name": "Name", "kind": "Type", "easting": "E", "northing": "N"}
    listing = read(tmp_path, "Name,Type,E,N\nClub,pub,335000,190000\n", columns=columns)
    assert listing.assets.geometry[0].equals(shapely.Point(335_000, 190_000))


def test_a_row_without_coordinates_is_placed_at_its_postcode_and_that_is_said(tmp_path: Path) -> None:
    listing = read(tmp_path, rows("1,Choir,Choir or music group,,,,NP20 4AA,,"))
    assert listing.assets["location_from"].tolist() == ["postcode"]
    assert listing.assets.geometry[0].equals(shapely.Point(335_100, 190_100))
    assert listing.notes == ("1 rows without coordinates were placed at their postcode.",)


@pytest.mark.parametrize(
    ("postcode", "words"),
    [
        ("", "row 2, column Postcode: This row has neither coordinates nor a postcode"),
        ("NP20 4A", "“NP20 4A” is not a whole postcode"),
        ("NPI9 0NA", "Correct it: perhaps NP19 0NA is meant."),
        ("online", "This row has neither coordinates nor a postcode"),
        ("NP20 4AB", "its postcode NP20 4AB has no place: it may have ended"),
        ("NP20 4ZZ", "its postcode NP20 4ZZ is not one of this area"),
        ("B1 1AA", "column Postcode: Its postcode lies outside the area and its margin"),
    ],
)
def test_a_row_that_cannot_be_placed_says_why(tmp_path: Path, postcode: str, words: str) -> None:
    listing = read(tmp_path, rows(f"1,Choir,pub,,,,{postcode},,"))
    assert len(listing.assets) == 0
    assert words in told(listing)
    assert sum(listing.dropped.values()) == 1


def test_different_rows_that_share_an_id_are_all_kept_out_and_named(tmp_path: Path) -> None:
    lines = [f"LC-04,A,pub,,{HERE},,,", f"LC-05,B,pub,,{HERE},,,", f"LC-04,C,pub,,{HERE},,,"]
    listing = read(tmp_path, rows(*lines))
    assert listing.assets["name"].tolist() == ["B"]
    assert listing.dropped == {"rows that share an id": 2}
    assert 'Rows 2, 4 share the id "LC-04" but differ. Give each row its own id.' in told(listing)


def test_the_same_row_again_is_kept_once(tmp_path: Path) -> None:
    line = f"LC-04,A,pub,,{HERE},,,"
    listing = read(tmp_path, rows(line, line))
    assert len(listing.assets) == 1
    assert "row 3: This row says the same as row 2." in told(listing)


def test_a_list_without_ids_gets_ids_that_do_not_depend_on_the_order(tmp_path: Path) -> None:
    columns = {name: theirs for name, theirs in COLUMNS.items() if name != "id"}
    lines = [f"1,A,pub,,{HERE},,,", f"1,B,pub,,{HERE},,,"]
    one = read(tmp_path, rows(*lines), columns=columns).assets.set_index("name")["asset_id"]
    two = read(tmp_path, rows(*lines[::-1]), columns=columns).assets.set_index("name")["asset_id"]
    assert one.sort_index().equals(two.sort_index())
    assert one.is_unique


def test_an_unknown_kind_is_told_with_the_nearest_there_are(tmp_path: Path) -> None:
    listing = read(tmp_path, rows(f"1,A,Lunchen club,,{HERE},,,"))
    assert listing.dropped == {"a kind that we do not know": 1}
    assert 'row 2, column Type: "Lunchen club" is not a kind that we know.' in told(listing)
    assert "perhaps Lunch club" in told(listing)


def test_a_recipes_own_words_for_kinds_are_understood(tmp_path: Path) -> None:
    kinds = {"Luncheon": "lunch_club", "*": "library"}
    lines = [f"1,A,LUNCHEON,,{HERE},,,", f"2,B,Books,,{HERE},,,"]
    assert read(tmp_path, rows(*lines), kinds=kinds).assets["kind"].tolist() == ["lunch_club", "library"]


def test_a_recipes_word_for_a_kind_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError, match=r'the kind "lunch-clib", which is none\. .*Lunch club'):
        read(tmp_path, rows(), kinds={"Luncheon": "lunch-clib"})


def test_a_missing_column_is_named_with_those_that_are_there(tmp_path: Path) -> None:
    words = r"list\.csv has no \"Longitude\" column; it has \"Ref\", .* is perhaps \"Longitud\""
    with pytest.raises(MissingColumnError, match=words):
        read(tmp_path, rows().replace("Longitude", "Longitud"))


def test_a_column_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError, match='has 2 columns called "Name"'):
        read(tmp_path, rows().replace("Days", "name"), columns={**COLUMNS, "when": "Ref"})


def test_a_recipe_without_a_column_for_the_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingColumnError, match=r"does not say which column of list.csv holds the kind"):
        read(tmp_path, rows(), columns={"name": "Name", "postcode": "Postcode"})


def test_a_row_with_a_cell_too_many_is_kept_out(tmp_path: Path) -> None:
    listing = read(tmp_path, rows(f"1,Tea, cake,pub,,{HERE},NP20 4AA,yes,2026-05-03"))
    assert len(listing.assets) == 0
    assert "row 2: This row has 1 cells more than the header has columns." in told(listing)


def test_cells_that_are_not_understood_become_not_known_and_the_row_stays(tmp_path: Path) -> None:
    listing = read(tmp_path, rows(f"1,A,pub,,{HERE},,ramp maybe,31/02/2026"))
    assert listing.assets[["step_free", "checked_on"]].iloc[0].tolist() == ["", ""]
    assert [fault.column for fault in listing.faults] == ["Level access", "Checked"]
    assert '“31/02/2026” is not a date. It counts as "not known".' in told(listing)


def test_names_come_back_as_they_were_whatever_they_hold(tmp_path: Path) -> None:
    names = ["=HYPERLINK(1)", "{{7*7}}", "<img src=x>", "x" * 10_000, "Caffè “Tŷ” ☕", "+44", "نادي"]
    lines = [f'{i},"{name}",pub,,{HERE},,,' for i, name in enumerate(names)]
    listing = read(tmp_path, rows(*lines, f'9,"Two\nlines, ""quoted""",pub,,{HERE},,,'))
    assert listing.assets["name"].tolist() == [*names, 'Two\nlines, "quoted"']


def test_control_characters_are_taken_out_and_that_is_said(tmp_path: Path) -> None:
    listing = read(tmp_path, rows(f"1,Bell\x07 and\x00 escape\x1b[31m,pub,,{HERE},,,"))
    assert listing.assets["name"].tolist() == ["Bell and escape[31m"]
    assert listing.notes == ("Control characters were taken out of 1 cells.",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_names_are_the_same_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    name = "Café – £3 at St David’s"
    listing = read(tmp_path, rows(f"1,{name},pub,,{HERE},,,").encode(encoding))
    assert listing.assets["name"].tolist() == [name]
    assert bool(listing.notes) == (encoding == "cp1252")


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850", "cp1250"])
def test_an_encoding_that_cannot_be_told_is_asked_for(tmp_path: Path, encoding: str) -> None:
    content = rows(f"1,Café Łódź,pub,,{HERE},,,").encode(encoding, errors="ignore")
    with pytest.raises(ImportRefusedError, match="encoding cannot be told for certain: a word in it reads “"):
        read(tmp_path, content)
    assert read(tmp_path, content, encoding=encoding).assets["name"][0].startswith("Café")


def test_an_encoding_that_the_recipe_gives_wrongly_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError, match='is not in "utf-8" as was said'):
        read(tmp_path, b"Name\xe9", encoding="utf-8")
    with pytest.raises(ImportRefusedError, match='in "latin-99", which is no encoding we know'):
        read(tmp_path, b"Name", encoding="latin-99")


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_separators_are_understood(tmp_path: Path, delimiter: str) -> None:
    listing = read(tmp_path, rows(f"1,A,pub,,{HERE},,,").replace(",", delimiter))
    assert listing.assets["name"].tolist() == ["A"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n", "is empty"),
        (b"<!DOCTYPE html><html>", "is a web page, not a table"),
        (b"\n<OGRVRTDataSource><x/>", "is a virtual file that points at other files"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "is XML, not a table"),
        (b'{"type": "FeatureCollection"}', "is called .csv, but by its contents it is GeoJSON"),
        (b"%PDF-1.7", "is a PDF"),
        (b"\x00\x01\x02\x03" * 50, "is not text"),
        (b'Ref,Name\n1,"open\n2,b\n', "cannot be split into columns from row 2 on"),
    ],
)
def test_what_is_not_a_table_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(ImportRefusedError, match=words):
        read(tmp_path, content, columns={"name": "Name", "postcode": "Ref"}, kinds={"*": "pub"})


def test_a_workbook_under_another_name_is_refused(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "book.xlsx")
    with pytest.raises(ImportRefusedError, match=r"is called \.csv, but .* it is an Excel workbook"):
        read(tmp_path, (tmp_path / "book.xlsx").read_bytes())


def test_a_workbook_is_read_like_any_other_list(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for line in ("Our clubs 2026", HEADER, f"1,A,pub,,{HERE},,yes,"):
        book.active.append(line.split(","))
    book.save(tmp_path / "list.xlsx")
    listing = read_listing(
        tmp_path / "list.xlsx", section(), crs=CRS, keep=KEEP, postcodes=postcodes(), today=TODAY
    )
    assert listing.assets["name"].tolist() == ["A"]
    assert listing.faults == ()


def test_a_title_above_the_headings_is_passed_over_and_that_is_said(tmp_path: Path) -> None:
    listing = read(tmp_path, "Our clubs,,,,,,,,\n" + rows(f"1,A,pub,,{HERE},,,", "2,B,Moon club,,,,,,"))
    assert listing.assets["name"].tolist() == ["A"]
    assert {fault.row for fault in listing.faults} == {4}
    assert listing.notes == ("The headings were taken from row 2; the rows above it were passed over.",)


def test_a_list_of_any_ending_and_length_is_read(tmp_path: Path) -> None:
    path = tmp_path / "list.dat"
    path.write_text(rows(*(f"{n},A{n},pub,,{HERE},,," for n in range(100_001))), encoding="utf-8")
    listing = read_listing(path, section(), crs=CRS, keep=KEEP, postcodes=postcodes(), today=TODAY)
    assert listing.rows_read == 100_001


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError, match=r"There is no file gone\.csv"):
        read_listing(tmp_path / "gone.csv", section(), crs=CRS, keep=KEEP, postcodes=postcodes(), today=TODAY)


CELLS = st.sampled_from(
    [
        "",
        "0",
        "nan",
        "inf",
        "-3.0",
        "51.6",
        str(LON),
        str(LAT),
        "335000",
        "190000",
        "51°36'N",
        "x",
        "pub",
        "NP20 4AA",
        "A,B",
    ]
) | st.text(max_size=8)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(table=st.lists(st.lists(CELLS, min_size=9, max_size=10), max_size=8))
def test_every_row_read_is_either_kept_or_dropped_with_a_fault(
    tmp_path: Path, table: list[list[str]]
) -> None:
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in cells) for cells in table]
    listing = read(tmp_path, rows(*quoted).encode("utf-8", "replace"))
    assert listing.rows_read == len(table)
    assert len(listing.assets) + sum(listing.dropped.values()) == listing.rows_read
    assert len({fault.row for fault in listing.faults}) >= sum(listing.dropped.values())
    assert listing.assets["asset_id"].is_unique
    assert shapely.intersects(KEEP, listing.assets.geometry.to_numpy()).all()


def test_a_cell_that_says_that_nothing_is_known_is_empty(tmp_path: Path) -> None:
    row = read(tmp_path, rows(f"1,Tea,Lunch club,tbc,{HERE},n/a,No,-")).assets.iloc[0]
    assert (row["when"], row["postcode"], row["step_free"], row["checked_on"]) == ("", "", "no", "")
