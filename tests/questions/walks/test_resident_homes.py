"""Whom can the streets judge, and why not the others? One home of each sort, worked by hand."""

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geo.paces import PACES
from layers.area import Area
from questions.places.area_assets import pack_assets
from questions.walks.near_person import Origin, OriginStatus, Question, near_person
from questions.walks.resident_homes import JUDGED, Unjudged, resident_homes
from questions.walks.street_cover import streets_and_residents
from questions.wards.gap_ground import gap_ground
from tests.questions.wards.test_ward_gaps import town
from tests.tiny_area import CRS, EAST, NORTH

RAILWAY = shapely.LineString([(EAST - 500, NORTH + 50), (EAST + 450, NORTH + 50)])
HOMES = {  # where, and what keeps the streets from judging it
    "on High Street": ((100, 0), JUDGED),
    "99 m from it": ((0, -199), JUDGED),  # from Low Street
    "101 m from it": ((0, -201), Unjudged.NO_STREET),
    "beyond the railway": ((200, 80), Unjudged.ACROSS),
    "beyond it, and too far": ((200, 160), Unjudged.NO_STREET),
    "on the island": ((2100, 900), Unjudged.NOT_JOINED),
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Area:
    homes = [(at, "E1", 10 * number, 0, "most") for number, (at, _) in enumerate(HOMES.values(), start=1)]
    area = town(tmp_path_factory.mktemp("homes"), homes=homes)
    area.__dict__["background"] = gpd.GeoDataFrame(
        {"layer": ["railway"], "subkind": ["rail"], "name": [""]}, geometry=[RAILWAY], crs=CRS
    )
    return area


def test_each_home_is_judged_or_not_for_one_cause(place: Area) -> None:
    homes = resident_homes(place, 0)
    assert dict(zip(HOMES, homes.unjudged, strict=True)) == {
        name: cause for name, (_, cause) in HOMES.items()
    }
    assert homes.judged.tolist() == [cause == JUDGED for _, cause in HOMES.values()]


def test_the_rule_is_that_of_one_person(place: Area) -> None:
    assets = pack_assets(place)
    points = place.residents.geometry
    statuses = [
        near_person(place, assets, Origin(x, y), Question(PACES["steady"], 10)).status
        for x, y in zip(points.x, points.y, strict=True)
    ]
    assert [status is OriginStatus.JUDGED for status in statuses] == resident_homes(place, 0).judged.tolist()


def test_the_page_about_the_data_counts_the_same_residents(place: Area) -> None:
    cover = streets_and_residents(place)
    people = place.residents["residents"].to_numpy()
    unjudged = resident_homes(place, 0).unjudged
    assert (cover.without, cover.across, cover.not_joined) == (30 + 50, 40, 60)
    assert cover.unjudged == people[unjudged != JUDGED].sum()


def test_the_wards_walk_from_the_same_homes(place: Area) -> None:
    ground = gap_ground(place, pack_assets(place), ("cafe",), 0, 800.0)
    assert ground.homes is resident_homes(place, 0)
    assert np.isin(ground.walks.point, np.flatnonzero(ground.homes.judged)).all()
