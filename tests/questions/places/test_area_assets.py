"""Near a person reads the register: what comes in from the pack, what a person changes, what stays hidden."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from actions.bring_in_pack import bring_in_pack
from geo.crs import to_lonlat
from geo.paces import PACES
from layers.register.importing.seeding import register_beside
from layers.register.listed.asset_table import TABLE_COLUMNS
from layers.register.model import Asset, Status
from layers.register.store import open_register
from questions.places.area_assets import area_assets, pack_assets
from questions.walks.near_person import Origin, Question, near_person
from questions.walks.route_sheet import route_sheet
from questions.walks.walking_ground import walking_ground
from tests.tiny_area import ASSETS, CRS, EAST, NORTH, tiny_area

CAFE, PARK = "made-up/tiny/t/cafe", "made-up/tiny/t/park"
HERE = Origin(EAST + 500, NORTH - 10)
TEN = Question(PACES["planning"], 10)


@pytest.fixture
def register(tmp_path):
    with open_register(tmp_path / "register.sqlite") as opened:
        yield opened


def near(area, register):
    return near_person(area, area_assets(area, register), HERE, TEN)


def added(asset_id, x, y, **known):
    (longitude,), (latitude,) = to_lonlat([EAST + x], [NORTH + y], crs=CRS)
    return Asset(asset_id, kind="cafe", longitude=longitude, latitude=latitude, **known)


def test_the_packs_assets_come_through_the_register_as_they_were(tiny, register):
    table, pack = area_assets(tiny, register).table, pack_assets(tiny).table
    assert tuple(table.columns) == tuple(pack.columns) == TABLE_COLUMNS
    assert [asset_id.removeprefix("made-up/tiny/") for asset_id in table["asset_id"]] == sorted(
        pack["asset_id"]
    )
    same = table.set_index("name").loc[pack["name"]]
    for column in ("kind", "when", "step_free", "near_street", "source", "location_from", "status"):
        assert same[column].tolist() == pack[column].tolist()
    assert same.geometry.distance(pack.set_index("name").geometry).max() < 0.02


def test_the_answer_is_the_packs_to_the_centimetre(tiny, register):
    ours, theirs = near(tiny, register), near_person(tiny, pack_assets(tiny), HERE, TEN)
    assert ours.in_reach["name"].tolist() == theirs.in_reach["name"].tolist()
    assert ours.in_reach["walk_m"].tolist() == pytest.approx(theirs.in_reach["walk_m"].tolist(), abs=0.02)
    assert ours.in_reach.loc[2, ["door_x", "door_y"]].tolist() == [EAST + 1000, NORTH + 20]  # the park's gate


def test_the_same_pack_comes_in_once(tiny, register):
    assert [result.added for result in bring_in_pack(register, tiny)] == [len(ASSETS)]
    first = area_assets(tiny, register)
    again = area_assets(tiny, register)
    assert first.key == again.key
    assert len(register.imports()) == 1
    assert bring_in_pack(register, tiny) == ()


def test_an_undone_pack_stays_undone(tiny, register):
    bring_in_pack(register, tiny)
    register.undo_import(register.imports()[0].import_id, by="AB")
    assert area_assets(tiny, register).table.empty


def test_a_newer_pack_updates_and_what_vanished_is_proposed_for_closing(tmp_path, register):
    bring_in_pack(register, tiny_area(tmp_path, assets=ASSETS))
    newer = [dict(ASSETS[0], cost="free"), *ASSETS[1:-1]]
    area = tiny_area(tmp_path, assets=newer)
    bring_in_pack(register, area)
    assets = area_assets(area, register)
    assert assets.table.set_index("asset_id").at[CAFE, "cost"] == "free"
    assert [asset.asset_id for asset in register.proposed_closures()] == [PARK]
    assert PARK in set(assets.table["asset_id"]), "until a person has closed it"


def test_what_a_person_corrected_outlives_a_newer_pack(tmp_path, register):
    bring_in_pack(register, tiny_area(tmp_path, assets=ASSETS))
    entry = register.entry(CAFE)
    register.edit(replace(entry.asset, phone="01632 960001"), entry.version, by="AB")
    area = tiny_area(tmp_path, assets=[dict(ASSETS[0], phone="0")])
    bring_in_pack(register, area)
    assets = area_assets(area, register)
    assert assets.table.set_index("asset_id").at[CAFE, "phone"] == "01632 960001"


def test_an_asset_added_by_hand_is_in_reach_at_once(tiny, register):
    before = area_assets(tiny, register)
    register.add(added("hand/1", 510, 0, name="Knit and Natter"), by="AB")
    after = area_assets(tiny, register)
    assert before.key != after.key
    assert near_person(tiny, after, HERE, TEN).in_reach["asset_id"].iat[0] == "hand/1"
    assert route_sheet(tiny, after, HERE, TEN, "hand/1").there.walk_m == pytest.approx(20, abs=0.05)


def test_closed_assets_are_left_out_and_paused_ones_say_so(tiny, register):
    bring_in_pack(register, tiny)
    register.close(CAFE, by="AB")
    entry = register.entry("made-up/tiny/t/library")
    register.edit(replace(entry.asset, status=Status.PAUSED), entry.version, by="AB")
    found = near(tiny, register).in_reach.set_index("asset_id")
    assert CAFE not in found.index
    assert found["status"].to_dict() == {"made-up/tiny/t/library": "paused", PARK: "active"}


def test_a_hidden_address_is_neither_shown_nor_walked_to(tiny, register):
    bring_in_pack(register, tiny)
    for asset_id in (CAFE, PARK):
        entry = register.entry(asset_id)
        register.edit(replace(entry.asset, hide_address=True), entry.version, by="AB")
    assets = area_assets(tiny, register)
    assert assets.without_place == 2
    assert not {CAFE, PARK} & {*assets.table["asset_id"], *assets.entrances["asset_id"]}
    answer = near_person(tiny, assets, HERE, TEN)
    assert not {CAFE, PARK} & {*answer.in_reach["asset_id"], *answer.out_of_reach["asset_id"]}


def test_assets_of_another_town_are_left_out(tiny, register):
    register.add(added("hand/far", 30_000, 0, name="Far away"), by="AB")
    assert "hand/far" not in set(area_assets(tiny, register).table["asset_id"])


def test_two_made_up_towns_on_one_spot_never_mix(tmp_path, register):
    one = tiny_area(tmp_path, name="one", assets=ASSETS[:2])
    two = tiny_area(tmp_path, name="two", assets=ASSETS[2:3])
    bring_in_pack(register, one)
    bring_in_pack(register, two)
    assert area_assets(two, register).table["name"].tolist() == ["Hilltop Library"]
    assert sorted(area_assets(one, register).table["name"]) == ["Corner Café", "Low Street Lunch Club"]


def test_a_made_up_town_on_real_ground_shows_its_own_and_what_people_added_but_no_real_pack(
    tmp_path, register
):
    made_up = tiny_area(tmp_path, name="one", assets=ASSETS[:1])
    real = tiny_area(tmp_path, name="two", assets=ASSETS[1:3])
    real = replace(real, label=replace(real.label, made_up=False))
    bring_in_pack(register, real)
    register.add(added("hand/1", 510, 0, name="Knit and Natter"), by="AB")
    assert sorted(area_assets(made_up, register).table["name"]) == ["Corner Café", "Knit and Natter"]
    assert sorted(area_assets(real, register).table["name"]) == [
        "Hilltop Library",
        "Knit and Natter",
        "Low Street Lunch Club",
    ]


def test_a_ground_that_a_person_moved_is_no_longer_entered_by_its_old_gates(tiny, register):
    bring_in_pack(register, tiny)
    entry = register.entry(PARK)
    moved = added(PARK, 500, -110)
    asset = replace(entry.asset, longitude=moved.longitude, latitude=moved.latitude)
    register.edit(asset, entry.version, by="AB")
    assert area_assets(tiny, register).entrances.empty


def test_a_change_in_the_register_leaves_the_streets_as_they_are(tiny, register):
    before = walking_ground(tiny, area_assets(tiny, register), 0)
    register.add(added("hand/1", 510, 0), by="AB")
    after = walking_ground(tiny, area_assets(tiny, register), 0)
    assert before.snapper is after.snapper
    assert before.water is after.water
    assert after.asset_count == before.asset_count + 1


def test_an_areas_folder_of_its_own_has_a_register_of_its_own(tmp_path, monkeypatch):
    monkeypatch.delenv("WITHIN_REACH_REGISTER", raising=False)
    assert register_beside(tmp_path / "areas") == str(tmp_path / "register" / "register.sqlite")
    assert register_beside(tmp_path) == str(tmp_path / "register" / "register.sqlite")
    monkeypatch.setenv("WITHIN_REACH_REGISTER", "elsewhere.sqlite")
    assert register_beside(tmp_path) == "elsewhere.sqlite"


def test_the_register_can_be_asked_as_it_was_on_a_day(tiny, register):
    bring_in_pack(register, tiny)
    then = datetime.now(UTC)
    register.add(added("x/new", 480, -10, name="New café"), by="AB")
    register.close(CAFE, by="AB")
    now, before = area_assets(tiny, register), area_assets(tiny, register, as_of=then)
    assert {"x/new"} == set(now.table["asset_id"]) - set(before.table["asset_id"])
    assert CAFE in set(before.table["asset_id"]) - set(now.table["asset_id"])
    assert before.records[CAFE].status is Status.ACTIVE
    assert before.key != now.key
    assert area_assets(tiny, register, as_of=then - timedelta(days=1)).table.empty
