"""A file from outside becomes a table, or is refused in plain words; it opens nothing but itself."""

import io
import json
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import geopandas as gpd
import openpyxl
import pytest
import shapely
from pyproj import Transformer

from layers.tables.reading import read_table
from layers.tables.source_table import POINT_COLUMNS, ImportRefusedError
from tests.memory import count_anew, needs_peak, peak_bytes

VRT = '<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer>'
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE k [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    '<kml xmlns="http://www.opengis.net/kml/2.2">&b;</kml>'
)


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def workbook(folder: Path, rows: list[list[object]], name: str = "list.xlsx") -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / name)
    return folder / name


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_names_come_through_every_encoding_as_they_are(tmp_path: Path, encoding: str) -> None:
    text = (
        "Name,Cost\r\nCafé “Élan” – crêpes,£3\r\nTŷ Mawr & Sons,£4\r\n"
        if "utf" in encoding
        else "Name,Cost\r\nCafé – crêpes,£3\r\n"
    )
    table = read_table(put(tmp_path, "list.csv", text.encode(encoding)))
    assert table.columns == ("Name", "Cost")
    assert [row[0] for row in table.rows] == [line.split(",")[0] for line in text.splitlines()[1:]]


def test_rows_keep_their_numbers_through_quoted_lines_and_titles_above_the_heading(tmp_path: Path) -> None:
    text = 'Our clubs 2026\n\nName;Note;Postcode\n"A\nB";x;NP20 4AA\r\nC;"a ""b""";\n'
    table = read_table(put(tmp_path, "list.csv", text))
    assert table.columns == ("Name", "Note", "Postcode")
    assert table.rows == [("A\nB", "x", "NP20 4AA"), ("C", 'a "b"', "")]
    assert table.numbers == [4, 5]
    assert table.notes == ("The headings were taken from row 3; the rows above it were passed over.",)


def test_columns_of_one_name_are_told_apart(tmp_path: Path) -> None:
    table = read_table(put(tmp_path, "list.csv", "Name,Phone,Phone,\na,1,2,3\n"))
    assert table.columns == ("Name", "Phone", "Phone (2)", "column 4")
    assert 'the later is called "Phone (2)" here' in table.notes[0]


def test_a_workbook_gives_its_cells_as_a_person_reads_them(tmp_path: Path) -> None:
    from datetime import date, time

    rows: list[list[object]] = [
        ["Name", "Day", "Starts", "Members", "Open"],
        ["Choir", date(2026, 5, 3), time(10, 30), 12, True],
    ]
    table = read_table(workbook(tmp_path, rows))
    assert table.rows == [("Choir", "2026-05-03", "10:30", "12", "yes")]
    assert table.numbers == [2]


def test_a_geojson_brings_points_of_points_and_of_shapes(tmp_path: Path) -> None:
    square = shapely.geometry.mapping(shapely.box(-3.0, 51.5, -2.9, 51.6))
    features = [
        {
            "type": "Feature",
            "id": 7,
            "properties": {"Name": "A", "n": 3.0},
            "geometry": {"type": "Point", "coordinates": [-2.99, 51.58]},
        },
        {"type": "Feature", "properties": {"Name": "B", "tags": ["x", "y"]}, "geometry": square},
        {"type": "Feature", "properties": {"Name": "C"}, "geometry": None},
    ]
    table = read_table(
        put(tmp_path, "a.geojson", json.dumps({"type": "FeatureCollection", "features": features}))
    )
    assert table.columns == ("Name", "n", "id", "tags", *POINT_COLUMNS)
    assert table.rows[0] == ("A", "3", "7", "", "-2.99", "51.58")
    assert table.rows[1][-2:] == ("-2.95", "51.55")
    assert table.rows[2][-2:] == ("", "")


def test_half_a_letter_and_control_characters_come_through_no_file(tmp_path: Path) -> None:
    feature = {"type": "Feature", "properties": {"Na\x07me": " a\ud83d\x00 "}, "geometry": None}
    whole = {"type": "FeatureCollection", "features": [feature]}
    table = read_table(put(tmp_path, "a.geojson", json.dumps(whole)))
    assert (table.columns[0], table.rows[0][0]) == ("Name", "a\ufffd")
    assert table.cleaned == {"Name": 1}


def test_a_map_file_in_any_other_system_is_read_at_once_and_its_rows_keep_their_points(
    tmp_path: Path,
) -> None:
    """To look a system up takes 20 ms: done for every row, this list would take 40 s."""
    count, there = 2_000, (-2.4, 51.6)
    metres = Transformer.from_crs("EPSG:4326", "EPSG:3035", always_xy=True).transform(*there)
    shape = {"type": "Point", "coordinates": metres}
    features = [
        {"type": "Feature", "properties": {"n": n}, "geometry": None if n == 1 else shape}
        for n in range(count)
    ]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3035"}}
    path = put(tmp_path, "a.geojson", json.dumps({"crs": crs, "features": features}))
    began = time.process_time()
    table = read_table(path)
    assert time.process_time() - began < 5
    assert table.rows[1] == ("1", "", "")
    assert {row[1:] for row in table.rows} - {("", "")} == {table.rows[0][1:]}
    assert [float(cell) for cell in table.rows[-1][1:]] == pytest.approx(there, abs=1e-7)


@pytest.mark.parametrize("form", ["gpkg", "zip"])
def test_geopackages_and_zipped_shapefiles_in_the_national_grid_become_degrees(
    tmp_path: Path, form: str
) -> None:
    frame = gpd.GeoDataFrame(
        {"Name": ["Tŷ", "B"]},
        geometry=gpd.points_from_xy([331500, 331600], [188000, 188100]),
        crs="EPSG:27700",
    )
    if form == "gpkg":
        frame.to_file(tmp_path / "a.gpkg", driver="GPKG")
    else:
        (tmp_path / "shp").mkdir()
        frame.to_file(tmp_path / "shp" / "clubs.shp", encoding="utf-8")
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
            for part in (tmp_path / "shp").iterdir():
                archive.write(part, f"folder/{part.name}")
    table = read_table(tmp_path / f"a.{form}")
    assert table.columns == ("Name", *POINT_COLUMNS)
    assert table.rows[0][0] == "Tŷ"
    assert [round(float(cell), 3) for cell in table.rows[0][1:]] == [-2.990, 51.587]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", VRT, "is a virtual file that points at other files"),
        ("a.geojson", VRT, "is a virtual file"),
        ("a.json", "\n  " + VRT, "is a virtual file"),
        ("a.gpkg", VRT, "is a virtual file"),
        ("a.csv", VRT.encode("utf-16"), "is a virtual file"),
        ("a.csv", "<!DOCTYPE html><html><body>404</body></html>", "is a web page, not a table"),
        ("a.kml", "<kml></kml>", "is a KML map"),
        ("a.csv", BOMB, "is XML that defines entities"),
        ("a.csv", b"%PDF-1.7 ...", "is a PDF"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 99, r"is an old Excel workbook \(.xls\)"),
        ("a.csv", b"", "a.csv is empty"),
        ("a.geojson", '{"type": "FeatureCollection", "features": [', "a.geojson is not whole JSON at line 1"),
        ("a.geojson", '{"type": "FeatureCollection", "features": ' + "[" * 60_000, "is not whole JSON"),
        ("a.csv", "Name,Kind\n", "a.csv has headings but no rows"),
        ("a.csv", 'Name,Kind\na,"b\n', "a quotation mark that is not closed"),
        ("a.zip", b"PK\x03\x04" + b"\0" * 99, "a.zip is a damaged zip"),
        ("a.gpkg", b"SQLite format 3\0" + b"\0" * 99, "a.gpkg is a damaged GeoPackage"),
        ("a.exe", "Name,Kind\na,b\n", "a.exe ends in .exe"),
    ],
)
def test_what_is_not_a_list_is_refused_in_plain_words(
    tmp_path: Path, name: str, content: str | bytes, words: str
) -> None:
    with pytest.raises(ImportRefusedError, match=words):
        read_table(put(tmp_path, name, content))


def test_a_file_is_what_it_holds_not_what_it_is_called(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["Name"], ["a"]])
    path.rename(tmp_path / "list.csv")
    with pytest.raises(
        ImportRefusedError, match=r"list.csv is called .csv, but by its contents it is an Excel workbook"
    ):
        read_table(tmp_path / "list.csv")


def test_a_zip_with_a_virtual_file_or_two_shapefiles_is_refused(tmp_path: Path) -> None:
    for members, words in (
        ({"a.shp": b"", "x.vrt": VRT.encode()}, "virtual file"),
        ({"a.shp": b"", "b.shp": b""}, "2 shapefiles"),
        ({"a.txt": b"x"}, "files that end in .txt"),
    ):
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        with pytest.raises(ImportRefusedError, match=words):
            read_table(tmp_path / "a.zip")


@needs_peak
def test_a_workbook_that_would_swell_is_refused_at_once_and_costs_nothing(tmp_path: Path) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(60):
                sheet.write(b"0" * 10_000_000)
    path = put(tmp_path, "list.xlsx", bomb.getvalue())
    count_anew()
    before, began = peak_bytes(), time.monotonic()
    with pytest.raises(ImportRefusedError, match="would unpack to 600 MB"):
        read_table(path)
    assert time.monotonic() - began < 1
    assert peak_bytes() - before < 50_000_000


def test_a_workbook_that_lies_about_its_size_meets_the_bound_of_the_child(tmp_path: Path) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>" + " " * 1000)
    with pytest.raises(ImportRefusedError, match=r"list.xlsx (is damaged|could not be read|has no sheet)"):
        read_table(put(tmp_path, "list.xlsx", whole.getvalue()))


def test_a_geopackage_with_a_view_or_virtual_table_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.gpkg") as store:
        store.execute("CREATE TABLE gpkg_contents (table_name TEXT)")
        store.execute("CREATE VIEW clubs AS SELECT * FROM gpkg_contents")
    store.close()
    with pytest.raises(ImportRefusedError, match=r'a view or a virtual table \("clubs"\)'):
        read_table(tmp_path / "a.gpkg")


def test_reading_is_stopped_when_its_time_is_over(tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError, match="took longer than 0 s"):
        read_table(put(tmp_path, "a.csv", "Name\na\n"), longest_seconds=0.001)


@pytest.mark.parametrize(
    "deed",
    [
        "open('/etc/hostname')",
        "open('/work-elsewhere.txt', 'w')",
        "__import__('socket').socket()",
        "__import__('subprocess').run(['true'])",
        "__import__('os').system('true')",
    ],
)
def test_the_child_opens_no_socket_no_program_and_no_other_file(tmp_path: Path, deed: str) -> None:
    program = (
        "import socket, subprocess, os; from pathlib import Path\n"
        "from layers.tables.child import stay_in\n"
        f"stay_in(Path({str(tmp_path)!r})); open({str(tmp_path / 'mine')!r}, 'w').write('fine')\n"
        f"try:\n    {deed}\nexcept PermissionError as fault: print('refused', fault)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
        check=False,
    )
    assert told.stdout.startswith("refused"), told.stderr


def test_the_child_is_bounded_in_memory(tmp_path: Path) -> None:
    program = (
        "from layers.tables.child import limit_self; limit_self()\n"
        "try:\n    b'x' * 3_000_000_000\nexcept MemoryError: print('bounded')\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
        check=False,
    )
    assert told.stdout == "bounded\n", told.stderr
