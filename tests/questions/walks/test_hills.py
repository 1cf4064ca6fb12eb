"""Hills in what is near a person: worked by hand on the tiny town, which rises eastwards and northwards."""

from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

from geo.gradients import Gradient, pace_factor
from geo.paces import PACES
from questions.places.area_assets import pack_assets
from questions.walks.isochrones import isochrones
from questions.walks.near_person import Origin, Question, near_person
from questions.walks.od_matrix import od_matrix
from questions.walks.route_sheet import route_sheet
from questions.walks.seats import longest_without_seat
from tests.hilly_town import EASTWARDS, hilly_tiny
from tests.tiny_area import ASSETS, EAST, NORTH, here, tiny_area

OLDER = PACES["older"]
NEARER = [{**ASSETS[0], "at": (400, 10)}, *ASSETS[1:]]  # the café 400 m along High Street, 10 m beside it
UP = float(pace_factor(Gradient.CAREFUL, np.array([EASTWARDS]))[0])  # along High Street, 5 %


@pytest.fixture(scope="module")
def area(tmp_path_factory):
    return hilly_tiny(tmp_path_factory.mktemp("hilly"), assets=NEARER)


def at(x, y):
    return Origin(EAST + x, NORTH + y)


def ask(area, place, pace=OLDER, minutes=20):
    return near_person(area, pack_assets(area), at(*place), Question(pace, minutes))


def row(answer, asset_id):
    return answer.in_reach.set_index("asset_id").loc[asset_id]


def test_uphill_takes_longer_and_the_way_back_does_not(area):
    cafe = row(ask(area, (0, 0)), "t/cafe")
    assert cafe["length_m"] == pytest.approx(410)
    assert cafe["walk_m"] == pytest.approx(10 + 400 / UP)
    assert (cafe["walk_min"], cafe["back_min"]) == (11, 9)  # 487 and 410 m at 0.8 m/s


def test_downhill_is_as_on_the_level(area):
    cafe = row(ask(area, (480, 0)), "t/cafe")
    assert cafe["walk_m"] == pytest.approx(90)
    assert (cafe["walk_min"], cafe["back_min"]) == (2, 3)  # 90 and 105 m


def test_without_hills_every_figure_is_that_of_the_level_town(area, tmp_path):
    tiny = tiny_area(tmp_path, assets=NEARER)
    flat, level = ask(area, (0, 0), OLDER.level), ask(tiny, (0, 0))
    assert flat.question.pace != level.question.pace
    for table in ("in_reach", "out_of_reach"):
        columns = [name for name in getattr(level, table).columns if name != "geometry"]
        pd.testing.assert_frame_equal(getattr(flat, table)[columns], getattr(level, table)[columns])
    assert flat.walkshed.equals(level.walkshed)


@pytest.mark.parametrize("pace", PACES.values(), ids=PACES)
@pytest.mark.parametrize("place", [(0, 0), (500, 300), (1000, -100)])
def test_with_hills_nothing_more_is_in_reach(area, place, pace):
    with_hills, level = ask(area, place, pace, 10), ask(area, place, pace.level, 10)
    assert set(with_hills.in_reach["asset_id"]) <= set(level.in_reach["asset_id"])
    assert with_hills.walkshed.area <= level.walkshed.area + 1
    near = level.in_reach.set_index("asset_id")["walk_m"]
    for asset_id, walk_m in with_hills.in_reach.set_index("asset_id")["walk_m"].items():
        assert walk_m >= near[asset_id] - 1e-6


def test_a_pace_that_climbs_with_care_is_slower_uphill(area):
    brisk = row(ask(area, (0, 0), replace(OLDER, gradient=Gradient.BRISK)), "t/cafe")
    assert 410 < brisk["walk_m"] < row(ask(area, (0, 0)), "t/cafe")["walk_m"]


def test_the_route_sheet_tells_there_and_back_apart(area):
    sheet = route_sheet(area, pack_assets(area), at(0, 0), Question(OLDER, 20), "t/cafe")
    assert (sheet.there.minutes, sheet.there.level_minutes) == (11, 9)
    assert (sheet.back.minutes, sheet.back.level_minutes) == (9, 9)
    assert sheet.there.walk_m == sheet.back.walk_m == pytest.approx(410)
    assert sheet.there.climbs.rise_m == sheet.back.climbs.fall_m == pytest.approx(20)
    assert sheet.there.climbs.steepest_up == pytest.approx(EASTWARDS)
    assert sheet.there.climbs.longest.up_m == pytest.approx(20)
    assert sheet.back.climbs.longest is None


def test_hills_are_told_of_whether_they_count_or_not(area, tiny):
    flat = route_sheet(area, pack_assets(area), at(0, 0), Question(OLDER.level, 20), "t/cafe")
    assert flat.there.minutes == 9
    assert flat.there.climbs.rise_m == pytest.approx(20)
    unknown = route_sheet(tiny, pack_assets(tiny), at(0, 0), Question(OLDER, 20), "t/cafe")
    assert unknown.there.climbs is None


def test_seats_isochrones_and_matrices_count_hills_too(area):
    assets = pack_assets(area)
    asked = Question(OLDER, 10)  # 480 level metres: the café is 487 away
    assert longest_without_seat(area, assets, at(0, 0), asked, ["t/cafe"]) == {}
    flat = replace(asked, pace=OLDER.level)
    assert set(longest_without_seat(area, assets, at(0, 0), flat, ["t/cafe"])) == {"t/cafe"}
    home, cafe = (points(area, place) for place in [(0, 0), (400, 10)])
    there, back, level = (
        od_matrix(area, *ends, pace=pace, minutes=30)["walk_min"][0]
        for ends, pace in [((home, cafe), OLDER), ((cafe, home), OLDER), ((home, cafe), OLDER.level)]
    )
    assert there > back == pytest.approx(level)
    grounds = [isochrones(area, home, pace=pace, minutes=[10]).area[0] for pace in (OLDER, OLDER.level)]
    assert grounds[0] < grounds[1]


def points(area, place):
    return gpd.GeoSeries([here(*place)], crs=area.crs)
