"""Every resident by bus at once says what each home's own answer says."""

from datetime import date

import geopandas as gpd
import numpy as np
import pytest

from geo.paces import PACES
from layers.buses.passes import load_passes
from questions.buses.bus_journey import Fares
from questions.buses.homes_by_bus import DayByBus, homes_by_bus
from questions.buses.sessions_by_bus import BusCause, BusWish, week_by_bus
from questions.places.area_assets import pack_assets
from questions.walks.near_person import Origin
from tests.questions.buses.tiny_buses import CLUB, TUESDAY, area_with_buses, bus_tables, there_and_back
from tests.tiny_area import ASSETS, CRS, here, tiny_area

PLACES = [(10, 3), (250, 4), (900, 3), (520, 280), (100, 800)]  # the last is far from every street
ASKED = DayByBus(TUESDAY, PACES["steady"], 10, ("lunch_club",))


def area_of(folder, *, last_back=20, when="Tu 12:00-14:00", **of_tables):
    homes = gpd.GeoDataFrame(
        {
            "point_id": [f"p{row}" for row in range(len(PLACES))],
            "small_area_code": "s",
            "ward_code": "E05999901",
            "residents": 10,
        },
        geometry=[here(*place) for place in PLACES],
        crs=CRS,
    )
    assets = [{**asset, "when": when} if asset["asset_id"] == CLUB else asset for asset in ASSETS]
    tables = {**bus_tables(there_and_back(last_back=last_back), **of_tables), "residents": homes}
    return tiny_area(folder, assets=assets, tables=tables)


def one_by_one(area):
    assets = pack_assets(area)
    wish = BusWish(ASKED.pace, ASKED.minutes, TUESDAY, Fares(load_passes()))
    points = [here(*place) for place in PLACES]
    weeks = [week_by_bus(area, assets, Origin(at.x, at.y), wish, [CLUB]) for at in points]
    return [week.sessions[0].cause if week.unjudged is None else week.unjudged for week in weeks]


@pytest.mark.parametrize("last_back", [20, 14])
def test_every_home_is_as_its_own_answer(tmp_path, last_back: int):
    area = area_of(tmp_path, last_back=last_back)
    answer = homes_by_bus(area, pack_assets(area), ASKED)
    causes = one_by_one(area)
    assert answer.sessions == 1
    assert answer.reached.tolist() == [cause is None for cause in causes]
    assert answer.no_bus_home.tolist() == [cause is BusCause.NO_BUS_HOME for cause in causes]
    assert answer.judged.tolist() == [True, True, True, True, False]
    assert answer.reached.any() == (last_back == 20)
    assert answer.no_bus_home.any() == (last_back == 14)


def test_on_a_day_without_a_session_nobody_is_there_and_beyond_the_timetable_nothing_is_said(tmp_path):
    area = area_of(tmp_path)
    assets = pack_assets(area)
    wednesday = DayByBus(date(2026, 6, 3), ASKED.pace, ASKED.minutes, ASKED.kinds)
    assert homes_by_bus(area, assets, wednesday).sessions == 0
    assert not np.any(homes_by_bus(area, assets, wednesday).reached)
    assert homes_by_bus(area, assets, DayByBus(date(2026, 7, 7), ASKED.pace, 10, ASKED.kinds)) is None
    assert homes_by_bus(tiny_area(tmp_path / "other"), assets, ASKED) is None


def test_a_session_whose_end_is_not_known_counts_for_nobody(tmp_path):
    area = area_with_buses(tmp_path, when="Tu 12:00")
    assert not np.any(homes_by_bus(area, pack_assets(area), ASKED).reached)
