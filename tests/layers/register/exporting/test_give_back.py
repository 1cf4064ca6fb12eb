"""The register given back: nothing lost, nothing hidden shown, nothing that a spreadsheet would run."""

import csv
import io
import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from layers.area import open_area
from layers.assets.kinds import load_kinds
from layers.register.exporting.feed import build_feed
from layers.register.exporting.files import ExportError, write_whole
from layers.register.exporting.give_back import ExportFormat, give_back, write_file
from layers.register.exporting.provenance import Provenance
from layers.register.exporting.tables import EXPORT_COLUMNS
from layers.register.importing.mapping.columns import guess_mapping
from layers.register.importing.openstreetmap import assets_of_area
from layers.register.importing.oruk.open_referral import read_open_referral, read_services
from layers.register.importing.places import PlaceFinder
from layers.register.importing.rows import read_rows
from layers.register.importing.source import Source
from layers.register.model import ASSET_FIELDS, Asset, PlacedBy
from layers.tables.parse_features import parse_geojson
from layers.tables.parse_text import parse_text
from layers.tables.parse_workbook import parse_workbook
from layers.tables.reading import read_table
from layers.tables.source_table import SourceTable
from layers.tables.tidying import table_of
from layers.times.session import Known, Session
from tests.layers.register.exporting.any_asset import any_assets

KINDS = load_kinds()
TODAY = date(2026, 11, 22)
ABOUT = Provenance("Larkenby's assets", TODAY, publisher="Larkenby Council")
SCHEMAS = Path(__file__).parents[4] / ".." / "shared" / "data" / "open_referral_uk" / "schema"
REFUGE = Asset(
    "a/1",
    "Refuge",
    kind="support_group",
    longitude=-2.9977,
    latitude=51.5842,
    address="7 Secret Street",
    postcode="NP20 4AA",
    uprn="10071",
    near_street="Secret Street",
    hide_address=True,
    phone="01632 960101",
    more=(("Old address", "8 Secret Street"),),
    licence="OGL",
    attribution="Us",
)
TABLES = [form for form in ExportFormat if form is not ExportFormat.OPEN_REFERRAL]


def read_back(content: bytes, form: ExportFormat, folder: Path) -> tuple[Asset, ...]:
    path = folder / f"back.{form}"
    path.write_bytes(content)
    if form is ExportFormat.OPEN_REFERRAL:
        return read_open_referral(path, source=Source("back"), kinds=KINDS, finder=PlaceFinder()).assets
    table = read_table(path)
    return read_rows(
        table,
        guess_mapping(table, KINDS),
        source=Source("back"),
        kinds=KINDS,
        finder=PlaceFinder(),
        today=TODAY,
    ).assets


def by_id(assets: Any) -> dict[str, Asset]:
    return {asset.asset_id: asset for asset in assets}


@pytest.fixture(scope="module")
def demo_town() -> tuple[Asset, ...]:
    folder = Path("data/areas/demo")
    if not (folder / "current").is_file():
        if os.environ.get("CI") == "true":
            pytest.fail("CI needs the demo town prepared.")
        pytest.skip("The demo town has not been prepared on this machine.")
    return assets_of_area(open_area(folder))


@pytest.fixture(scope="module")
def validator() -> Any:
    if not SCHEMAS.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI needs the schemas at {SCHEMAS}.")
        pytest.skip("The schemas of Open Referral UK are not on this machine.")
    schema = json.loads((SCHEMAS / "service.json").read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize("form", ExportFormat)
def test_the_demo_town_comes_back_whole_from_every_form(
    demo_town: tuple[Asset, ...], tmp_path: Path, form: ExportFormat
) -> None:
    content = give_back(demo_town, form, kinds=KINDS, provenance=ABOUT)
    assert by_id(read_back(content, form, tmp_path)) == by_id(demo_town)


@settings(max_examples=150, deadline=None)
@given(any_assets())
def test_any_asset_comes_back_whole_from_open_referral(asset: Asset) -> None:
    feed = json.loads(json.dumps(build_feed([asset], kinds=KINDS, provenance=ABOUT).whole()))
    found = read_services(feed["contents"], source=Source("back"), kinds=KINDS, finder=PlaceFinder())
    assert found.assets == (asset,)


def parsed(content: bytes, form: ExportFormat, folder: Path) -> SourceTable:
    """The table of an export, read in this process: thousands of children would take too long."""
    path = folder / f"any.{form}"
    path.write_bytes(content)
    how = {"csv": parse_text, "xlsx": parse_workbook, "geojson": parse_geojson}[form]
    return table_of(how(path, name=path.name), name=path.name, form=str(form))  # type: ignore[operator]


@pytest.mark.parametrize("form", [ExportFormat.CSV, ExportFormat.EXCEL, ExportFormat.GEOJSON])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(assets=st.lists(any_assets(), min_size=1, max_size=3, unique_by=lambda a: a.asset_id))
def test_any_assets_come_back_whole_from_tables(
    tmp_path: Path, form: ExportFormat, assets: list[Asset]
) -> None:
    table = parsed(give_back(assets, form, kinds=KINDS, provenance=ABOUT), form, tmp_path)
    found = read_rows(
        table,
        guess_mapping(table, KINDS),
        source=Source("back"),
        kinds=KINDS,
        finder=PlaceFinder(),
        today=TODAY,
    )
    assert by_id(found.assets) == by_id(assets)


def test_every_service_keeps_to_the_schema_in_full_and_as_listed(
    demo_town: tuple[Asset, ...], validator: Any
) -> None:
    odd = Asset(
        "a/2",
        "",
        email="not one",
        website="www.example.org",
        sessions=(Session(0, *_times()),),
        price_pence=0,
        step_free=Known.YES,
        kind="park",
        area_served="Newport",
        more=(("a", "b"),),
    )
    feed = build_feed([*demo_town, REFUGE, odd], kinds=KINDS, provenance=ABOUT)
    listed = feed.service_list(1, 500)["contents"]
    services = [*listed, *(feed.service_full(entry["id"]) for entry in listed)]
    assert len(services) == 2 * (len(demo_town) + 2)
    assert [error.message for service in services for error in validator.iter_errors(service)] == []


def _times() -> tuple[Any, Any]:
    from datetime import time

    return time(10), time(12)


def test_a_feed_has_pages_and_says_whose_it_is(demo_town: tuple[Asset, ...]) -> None:
    feed = build_feed(demo_town, kinds=KINDS, provenance=ABOUT)
    pages = [feed.service_list(page, 50) for page in (1, 2, 3, 4, 5)]
    assert [page["size"] for page in pages] == [50, 50, 50, len(demo_town) - 150, 0]
    assert [page["last_page"] for page in pages] == [False, False, False, True, True]
    assert pages[0]["first_page"]
    assert pages[4]["empty"]
    assert (pages[0]["total_items"], pages[0]["total_pages"]) == (len(demo_town), 4)
    assert len({entry["id"] for page in pages for entry in page["contents"]}) == len(demo_town)
    assert (pages[0]["licence"], pages[0]["exported_on"], pages[0]["publisher"]) == (
        "CC0 1.0",
        "2026-11-22",
        "Larkenby Council",
    )
    assert feed.details()["version"] == "HSDS-UK-3.0"
    assert feed.service_list(0, 10_000)["page_number"] == 1
    assert feed.service_full("no such") is None
    assert (
        feed.service_full(demo_town[0].asset_id) == feed.service_full(pages[0]["contents"][0]["id"])
        or demo_town[0].asset_id != feed.assets[0].asset_id
    )


@pytest.mark.parametrize("form", ExportFormat)
def test_a_hidden_address_is_in_no_export(tmp_path: Path, form: ExportFormat) -> None:
    content = give_back([REFUGE], form, kinds=KINDS, provenance=ABOUT)
    (tmp_path / "a.zip").write_bytes(content)
    text = _all_text(content, form)
    for secret in ("Secret", "NP20", "4AA", "10071", "2.9977", "51.5842"):
        assert secret not in text
    assert "01632 960101" in text
    assert "OGL" in text
    assert read_back(content, form, tmp_path)[0].hide_address


def _all_text(content: bytes, form: ExportFormat) -> str:
    if form is not ExportFormat.EXCEL:
        return content.decode("utf-8", errors="replace")
    book = openpyxl.load_workbook(io.BytesIO(content))
    return " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)


FORMULAS = ("=1+1", "+SUM(A1)", "-2+3", "@x", "\t=1", "'=1", '=HYPERLINK("http://example.org")')


def test_no_spreadsheet_runs_a_cell_and_negative_numbers_stay_numbers() -> None:
    assets = [
        Asset(f"a/{n}", text, description=text, longitude=-2.9977, latitude=51.5, price_pence=0, kind="park")
        for n, text in enumerate(FORMULAS)
    ]
    book = openpyxl.load_workbook(
        io.BytesIO(give_back(assets, ExportFormat.EXCEL, kinds=KINDS, provenance=ABOUT))
    )
    rows = list(book["Assets"].iter_rows())
    for row in (row for sheet in book for row in sheet.iter_rows()):
        for cell in row:
            assert cell.data_type != "f"
            assert not (isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@", "\t")))
    longitude = EXPORT_COLUMNS.index("longitude")
    assert [row[longitude].value for row in rows[1:]] == [-2.9977] * len(FORMULAS)
    assert [row[EXPORT_COLUMNS.index("price_pence")].value for row in rows[1:]] == [0] * len(FORMULAS)
    text = give_back(assets, ExportFormat.CSV, kinds=KINDS, provenance=ABOUT).decode("utf-8-sig")
    cells = list(csv.reader(io.StringIO(text, newline="")))
    assert all(row[longitude] == "-2.9977" for row in cells[1:])
    for row in cells[1:]:
        assert not [
            cell
            for place, cell in enumerate(row)
            if cell.startswith(("=", "+", "-", "@", "\t")) and place != longitude
        ]


@pytest.mark.parametrize("form", TABLES)
def test_every_row_says_its_licence_source_and_dates(tmp_path: Path, form: ExportFormat) -> None:
    asset = Asset(
        "a/1",
        "Choir",
        kind="music_group",
        licence="OGL",
        attribution="© Us",
        source="Our list",
        source_date="2026-05-01",
    )
    path = tmp_path / f"a.{form}"
    write_file(path, [asset], form, kinds=KINDS, provenance=ABOUT)
    table = read_table(path)
    row = dict(zip(table.columns, table.rows[0], strict=True))
    assert set(ASSET_FIELDS) - {"longitude", "latitude"} <= set(row)
    told = (row["licence"], row["attribution"], row["source"], row["source_date"], row["exported_on"])
    assert told == ("OGL", "© Us", "Our list", "2026-05-01", "2026-11-22")


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")

    def fails(beside: Path) -> None:
        beside.write_text("half")
        raise OSError(28, "No space left on device")

    with pytest.raises(ExportError, match=r"a.csv could not be written \(No space left on device\)"):
        write_whole(path, fails)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
    write_whole(path, lambda beside: beside.write_text("new") and None)
    assert path.read_text() == "new"
    with pytest.raises(ExportError, match="could not be written"):
        write_whole(tmp_path / "no such folder" / "a.csv", fails)


def test_a_file_says_in_words_what_each_point_is() -> None:
    placed = [
        Asset(f"a/{how}", "Choir", longitude=-2.9977001, latitude=51.5842, placed_by=how, hide_address=False)
        for how in PlacedBy
    ]
    content = give_back(
        [*placed, Asset("a/none", hide_address=False)], ExportFormat.CSV, kinds=KINDS, provenance=ABOUT
    )
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    by_how = {row["placed_by"]: row["point_is"] for row in rows if row["longitude"]}
    assert by_how["postcode"] == "the middle of its postcode, not its door"
    assert by_how["point"] == "as its list or a person gave it"
    assert set(by_how) == set(PlacedBy)
    assert all(by_how.values())
    assert [row["point_is"] for row in rows if not row["longitude"]] == [""]
