"""A change tried says what the same change really made says, to the last figure: by hand on the tiny town."""

from dataclasses import replace
from datetime import date, time
from itertools import pairwise

import geopandas as gpd
import numpy as np
import pytest

from actions.bring_in_pack import bring_in_pack
from geo.network import STEPS, StreetSegments, build_network
from geo.paces import PACES
from layers.register.store import open_register
from layers.times.session import Known, Session
from questions.funding.changes import changed_assets
from questions.funding.scenario import Action, Change, ChangeError, Scenario
from questions.funding.standard import Standard
from questions.funding.what_if import what_if
from questions.places.area_assets import area_assets, pack_assets
from questions.wards.ward_gaps import OpenThen, WardQuestion, ward_gaps
from tests.questions.funding.really import (
    assert_effect_is_that_of_ward_gaps,
    assert_same_but_for_dust,
    assert_same_figures,
    do_it,
)
from tests.questions.funding.town import cafe, ground_of, town
from tests.tiny_area import CRS, EAST, NORTH, PLACES, STREETS, here

TODAY = date(2026, 11, 23)
NORMAL = Standard(today=TODAY)
MONDAY_NIGHT = OpenThen(0, time(18), time(21))
CAFES = [cafe(1, 0, when="Mo 09:00-16:00"), cafe(2, 900, -100), cafe(3, 500), cafe(4, 250, -100)]
LATER = (Session(0, time(18), time(20)),)


def at(x, y=0):
    return (EAST + x, NORTH + y)


def asked(**more):
    return replace(WardQuestion(("cafe",), NORMAL.pace, NORMAL.minutes, TODAY, for_some=True), **more)


@pytest.fixture
def place(tmp_path):
    """The town, its register, and what the register knows; café 4 has places for ten, and is full."""
    area = town(tmp_path, assets=CAFES)
    with open_register(tmp_path / "register.sqlite") as register:
        bring_in_pack(register, area)
        full = id_of(area_assets(area, register), 4)
        entry = register.entry(full)
        register.edit(replace(entry.asset, places_a_week=10, full=Known.YES), entry.version, by="officer")
        yield area, register, area_assets(area, register)


def id_of(assets, number):
    return str(assets.table.loc[assets.table["name"] == f"Café {number}", "asset_id"].iat[0])


def change_to(assets, action, number=1, **more):
    return Scenario("s").with_change(Change(Action(action), id_of(assets, number), **more))


def new(x, y=0, **more):
    return Scenario("s").with_change(Change(Action.OPEN, name="New", kind="cafe", at=at(x, y), **more))


SCENARIOS = {
    "open": lambda _: new(0.123, -100.456, places_a_week=30, sessions=LATER),
    "close": lambda assets: change_to(assets, "close"),
    "move": lambda assets: change_to(assets, "move", at=at(499.987, -99.013)),
    "more hours": lambda assets: change_to(assets, "hours", sessions=LATER),
    "more places": lambda assets: change_to(assets, "places", places_a_week=40),
    "more places where it was full": lambda assets: change_to(assets, "places", 4, places_a_week=11),
    "fewer places where it was full": lambda assets: change_to(assets, "places", 4, places_a_week=9),
    "one after another": lambda assets: (
        new(100, 5)
        .with_change(Change(Action.MOVE, "what-if/1", at=at(0, -105)))
        .with_change(Change(Action.HOURS, "what-if/1", sessions=LATER))
        .with_change(Change(Action.PLACES, "what-if/1", places_a_week=3))
        .with_change(Change(Action.CLOSE, id_of(assets, 2)))
    ),
}


@pytest.mark.parametrize("what", SCENARIOS)
def test_every_figure_is_that_of_the_register_in_which_it_was_done(place, what):
    area, register, before = place
    scenario = SCENARIOS[what](before)
    do_it(area, register, scenario)
    really = (area, area_assets(area, register))
    for question in (
        asked(),
        asked(group="aged_75_plus"),
        asked(open_then=MONDAY_NIGHT),
        asked(pace=PACES["step-free"]),
        asked(with_stale=False),
    ):
        assert_same_figures(scenario, (area, before), really, question)
    assert_effect_is_that_of_ward_gaps(scenario, (area, before), really, NORMAL, kind="cafe", today=TODAY)


def figures(area, assets, scenario, **more):
    return ward_gaps(area, changed_assets(ground_of(area, assets), scenario), asked(**more)).area


def test_longer_hours_turn_a_closed_door_into_an_open_one(place):
    area, _, assets = place
    first = figures(area, assets, Scenario("today"), open_then=MONDAY_NIGHT)
    then = figures(area, assets, SCENARIOS["more hours"](assets), open_then=MONDAY_NIGHT)
    assert (first["with_one"], then["with_one"]) == (0, 140)  # those 720 m from it


def test_more_places_are_shared_among_all_who_reach_them(place):
    area, _, assets = place
    first = figures(area, assets, Scenario("today"))
    then = figures(area, assets, SCENARIOS["more places"](assets))
    assert first["places_per_1000"] != first["places_per_1000"]  # the only ones known are full: not known
    assert then["places_per_1000"] == pytest.approx(1000 * 40 / 1147)  # forty, among all who are judged
    assert first["with_one"] == then["with_one"]


def test_more_places_make_room_where_it_was_full_and_fewer_do_not(place):
    area, _, assets = place
    four = id_of(assets, 4)
    for number, then in ((11, Known.UNKNOWN), (10, Known.YES), (9, Known.YES)):
        tried = changed_assets(ground_of(area, assets), change_to(assets, "places", 4, places_a_week=number))
        assert tried.records[four].full == then
    gained = what_if(ground_of(area, assets), SCENARIOS["more places where it was full"](assets), NORMAL)
    assert gained.total("gained") == 1000  # Low Street's own café was full


def test_a_ground_is_entered_by_its_gates_until_it_is_moved_away_from_them(tmp_path):
    area = town(tmp_path)
    with open_register(tmp_path / "register.sqlite") as register:
        bring_in_pack(register, area)
        before = area_assets(area, register)
        park = str(before.table.loc[before.table["kind"] == "park", "asset_id"].iat[0])
        moved = [Scenario("s")]
        for x in (1080, 1160, 1000):  # 80 m, again 80 m, and back: the register looks at where it lay first
            moved.append(moved[-1].with_change(Change(Action.MOVE, park, at=at(x, 20))))
        gates = []
        for scenario, longer in pairwise(moved):
            do_it(area, register, Scenario("last", longer.changes[len(scenario.changes) :]))
            really = area_assets(area, register)
            tried = changed_assets(ground_of(area, before), longer)
            assert tried.entrances.equals(really.entrances)
            assert_same_figures(longer, (area, before), (area, really), asked(kinds=("park",)))
            gates.append(len(tried.entrances))
    assert gates == [2, 0, 2]


def test_what_is_always_there_cannot_open_for_longer(tmp_path):
    area = town(tmp_path)
    assets = pack_assets(area)
    with pytest.raises(ChangeError, match=r"Park is there at all times as far as is known\. Choose one that"):
        changed_assets(
            ground_of(area, assets), Scenario("s", (Change(Action.HOURS, "t/park", sessions=LATER),))
        )


def test_an_age_limit_counts_for_a_group_as_the_ward_gaps_count_it(tmp_path):
    area = town(tmp_path, assets=[cafe(1, 0), cafe(2, 900, -100)])
    with open_register(tmp_path / "register.sqlite") as register:
        bring_in_pack(register, area)
        young = id_of(area_assets(area, register), 1)
        entry = register.entry(young)
        register.edit(replace(entry.asset, maximum_age=40), entry.version, by="officer")
        before = area_assets(area, register)
        closing = Scenario("s", (Change(Action.CLOSE, young),))
        do_it(area, register, closing)
        really = area_assets(area, register)
    effect = assert_effect_is_that_of_ward_gaps(
        closing, (area, before), (area, really), NORMAL, kind="cafe", today=TODAY
    )
    assert effect.total("lost") == 140
    assert effect.total("lost", group="aged_75_plus") == 0  # it was never for them


def with_really_built(area, *line, flags=0):
    """The town surveyed anew: the streets end where the path begins, and the path is one of them."""
    network = _surveyed(line, flags)
    built = type(area)(area.folder, replace(area.label, revision="built"))
    built.__dict__.update(
        {key: value for key, value in area.__dict__.items() if key not in ("label", "streets_bounds")}
    )
    built.__dict__["network"] = network
    return built


def _surveyed(line, flags):
    """High Street and Low Street cut where the path meets them, all segments given anew."""
    points = [*PLACES.values(), *line]
    row = {place: number for number, place in enumerate(PLACES)}
    ends = [len(PLACES) + number for number in range(len(line))]
    pieces = []
    for first, last, _, _, flag in STREETS:
        here_on = [end for end in (ends[0], ends[-1]) if _lies_on(points, points[end], first, last)]
        here_on.sort(key=lambda end: np.hypot(*np.subtract(points[end], PLACES[first])))
        chain = [row[first], *here_on, row[last]]
        pieces += [(one, two, flag) for one, two in pairwise(chain)]
    pieces += [(one, two, flags) for one, two in pairwise(ends)]
    x, y = (np.array(points, float) + np.array([EAST, NORTH])).T
    start, end, flag = (np.array(values) for values in zip(*pieces, strict=True))
    way = np.zeros(len(pieces), np.int32)
    return build_network(
        StreetSegments(x, y, start.astype(np.int32), end.astype(np.int32), way, flag.astype(np.uint8))
    )


def _lies_on(_, point, first, last):
    one, two = np.array(PLACES[first], float), np.array(PLACES[last], float)
    along, across = two - one, np.array(point) - one
    inside = 0 < float(along @ across) < float(along @ along)
    return inside and abs(float(along[0] * across[1] - along[1] * across[0])) < 1e-9


PATHS = {
    "a crossing of the river": (((100, 0), (100, -100)), 0),
    "a bent path with steps": (((250, 0), (300, -60), (250, -100)), STEPS),
    "a path to the island": (((700, 0), (2000, 400), (2150, 900)), 0),
    "a short cut up the hill": (((750, 0), (800, 200)), 0),
}


@pytest.mark.parametrize("what", PATHS)
def test_a_path_tried_is_a_path_built_and_everybody_joined_to_the_streets_anew(tmp_path, what):
    line, flags = PATHS[what]
    area = town(tmp_path, assets=[*CAFES, cafe(5, 2100, 900)])
    on_island = gpd.GeoDataFrame(area.residents, crs=CRS)
    on_island.loc[4, "geometry"] = here(2050, 950)
    area.__dict__["residents"] = on_island
    assets = pack_assets(area)
    path = Change(Action.PATH, line=tuple(at(*point) for point in line), steps=bool(flags))
    scenario = Scenario("path").with_change(path)
    built = with_really_built(area, *line, flags=flags)
    for question in (asked(), asked(pace=PACES["step-free"]), asked(minutes=30), asked(group="aged_75_plus")):
        assert_same_but_for_dust(scenario, (area, assets), (built, assets), question)
    standard = replace(NORMAL, minutes=30)
    effect = assert_effect_is_that_of_ward_gaps(
        scenario, (area, assets), (built, assets), standard, kind="cafe", today=TODAY
    )
    assert effect.total("lost") == 0
