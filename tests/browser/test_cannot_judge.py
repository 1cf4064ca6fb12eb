"""Where the streets cannot tell what is in reach, the page says so in a sentence, and never "0"."""

import numpy as np
import pytest
import shapely

from geo.crs import to_lonlat
from geo.paces import PACES
from layers.area import Area
from questions.places.area_assets import pack_assets
from questions.walks.near_person import Origin, OriginStatus, Question, near_person
from tests.browser.visitor import MAP, Visitor

QUESTION = Question(PACES["steady"], 15)
NORTH_OF_THE_STREETS = 51.599


def judged(area: Area, x: float, y: float) -> OriginStatus:
    return near_person(area, pack_assets(area), Origin(x, y), QUESTION).status


@pytest.fixture(scope="module")
def beyond(newport_area: Area) -> str:
    """A postcode of Newport north of its streets."""
    table = newport_area.postcodes[newport_area.postcodes["ended"].isna()]
    table = table[~table.geometry.is_empty & table.geometry.notna()]
    _, lat = to_lonlat(table.geometry.x.to_numpy(), table.geometry.y.to_numpy(), crs=newport_area.crs)
    for row in table[lat > NORTH_OF_THE_STREETS].itertuples():
        if judged(newport_area, row.geometry.x, row.geometry.y) is OriginStatus.NO_STREETS:
            return str(row.postcode)
    raise AssertionError("Newport has no postcode beyond its streets")


@pytest.fixture(scope="module")
def unconnected(newport_area: Area) -> str:
    """Latitude and longitude of a street that is joined to nothing."""
    network = newport_area.network
    for piece in np.argsort(network.piece_length_m)[::-1][1:60]:
        edges = np.flatnonzero(network.node_piece[network.edge_from] == piece)
        middle = shapely.line_interpolate_point(network.lines[edges[0]], 0.5, normalized=True)
        if judged(newport_area, middle.x, middle.y) is OriginStatus.UNCONNECTED:
            lon, lat = to_lonlat([middle.x], [middle.y], crs=newport_area.crs)
            return f"{lat[0]:.6f}, {lon[0]:.6f}"
    raise AssertionError("Newport has no unconnected street")


@pytest.fixture(scope="module")
def far_off(newport_area: Area) -> tuple[float, float]:
    """Latitude and longitude of a place within the streets and far from each."""
    west, south, east, north = newport_area.streets_bounds
    chance = np.random.default_rng(4)
    for _ in range(400):
        x, y = chance.uniform(west, east), chance.uniform(south, north)
        if judged(newport_area, x, y) is OriginStatus.FAR_FROM_STREET:
            lon, lat = to_lonlat([x], [y], crs=newport_area.crs)
            return float(lat[0]), float(lon[0])
    raise AssertionError("Newport has no place far from its streets")


def says_that_it_cannot_be_judged(here: Visitor, reason: str) -> None:
    words = here.text()
    assert "What is in reach from here cannot be judged." in words
    assert reason in words
    assert "0 places" not in words
    assert "Nothing of what was asked for" not in words
    assert here.page.get_by_role("button", name="Download").count() == 0
    assert here.on_map() == {}


def test_a_postcode_beyond_the_streets(newport: Visitor, beyond: str) -> None:
    newport.find(beyond)
    assert f"Starting from {beyond}" in newport.start()
    says_that_it_cannot_be_judged(newport, "do not reach this place")


def test_a_street_that_is_joined_to_nothing(newport: Visitor, unconnected: str) -> None:
    newport.find(unconnected)
    says_that_it_cannot_be_judged(newport, "does not join to the rest")
    newport.picture("not-joined")


def test_a_click_far_from_every_street(newport: Visitor, far_off: tuple[float, float]) -> None:
    frame = newport.map()
    newport.page.locator(MAP).scroll_into_view_if_needed()  # a click that has to scroll first lands beside
    frame.evaluate("at => void map.setView(at, 15, {animate: false})", list(far_off))
    newport.page.wait_for_timeout(500)
    box = frame.locator(".leaflet-container").bounding_box()
    assert box is not None
    frame.locator(".leaflet-container").click(
        position={"x": round(box["width"] / 2), "y": round(box["height"] / 2)}
    )
    newport.page.wait_for_timeout(600)
    newport.settle()
    assert "Starting from the place you clicked" in newport.start()
    says_that_it_cannot_be_judged(newport, "from the nearest street")
    newport.picture("far-from-a-street")
