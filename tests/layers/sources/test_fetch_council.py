"""A council's sources come into a folder: in every nation, once for all, and politely."""

import csv
import hashlib
import json
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from layers.sources.cache import sha256_of
from layers.sources.manifest import ManifestError, read_manifest
from layers.sources.model import Catalogue
from tests.layers.sources.conftest import Fetching
from tests.stand_in.feature_services import Layer
from tests.stand_in.made_up import COUNCILS

NEEDED = {
    "E": {"wards", "small_area_lookup", "small_areas", "residents_by_age", "postcodes", "streets"},
    "W": {"wards", "small_area_lookup", "small_areas", "residents_by_age", "postcodes", "streets"},
    "S": {"wards", "small_areas_scotland", "residents_scotland", "postcodes", "streets"},
    "N": {"wards", "small_areas_northern_ireland", "residents_northern_ireland", "streets"},
}


@pytest.mark.parametrize("made_up", COUNCILS, ids=lambda each: each.name)
def test_every_council_of_every_nation_is_fetched_whole(made_up, fetching: Fetching):
    manifest = fetching.council(made_up.code)
    assert manifest.left_out == ()
    assert manifest.is_enough
    assert NEEDED[made_up.nation] <= {each.source for each in manifest.files}
    folder = fetching.folder / "places" / made_up.code
    assert read_manifest(folder) == manifest
    for each in manifest.files:
        assert sha256_of(folder / each.file) == each.sha256, each.file
        assert (folder / each.file).stat().st_size == each.size
        assert each.licence, each.file
        assert each.attribution, each.file
    wards = json.loads((folder / "wards.geojson").read_text(encoding="utf-8"))["features"]
    assert [each["properties"]["WD25CD"] for each in wards] == made_up.ward_codes()


def test_the_manifest_has_the_form_that_is_written_down(only: Callable[..., Fetching]):
    fetching = only("wards")
    fetching.council("Wigan")
    record = json.loads((fetching.folder / "places" / "Wigan" / "manifest.json").read_text(encoding="utf-8"))
    assert record["format"] == 1
    assert record["council"] == {"code": "E08000010", "name": "Wigan", "nation": "england"}
    assert record["stand_in"] == fetching.web.address
    (entry,) = record["files"]
    assert entry["file"] == "wards.geojson"
    assert (entry["edition"], entry["date"]) == ("WD_DEC_2025_UK_BGC", "2025-12-31")
    words = (Path(__file__).parents[3] / "docs" / "architecture.md").read_text(encoding="utf-8")
    for key in [*record, *entry]:
        assert f"`{key}`" in words, key


def test_a_council_on_four_extracts_gets_all_four_and_no_more(fetching: Fetching):
    files = [each.file for each in fetching.council("Wigan").files if each.source == "streets"]
    assert sorted(files) == [
        "bolton-and-beyond-latest.osm.pbf",
        "greater-manchester-latest.osm.pbf",
        "lancashire-latest.osm.pbf",
        "merseyside-latest.osm.pbf",
    ]


def test_a_council_on_a_nations_border_gets_both_sides(fetching: Fetching):
    files = {each.file for each in fetching.council("Shropshire").files if each.source == "streets"}
    assert files == {"shropshire-latest.osm.pbf", "wales-latest.osm.pbf"}


def test_northern_ireland_has_the_extract_of_all_ireland(fetching: Fetching):
    files = {each.file for each in fetching.council("Belfast").files if each.source == "streets"}
    assert files == {"ireland-and-northern-ireland-latest.osm.pbf"}


def test_a_second_run_asks_nothing_and_says_the_same(fetching: Fetching):
    first = fetching.council("Wigan")
    second = fetching.council("Wigan")
    assert fetching.web.requests == []
    assert second.files == first.files


def test_a_second_council_fetches_only_what_is_its_own(fetching: Fetching):
    fetching.council("Wigan")
    fetching.council("Newcastle upon Tyne")
    urls = " ".join(fetching.web.urls())
    assert "691ded56d140bbbaa59a2a7d" not in urls, "the deprivation of all England is there"
    assert "CodePointOpen" not in urls
    assert "index-v1.json" not in urls
    assert "tyne-and-wear" in urls


def test_asked_again_only_what_is_newer_is_sent(fetching: Fetching):
    first = fetching.council("Wigan")
    second = fetching.council("Wigan", again=True)
    assert [each.sha256 for each in second.files] == [each.sha256 for each in first.files]
    conditional = [
        request
        for request in fetching.web.requests
        if "If-None-Match" in request.headers or "If-Modified-Since" in request.headers
    ]
    assert {"download.geofabrik.de", "assets.publishing.service.gov.uk"} <= {
        each.host for each in conditional
    }


def test_offline_after_the_first_time_the_older_copies_serve(fetching: Fetching, monkeypatch):
    first = fetching.council("Wigan")

    def no_network(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    monkeypatch.setattr(socket, "create_connection", no_network)
    second = fetching.council("Wigan", again=True)
    assert second.left_out == ()
    assert [each.sha256 for each in second.files] == [each.sha256 for each in first.files]
    assert all("since a newer one could not be fetched" in each.notes[-1] for each in second.files)


def test_who_asks_says_so_and_asks_nobody_else(fetching: Fetching):
    for code in ("E08000010", "S12000023", "N09000003"):
        fetching.council(code)
        assert {request.host for request in fetching.web.requests} <= fetching.catalogue.hosts
        assert all(
            request.headers["User-Agent"].startswith("WithinReach/") for request in fetching.web.requests
        )


def test_no_socket_is_opened_but_to_the_stand_in(fetching: Fetching, monkeypatch):
    """Whatever is connected to is written down, and anything but this machine refused."""
    port = int(fetching.web.address.rpartition(":")[2])
    connected = []
    real = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        connected.append(address)
        if address != ("127.0.0.1", port):
            raise AssertionError(f"a connection to {address}")
        real(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", connect)
    assert fetching.council("Orkney").is_enough
    assert set(connected) == {("127.0.0.1", port)}


def test_points_come_with_metres_beside_their_code(only: Callable[..., Fetching]):
    fetching = only("small_area_lookup", "small_area_centroids")
    fetching.council("Wigan")
    with (fetching.folder / "places" / "Wigan" / "small_area_centroids.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == 8
    assert rows[0]["LSOA21CD"] == "E01900100"
    assert float(rows[0]["easting"]) == pytest.approx(357_244, abs=2_000)
    assert float(rows[0]["northing"]) == pytest.approx(405_050, abs=2_000)


def test_a_council_that_tables_call_by_its_old_code_is_found_by_it(only: Callable[..., Fetching]):
    fetching = only("wards", "small_area_lookup", "residents_by_age")
    manifest = fetching.council("Barnsley")
    assert manifest.left_out == ()
    assert any("E08000016TYPE151" in url for url in fetching.web.urls("nomis"))


def test_an_older_edition_serves_where_the_newest_lacks_the_council(only: Callable[..., Fetching]):
    fetching = only("wards")
    services = fetching.web.hosts["services1.arcgis.com"].__self__  # type: ignore[attr-defined]
    newest = services.layers["WD_DEC_2025_UK_BGC"]
    whole = newest.features
    newest.features = [each for each in whole if each["properties"]["LAD25CD"] != "E08000010"]
    try:
        (entry,) = fetching.council("Wigan").files
    finally:
        newest.features = whole
    assert entry.edition == "Wards_December_2023_Boundaries_UK_BGC"
    assert entry.date == "2023-12-31"
    assert "WD_DEC_2025_UK_BGC has nothing of Wigan (E08000010)" in " ".join(entry.notes)


def test_a_newer_edition_than_the_catalogue_knows_is_looked_up(only: Callable[..., Fetching]):
    fetching = only("wards")
    services = fetching.web.hosts["services1.arcgis.com"].__self__  # type: ignore[attr-defined]
    wards = services.layers["WD_DEC_2025_UK_BGC"]
    services.layers["WD_MAY_2026_UK_BGC_V2"] = wards
    try:
        (entry,) = fetching.council("Wigan").files
    finally:
        del services.layers["WD_MAY_2026_UK_BGC_V2"]
    assert (entry.edition, entry.date) == ("WD_MAY_2026_UK_BGC_V2", "2026-05-31")


def test_progress_tells_source_size_and_how_much_has_come(only: Callable[..., Fetching]):
    fetching = only("deprivation_england")
    manifest = fetching.council("Wigan")
    last = fetching.progress[-1]
    assert last.title == "Index of Multiple Deprivation 2025"
    assert last.bytes_come == last.bytes_in_all == manifest.files[0].size


def test_files_in_the_folder_stay_whole_when_the_cache_gets_newer_ones(only: Callable[..., Fetching]):
    fetching = only("deprivation_wales")
    fetching.council("Newport")
    path = fetching.folder / "places" / "Newport" / "deprivation_wimd2025.ods"
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    for entry in (fetching.folder / "cache").rglob("body-*"):
        entry.unlink()
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert fetching.council("Newport").left_out == ()


def test_an_extract_that_is_needed_no_more_leaves_the_folder_and_nothing_else_does(fetching: Fetching):
    folder = fetching.folder / "places" / "Wigan"
    fetching.council("Wigan")
    (folder / "our own list.csv").write_text("name\nA club\n", encoding="utf-8")
    services = fetching.web.hosts["services1.arcgis.com"].__self__  # type: ignore[attr-defined]
    assert (folder / "bolton-and-beyond-latest.osm.pbf").is_file()
    wards = services.layers["WD_DEC_2025_UK_BGC"]
    services.layers["WD_DEC_2025_UK_BGC"] = Layer(wards.features[:1])  # the westernmost alone
    try:
        fetching.council("Wigan", again=True, margin_m=100)
    finally:
        services.layers["WD_DEC_2025_UK_BGC"] = wards
    assert not (folder / "bolton-and-beyond-latest.osm.pbf").exists()
    assert (folder / "lancashire-latest.osm.pbf").is_file()
    fetching.catalogue = Catalogue(tuple(each for each in fetching.catalogue.sources if each.id != "gps"))
    fetching.council("Wigan")
    assert not (folder / "gps_nhs.csv").exists()
    assert (folder / "pharmacies_nhs.csv").is_file()
    assert (folder / "our own list.csv").is_file()


def test_a_damaged_manifest_of_before_is_replaced(only: Callable[..., Fetching]):
    fetching = only("wards")
    folder = fetching.folder / "places" / "Wigan"
    fetching.council("Wigan")
    (folder / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(ManifestError, match=r"manifest\.json in .* is damaged, or of another version"):
        read_manifest(folder)
    fetching.council("Wigan")
    assert read_manifest(folder) is not None


def test_a_folder_filled_by_hand_has_no_manifest(tmp_path: Path):
    assert read_manifest(tmp_path) is None
