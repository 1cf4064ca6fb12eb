"""At what time ward figures are walked: by day unless a time is asked for, and as one person walks."""

from datetime import date, datetime, time

import geopandas as gpd
import numpy as np
import pytest

from geo.paces import PACES, own_pace
from layers.streets.timed_access import TimedAccess
from presentation.words.wards.answer import hours_sentence
from questions.funding.standard import WINDOWS, Standard
from questions.places.area_assets import pack_assets
from questions.walks.near_person import Origin, Question, near_person
from questions.walks.resident_homes import resident_homes
from questions.walks.timed_pairs import pairs_then
from questions.walks.walking_ground import walking_ground
from questions.wards.gap_times import shut_of
from questions.wards.ward_gaps import OpenThen, WardQuestion, ward_gaps
from tests.questions.walks.gated_town import LIBRARY, OPEN_8_TO_16, gated_area
from tests.tiny_area import CRS, here

SUNDAY = date(2026, 11, 22)
HOMES = [((100, 0), 100), ((400, -200), 10), ((450, 90), 3)]  # the last is the keeper's
UNTIL_THREE = TimedAccess("gate", "", "open", "Mo-Su 08:00-15:00", "")
TUESDAY_AFTERNOON = OpenThen(1, time(14), time(16))
TUESDAY_EVENING = OpenThen(1, time(18), time(20))


def town(folder, timed=OPEN_8_TO_16, **more):
    area = gated_area(folder, timed, **more)
    area.__dict__["residents"] = gpd.GeoDataFrame(
        {
            "point_id": [str(at) for at, _ in HOMES],
            "small_area_code": "s",
            "ward_code": "E05999901",
            "residents": [people for _, people in HOMES],
        },
        geometry=[here(*at) for at, _ in HOMES],
        crs=CRS,
    )
    return area


def asked(area, open_then=None, *, minutes=10):
    question = WardQuestion(("library",), PACES["planning"], minutes, SUNDAY, open_then=open_then)
    return ward_gaps(area, pack_assets(area), question)


def test_without_a_time_the_gate_counts_as_by_day(tmp_path):
    # 798 m: from Home Street 600 through the gate, from Low Road 500 + 200 + 200 = 900; the keeper is near
    assert asked(town(tmp_path)).area["with_one"] == 103
    assert asked(town(tmp_path / "shut", UNTIL_THREE)).area["with_one"] == 3


def test_with_a_time_it_counts_as_at_that_time_there_and_back(tmp_path):
    area = town(tmp_path, assets=({**LIBRARY, "when": "Tu 14:00-20:00"},))
    assert asked(area, TUESDAY_AFTERNOON).area["with_one"] == 103
    assert asked(area, TUESDAY_EVENING).area["with_one"] == 3


def test_a_gate_that_shuts_before_the_end_is_shut_for_the_way_back(tmp_path):
    question = WardQuestion(("library",), PACES["planning"], 10, SUNDAY, open_then=TUESDAY_AFTERNOON)
    assert shut_of(town(tmp_path), question) == frozenset()
    assert shut_of(town(tmp_path / "three", UNTIL_THREE), question) == {0}


def test_open_and_shut_have_a_table_of_walks_each(tmp_path):
    area = town(tmp_path)
    distances = [_metres(area, shut)[0, 0] for shut in (frozenset(), frozenset({0}))]
    assert distances == [pytest.approx(600), pytest.approx(1600)]


@pytest.mark.parametrize("both_gates", [False, True])
@pytest.mark.parametrize("shut", [frozenset(), frozenset({0})])
def test_a_table_of_walks_says_what_one_person_is_told(tmp_path, both_gates, shut):
    area = town(tmp_path, both_gates=both_gates)
    assets = pack_assets(area)
    metres = _metres(area, shut)
    for row, ((x, y), _) in enumerate(HOMES):
        point = here(x, y)
        question = Question(own_pace(2.0), 30)
        answer = near_person(area, assets, Origin(point.x, point.y), question)
        (walk_m,) = answer.walks.lengths_m(shut) if answer.walks else answer.in_reach["walk_m"]
        assert metres[row, 0] == pytest.approx(walk_m)


def _metres(area, shut):
    ground, homes = walking_ground(area, pack_assets(area), 0), resident_homes(area, 0)
    walks = pairs_then(
        area,
        homes.snaps,
        ground.doors,
        door_asset=ground.door_asset,
        asset_count=ground.asset_count,
        cutoff_m=3600.0,
        avoid=0,
        shut=shut,
    )
    metres = np.full((walks.point_count, walks.asset_count), np.inf)
    metres[walks.point, walks.asset] = walks.distance_m
    return metres


def test_the_page_states_the_time(tmp_path):
    area = town(tmp_path)
    assert hours_sentence(area, asked(area).question) == (
        "Gates and ways that are open at times only count as they are on weekdays from 10:00 to 16:00: shut, "
        "if they are shut at any time of it."
    )
    assert hours_sentence(area, asked(area, TUESDAY_EVENING).question) == (
        "Gates and ways that are open at times only count as they are on Tuesday between 18:00 and 20:00, "
        "there and back: shut, if they are shut at any time of it."
    )
    area.__dict__["street_hours"] = area.street_hours.iloc[:0]
    assert hours_sentence(area, asked(area).question) == ""


@pytest.mark.parametrize(
    ("window", "is_shut"), [(None, False), ("daytime", False), ("weekend", False), ("evening", True)]
)
def test_a_panel_walks_at_the_part_of_the_week_that_it_asks_for(tmp_path, window, is_shut):
    standard = Standard(window=WINDOWS[window] if window else None, today=datetime(2026, 11, 22).date())
    assert bool(standard.shut(town(tmp_path))) is is_shut
