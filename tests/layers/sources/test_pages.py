"""An answer that comes in pages and is broken off goes on with the page that had not come."""

import os
import re
import time
from collections.abc import Callable

import pytest

from tests.layers.sources.conftest import Fetching
from tests.stand_in.country import WARDS
from tests.stand_in.feature_services import FeatureServer
from tests.stand_in.web import Answer, StandInWeb


class KilledError(Exception):
    """The process ends here."""


@pytest.fixture
def wards(only: Callable[..., Fetching], web: StandInWeb, monkeypatch: pytest.MonkeyPatch) -> Fetching:
    """Wards alone, of which the server sends two at a time."""
    respond = web.hosts["services1.arcgis.com"]
    services = respond.__self__
    assert isinstance(services, FeatureServer)
    monkeypatch.setattr(services.layers[WARDS], "most_at_once", 2)
    return only("wards")


def pages(web: StandInWeb) -> list[str]:
    """From which row on pages of the newest edition were asked for."""
    return [
        match[1] for url in web.urls(f"{WARDS}/.*query") if (match := re.search(r"resultOffset=(\d+)", url))
    ]


def killed_at(fetching: Fetching, pattern: str) -> None:
    """Fetch Wigan until an address is asked for, and end there."""

    def end(*_: object) -> Answer:
        raise KilledError

    fetching.web.plant(pattern, end, times=1)
    client = fetching.client

    def ending():
        made = client()
        read = made.read

        def or_end(url: str, *rest: object, **more: object) -> bytes:
            if re.search(pattern, url):
                raise KilledError
            return read(url, *rest, **more)

        made.read = or_end
        return made

    fetching.client = ending
    with pytest.raises(KilledError):
        fetching.council("Wigan")
    fetching.client = client
    fetching.web.heal()


def test_pages_that_had_come_are_not_asked_for_again(wards: Fetching):
    killed_at(wards, "resultOffset=2")
    assert pages(wards.web) == ["0"]
    manifest = wards.council("Wigan")
    assert manifest.left_out == ()
    assert pages(wards.web) == ["2"]
    assert not list((wards.folder / "cache").rglob("*.page")), "what is whole needs no pages"


def test_an_outage_in_the_middle_keeps_what_came(wards: Fetching):
    wards.web.plant(r"WD_DEC_2025.*resultOffset=2", Answer(b"", 503))
    wards.catalogue = type(wards.catalogue)(
        tuple(
            each.model_copy(update={"services": (WARDS,), "service_pattern": "^$"})
            for each in wards.catalogue.sources
        )
    )
    (left_out,) = wards.council("Wigan").left_out
    assert "has a fault of its own (503)" in left_out.what
    wards.web.heal()
    assert wards.council("Wigan").left_out == ()
    assert pages(wards.web) == ["2"]


def test_pages_that_do_not_fit_the_rest_are_asked_for_anew(wards: Fetching):
    killed_at(wards, "resultOffset=2")
    (page,) = (wards.folder / "cache").rglob("*.page")
    tampered = page.read_bytes().replace(b'"FID": 2', b'"FID": 3')
    assert tampered != page.read_bytes()
    page.write_bytes(tampered)
    manifest = wards.council("Wigan")
    assert manifest.left_out == ()
    assert pages(wards.web) == ["2", "0", "2"]


def test_pages_of_hours_ago_are_not_used(wards: Fetching):
    killed_at(wards, "resultOffset=2")
    (page,) = (wards.folder / "cache").rglob("*.page")
    before = time.time() - 7 * 3600
    os.utime(page, (before, before))
    wards.council("Wigan")
    assert pages(wards.web) == ["0", "2"]


def test_a_page_that_is_none_is_not_kept(wards: Fetching):
    wards.web.plant("resultOffset=0", Answer(b'{"error":{"code":500,"message":"busy"}}'))
    wards.council("Wigan")
    assert not list((wards.folder / "cache").rglob("*.page"))


def test_rows_of_nomis_go_on_where_they_broke_off(
    only: Callable[..., Fetching], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("layers.sources.nomis._ROWS_AT_ONCE", 7)
    fetching = only("wards", "small_area_lookup", "residents_by_age")
    killed_at(fetching, "TYPE151.*RecordOffset=14")
    fetching.council("Wigan")
    asked = [re.findall(r"RecordOffset=(\d+)", url)[0] for url in fetching.web.urls("TYPE151")]
    assert asked == ["14", "21"]
    fetching.council("Wigan")
    assert fetching.web.requests == []
