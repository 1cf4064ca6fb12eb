"""Isochrones and an OD matrix from points of one's own: worked by hand on the tiny town."""

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geo.errors import CrsMismatchError
from geo.paces import PACES
from questions.places.area_assets import pack_assets
from questions.walks.isochrones import isochrones
from questions.walks.near_person import Origin, Question, near_person
from questions.walks.od_matrix import od_matrix
from questions.walks.own_points import PointsError, unjudged
from questions.walks.resident_homes import Unjudged
from tests.tiny_area import CRS, EAST, NORTH

PLANNING = PACES["planning"]  # 1.33 m/s: 10 minutes are 798 m
HOME, AWAY, ISLAND = (500, -10), (500, -500), (2100, 900)


def points(**places: tuple[float, float]) -> gpd.GeoSeries:
    return gpd.GeoSeries(
        [shapely.Point(EAST + x, NORTH + y) for x, y in places.values()], index=list(places), crs=CRS
    )


def test_an_isochrone_is_the_walkshed_of_near_a_person(tiny):
    answer = near_person(tiny, pack_assets(tiny), Origin(EAST + 500, NORTH - 10), Question(PLANNING, 10))
    ground = isochrones(tiny, points(home=HOME), pace=PLANNING, minutes=[10])
    assert ground.geometry.iloc[0].equals(answer.walkshed)
    assert ground.crs == tiny.crs


def test_a_longer_walk_holds_the_shorter_and_limits_keep_their_order(tiny):
    ground = isochrones(tiny, points(home=HOME), pace=PLANNING, minutes=[10, 5])
    assert ground["minutes"].tolist() == [10, 5]
    ten, five = ground.geometry
    assert shapely.difference(five, ten.buffer(2)).is_empty  # edges are drawn within about a metre
    assert ten.area > five.area > 0
    low_street = shapely.Point(EAST + 500, NORTH - 100)  # 90 m as the crow flies, beyond the river
    assert not ten.intersects(low_street)


def test_what_cannot_be_judged_is_missing_and_says_why(tiny):
    ground = isochrones(tiny, points(home=HOME, away=AWAY, island=ISLAND), pace=PLANNING, minutes=[5, 10])
    assert ground["origin"].tolist() == ["home", "home", "away", "away", "island", "island"]
    assert ground["unjudged"].tolist() == [
        *("", ""),
        *(Unjudged.NO_STREET, Unjudged.NO_STREET),
        *(Unjudged.NOT_JOINED, Unjudged.NOT_JOINED),
    ]
    assert ground.geometry.isna().tolist() == [False, False, True, True, True, True]
    assert unjudged(tiny, points(home=HOME, away=AWAY), pace=PLANNING).to_dict() == {
        "home": "",
        "away": Unjudged.NO_STREET,
    }


def test_an_od_matrix_has_every_walk_within_the_minutes_and_no_other(tiny):
    homes = points(B=(500, 10), A=(100, 0), island=ISLAND)
    halls = points(corner=(600, 10), low=(500, -110), lane=(500, 290))
    walks = od_matrix(tiny, homes, halls, pace=PLANNING, minutes=10)
    by_pair = walks.set_index(["origin", "destination"])["walk_m"].to_dict()
    # B stands on the path: 10 down it, 100 along High Street and 10; 280 up it and the steps. A: 500 and 10;
    # 400 and 290. The club over the bridge is 1,120 m from B, and what the island reaches is not known.
    assert by_pair == pytest.approx(
        {
            ("B", "corner"): 120.0,
            ("B", "lane"): 280.0,
            ("A", "corner"): 510.0,
            ("A", "lane"): 690.0,
        }
    )
    assert walks["walk_min"].to_numpy() == pytest.approx(walks["walk_m"].to_numpy() / 1.33 / 60)
    step_free = od_matrix(tiny, homes, halls, pace=PACES["step-free"], minutes=20)
    assert ("B", "lane") in set(zip(step_free["origin"], step_free["destination"], strict=True))
    assert step_free["walk_m"].max() > 690  # round the hill, without the steps


def test_degrees_give_the_same_as_metres(tiny):
    homes, halls = points(home=HOME), points(corner=(600, 10))
    metres = od_matrix(tiny, homes, halls, pace=PLANNING, minutes=10)
    degrees = od_matrix(tiny, homes.to_crs(4326), halls.to_crs(4326), pace=PLANNING, minutes=10)
    np.testing.assert_allclose(degrees["walk_m"], metres["walk_m"], atol=0.01)


def test_no_points_have_no_walks(tiny):
    nobody = points(home=HOME).iloc[:0]
    assert od_matrix(tiny, nobody, points(corner=(600, 10)), pace=PLANNING, minutes=10).empty
    assert isochrones(tiny, nobody, pace=PLANNING, minutes=[10]).empty


def test_points_without_a_coordinate_system_are_refused(tiny):
    plain = gpd.GeoSeries([shapely.Point(-3.0, 51.6)])
    with pytest.raises(CrsMismatchError, match=r"have no coordinate system\. Give them theirs.*EPSG:27700"):
        isochrones(tiny, plain, pace=PLANNING, minutes=[10])


@pytest.mark.parametrize(
    "shape",
    [None, shapely.Point(), shapely.Point(np.inf, np.inf), shapely.LineString([(0, 0), (1, 1)])],
    ids=["missing", "empty", "nowhere", "a line"],
)
def test_what_is_no_point_is_named(tiny, shape):
    given = gpd.GeoSeries([points(home=HOME).iloc[0], shape], index=["home", "hall"], crs=CRS)
    with pytest.raises(PointsError, match=r'What stands at "hall" is no point with a place in EPSG:27700'):
        unjudged(tiny, given, pace=PLANNING)


def test_labels_that_stand_twice_and_limits_of_nothing_are_refused(tiny):
    twice = gpd.GeoSeries([*points(a=HOME), *points(b=HOME)], index=["a", "a"], crs=CRS)
    with pytest.raises(PointsError, match=r'Two points have the label "a"\. Number them anew'):
        unjudged(tiny, twice, pace=PLANNING)
    with pytest.raises(PointsError, match="A limit is not more than 0 minutes"):
        isochrones(tiny, points(home=HOME), pace=PLANNING, minutes=[5, 0])
    with pytest.raises(PointsError, match="The longest walk is not more than 0 minutes"):
        od_matrix(tiny, points(home=HOME), points(b=HOME), pace=PLANNING, minutes=float("nan"))
