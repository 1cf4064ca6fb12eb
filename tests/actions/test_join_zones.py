"""Areas of one's own by ticking wards and small areas: the same residents, the same rules, refusals."""

from pathlib import Path

import pytest

from actions.bring_in_zones import bring_in_zones
from actions.join_zones import COLUMNS, JoinedArea, check_joined, joined_outlines, ward_of_small_areas
from layers.wards.overlaps import BoundaryFileError
from layers.zones.kept_zones import zones_beside
from layers.zones.model import ZoneError, ZoneForm, ZoneLabel
from layers.zones.placing import REST_CODE, place_zones
from layers.zones.zoned_area import by_zones
from tests.layers.zones.village import village

LABEL = ZoneLabel("Halves", "a test")


def test_wards_and_small_areas_that_are_joined_hold_their_residents(tmp_path: Path) -> None:
    area = village(tmp_path / "village")
    joined = (JoinedArea("Both ends", ("E1", "E3")), JoinedArea("Middle", ("E2",)))
    table = joined_outlines(joined, area, name="What was ticked")
    made = bring_in_zones(zones_beside(tmp_path / "areas"), area, table, columns=COLUMNS, label=LABEL)
    assert made.zone_set.form is ZoneForm.OUTLINES
    assert [zone.name for zone in made.zone_set.zones] == ["Both ends", "Middle"]
    zoned = by_zones(area, place_zones(made.zone_set, area))
    people = zoned.residents.groupby("ward_code")["residents"].sum()
    wards = area.residents.groupby("ward_code")["residents"].sum()
    assert people.to_dict() == {"A001": wards["E1"] + wards["E3"], "A002": wards["E2"]}


def test_what_is_not_ticked_is_left_over(tmp_path: Path) -> None:
    area = village(tmp_path / "village")
    table = joined_outlines((JoinedArea("West", (), ("W01000001",)),), area, name="What was ticked")
    made = bring_in_zones(zones_beside(tmp_path / "areas"), area, table, columns=COLUMNS, label=LABEL)
    code = place_zones(made.zone_set, area).code
    assert set(code) == {"A001", REST_CODE}
    assert ((code == "A001") == (area.residents["small_area_code"] == "W01000001").to_numpy()).all()


def test_one_ward_cannot_be_in_two_areas(tmp_path: Path) -> None:
    area = village(tmp_path / "village")
    joined = (JoinedArea("North", ("E1", "E2")), JoinedArea("South", ("E2", "E3")))
    table = joined_outlines(joined, area, name="What was ticked")
    with pytest.raises(BoundaryFileError, match=r"North.*South"):
        bring_in_zones(zones_beside(tmp_path / "areas"), area, table, columns=COLUMNS, label=LABEL)


@pytest.mark.parametrize(
    ("joined", "words"),
    [
        (JoinedArea(" \n", ("E1",)), r"^The area has no name\. Give it one, then add it\."),
        (JoinedArea("north", ("E1",)), r'^There is an area called "north" already\.'),
        (JoinedArea("South"), r"^Nothing is ticked\. Tick the wards or small areas"),
        (JoinedArea("x" * 101, ("E1",)), r"name is 101 characters long\. Shorten it to at most 100\."),
    ],
)
def test_what_cannot_be_added_is_refused_in_words(joined: JoinedArea, words: str) -> None:
    with pytest.raises(ZoneError, match=words):
        check_joined(joined, [JoinedArea("North", ("E2",))])
    assert check_joined(JoinedArea(" South\n", ("E1",)), []) == JoinedArea("South", ("E1",))


def test_a_small_area_is_named_after_the_ward_in_which_most_of_it_lives(tmp_path: Path) -> None:
    area = village(tmp_path)
    assert ward_of_small_areas(area) == {"W01000001": "E1", "W01000002": "E3"}
