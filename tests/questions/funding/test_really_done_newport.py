"""On Newport: the figures of funding are those of the ward gaps, today and after one change of each kind."""

from datetime import date, time

import numpy as np
import pytest

from actions.bring_in_pack import bring_in_pack
from geo.paces import PACES
from layers.register.store import open_register
from layers.times.session import Session
from questions.funding.changes import changed_area, changed_assets
from questions.funding.ground import reached
from questions.funding.people import EVERYWHERE, people_of
from questions.funding.places import places_then
from questions.funding.scenario import Action, Change, Scenario
from questions.funding.standard import WINDOWS, Standard, Window
from questions.funding.what_if import what_if
from questions.places.area_assets import area_assets
from questions.walks.timed_ways import DAYTIME
from questions.wards.ward_gaps import GapCause, OpenThen, WardQuestion, ward_gaps
from tests.questions.funding.osm_path import built_area
from tests.questions.funding.really import (
    assert_effect_is_that_of_ward_gaps,
    assert_same_but_for_dust,
    assert_same_figures,
    do_it,
)
from tests.questions.funding.town import ground_of

TODAY = date(2026, 11, 23)
NORMAL = Standard(today=TODAY)
BASE_KINDS = ("cafe", "park", "surgery", "community_centre", "playground")
EVENING = (Session(0, time(18), time(21)),)


@pytest.fixture(scope="module")
def city(newport_pack, tmp_path_factory):
    """Newport, and the place of a register that knows its assets."""
    place = tmp_path_factory.mktemp("newport") / "register.sqlite"
    with open_register(place) as register:
        bring_in_pack(register, newport_pack)
        return newport_pack, place, area_assets(newport_pack, register)


@pytest.mark.parametrize("minutes", [5, 15, 30])
@pytest.mark.parametrize("pace", ["older", "planning", "step-free"])
def test_without_any_change_funding_says_what_the_ward_gaps_say(city, pace, minutes):
    area, _, assets = city
    standard = Standard(PACES[pace], minutes, today=TODAY)
    table = what_if(ground_of(area, assets), Scenario("today"), standard, kinds=BASE_KINDS).table
    assert len(table) == len(BASE_KINDS) * len(people_of(area).groups) * (len(area.wards) + 1)
    for (kind, group), rows in table.groupby(["kind", "group"]):
        gaps = ward_gaps(area, assets, WardQuestion((kind,), PACES[pace], minutes, TODAY, group))
        ours = rows.set_index("ward_code")
        theirs = gaps.wards[gaps.wards["ward_code"] != ""].set_index("ward_code")
        for told in ("today", "then"):
            assert ours[told].drop(EVERYWHERE).to_dict() == theirs["with_one"].to_dict()
        assert ours["people"].drop(EVERYWHERE).to_dict() == theirs["judged"].to_dict()
        assert ours.loc[EVERYWHERE, ["people", "today"]].tolist() == [
            gaps.area["judged"],
            gaps.area["with_one"],
        ]
        assert not ours[["gained", "lost"]].to_numpy().any()


def test_a_part_of_the_week_is_its_days_one_after_another(city):
    area, _, assets = city
    for kind in ("cafe", "community_centre", "park"):
        window = Window("weekend", "Weekends by day", WINDOWS["weekend"].weekdays, *DAYTIME)
        days = [OpenThen(day, window.starts, window.ends) for day in sorted(window.weekdays)]
        by_day = [
            ward_gaps(area, assets, WardQuestion((kind,), NORMAL.pace, 15, TODAY, open_then=day)).points[
                "in_reach"
            ]
            for day in days
        ]
        ours = reached(
            ground_of(area, assets).walks(Standard(NORMAL.pace, 15, window, TODAY)),
            assets,
            kind=kind,
            standard=Standard(NORMAL.pace, 15, window, TODAY),
        )
        assert ours.tolist() == np.any([day > 0 for day in by_day], axis=0).tolist()


def one_of_each(area, assets):
    """One change of each kind, where it concerns many."""
    cafes = assets.table[assets.table["kind"] == "cafe"]
    known = [one for one in cafes["asset_id"] if assets.records[one].sessions]
    centre = area.boundary.centroid
    return {
        "open": Change(
            Action.OPEN, "own/new", "New", "cafe", (centre.x, centre.y), EVENING, places_a_week=40
        ),
        "close": Change(Action.CLOSE, str(cafes["asset_id"].iat[3])),
        "move": Change(Action.MOVE, str(cafes["asset_id"].iat[7]), at=(centre.x + 300.7, centre.y - 80.1)),
        "more hours": Change(Action.HOURS, known[0], sessions=EVENING),
        "more places": Change(Action.PLACES, str(cafes["asset_id"].iat[11]), places_a_week=60),
    }


@pytest.mark.parametrize("what", ["open", "close", "move", "more hours", "more places"])
def test_one_change_of_each_kind_is_that_of_the_register_in_which_it_was_made(city, tmp_path, what):
    area, place, before = city
    scenario = Scenario("s").with_change(one_of_each(area, before)[what])
    copy = tmp_path / "register.sqlite"
    copy.write_bytes(place.read_bytes())
    with open_register(copy) as register:
        do_it(area, register, scenario)
        really = (area, area_assets(area, register))
    night = OpenThen(0, time(18), time(21))
    first = ward_gaps(area, before, WardQuestion(("cafe",), NORMAL.pace, 15, TODAY, open_then=night))
    for more in ({}, {"group": "aged_75_plus"}, {"open_then": night}, {"pace": PACES["step-free"]}):
        asked = WardQuestion(
            **{"kinds": ("cafe",), "pace": NORMAL.pace, "minutes": 15, "today": TODAY, **more}
        )
        done = assert_same_figures(scenario, (area, before), really, asked)
        if more.get("open_then") and what == "more hours":
            assert done.area["with_one"] > first.area["with_one"]
    assert_effect_is_that_of_ward_gaps(scenario, (area, before), really, NORMAL, kind="cafe", today=TODAY)
    told = places_then(ground_of(area, before), scenario, NORMAL, kind="cafe", today=TODAY)
    assert np.array_equal(told["then"], done_places(really), equal_nan=True)
    assert told["then"].notna().any() == (what in ("open", "more places"))


def done_places(really):
    wards = ward_gaps(*really, WardQuestion(("cafe",), NORMAL.pace, 15, TODAY)).wards
    return wards.loc[wards["ward_code"] != "", "places_per_1000"].to_numpy()


def severed_home_and_cafe(area, assets):
    """The corners nearest to most people for whom a café is near but the way long, and to that café."""
    points = ward_gaps(area, assets, WardQuestion(("cafe",), NORMAL.pace, 15, TODAY)).points
    severed = points[points["cause"] == GapCause.NO_WAY]
    row = int(severed["residents"].idxmax())
    home = area.residents.geometry.iat[row]
    cafes = assets.table[assets.table["kind"] == "cafe"].geometry
    cafe = cafes.loc[cafes.distance(home).idxmin()]
    return tuple(corner(area, place) for place in (home, cafe))


def corner(area, place):
    network = area.network
    main = np.flatnonzero(network.node_piece == 0)
    away = np.hypot(network.node_x[main] - place.x, network.node_y[main] - place.y)
    node = main[int(away.argmin())]
    return float(network.node_x[node]), float(network.node_y[node])


def test_a_missing_path_is_that_of_the_city_in_which_it_was_built(city, newport_data, tmp_path):
    area, _, assets = city
    ends = severed_home_and_cafe(area, assets)
    scenario = Scenario("path").with_change(Change(Action.PATH, line=ends))
    built = built_area(area, newport_data / "streets.osm.pbf", tmp_path, ends)
    for kind, pace in (("cafe", "older"), ("park", "step-free"), ("surgery", "planning")):
        asked = WardQuestion((kind,), PACES[pace], 15, TODAY)
        assert_same_but_for_dust(scenario, (area, assets), (built, assets), asked)
    effect = assert_effect_is_that_of_ward_gaps(
        scenario, (area, assets), (built, assets), NORMAL, kind="cafe", today=TODAY
    )
    assert effect.total("gained") > 0
    assert effect.total("lost") == 0


def test_changes_undone_one_by_one_leave_the_first_figures_bit_for_bit_and_the_register_as_it_was(city):
    area, place, before = city
    was = place.read_bytes()
    table, doors, network = before.table.copy(), before.entrances.copy(), area.network
    asked = WardQuestion(("cafe",), NORMAL.pace, 15, TODAY)

    def figures(scenario):
        found = ward_gaps(
            changed_area(area, scenario), changed_assets(ground_of(area, before), scenario), asked
        )
        return (
            found.wards,
            found.points,
            what_if(ground_of(area, before), scenario, NORMAL, kinds=("cafe",)).table,
        )

    ends = severed_home_and_cafe(area, before)
    steps = [Scenario("s")]
    for change in (*one_of_each(area, before).values(), Change(Action.PATH, line=ends)):
        steps.append(steps[-1].with_change(change))
    seen = [figures(step) for step in steps]
    scenario = steps[-1]
    for wanted in reversed(seen[:-1]):
        scenario = scenario.undone()
        for one, two in zip(figures(scenario), wanted, strict=True):
            assert one.equals(two)
    assert scenario == Scenario("s")
    assert changed_assets(ground_of(area, before), scenario) is before
    assert changed_area(area, scenario) is area
    assert before.table.equals(table)
    assert before.entrances.equals(doors)
    assert area.network is network
    assert place.read_bytes() == was
