"""Wards of an edition that names no council are those that lie in the council's outline."""

import json
from collections.abc import Callable
from copy import deepcopy

import pytest

from geo.wording import Wording
from tests.layers.sources.conftest import Fetching
from tests.stand_in.feature_services import FeatureServer, Layer
from tests.stand_in.made_up import COUNCILS, SIDE
from tests.stand_in.web import StandInWeb

WIGAN = COUNCILS[0]
WARDS = "WD_DEC_2025_UK_BGC"


@pytest.fixture
def services(web: StandInWeb):
    """The services, whose newest edition of wards names no council; put back after the test."""
    server: FeatureServer = web.hosts["services1.arcgis.com"].__self__  # type: ignore[attr-defined]
    before = dict(server.layers)
    wards = deepcopy(server.layers[WARDS].features)
    neighbour = deepcopy(wards[0])
    neighbour["properties"]["WD25CD"] = "E05999999"
    neighbour["geometry"] = WIGAN.square(WIGAN.wards)
    for each in (*wards, neighbour):
        for name in ("LAD25CD", "LAD25NM"):
            each["properties"].pop(name)
    server.layers = {WARDS: Layer([*wards, neighbour])}
    yield server
    server.layers = before


def outline() -> Layer:
    place = WIGAN.square(0, WIGAN.wards + 0.1)  # a little of the neighbour's ground, drawn otherwise
    return Layer([{"type": "Feature", "properties": {"LAD25CD": WIGAN.code}, "geometry": place}])


def test_wards_in_the_outline_are_the_councils(services: FeatureServer, only: Callable[..., Fetching]):
    services.layers["LAD_MAY_2025_UK_BGC_V2"] = outline()
    fetching = only("wards")
    manifest = fetching.council("Wigan")
    assert manifest.left_out == ()
    path = fetching.folder / "places" / "Wigan" / "wards.geojson"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    assert [each["properties"]["WD25CD"] for each in features] == WIGAN.ward_codes()
    (url,) = fetching.web.urls(r"WD_DEC.*resultOffset=0")
    assert f"geometry={WIGAN.west:.6f},{WIGAN.south:.6f}," in url
    assert f",{WIGAN.south + SIDE:.6f}&geometryType=esriGeometryEnvelope" in url


def test_without_an_outline_it_is_said(services: FeatureServer, only: Callable[..., Fetching]):
    (left_out,) = only("wards").council("Wigan").left_out
    assert "does not say which council each is in, and no outline of Wigan is to be had" in left_out.what
    assert isinstance(left_out.what, Wording)  # so that it can be said in any language
