"""What is asked of each of many areas is what the questions by themselves answer, row by row."""

import numpy as np
import pytest

from geo.paces import PACES
from questions.funding.best_places import best_places
from questions.funding.ground import funding_ground
from questions.funding.need import NeedError, NeedWeights, need
from questions.funding.people import people_of
from questions.funding.standard import Standard
from questions.nation.gaps import EVERY_GROUP, GapsAsk
from questions.nation.near_table import NEAR_COLUMNS, NearTableAsk
from questions.nation.needs import NEED_COLUMNS, NeedsAsk
from questions.nation.outlines import OUTLINE_COLUMNS, outlines_of
from questions.nation.sites import SITE_COLUMNS, SitesAsk
from questions.places.area_assets import pack_assets
from questions.wards.gap_people import groups_of
from questions.wards.ward_gaps import WardQuestion, ward_gaps
from tests.hilly_town import raised
from tests.questions.wards.test_ward_gaps import CAFE, HOMES, TODAY, town

NOBODY_COUNTS = NeedWeights.of({})


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    cafes = [{**CAFE, "asset_id": f"t/{n}", "at": (x, 0)} for n, x in enumerate([100, 600])]
    library = {**CAFE, "asset_id": "t/library", "kind": "library", "at": (500, -100)}
    pub = {**CAFE, "asset_id": "t/pub", "kind": "pub", "at": (900, -100), "name": "The <i>Pub</i>"}
    homes = [*HOMES, ((10, 0), "", 5, 1, "most")]
    area = town(tmp_path_factory.mktemp("town"), [*cafes, library, pub], homes)
    return area, pack_assets(area)


def test_gaps_have_every_ward_with_a_point_in_it(place):
    area, assets = place
    table = GapsAsk(("cafe", "library"), ("older",), (5, 10), TODAY).of_area(area, assets)
    assert len(table) == 2 * 2 * len(area.wards)
    shapes = area.wards.set_index("ward_code").geometry
    assert all(shapes[code].contains(at) for code, at in zip(table["ward_code"], table.geometry, strict=True))
    assert table.crs == area.crs


def test_gaps_may_be_of_all_groups_that_an_area_counts(place):
    area, assets = place
    table = GapsAsk(("cafe",), ("older",), (5,), TODAY, (EVERY_GROUP,)).of_area(area, assets)
    assert set(table["group"]) == set(groups_of(area))


@pytest.mark.parametrize("pace", ["older", "step-free"])
def test_the_nearest_is_as_far_as_ward_gaps_says(place, pace):
    area, assets = place
    ask = NearTableAsk(("cafe", "library"), (pace,), 15, TODAY)
    table = ask.of_area(area, assets)
    assert list(table.columns) == [*NEAR_COLUMNS, "geometry"]
    assert len(table) == 2 * (len(area.residents) - 1), "whoever lives in no ward is not of the area"
    for kind, rows in table.groupby("kind"):
        question = WardQuestion((str(kind),), PACES[pace], 15, TODAY)
        points = ward_gaps(area, assets, question).points.set_index("point_id").loc[rows["point_id"]]
        cutoff_m = PACES[pace].cutoff_m(15)
        nearest = points["nearest_m"].where(points["nearest_m"] <= cutoff_m)
        np.testing.assert_array_equal(rows["walk_m"].to_numpy(), nearest.to_numpy(float))
        assert rows["unjudged"].tolist() == points["unjudged"].astype(str).tolist()


def test_the_nearest_over_hills_is_as_far_as_ward_gaps_says(tmp_path):
    area = town(tmp_path, [CAFE], HOMES)
    level = NearTableAsk(("cafe",), ("older",), 15, TODAY).of_area(area, pack_assets(area))
    raised(area)
    table = NearTableAsk(("cafe",), ("older",), 15, TODAY).of_area(area, pack_assets(area))
    points = ward_gaps(area, pack_assets(area), WardQuestion(("cafe",), PACES["older"], 15, TODAY)).points
    nearest = points.set_index("point_id").loc[table["point_id"], "nearest_m"]
    np.testing.assert_array_equal(table["walk_m"], nearest.where(nearest <= PACES["older"].cutoff_m(15)))
    assert not table["walk_m"].equals(level["walk_m"])


def test_the_nearest_worked_by_hand(place):
    area, assets = place
    table = NearTableAsk(("cafe",), ("steady",), 15, TODAY).of_area(area, assets)
    row = table[table["point_id"] == "most/(0, 0)"].iloc[0]
    assert row["asset_id"] == "t/0"
    assert row["walk_m"] == pytest.approx(100)
    assert row["walk_min"] == pytest.approx(100 / 1.11 / 60, rel=0.01)
    away = table[table["point_id"] == "least/(100, 500)"].iloc[0]
    assert (away["asset_id"], away["unjudged"]) == ("", "no-street")
    assert np.isnan(away["walk_m"]), "what cannot be judged is not known, and never 0"


def test_what_does_not_count_is_not_the_nearest(place):
    area, assets = place
    none = NearTableAsk(("mens_shed",), ("steady",), 15, TODAY).of_area(area, assets)
    assert set(none["asset_id"]) == {""}
    assert none["walk_m"].isna().all()
    stale = NearTableAsk(("cafe",), ("steady",), 15, TODAY, with_stale=False, stale_after_days=1)
    assert stale.of_area(area, assets)["walk_m"].isna().all()


def test_needs_add_up_to_those_of_the_panel(place):
    area, assets = place
    weights = NeedWeights.of({"deprivation": 1.0, "aged_65_plus": 0.5})
    table = NeedsAsk(weights, TODAY).of_area(area, assets)
    assert list(table.columns) == [*NEED_COLUMNS, "geometry"]
    people = people_of(area)
    inside = people.ward_code.ne("").to_numpy()
    assert table["residents"].sum() == people.residents[inside].sum() == 1360
    assert table["weighted"].sum() == pytest.approx(need(people, weights).weight[inside].sum())
    standing = table.set_index("small_area_code")["deprivation_standing"]
    assert standing["most"] > standing["middle"] > standing["least"]


def test_a_need_that_is_not_counted_somewhere_is_missing_there(place):
    area, assets = place
    changed = area.residents.copy()
    changed["aged_65_plus"] = changed["aged_65_plus"].astype(float)
    changed.loc[0, "aged_65_plus"] = np.nan
    table = _with_residents(area, changed, NeedsAsk(NeedWeights.of({"aged_65_plus": 1.0}), TODAY), assets)
    by_code = table.set_index("small_area_code")["weighted"]
    assert np.isnan(by_code["most"])
    assert by_code.drop("most").notna().all()


def _with_residents(area, residents, ask, assets):
    before = area.residents
    area.__dict__["residents"] = residents
    try:
        return ask.of_area(area, assets)
    finally:
        area.__dict__["residents"] = before


def test_a_weight_that_an_area_does_not_know_is_refused(place):
    area, assets = place
    with pytest.raises(NeedError, match='Nothing is known here of "left_handed"'):
        NeedsAsk(NeedWeights.of({"left_handed": 1.0}), TODAY).of_area(area, assets)


def test_sites_are_the_best_places_of_the_panel(place):
    area, assets = place
    ask = SitesAsk(("lunch_club", "library"), 2, "older", 15, NOBODY_COUNTS, TODAY)
    table = ask.of_area(area, assets)
    assert list(table.columns) == [*SITE_COLUMNS, "geometry"]
    ground = funding_ground(area, assets)
    standard = Standard(PACES["older"], 15, today=TODAY)
    for kind, rows in table.groupby("for_kind"):
        best = best_places(ground, kind=str(kind), standard=standard, weights=NOBODY_COUNTS, count=2)
        assert rows["asset_id"].tolist() == best.table["asset_id"].tolist()
        assert rows["additional"].tolist() == best.table["additional"].tolist()
        assert set(rows["residents_today"]) == {best.today}
        assert rows["place"].tolist() == list(range(1, len(rows) + 1))
    there = assets.table.set_index("asset_id").geometry
    assert all(there[row.asset_id] == row.geometry for row in table.itertuples())


def test_outlines_are_the_whole_first_and_then_the_wards(place):
    area, _ = place
    table = outlines_of(area)
    assert list(table.columns) == list(OUTLINE_COLUMNS)
    assert table["ward_code"].tolist() == ["", *area.wards["ward_code"]]
    assert table["ward_name"].iloc[0] == area.title
    assert table.geometry.is_valid.all()


@pytest.mark.parametrize(
    "ask",
    [
        GapsAsk(("cafe",), ("older",), (5,), TODAY),
        NearTableAsk(("cafe",), ("older",), 5, TODAY),
        NeedsAsk(NeedWeights.of({"deprivation": 1.0}), TODAY),
        SitesAsk(("cafe",), 1, "older", 5, NOBODY_COUNTS, TODAY),
    ],
    ids=lambda ask: ask.name,
)
def test_a_question_is_the_same_again_and_says_its_day(ask):
    import json
    import pickle

    again = pickle.loads(pickle.dumps(ask))  # noqa: S301 - our own
    assert again == ask
    assert json.loads(json.dumps(ask.record())) == ask.record()
    assert ask.record()["today"] == TODAY.isoformat()
