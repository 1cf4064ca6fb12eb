"""Who is short of what, and why: worked by hand on the tiny town, then laws.

Ten minutes at the steady pace are 666 metres. The café is at (400, 0) on High Street; Low Street lies 100 m
south of it, beyond a river whose only bridge is at x = 1000.
"""

from dataclasses import replace
from datetime import date, time

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings, strategies as st

from geo.errors import WithinReachError
from geo.paces import PACES, own_pace
from layers.times.session import Known, Session
from questions.places.area_assets import pack_assets
from questions.wards.gap_causes import open_then
from questions.wards.ward_gaps import (
    CAUSE_COLUMNS,
    POINT_COLUMNS,
    WARD_COLUMNS,
    GapCause,
    OpenThen,
    WardQuestion,
    groups_of,
    ward_gaps,
)
from questions.wards.ward_opened import WARD_ASSET_COLUMNS, ward_assets
from tests.tiny_area import CRS, here, tiny_area

TODAY = date(2026, 11, 22)
LATELY, LONG_AGO = "2026-11-01", "2024-01-01"
CAFE = {"asset_id": "t/cafe", "name": "Café", "kind": "cafe", "at": (400, 0), "checked_on": LATELY}
SMALL_AREAS = {"most": 1, "middle": 500, "least": 1500}
HOMES = [  # at, ward, residents, of them 65 or over, small area
    ((0, 0), "E1", 100, 30, "most"),
    ((900, 0), "E1", 50, 50, "middle"),
    ((0, -100), "E2", 1000, 10, "least"),
    ((900, -100), "E2", 200, 0, "middle"),
    ((100, 500), "E2", 7, 7, "least"),  # no street within 100 m
    ((2050, 900), "E2", 3, 0, "least"),  # on the island
]
WARDS = {"E1": "High", "E2": "Low", "E3": "Marsh"}
MONDAY_NOON = OpenThen(0, time(12), time(13))


def town(folder, assets=(CAFE,), homes=HOMES):
    area = tiny_area(folder, assets=list(assets))
    area.__dict__["residents"] = gpd.GeoDataFrame(
        {
            "point_id": [f"{small}/{at}" for at, _, _, _, small in homes],
            "small_area_code": [small for *_, small in homes],
            "ward_code": [ward for _, ward, *_ in homes],
            "residents": [people for _, _, people, _, _ in homes],
            "aged_65_plus": [old for *_, old, _ in homes],
        },
        geometry=[here(*at) for at, *_ in homes],
        crs=CRS,
    )
    area.__dict__["small_areas"] = gpd.GeoDataFrame(
        {
            "small_area_code": list(SMALL_AREAS),
            "vintage": "made up",
            "residents": 1,
            "aged_65_plus": 1,
            "deprivation": list(SMALL_AREAS.values()),
        },
        geometry=[here(0, 0).buffer(9)] * 3,
        crs=CRS,
    )
    boxes = [shapely.box(*here(0, 9 * i).coords[0], *here(9, 9 * i + 9).coords[0]) for i in range(3)]
    area.__dict__["wards"] = gpd.GeoDataFrame(
        {"ward_code": list(WARDS), "ward_name": list(WARDS.values())}, geometry=boxes, crs=CRS
    )
    return area


def asked(**changed):
    return replace(WardQuestion(("cafe",), PACES["steady"], 10, TODAY), **changed)


def gaps(folder, assets=(CAFE,), homes=HOMES, records=None, **changed):
    area = town(folder, assets, homes)
    known = pack_assets(area)
    for asset_id, facts in (records or {}).items():
        known.records[asset_id] = replace(known.records[asset_id], **facts)
    return ward_gaps(area, known, asked(**changed))


def cause_at(found, at):
    return found.points.set_index("point_id").filter(like=f"/{at}", axis=0)["cause"].iloc[0]


def test_every_ward_is_listed_with_its_residents_told_apart(tmp_path):
    found = gaps(tmp_path)
    assert tuple(found.wards.columns) == WARD_COLUMNS
    assert tuple(found.points.columns) == POINT_COLUMNS
    shown = found.wards.set_index("ward_name")[["residents", "judged", "unknown", "with_one"]]
    assert shown.loc["High"].tolist() == [150, 150, 0, 150]
    assert shown.loc["Low"].tolist() == [1210, 1200, 10, 0]
    assert shown.loc["Marsh"].tolist() == [0, 0, 0, 0]


def test_a_share_is_of_those_who_can_be_judged_and_missing_where_there_is_nobody(tmp_path):
    shares = gaps(tmp_path).wards.set_index("ward_name")["share_one"]
    assert shares["High"] == 1.0
    assert shares["Low"] == 0.0
    assert np.isnan(shares["Marsh"])


def test_the_unknown_widen_what_the_share_may_be(tmp_path):
    low = gaps(tmp_path).wards.set_index("ward_name").loc["Low"]
    assert (low["share_one_low"], low["share_one_high"]) == (0.0, pytest.approx(10 / 1210))


def test_each_resident_without_has_one_cause_and_they_add_up_to_the_gap(tmp_path):
    found = gaps(tmp_path)
    # from (0, -100) the café is 412 m as the crow flies but 1,700 m on foot; from (900, -100) 510 and 800
    assert cause_at(found, (0, -100)) == GapCause.NO_WAY
    assert cause_at(found, (900, -100)) == GapCause.TOO_FAR
    assert cause_at(found, (0, 0)) == cause_at(found, (100, 500)) == cause_at(found, (2050, 900)) == ""
    low = found.wards.set_index("ward_name").loc["Low"]
    assert (low["without_no_way"], low["without_too_far"], low["main_cause"]) == (1000, 200, GapCause.NO_WAY)


def test_what_the_register_does_not_know_exists_nowhere(tmp_path):
    found = gaps(tmp_path, kinds=("mens_shed",))
    assert found.area["without_none_exists"] == 1350 == found.area["judged"]


@pytest.mark.parametrize(
    ("facts", "changed", "cause"),
    [
        ({}, {"with_stale": False}, ""),
        ({"full": Known.YES}, {}, GapCause.FULL),
        ({"minimum_age": 60}, {}, GapCause.NOT_ELIGIBLE),  # for over-60s, see test_register_cover
        ({"maximum_age": 30}, {"group": "aged_65_plus"}, GapCause.NOT_ELIGIBLE),
        ({"minimum_age": 65}, {"group": "aged_65_plus"}, ""),
        ({}, {"open_then": MONDAY_NOON}, GapCause.STALE_ONLY),  # nobody knows its times: ring
        ({"sessions": (Session(0, time(9), time(12, 30)),)}, {"open_then": MONDAY_NOON}, ""),
        ({"sessions": (Session(0, time(9), time(12)),)}, {"open_then": MONDAY_NOON}, GapCause.SHUT_THEN),
        ({"sessions": (Session(1, time(12), time(13)),)}, {"open_then": MONDAY_NOON}, GapCause.SHUT_THEN),
        ({"sessions": (Session(0, time(12, 30)),)}, {"open_then": MONDAY_NOON}, ""),
        ({"full": Known.YES, "maximum_age": 30}, {"group": "aged_65_plus"}, GapCause.NOT_ELIGIBLE),
    ],
)
def test_what_keeps_an_asset_in_reach_from_counting(tmp_path, facts, changed, cause):
    found = gaps(tmp_path, records={"t/cafe": facts}, **changed)
    assert cause_at(found, (0, 0)) == cause
    assert found.assets["bar"].tolist() == [cause]
    assert found.assets["counts"].tolist() == [cause == ""]


@pytest.mark.parametrize(
    ("session", "asked_for", "is_open"),
    [
        (Session(4, time(18), time(1)), OpenThen(5, time(0), time(0, 30)), True),  # past midnight
        (Session(4, time(18), time(1)), OpenThen(5, time(2), time(3)), False),
        (Session(6, time(18), time(1)), OpenThen(0, time(0), time(9)), True),
        (Session(0, time(10), time(12), last_on=date(2026, 6, 1)), OpenThen(0, time(9), time(11)), False),
        (Session(0, time(10), time(12), every_weeks=2), OpenThen(0, time(9), time(11)), True),
    ],
)
def test_whether_a_session_lies_in_a_stretch_of_a_day(session, asked_for, is_open):
    assert open_then((session,), "pub", asked_for, today=TODAY) is is_open


def test_a_park_without_hours_is_open_and_a_pub_is_not_known():
    assert open_then((), "park", MONDAY_NOON, today=TODAY) is True
    assert open_then((), "pub", MONDAY_NOON, today=TODAY) is None


def test_without_what_is_stale_only_a_telephone_call_is_missing(tmp_path):
    old = {**CAFE, "checked_on": LONG_AGO}
    assert gaps(tmp_path / "with", [old]).area["with_one"] == 150
    without = gaps(tmp_path / "without", [old], with_stale=False)
    assert without.area["with_one"] == 0
    assert cause_at(without, (0, 0)) == GapCause.STALE_ONLY


def test_of_two_in_reach_the_one_with_the_lesser_bar_tells_the_cause(tmp_path):
    other = {**CAFE, "asset_id": "t/other", "at": (300, 0)}
    facts = {"t/cafe": {"full": Known.YES}, "t/other": {"maximum_age": 30, "full": Known.YES}}
    found = gaps(tmp_path, [CAFE, other], records=facts, group="aged_65_plus")
    assert cause_at(found, (0, 0)) == GapCause.FULL


def test_one_across_the_border_counts(tmp_path):
    beyond = {**CAFE, "at": (900, -100)}  # the wards are little squares: all assets lie outside them
    assert gaps(tmp_path, [beyond]).wards.set_index("ward_name")["with_one"].to_dict()["Low"] == 200


def test_steps_are_no_way_for_who_cannot_use_them(tmp_path):
    hill = {**CAFE, "at": (500, 250)}
    homes = [((500, 50), "E1", 40, 0, "most")]
    pace = own_pace(1.11, step_free=True)
    found = gaps(tmp_path, [hill], homes, pace=pace, minutes=5)  # 200 m over the steps, 820 round about
    assert cause_at(found, (500, 50)) == GapCause.NO_WAY


def test_walks_are_medians_over_residents(tmp_path):
    found = gaps(tmp_path / "far", minutes=15)
    assert found.area["median_walk_m"] == pytest.approx(1700)  # of 1,350, the 1,000 on Low Street
    assert found.wards["median_walk_m"].tolist()[0] == pytest.approx(400)
    assert np.isinf(found.area["median_three_m"])


def test_a_median_beyond_what_is_measured_is_infinite(tmp_path):
    found = gaps(tmp_path)
    assert found.longest_m == 1600
    assert np.isinf(found.area["median_walk_m"])


def test_what_there_is_is_shared_among_all_who_reach_it(tmp_path):
    found = gaps(tmp_path, records={"t/cafe": {"places_a_week": 30}})
    high, low = (found.wards.set_index("ward_name").loc[name] for name in ("High", "Low"))
    assert high["places_per_1000"] == pytest.approx(1000 * 30 / 150)
    assert high["assets_per_1000"] == pytest.approx(1000 / 150)
    assert low["places_per_1000"] == 0.0
    given = found.points["places_per_1000"] * found.points["residents"]
    assert given.sum() == pytest.approx(30_000)


def test_places_that_nobody_knows_are_not_taken_for_none(tmp_path):
    assert gaps(tmp_path).wards["places_per_1000"].isna().all()


def test_the_most_deprived_fifth_is_a_group_like_others(tmp_path):
    homes = [(at, ward, 100, old, small) for (at, ward, _, old, small) in HOMES[:4]]
    area = town(tmp_path, homes=homes)
    assert groups_of(area) == ("residents", "aged_65_plus", "most_deprived_fifth")
    found = ward_gaps(area, pack_assets(area), asked(group="most_deprived_fifth"))
    assert found.wards["residents"].tolist() == [100, 0, 0]


def test_a_group_that_nobody_counted_is_refused(tmp_path):
    with pytest.raises(WithinReachError, match='has no counts of a group called "students"'):
        gaps(tmp_path, group="students")


def test_residents_in_no_ward_are_no_ward_and_in_no_total(tmp_path):
    found = gaps(tmp_path, homes=[*HOMES, ((10, 0), "", 5, 0, "most")])
    assert found.wards["ward_name"].tolist() == ["High", "Low", "Marsh"]
    assert found.wards["residents"].sum() == 1360 == found.area["residents"]
    assert found.in_no_ward == 5


SUMS = ["residents", "judged", "unknown", "with_one", "with_three", *CAUSE_COLUMNS]
PLACES = st.lists(
    st.tuples(
        st.integers(0, 1000),
        st.sampled_from([0, -100]),
        st.sampled_from([Known.YES, Known.UNKNOWN]),
        st.sampled_from([LATELY, LONG_AGO, ""]),
    ),
    max_size=7,
)


@settings(max_examples=25, deadline=None)
@given(PLACES, st.integers(1, 30), st.booleans(), st.sampled_from(["residents", "aged_65_plus"]))
def test_what_holds_for_any_assets(tmp_path_factory, places, minutes, with_stale, group):
    made = [
        {**CAFE, "asset_id": f"t/{n}", "at": (x, y), "checked_on": checked}
        for n, (x, y, _, checked) in enumerate(places)
    ]
    area = town(tmp_path_factory.mktemp("law"), made)
    known = pack_assets(area)
    for n, (_, _, full, _) in enumerate(places):
        known.records[f"t/{n}"] = replace(known.records[f"t/{n}"], full=full)
    ask = asked(minutes=minutes, with_stale=with_stale, group=group)
    found = ward_gaps(area, known, ask)
    assert found.wards[SUMS].sum().tolist() == found.area[SUMS].tolist()
    without = found.wards["judged"] - found.wards["with_one"]
    assert found.wards[list(CAUSE_COLUMNS)].sum(axis=1).tolist() == without.tolist()
    longer = ward_gaps(area, known, replace(ask, minutes=minutes + 5))
    assert (longer.points["in_reach"] >= found.points["in_reach"]).all()
    if places:
        fewer = replace(known, table=known.table.iloc[1:].reset_index(drop=True))
        assert (ward_gaps(area, fewer, ask).points["in_reach"] <= found.points["in_reach"]).all()
    checked = ward_gaps(area, known, replace(ask, with_stale=False))
    assert found.wards["with_one_sure"].tolist() == checked.wards["with_one"].tolist()
    told = found.points.loc[found.points["judged"] & (found.points["in_reach"] == 0), "cause"]
    assert (told != "").all()
    pd.testing.assert_frame_equal(ward_gaps(area, known, ask).wards, found.wards)


def test_an_area_without_residents_lists_its_wards_and_knows_nothing_of_them(tmp_path):
    area = tiny_area(tmp_path, assets=[CAFE])
    found = ward_gaps(area, pack_assets(area), asked())
    assert found.wards["residents"].tolist() == [0]
    assert found.wards["share_one"].isna().all()


def test_an_area_without_any_asset_is_short_of_everything(tmp_path):
    found = gaps(tmp_path, assets=(), kinds=())
    assert found.area["without_none_exists"] == found.area["judged"] == 1350
    assert found.assets.empty


def test_a_figure_opens_to_the_assets_that_the_wards_residents_reach(tmp_path):
    others = [
        {**CAFE, "asset_id": f"t/{n}", "at": at} for n, at in enumerate([(950, 0), (900, -110), (2100, 900)])
    ]
    area = town(tmp_path, [CAFE, *others])
    known = pack_assets(area)
    found = ward_gaps(area, known, asked())
    high, low, marsh = (ward_assets(area, known, found, code) for code in WARDS)
    assert high.values.tolist() == [
        ["t/cafe", True, "", 150],
        ["t/0", True, "", 50],
        ["t/1", True, "", 50],  # over the bridge
    ]
    assert low["asset_id"].tolist() == ["t/0", "t/1"]
    assert marsh.empty
    assert tuple(high.columns) == WARD_ASSET_COLUMNS
