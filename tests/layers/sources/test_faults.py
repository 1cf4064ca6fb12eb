"""Every way in which a source fails is said: which source, what was expected, what came, what to do."""

import re
import shutil
import socket
from collections.abc import Callable

import pytest

from layers.councils.table import load_councils
from tests.layers.sources.conftest import Fetching
from tests.stand_in.faults import FAULTS, SERVICE
from tests.stand_in.feature_services import Layer
from tests.stand_in.planting import KnownFault, of_query, place_of, record
from tests.stand_in.web import Answer


@pytest.mark.parametrize("known", FAULTS, ids=lambda each: each.name)
def test_a_fault_has_its_sentence(known: KnownFault, only: Callable[..., Fetching]):
    fetching = only(*(known.needs or (known.source,)))
    place = place_of(known)
    fetching.web.plant(known.pattern, known.fault)
    manifest = fetching.council(place)
    title = fetching.catalogue.source(known.source).title
    if known.what.startswith("passed over"):
        (note, *_) = next(each.notes for each in manifest.files if each.source == known.source)
        assert re.search(known.what, note), note
        return
    (left_out,) = [each for each in manifest.left_out if each.source == known.source]
    assert left_out.what.startswith(f"{title}: ")
    assert re.search(known.what, left_out.what), left_out.what
    assert re.search(known.fix, left_out.fix), left_out.fix
    assert left_out.fix.endswith(".")
    assert not any(each.source == known.source for each in manifest.files)
    fetching.web.heal()
    assert fetching.council(place).left_out == (), "the next run mends it"


def test_there_are_as_many_as_are_known():
    assert len(FAULTS) >= 40
    assert len({each.name for each in FAULTS}) == len(FAULTS)


@pytest.mark.parametrize("known", FAULTS, ids=lambda each: each.name)
def test_a_source_that_fails_later_leaves_the_older_copy_serving(
    known: KnownFault, only: Callable[..., Fetching]
):
    fetching = only(*(known.needs or (known.source,)))
    place = place_of(known)
    first = fetching.council(place)
    fetching.web.plant(known.pattern, known.fault)
    second = fetching.council(place, again=True)
    assert second.left_out == ()
    assert [each.file for each in second.files] == [each.file for each in first.files]
    if "passed over" not in known.what and known.name != "one twice":
        assert [each.sha256 for each in second.files] == [each.sha256 for each in first.files]


def test_a_server_that_names_a_short_wait_is_waited_for(only: Callable[..., Fetching]):
    fetching = only("gps")
    fetching.web.plant("nhs.uk", Answer(b"", 429, {"Retry-After": "7"}), times=1)
    assert fetching.council("Wigan").left_out == ()
    assert fetching.waits == [7.0]


def test_waits_grow_and_tries_end(only: Callable[..., Fetching]):
    fetching = only("gps")
    fetching.web.plant("nhs.uk", Answer(b"", 500))
    assert fetching.council("Wigan").left_out != ()
    assert fetching.waits == [1, 2]
    assert len(fetching.web.requests) == 3


def test_a_file_that_breaks_off_goes_on_from_where_it_was(only: Callable[..., Fetching]):
    fetching = only("deprivation_england")

    def cut(_: object, answer: Answer) -> Answer:
        return Answer(answer.body, headers=answer.headers, is_file=True, cut_at=200_000)

    fetching.web.plant("assets.publishing", cut, times=1)
    manifest = fetching.council("Wigan")
    assert manifest.left_out == ()
    first, second = fetching.web.requests
    assert "Range" not in first.headers
    start = int(second.headers["Range"].removeprefix("bytes=").removesuffix("-"))
    assert 0 < start <= 200_000
    assert second.headers["If-Range"].startswith('"')


def test_a_file_that_changed_meanwhile_is_begun_anew(only: Callable[..., Fetching]):
    fetching = only("deprivation_england")
    newer = {"ETag": '"newer"', "Accept-Ranges": "bytes"}

    def cut(_: object, answer: Answer) -> Answer:
        return Answer(answer.body, headers=answer.headers, is_file=True, cut_at=200_000)

    def changed(_: object, answer: Answer) -> Answer:
        return Answer(answer.body.replace(b"E01000001", b"E01999999"), headers=newer, is_file=True)

    fetching.web.plant("assets.publishing", cut, times=1)
    fetching.web.plant("assets.publishing", changed)
    fetching.web.planted[-1].times = 0
    fetching.web.planted[0].times = 1
    fetching.council("Wigan")
    fetching.web.planted[-1].times = 5
    manifest = fetching.council("Wigan", again=True)
    path = fetching.folder / "places" / "Wigan" / manifest.files[0].file
    assert b"E01999999" in path.read_bytes()
    assert path.read_bytes().count(b"LSOA code") == 1, "no part of one state before another's"


@pytest.mark.parametrize("flag", ["properties", ""])
@pytest.mark.parametrize("can_page", [True, False])
@pytest.mark.parametrize("most", [1, 3, 2_000])
def test_pages_however_small_come_whole(only, flag: str, can_page: bool, most: int):
    fetching = only("wards")
    services = fetching.web.hosts["services1.arcgis.com"].__self__
    whole = services.layers["WD_DEC_2025_UK_BGC"]
    services.layers["WD_DEC_2025_UK_BGC"] = Layer(
        whole.features, most_at_once=most, can_page=can_page, flag_within=flag
    )
    try:
        manifest = fetching.council("Wigan")
    finally:
        services.layers["WD_DEC_2025_UK_BGC"] = whole
    assert manifest.left_out == ()
    path = fetching.folder / "places" / "Wigan" / "wards.geojson"
    assert path.read_text(encoding="utf-8").count('"WD25CD"') == 4


def test_an_empty_page_that_says_there_is_more_is_gone_past(only: Callable[..., Fetching]):
    fetching = only("wards")
    empty = Answer(b'{"type":"FeatureCollection","features":[],"properties":{"exceededTransferLimit":true}}')
    fetching.web.plant(SERVICE, of_query("resultOffset", lambda *_: empty), times=2)
    assert fetching.council("Wigan").left_out == ()


def test_an_empty_list_of_services_is_asked_for_again(only: Callable[..., Fetching]):
    fetching = only("wards")
    fetching.web.plant(r"services\?f=json", record(lambda _: {"services": []}), times=1)
    (entry,) = fetching.council("Wigan").files
    assert entry.notes == ()
    assert len(fetching.web.urls(r"services\?f=json")) == 2
    fetching.web.plant(r"services\?f=json", record(lambda _: {"services": []}))
    (entry,) = fetching.council("Wigan", again=True).files
    assert "Newer editions could not be looked for" in entry.notes[0]
    assert entry.edition == "WD_DEC_2025_UK_BGC"


def test_without_internet_it_is_said_and_not_tried_for_each(only, monkeypatch):
    fetching = only("wards", "residents_by_age", "postcodes", "gps", "deprivation_england")

    def no_network(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    monkeypatch.setattr(socket, "create_connection", no_network)
    manifest = fetching.council("Wigan")
    assert len(manifest.left_out) == 5
    assert all("there is no internet" in each.what for each in manifest.left_out)
    assert len(fetching.waits) <= 2


def test_nobody_at_home_is_said(only: Callable[..., Fetching]):
    fetching = only("gps")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    fetching.web.address, real = f"http://127.0.0.1:{port}", fetching.web.address
    try:
        (left_out,) = fetching.council("Wigan").left_out
    finally:
        fetching.web.address = real
    assert "www.odsdatasearchandexport.nhs.uk does not answer" in left_out.what


def test_more_than_a_source_may_send_is_not_taken(only: Callable[..., Fetching]):
    fetching = only("gps")
    source = fetching.catalogue.sources[0].model_copy(update={"most_bytes": 5_000})
    fetching.catalogue = type(fetching.catalogue)((source,))
    (left_out,) = fetching.council("Wigan").left_out
    assert re.search(r"more than 0 MB came, which is more than it may be", left_out.what)


def test_every_council_can_be_asked_for(only: Callable[..., Fetching]):
    """A council that the stand-in has nothing of is told so by its name."""
    fetching = only("wards")
    for code in list(load_councils().councils)[::40]:
        manifest = fetching.council(code)
        name = load_councils().councils[code].name
        if manifest.left_out:
            assert f"has nothing of {name} ({code})" in manifest.left_out[0].what


def test_a_disk_without_room_is_said_before_it_is_full(only: Callable[..., Fetching], monkeypatch):
    fetching = only("deprivation_england")
    usage = shutil.disk_usage(fetching.folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=50_000_000))
    (left_out,) = fetching.council("Wigan").left_out
    assert re.search(r"it needs 101 MB, and .* has 50 MB free", left_out.what), left_out.what
    assert left_out.fix == "Make room there, then run it again."
    assert fetching.web.requests, "asked how large it is"
    assert not list((fetching.folder / "cache").rglob("body-*"))


def test_sums_that_cannot_be_compared_are_noted_and_the_table_serves(only: Callable[..., Fetching]):
    fetching = only("cars_northern_ireland")
    fetching.web.plant("v=LGD14", Answer(b"", 500))
    (entry,) = fetching.council("Belfast").files
    assert "its sums could not be compared with those of councils" in entry.notes[0]
