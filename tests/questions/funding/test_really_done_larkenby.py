"""Any changes that anybody might try on the made-up town say what they say once they are really made."""

import shutil
from datetime import date, time
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, assume, given, settings, strategies as st

from actions.bring_in_pack import bring_in_pack
from geo.paces import PACES
from layers.area import open_area
from layers.assets.always_there import ALWAYS_THERE
from layers.assets.kinds import load_kinds
from layers.bids.read import read_bids
from layers.register.importing.places import finder_for
from layers.register.store import open_register
from layers.times.session import Session
from questions.funding.bid_changes import change_of
from questions.funding.bids import assess
from questions.funding.changes import changed_assets
from questions.funding.need import NeedWeights
from questions.funding.people import EVERYWHERE, people_of
from questions.funding.scenario import Action, Change, Scenario
from questions.funding.standard import Standard
from questions.funding.what_if import what_if
from questions.panel.portfolio import best_portfolio
from questions.places.area_assets import area_assets
from questions.wards.ward_gaps import OpenThen, WardQuestion, ward_gaps
from tests.made_once import demo_areas_in, made_once
from tests.questions.funding.osm_path import built_area, squares_of
from tests.questions.funding.really import (
    assert_effect_is_that_of_ward_gaps,
    assert_same_but_for_dust,
    assert_same_figures,
    do_it,
)
from tests.questions.funding.town import ground_of

DATA = Path(__file__).resolve().parents[3] / "data"
DEMO, SAMPLE = DATA / "demo", DATA / "bids" / "demo.csv"
TODAY = date(2026, 11, 23)
KINDS = ("lunch_club", "support_group", "park", "social_club", "faith_group")
SLOW = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def larkenby(tmp_path_factory):
    """The town, a register that knows it, and what that register says."""
    made = made_once("demo", tmp_path_factory, demo_areas_in)
    area = open_area("demo", areas_folder=made / "areas")
    place = tmp_path_factory.mktemp("larkenby") / "first.sqlite"
    with open_register(place) as register:
        bring_in_pack(register, area)
        assets = area_assets(area, register)
    return area, place, assets


sessions = st.builds(
    lambda day, hour, long: Session(day, time(hour), time(hour + long)),
    st.integers(0, 6),
    st.integers(8, 20),
    st.integers(1, 3),
)


ELSEWHERE = (Action.PATH, Action.MINIBUS, Action.STOP)  # nothing of the register


@st.composite
def changes(draw, area, assets):
    """One to four changes that can be made one after another."""
    west, south, east, north = area.boundary.bounds
    inside = st.tuples(st.floats(west, east), st.floats(south, north))
    of_kinds = assets.table[assets.table["kind"].isin(KINDS)]
    there = dict(zip(of_kinds["asset_id"], of_kinds["kind"], strict=True))
    scenario = Scenario("tried")
    for number in range(draw(st.integers(1, 4))):
        action = draw(st.sampled_from([action for action in Action if action not in ELSEWHERE]))
        if action is Action.OPEN:
            kind = draw(st.sampled_from(KINDS))
            given_to = {"asset_id": f"own/new-{number}", "name": "New", "kind": kind, "at": draw(inside)}
            there[given_to["asset_id"]] = kind
            more = {"sessions": (draw(sessions),), "places_a_week": draw(st.integers(1, 60))}
            scenario = scenario.with_change(Change(action, **given_to, **more))
            continue
        able = [one for one in there if action is not Action.HOURS or there[one] not in ALWAYS_THERE]
        which = draw(st.sampled_from(able))
        facts = {
            Action.CLOSE: lambda: {},
            Action.MOVE: lambda: {"at": draw(inside)},
            Action.HOURS: lambda: {"sessions": (draw(sessions),)},
            Action.PLACES: lambda: {"places_a_week": draw(st.integers(1, 60))},
        }[action]()
        there = {one: kind for one, kind in there.items() if action is not Action.CLOSE or one != which}
        scenario = scenario.with_change(Change(action, which, **facts))
    return scenario


@SLOW
@given(data=st.data())
@pytest.mark.slow
def test_whatever_is_tried_equals_the_register_in_which_it_was_done(larkenby, data):
    area, place, before = larkenby
    scenario = data.draw(changes(area, before))
    copy = place.with_name("tried.sqlite")
    shutil.copy(place, copy)
    with open_register(copy) as register:
        do_it(area, register, scenario)
        really = (area, area_assets(area, register))
    kinds = changed_assets(ground_of(area, before), scenario).table.set_index("asset_id")["kind"]
    concerned = [kinds.get(change.asset_id, change.kind) for change in scenario.changes]
    kind = next((one for one in concerned if one), "lunch_club")
    pace = PACES[data.draw(st.sampled_from(["older", "steady", "step-free"]))]
    minutes = data.draw(st.sampled_from([5, 15, 20]))
    window = data.draw(
        st.none() | st.builds(OpenThen, st.integers(0, 6), st.just(time(10)), st.just(time(14)))
    )
    group = data.draw(st.sampled_from(["residents", "under_16", "aged_75_plus", "most_deprived_fifth"]))
    asked = WardQuestion((kind,), pace, minutes, TODAY, group, window, for_some=True)
    assert_same_figures(scenario, (area, before), really, asked)
    standard = Standard(pace, minutes, today=TODAY)
    assert_effect_is_that_of_ward_gaps(scenario, (area, before), really, standard, kind=kind, today=TODAY)


def test_the_best_set_of_bids_reaches_whom_the_register_says_once_all_of_them_are_funded(larkenby):
    area, place, before = larkenby
    bids = read_bids(SAMPLE, kinds=load_kinds(), finder=finder_for(area)).bids
    weights = NeedWeights.of({"deprivation": 1.0})
    standard = Standard(today=TODAY)
    found = assess(ground_of(area, before), bids, standard=standard, weights=weights)
    best = best_portfolio(people_of(area), found, budget=20_000)
    changes = tuple(change_of(area, found.of(one).bid, before) for one in best.chosen)
    copy = place.with_name("funded.sqlite")
    shutil.copy(place, copy)
    with open_register(copy) as register:
        do_it(area, register, Scenario("funded", changes))
        really = area_assets(area, register)
    gains, people = 0, area.residents["residents"].to_numpy()
    anything = np.zeros(len(people), bool)
    for kind in {found.of(one).kind for one in best.chosen}:
        asked = WardQuestion((kind,), standard.pace, standard.minutes, TODAY, for_some=True)
        first, then = ward_gaps(area, before, asked), ward_gaps(area, really, asked)
        gains += then.area["with_one"] - first.area["with_one"]
        anything |= ((then.points["in_reach"] > 0) & (first.points["in_reach"] == 0)).to_numpy()
    assert len(best.chosen) > 3
    assert (best.additional, best.people) == (gains, people[anything].sum())
    assert best.spent == sum(found.of(one).bid.pounds for one in best.chosen) <= 20_000


def test_every_bid_of_the_sample_is_its_own_scenario_for_every_group_and_ward(larkenby):
    area, _, assets = larkenby
    bids = read_bids(SAMPLE, kinds=load_kinds(), finder=finder_for(area)).bids
    standard = Standard(today=TODAY)
    found = assess(ground_of(area, assets), bids, standard=standard, weights=NeedWeights(), trials=False)
    said = [one for one in found.figures if not one.cannot]
    assert len(said) > 8
    for one in said:
        effect = what_if(
            ground_of(area, assets), Scenario("s", (change_of(area, one.bid, assets),)), standard
        )
        gained = effect.table[effect.table["kind"] == one.kind].set_index(["group", "ward_code"])["gained"]
        assert dict(one.by_group) == gained.xs(EVERYWHERE, level="ward_code").to_dict()
        by_ward = gained.loc["residents"].drop(EVERYWHERE)
        assert dict(one.by_ward) == by_ward[by_ward > 0].to_dict()


def open_corners(area):
    """Corners without a raised kerb, stile or locked gate on the very spot.

    These part the streets there, and who builds a path to that spot says on which side of them it ends.
    """
    places = np.column_stack([area.network.node_x, area.network.node_y]).round(6)
    _, first, counts = np.unique(places, axis=0, return_index=True, return_counts=True)
    return sorted(first[counts == 1].tolist())


@settings(SLOW, max_examples=4)
@given(data=st.data())
def test_a_path_tried_between_two_corners_equals_the_town_in_which_it_was_built(
    larkenby, tmp_path_factory, data
):
    area, _, assets = larkenby
    x, y = area.network.node_x, area.network.node_y
    corners = open_corners(area)
    one = data.draw(st.sampled_from(corners))
    near = [two for two in corners if 60 < np.hypot(x[two] - x[one], y[two] - y[one]) < 500]
    assume(near)
    two = data.draw(st.sampled_from(near))
    ends = ((float(x[one]), float(y[one])), (float(x[two]), float(y[two])))
    assume(
        not shapely.intersects(
            shapely.LineString(ends), squares_of(area, DEMO / "inputs" / "streets.osm.pbf")
        )
    )
    steps = data.draw(st.booleans())
    scenario = Scenario("path").with_change(Change(Action.PATH, line=ends, steps=steps))
    built = built_area(
        area,
        DEMO / "inputs" / "streets.osm.pbf",
        tmp_path_factory.mktemp("built"),
        ends,
        highway="steps" if steps else "footway",
    )
    # A path that is tried climbs evenly; one that is built lies on the ground: hills are left out.
    for kind, pace in (("lunch_club", PACES["older"].level), ("park", PACES["step-free"].level)):
        asked = WardQuestion((kind,), pace, 15, TODAY, for_some=True)
        assert_same_but_for_dust(scenario, (area, assets), (built, assets), asked)
        standard = Standard(pace, 15, today=TODAY)
        assert_effect_is_that_of_ward_gaps(
            scenario, (area, assets), (built, assets), standard, kind=kind, today=TODAY
        )
