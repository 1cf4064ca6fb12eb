"""The real city: every figure is that of a whole matrix of walks by SciPy, and Near a person agrees."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from geo.figures.inequality import most_deprived
from geo.paces import PACES
from questions.places.area_assets import pack_assets
from questions.walks.near_person import Origin, OriginStatus, Question, near_person
from questions.walks.street_cover import streets_and_residents
from questions.walks.walking_ground import ORIGIN_LIMIT_M, walking_ground
from questions.wards.gap_people import deprivation_of
from questions.wards.matrix.gap_matrix import gap_matrix
from questions.wards.matrix.model import MatrixQuestion
from questions.wards.ward_fit import ward_fit
from questions.wards.ward_gap_model import CAUSE_COLUMNS, UNKNOWN_COLUMNS
from questions.wards.ward_gaps import WardQuestion, ward_gaps
from tests.geo.brute_force import walk_matrix

TODAY = date(2026, 11, 22)
LONGEST_M = 2400.0
ASKED = [
    (("cafe",), "steady", 15, "residents"),
    (("pub", "social_club"), "older", 10, "aged_65_plus"),
    (("playground",), "planning", 5, "under_16"),
    (("place_of_worship",), "steady", 10, "most_deprived_fifth"),
]


@pytest.fixture(scope="module")
def newport(newport_pack):
    area = newport_pack
    assets = pack_assets(area)
    for number, (asset_id, record) in enumerate(sorted(assets.records.items())):  # nobody knows them: made up
        assets.records[asset_id] = replace(record, places_a_week=5 + number % 40)
    return area, assets


@pytest.fixture(scope="module")
def matrix(newport):
    """(points, assets) metres on foot, by brute force."""
    area, assets = newport
    ground = walking_ground(area, assets, 0)
    at = area.residents.geometry
    homes = ground.snapper.snap(at.x.to_numpy(), at.y.to_numpy(), limit_m=ORIGIN_LIMIT_M)
    return homes, walk_matrix(
        area.network,
        homes,
        ground.doors,
        door_asset=ground.door_asset,
        asset_count=ground.asset_count,
        limit_m=LONGEST_M,
    )


def test_whom_nobody_can_judge_is_the_same_here_and_on_the_page_about_the_data(newport):
    area, assets = newport
    found = ward_gaps(area, assets, WardQuestion(("cafe",), PACES["steady"], 15, TODAY))
    cover = streets_and_residents(area)
    causes = [found.area[name] for name in UNKNOWN_COLUMNS]
    assert causes == [cover.without, cover.across, cover.not_joined] == [52_890, 208, 1_307]
    assert found.area["unknown"] == cover.unjudged == 54_405


@pytest.mark.parametrize(("kinds", "pace", "minutes", "group"), ASKED)
def test_every_figure_is_that_of_the_whole_matrix(newport, matrix, kinds, pace, minutes, group):
    area, assets = newport
    homes, walks_m = matrix
    found = ward_gaps(area, assets, WardQuestion(kinds, PACES[pace], minutes, TODAY, group=group))
    of_kind = assets.table["kind"].isin(kinds).to_numpy()
    walks_m, crow_m = walks_m[:, of_kind], _as_the_crow_flies(area, assets, homes, of_kind)
    places = [assets.records[asset_id].places_a_week for asset_id in assets.table["asset_id"][of_kind]]
    judged = homes.joined & (
        area.network.node_piece[area.network.edge_from[homes.edge]] == 0
    )  # Newport has one main piece of street, and no other as long as a town's
    who = _people(area, group)
    cutoff_m = PACES[pace].cutoff_m(minutes)
    expected = _by_matrix(area, walks_m, who, judged, cutoff_m, found.longest_m, np.array(places, float))
    expected |= _causes(area, walks_m, crow_m, who * judged, cutoff_m)
    shown = found.wards.set_index("ward_code")
    for name, figures in expected.items():
        assert shown[name].to_numpy(float) == pytest.approx(
            figures.reindex(shown.index).to_numpy(float), nan_ok=True, abs=1e-6
        ), name


def _people(area, group):
    everyone = area.residents["residents"].to_numpy(float)
    if group == "most_deprived_fifth":
        return everyone * most_deprived(deprivation_of(area), everyone)
    return area.residents[group].to_numpy(float)


def _as_the_crow_flies(area, assets, homes, of_kind):
    """(points, assets of the kind) straight metres to the nearest of each asset's doors."""
    ground = walking_ground(area, assets, 0)
    crow_m = np.full((len(homes), of_kind.sum()), np.inf)
    for column, row in enumerate(np.flatnonzero(of_kind)):
        doors = ground.doors.take(ground.door_asset == row)
        apart = np.hypot(homes.x[:, None] - doors.x, homes.y[:, None] - doors.y)
        crow_m[:, column] = apart.min(axis=1)
    return crow_m


def _causes(area, walks_m, crow_m, who, cutoff_m):
    """No asset here is full, shut or for some only: who is without is too far, or has no direct way."""
    without = (walks_m > cutoff_m).all(axis=1)
    at = crow_m.argmin(axis=1)
    crow_m, walk_m = (each[np.arange(len(at)), at] for each in (crow_m, walks_m))
    no_way = (crow_m * 1.2 <= cutoff_m) & (walk_m >= 2 * crow_m)
    ward = area.residents["ward_code"].to_numpy()
    return {
        "without_no_way": pd.Series(who * (without & no_way)).groupby(ward).sum(),
        "without_too_far": pd.Series(who * (without & ~no_way)).groupby(ward).sum(),
    }


def _shared(area, walks_m, judged, cutoff_m, places, weights):
    """(points,) 2SFCA with a weight for each third of the cutoff, term by term."""
    third = np.ceil(walks_m / cutoff_m * 3 - 1e-9)
    weight = np.select([third <= 1, third <= 2, third <= 3], weights, 0.0) * judged[:, None]
    demand = (weight * area.residents["residents"].to_numpy(float)[:, None]).sum(axis=0)
    return 1000 * weight @ np.divide(places, demand, out=np.zeros(len(demand)), where=demand > 0)


def _by_matrix(area, walks_m, people, judged, cutoff_m, longest_m, places):
    """Figures by ward with plain pandas."""
    walks_m = np.where(walks_m <= longest_m, walks_m, np.inf)
    near = (walks_m <= cutoff_m) & judged[:, None]
    ordered = np.sort(walks_m, axis=1)
    given = (area, walks_m, judged, cutoff_m)
    points = pd.DataFrame(
        {
            "ward": area.residents["ward_code"].to_numpy(),
            "who": people * judged,
            "one": near.any(axis=1),
            "three": near.sum(axis=1) >= 3,
            "nearest": ordered[:, 0],
            "three_m": ordered[:, :3].mean(axis=1),
            "access": _shared(*given, np.ones(len(places)), (1, 1, 1)),
            "access_near": _shared(*given, np.ones(len(places)), (1, 0.68, 0.22)),
            "places": _shared(*given, places, (1, 1, 1)),
        }
    )
    by_ward = points.groupby("ward")
    judged_people = by_ward["who"].sum()

    def mean(column):
        return (points["who"] * points[column]).groupby(points["ward"]).sum() / judged_people

    return {
        "residents": pd.Series(people).groupby(points["ward"]).sum(),
        "judged": judged_people,
        "with_one": (points["who"] * points["one"]).groupby(points["ward"]).sum(),
        "unknown": pd.Series(people * ~judged).groupby(points["ward"]).sum(),
        "with_three": (points["who"] * points["three"]).groupby(points["ward"]).sum(),
        "share_one": mean("one"),
        "share_three": mean("three"),
        "assets_per_1000": mean("access"),
        "assets_per_1000_near": mean("access_near"),
        "places_per_1000": mean("places"),
        "median_walk_m": by_ward.apply(_median, "nearest"),
        "median_three_m": by_ward.apply(_median, "three_m"),
    }


def _median(rows, column):
    rows = rows[rows["who"] > 0].sort_values(column)
    if rows.empty:
        return np.nan
    return rows.loc[rows["who"].cumsum() >= rows["who"].sum() / 2, column].iloc[0]


def test_near_a_person_agrees_with_any_point_behind_a_ward(newport):
    area, assets = newport
    asked = WardQuestion(("cafe", "pub", "library", "park"), PACES["older"], 15, TODAY)
    found = ward_gaps(area, assets, asked)
    question = Question(asked.pace, asked.minutes, asked.kinds)
    points = found.points.assign(x=area.residents.geometry.x, y=area.residents.geometry.y)
    ward = found.wards.sample(6, random_state=5)["ward_code"]
    for row in points[points["ward_code"].isin(ward)].sample(60, random_state=6).itertuples():
        answer = near_person(area, assets, Origin(row.x, row.y), question)
        assert (answer.status is OriginStatus.JUDGED) == row.judged
        assert len(answer.in_reach) == row.in_reach
        if row.in_reach:
            assert answer.in_reach["walk_m"].iloc[0] == pytest.approx(row.nearest_m, abs=1e-6)
            assert row.cause == ""


def test_nobody_of_the_city_is_lost_on_the_way_to_its_wards(newport):
    area, assets = newport
    found = ward_gaps(area, assets, WardQuestion((), PACES["steady"], 10, TODAY))
    assert found.wards["residents"].sum() == area.small_areas["residents"].sum() == 159_596
    assert found.wards["unknown"].sum() + found.wards["judged"].sum() == 159_596
    assert len(found.wards) == 21


def test_counts_of_2011_areas_come_to_wards_of_2023_without_losing_anybody(newport, newport_data):
    """By the look-up to the areas of 2021, and from these by points."""
    area, assets = newport
    source = pd.read_csv(newport_data / "lsoa11_population_wimd2019.csv")
    columns = {"under_16": "aged_0_15", "aged_65_plus": "aged_65_plus", "aged_75_plus": "aged_75_plus"}
    for group, column in columns.items():
        found = ward_gaps(area, assets, WardQuestion(("pub",), PACES["steady"], 10, TODAY, group=group))
        assert found.wards["residents"].sum() == found.area["residents"] == source[column].sum()
        fit = ward_fit(area, group)
        assert fit.table["by_best_fit"].sum() == fit.table["by_points"].sum() == source[column].sum()
        assert fit.table["by_points"].tolist() == found.wards["residents"].tolist()


@pytest.mark.parametrize(("pace", "minutes"), [("planning", 5), ("step-free", 15)])
def test_many_kinds_at_once_give_what_each_gives_by_itself(newport, pace, minutes):
    area, assets = newport
    sought = (("cafe",), ("playground",), ("pub", "social_club"), ("place_of_worship",))
    base, groups = WardQuestion((), PACES[pace], minutes, TODAY), ("residents", "most_deprived_fifth")
    matrix = gap_matrix(area, assets, MatrixQuestion(base, sought, groups))
    same = ["judged", "with_one", "share_one", "share_one_low", "share_one_high", *CAUSE_COLUMNS]
    for at, kinds in enumerate(sought):
        for group in groups:
            alone = ward_gaps(area, assets, base.of_kinds(kinds).of_group(group)).wards
            cells = matrix.cells[(matrix.cells["sought"] == at) & (matrix.cells["group"] == group)]
            pd.testing.assert_frame_equal(
                cells[same].reset_index(drop=True), alone[same], check_exact=True, check_dtype=False
            )
