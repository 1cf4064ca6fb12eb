"""Feeds come in by their address in a terminal, good and bad; an area is given back without what hides."""

import json
import os
import threading
from contextlib import suppress
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

import cli
from geo.crs import to_lonlat
from layers.assets.kinds import load_kinds
from layers.register.exporting.feed import build_feed
from layers.register.exporting.provenance import Provenance
from layers.register.importing.seeding import MADE_UP
from layers.register.model import Asset
from layers.register.store import open_register
from tests.layers.conftest import SHARED
from tests.tiny_area import CRS, EAST, NORTH, tiny_area

MOCKS = SHARED / "open_referral_uk" / "validator_mocks"
SECRET = ("1 Secret Street", "Secret Street", "ZZ9 9ZZ", "100000000001")


def asset(number, x=500.0, **known):
    (longitude,), (latitude,) = to_lonlat([EAST + x], [NORTH], crs=CRS)
    return Asset(
        f"clubs/{number}",
        f"Club {number}",
        kind="social_club",
        longitude=round(float(longitude), 7),
        latitude=round(float(latitude), 7),
        source="Clubs",
        source_id=str(number),
        licence="OGL 3.0",
        attribution="A council",
        **known,
    )


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.delenv("WITHIN_REACH_REGISTER", raising=False)
    monkeypatch.setenv("WITHIN_REACH_PRIVATE_FEEDS", "yes")
    tiny_area(tmp_path / "areas")
    return tmp_path


@pytest.fixture
def serve():
    """Serve what ``how(path, query)`` answers, as JSON; None is not found. Yields the address maker."""
    servers = []

    def start(how):
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                asked = urlsplit(self.path)
                held = how(asked.path, parse_qs(asked.query))
                self.send_response(404 if held is None else 200)
                self.end_headers()
                with suppress(OSError):
                    self.wfile.write(json.dumps(held).encode())

            def log_message(self, *_): ...

        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), Handler))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def feed_of(assets):
    """A feed of assets as our own server gives it, two a page."""
    feed = build_feed(assets, kinds=load_kinds(), provenance=Provenance("Clubs", date(2026, 11, 22)))

    def how(path, query):
        if path == "/":
            return feed.details()
        if path == "/services":
            return feed.service_list(int(query["page"][0]), per_page=2)
        return feed.service_full(path.removeprefix("/services/"))

    return how


def mock_feed(name):
    """A feed that answers as the standard's own examples do."""

    def how(path, query):
        file = {"/": "api_details", "/services": "service_list"}.get(path, "service_full")
        return json.loads((MOCKS / name / f"{file}.json").read_text(encoding="utf-8"))

    return how


def run(place, *words):
    return CliRunner().invoke(cli.app, [*map(str, words), "--areas", str(place / "areas")])


def bring(place, address, *more):
    return run(place, "import", address, "--area", "tiny", "--source", "Clubs", *more)


def kept(place):
    """What came in besides the area's own pack."""
    with open_register(place / "register" / "register.sqlite") as register:
        assets = [entry.asset for entry in register.entries()]
    return [asset for asset in assets if not asset.asset_id.startswith(f"{MADE_UP}/tiny/")]


def test_a_paged_feed_comes_in_whole_by_its_address(place, serve):
    assets = [asset(number, x=500 + number) for number in range(5)]
    address = serve(feed_of(assets))
    told = bring(place, f"{address}/services", "--yes")
    assert told.exit_code == 0, told.output
    assert "5 of 5 rows can come in." in told.stdout
    assert kept(place) == assets
    again = bring(place, address, "--yes")
    assert "This very list came in before: nothing would change." in again.stdout
    assert "127.0.0.1" not in again.output


def test_a_newer_feed_updates_and_what_it_no_longer_has_is_proposed_for_closing(place, serve):
    bring(place, serve(feed_of([asset(1), asset(2)])), "--yes")
    told = bring(place, serve(feed_of([replace(asset(1), phone="01632 960001")])), "--yes")
    assert "Changed: 1. Unchanged: 0. No longer in the list, proposed for closing: 1." in told.stdout


def test_a_failing_feed_is_refused_with_its_faults_named_and_nothing_is_written(place, serve):
    if not MOCKS.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI needs the standard's examples at {MOCKS}.")
        pytest.skip("The standard's examples are not on this machine (../shared/data).")
    told = bring(place, serve(mock_feed("V3.0-UK-Fail")), "--yes")
    assert told.exit_code == 2
    assert "0 of 4 rows can come in.\n  4 refused: services that do not keep to Open Referral UK 3.0" in (
        told.stdout
    )
    for words in (
        "! column profile: profile is missing.",
        '! 2 rows (1 and 4), column url: url is "example/counselling", which is not a whole web address',
        "! 2 rows (2 and 3), column name: name is missing.",
        '! row 3, column email: email is "False", which is not an e-mail address',
    ):
        assert words in told.stdout, told.stdout
    assert "Nothing in it can come in, so nothing was written." in told.stderr
    assert kept(place) == []


@pytest.mark.parametrize(
    ("how", "words"),
    [
        (lambda path, query: None, "The feed answered 404 at /. Try later, or ask its publisher."),
        (lambda path, query: {"version": "3.0-open"}, 'The feed says it is of version "3.0-open"'),
        (lambda path, query: {"version": "HSDS-UK-3.0"}, 'Page 1 of the feed has no "contents".'),
    ],
)
def test_what_is_no_feed_is_refused_in_words(place, serve, how, words):
    told = bring(place, serve(how), "--yes")
    assert (told.exit_code, words in told.stderr) == (2, True), told.output


def test_a_feed_inside_a_private_network_is_read_only_where_the_settings_say_so(place, serve, monkeypatch):
    monkeypatch.delenv("WITHIN_REACH_PRIVATE_FEEDS")
    told = bring(place, serve(feed_of([asset(1)])), "--yes")
    assert told.exit_code == 2
    assert "not read from port" in told.stderr or "inside a private network" in told.stderr


@pytest.mark.parametrize("form", ["csv", "geojson", "gpkg", "xlsx", "oruk"])
def test_one_area_is_given_back_with_licence_attribution_and_date_and_nothing_that_hides(place, form):
    refuge = replace(
        asset(3),
        name="Refuge",
        hide_address=True,
        address=SECRET[0],
        near_street=SECRET[1],
        postcode=SECRET[2],
        uprn=SECRET[3],
    )
    with open_register(place / "register" / "register.sqlite") as register:
        for each in (asset(1), asset(2, x=90_000, description="=1+1"), refuge):
            register.add(each, by="AB")
    file = place / f"out.{'json' if form == 'oruk' else form}"
    told = run(place, "export", file, "--format", form, "--area", "tiny")
    assert told.stdout.startswith(f"1 asset written to {file.name}.\n1 more has no place, or hide it"), (
        told.output
    )
    whole = run(place, "export", place / f"all-{file.name}", "--format", form)
    assert whole.stdout == f"3 assets written to all-{file.name}.\n"
    back = run(place, "import", file, "--area", "tiny", "--source", "Clubs", "--dry-run")
    assert "1 of 1 row can come in." in back.stdout
    for written in (file, place / f"all-{file.name}"):
        text = _text_of(written)
        assert not [secret for secret in SECRET if secret in text]
        assert "OGL 3.0" in text
        assert "A council" in text
        assert date.today().isoformat() in text
    assert "Refuge" in _text_of(place / f"all-{file.name}")


def _text_of(file):
    """All the text in a file, unpacked where it is packed."""
    if file.suffix != ".xlsx":
        return file.read_bytes().decode("utf-8", errors="replace")
    with ZipFile(file) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())
