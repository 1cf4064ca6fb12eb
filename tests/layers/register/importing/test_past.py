"""The past of a made-up town: a year of changes on a register that has nothing yet, and on no other."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from actions.bring_in_pack import bring_in_pack
from layers.area import Area, open_area
from layers.register.importing.past import begin_with_past
from layers.register.importing.seeding import earlier_lists, register_id
from layers.register.model import Asset, Status
from layers.register.store import Register, open_register
from questions.places.of_area import began_on
from tests.made_once import demo_areas_in, made_once

ORCHARD, DYEHOUSE, MEADOWS = "LK-006", "LK-133", "LK-004"
LIST = "larkenby-groups-and-places-made-up"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Area:
    folder = made_once("demo", tmp_path_factory, demo_areas_in)
    return open_area("demo", areas_folder=folder / "areas")


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return open_register(tmp_path / "register.sqlite")


def on(register: Register, day: str) -> dict[str, Asset]:
    """What the register had at the end of a day, by the number in the town's list."""
    at = datetime.fromisoformat(f"{day}T23:59:59+00:00")
    return {asset.asset_id.rsplit("/", 1)[-1]: asset for asset in register.as_of(at)}


def test_the_town_has_lists_of_four_earlier_days(town: Area):
    lists = earlier_lists(town)
    assert [day for day, _ in lists] == [
        date(2025, 5, 6), date(2025, 8, 5), date(2025, 11, 4), date(2026, 2, 3)
    ]  # fmt: skip
    assert [len(of_day) for _, of_day in lists] == [2, 1, 1, 1], "the map comes with the first"


def test_places_opened_closed_changed_their_times_and_were_checked(town: Area, register: Register):
    bring_in_pack(register, town)
    spring, autumn = on(register, "2025-06-01"), on(register, "2025-11-30")
    assert ORCHARD not in spring
    assert autumn[ORCHARD].status is Status.ACTIVE
    assert spring[DYEHOUSE].status is Status.ACTIVE
    assert autumn[DYEHOUSE].status is Status.CLOSED
    assert spring[MEADOWS].when == "Monday 12:00-14:00"
    assert autumn[MEADOWS].when == "Wednesday 12:00-14:00"
    checked = [on(register, day)["LK-003"].checked_on for day in ("2025-06-01", "2026-03-01")]
    assert checked == [date(2024, 11, 20), date(2025, 11, 20)]


def test_today_is_what_it_would_be_without_a_past(town: Area, register: Register, tmp_path: Path):
    bring_in_pack(register, town)
    plain = open_register(tmp_path / "plain.sqlite")
    plain.add(Asset("by-hand", name="Written first"), by="AB")  # so that it has begun
    bring_in_pack(plain, town)

    def standing(of: Register) -> dict[str, Asset]:
        """All that stands and is not closed."""
        return {
            entry.asset.asset_id: entry.asset
            for entry in of.entries()
            if entry.asset.status is not Status.CLOSED and entry.asset.asset_id != "by-hand"
        }

    assert standing(register) == standing(plain)
    assert register.proposed_closures() == ()
    assert register.doubtful_stamp() is None


def test_a_register_that_has_begun_is_given_no_past(town: Area, register: Register):
    register.add(Asset("by-hand", name="Written first"), by="AB")
    assert begin_with_past(register, town) == ()
    assert on(register, "2026-03-01") == {}


def test_twice_is_once(town: Area, register: Register):
    assert len(begin_with_past(register, town)) == 5
    assert begin_with_past(register, town) == ()


def test_a_clock_before_the_last_of_the_days_gives_no_past(town: Area, register: Register):
    assert begin_with_past(register, town, now=datetime(2026, 1, 1, tzinfo=UTC)) == ()
    assert register.revision == 0


def test_only_what_is_made_up_has_a_past(tiny: Area, register: Register):
    assert not len(tiny.earlier_assets)
    assert begin_with_past(register, tiny) == ()
    assert register_id(tiny, "x")


def test_the_past_of_the_town_is_no_beginning_of_another_area(town: Area, tiny: Area, register: Register):
    bring_in_pack(register, town)
    assert began_on(register, town) == date(2025, 5, 6)
    assert began_on(register, tiny) is None
    bring_in_pack(register, tiny)
    assert began_on(register, tiny) == datetime.now(UTC).date()
