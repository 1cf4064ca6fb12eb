"""What would change, worked by hand, and the same as if it had really been done."""

from dataclasses import replace
from datetime import time

import numpy as np
import pytest

from actions.bring_in_pack import bring_in_pack
from layers.register.model import Asset
from layers.register.store import open_register
from layers.times.session import Session
from questions.funding.ground import reached
from questions.funding.people import EVERYWHERE
from questions.funding.scenario import Action, Change, ChangeError, Scenario, read_scenario, scenario_json
from questions.funding.standard import WINDOWS, Standard
from questions.funding.what_if import what_if
from questions.places.area_assets import area_assets
from tests.questions.funding.town import cafe, ground_of, lonlat, town
from tests.tiny_area import EAST, NORTH

NORMAL = Standard()


def at(x, y=0):
    return (EAST + x, NORTH + y)


def opened(x, y=0, kind="cafe"):
    return Scenario("new").with_change(Change(Action.OPEN, name="New", kind=kind, at=at(x, y)))


def row(effect, ward, group="residents"):
    table = effect.table
    return table[(table["ward_code"] == ward) & (table["group"] == group)].iloc[0]


def test_a_new_cafe_gains_those_within_its_walk(tmp_path):
    area = town(tmp_path)
    effect = what_if(ground_of(area), opened(0), NORMAL)
    assert row(effect, "west")[["people", "today", "then", "gained", "lost"]].tolist() == [
        140,
        0,
        140,
        140,
        0,
    ]
    assert row(effect, EVERYWHERE)["people"] == 1147  # the fifty without a street are not judged
    assert row(effect, "west", "aged_75_plus")["gained"] == 14
    assert effect.by_fifth.set_index("fifth")["gained"].sum() == 140


def test_closing_one_tells_who_loses_and_who_does_not(tmp_path):
    area = town(tmp_path, assets=[cafe(1, 0), cafe(2, 900)])
    effect = what_if(
        ground_of(area),
        Scenario("cut").with_change(Change(Action.CLOSE, "t/1")),
        NORMAL,
    )
    assert effect.total("lost") == 100  # those at 250 still have the other
    assert effect.total("gained") == 0


def test_a_move_both_gains_and_loses(tmp_path):
    area = town(tmp_path, assets=[cafe(1, 0)])
    moved = Scenario("move").with_change(Change(Action.MOVE, "t/1", at=at(0, -100)))
    effect = what_if(ground_of(area), moved, NORMAL)
    assert (effect.total("gained"), effect.total("lost")) == (1000, 140)


def test_longer_hours_count_where_a_time_of_week_is_asked_for(tmp_path):
    area = town(tmp_path, assets=[cafe(1, 0)])
    evenings = replace(NORMAL, window=WINDOWS["evening"])
    longer = Scenario("late").with_change(
        Change(Action.HOURS, "t/1", sessions=(Session(1, time(18), time(20)),))
    )
    effect = what_if(ground_of(area), longer, evenings)
    assert effect.total("today") == 0  # its times are not known
    assert effect.total("gained") == 140


def test_a_path_across_the_gap_lets_the_other_street_reach(tmp_path):
    area = town(tmp_path, assets=[cafe(1, 0)])
    path = Scenario("path").with_change(Change(Action.PATH, line=(at(100, 0), at(100, -100))))
    effect = what_if(ground_of(area), path, NORMAL, kinds=("cafe",))
    assert effect.total("gained") == 1000  # 100 + 100 + 100 m instead of 2,100 m
    steps = Scenario("steps").with_change(Change(Action.PATH, line=(at(100, 0), at(100, -100)), steps=True))
    wheels = replace(NORMAL, pace=__import__("geo.paces", fromlist=["PACES"]).PACES["step-free"])
    assert what_if(ground_of(area), steps, wheels, kinds=("cafe",)).total("gained") == 0


def test_who_gains_two_kinds_is_one_resident_and_two_gains(tmp_path):
    area = town(tmp_path)
    two = opened(0).with_change(Change(Action.OPEN, name="Books", kind="library", at=at(0)))
    effect = what_if(ground_of(area), two, NORMAL)
    assert (effect.total("gained"), effect.gaining, effect.losing) == (280, 140, 0)
    nothing = what_if(ground_of(area), Scenario("new"), NORMAL)
    assert (nothing.gaining, nothing.losing) == (0, 0)


def test_undoing_gives_exactly_what_was_before(tmp_path):
    area = town(tmp_path, assets=[cafe(1, 0)])
    one = opened(900)
    two = one.with_change(Change(Action.CLOSE, "t/1"))
    assert two.undone() == one
    assert two.undone().undone() == Scenario("new")
    nothing = what_if(ground_of(area), Scenario("new"), NORMAL, kinds=("cafe",))
    assert nothing.total("gained") == nothing.total("lost") == 0
    assert read_scenario(scenario_json(two)) == two


def test_a_scenario_leaves_the_register_and_the_assets_as_they_were(tmp_path):
    area = town(tmp_path, assets=[cafe(1, 0)])
    with open_register(tmp_path / "register.sqlite") as register:
        bring_in_pack(register, area)
        assets = area_assets(area, register)
        was, key = assets.table.copy(), register.cache_key
        closing = opened(0).with_change(Change(Action.CLOSE, assets.table["asset_id"].iat[0]))
        what_if(ground_of(area, assets), closing, NORMAL)
        assert register.cache_key == key
        assert assets.table.equals(was)


@pytest.mark.parametrize("what", ["open", "close", "move"])
def test_a_scenario_says_what_the_register_says_once_it_is_really_done(tmp_path, what):
    area = town(tmp_path, assets=[cafe(1, 0), cafe(2, 900)])
    with open_register(tmp_path / "register.sqlite") as register:
        bring_in_pack(register, area)
        before = area_assets(area, register)
        first = str(before.table.loc[before.table["name"] == "Café 1", "asset_id"].iat[0])
        lon, lat = lonlat(250, -100)
        change = {
            "open": Change(Action.OPEN, "own/new", "New", "cafe", at(250, -100)),
            "close": Change(Action.CLOSE, first),
            "move": Change(Action.MOVE, first, at=at(250, -100)),
        }[what]
        effect = what_if(ground_of(area, before), Scenario("s", (change,)), NORMAL, kinds=("cafe",))
        entry = register.entry(first)
        if what == "open":
            register.add(Asset("own/new", "New", kind="cafe", longitude=lon, latitude=lat), by="test")
        elif what == "close":
            register.close(first, by="test")
        else:
            register.edit(replace(entry.asset, longitude=lon, latitude=lat), entry.version, by="test")
        really = area_assets(area, register)
    today, then = (
        reached(ground_of(area, before).walks(NORMAL), before, kind="cafe", standard=NORMAL),
        reached(ground_of(area, really).walks(NORMAL), really, kind="cafe", standard=NORMAL),
    )
    assert np.array_equal(effect.gained["cafe"], then & ~today)
    assert np.array_equal(effect.lost["cafe"], today & ~then)
    assert (then != today).any()


def test_a_place_outside_is_refused(tmp_path):
    area = town(tmp_path)
    with pytest.raises(ChangeError, match="lies outside Tinytown and its margin"):
        what_if(ground_of(area), opened(90_000), NORMAL)


def test_an_asset_that_is_not_there_is_refused(tmp_path):
    area = town(tmp_path)
    with pytest.raises(ChangeError, match="There is no asset t/9 here"):
        what_if(
            ground_of(area),
            Scenario("x").with_change(Change(Action.CLOSE, "t/9")),
            NORMAL,
        )
