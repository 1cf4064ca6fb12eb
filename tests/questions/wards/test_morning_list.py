"""Which calls serve most residents: worked by hand on the tiny town, then laws."""

from datetime import date

import geopandas as gpd
import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from geo.paces import PACES
from geo.sweep import sweep
from questions.places.area_assets import pack_assets
from questions.walks.walking_ground import ORIGIN_LIMIT_M, walking_ground
from questions.wards.morning_list import MORNING_LIST_COLUMNS, morning_list
from tests.tiny_area import CRS, here, tiny_area

TODAY = date(2026, 11, 22)
LATELY = "2026-11-01"
PHONE = "01632 960001"
# 15 minutes at the older pace are 720 metres; the two streets join only at their eastern end.
HOMES = {(0, 0): 100, (250, 0): 40, (900, 0): 7, (0, -100): 1000}


def cafe(number, x, y=0, **known):
    return {
        "asset_id": f"t/{number}",
        "name": f"Café {number}",
        "kind": "cafe",
        "at": (x, y),
        "phone": PHONE,
        **known,
    }


def with_homes(area, homes=HOMES):
    area.__dict__["residents"] = gpd.GeoDataFrame(
        {
            "point_id": [str(at) for at in homes],
            "ward_code": "E05999901",
            "residents": list(homes.values()),
        },
        geometry=[here(*at) for at in homes],
        crs=CRS,
    )
    return area


def calls(folder, places, **asked):
    area = with_homes(tiny_area(folder, assets=places))
    return morning_list(area, pack_assets(area), today=TODAY, **asked)


def test_the_call_that_serves_most_residents_comes_first(tmp_path):
    listed = calls(tmp_path, [cafe(1, 900), cafe(2, 0), cafe(3, 400, -100)])
    # 3: the thousand on Low Street. 2: the 140 near it. 1: of the 47 in reach, the 40 have 2 already.
    assert listed["asset_id"].tolist() == ["t/3", "t/2", "t/1"]
    assert listed["residents_relying"].tolist() == [1000, 140, 7]
    # the 40 at x 250 reach both 1 and 2
    assert listed["residents_with_no_other"].tolist() == [1000, 100, 7]
    assert tuple(listed.columns) == MORNING_LIST_COLUMNS


def test_who_has_a_checked_one_gains_nothing_by_a_call(tmp_path):
    listed = calls(tmp_path, [cafe(1, 900), cafe(2, 0, checked_on=LATELY)])
    assert listed["asset_id"].tolist() == ["t/1"]
    assert listed["residents_relying"].tolist() == [7]


def test_a_check_older_than_a_year_counts_no_more(tmp_path):
    listed = calls(tmp_path, [cafe(2, 0, checked_on="2025-11-21")])
    assert listed[["phone", "checked_on", "residents_relying"]].values.tolist() == [
        [PHONE, "2025-11-21", 140]
    ]


def test_another_kind_is_no_stand_in(tmp_path):
    library = {"asset_id": "t/l", "name": "L", "kind": "library", "at": (0, 0), "checked_on": LATELY}
    assert calls(tmp_path, [library, cafe(2, 0)])["residents_relying"].tolist() == [140]


def test_of_two_alike_side_by_side_one_call_is_enough(tmp_path):
    assert calls(tmp_path, [cafe(1, 0), cafe(2, 0)])["asset_id"].tolist() == ["t/1"]


def test_no_more_calls_than_asked_for_and_none_that_serve_nobody(tmp_path):
    places = [cafe(1, 900), cafe(2, 0), cafe(3, 400, -100), cafe(4, 2100, 900)]
    assert len(calls(tmp_path / "all", places)) == 3
    assert calls(tmp_path / "one", places, count=1)["asset_id"].tolist() == ["t/3"]


def test_what_has_no_telephone_is_listed_only_when_asked_for(tmp_path):
    places = [cafe(1, 0, phone=""), cafe(2, 900)]
    assert calls(tmp_path / "a", places)["asset_id"].tolist() == ["t/2"]
    assert calls(tmp_path / "b", places, without_phone=True)["asset_id"].tolist() == ["t/1", "t/2"]


def test_nothing_to_ring_is_an_empty_list(tmp_path):
    assert calls(tmp_path, []).empty
    assert tuple(calls(tmp_path, [cafe(1, 0, checked_on=LATELY)], count=5).columns) == MORNING_LIST_COLUMNS


PLACES = st.lists(
    st.tuples(st.integers(0, 1000), st.booleans(), st.sampled_from(["cafe", "library"])), max_size=8
)


@settings(max_examples=25, deadline=None)
@given(PLACES)
def test_calls_never_promise_more_than_there_are_residents_without(tmp_path_factory, places):
    made = [
        cafe(n, x, checked_on=LATELY if known else "") | {"kind": kind}
        for n, (x, known, kind) in enumerate(places)
    ]
    area = with_homes(tiny_area(tmp_path_factory.mktemp("law"), assets=made))
    assets = pack_assets(area)
    listed = morning_list(area, assets, today=TODAY)
    assert set(listed["asset_id"]) <= {f"t/{n}" for n, (_, known, _) in enumerate(places) if not known}
    assert listed["residents_relying"].is_monotonic_decreasing
    assert (listed["residents_with_no_other"] <= listed["residents_relying"]).all()
    for kind, rows in listed.groupby("kind"):
        # those who gain are exactly those who reach one of the kind, but no checked one: by plain sweeps
        reach = _by_sweep(area, assets)
        of_kind = (assets.table["kind"] == kind).to_numpy()
        checked = (assets.table["checked_on"] != "").to_numpy()
        gain = reach[of_kind].any(axis=0) & ~reach[of_kind & checked].any(axis=0)
        assert rows["residents_relying"].sum() == np.array(list(HOMES.values()))[gain].sum()


def _by_sweep(area, assets):
    ground, pace = walking_ground(area, assets, 0), PACES["older"]
    reach = []
    for point in area.residents.geometry:
        start = ground.snapper.snap(np.array([point.x]), np.array([point.y]), limit_m=ORIGIN_LIMIT_M)
        walk_m, _ = ground.walks(sweep(area.network, start, cutoff_m=pace.cutoff_m(15)), start)
        reach.append(walk_m <= pace.cutoff_m(15))
    return np.array(reach).T


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_the_rows_does_not_matter(tmp_path, order):
    listed = calls(tmp_path, [cafe(1, 900), cafe(2, 0), cafe(3, 400, -100)][::order])
    assert listed["asset_id"].tolist() == ["t/3", "t/2", "t/1"]
