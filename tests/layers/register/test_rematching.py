"""A row whose id is not known is taken for an asset that stands here only if it can be no other."""

from dataclasses import replace

from layers.register.model import Asset
from layers.register.records import to_record
from layers.register.rematching import not_listed, rematched

MADE = "0123456789ab"
TEA = Asset("clubs/7", name="Tea", kind="lunch_club", postcode="NP20 4AA", source_id="7")
UNNUMBERED = replace(TEA, asset_id=f"clubs/{MADE}", source_id=MADE)


class Standing:
    """What stands in the register: of a version, all that is asked for here."""

    def __init__(self, asset):
        self.asset_id = asset.asset_id
        self._record = to_record(asset)

    def as_record(self):
        return self._record


def again(*rows, standing=(TEA,)):
    """The ids that rows have once they are matched with what stands."""
    of_source = {asset.asset_id: Standing(asset) for asset in standing}
    return [(asset.asset_id, asset.source_id) for asset in rematched(rows, of_source)]


def test_a_row_of_a_known_id_is_itself():
    assert again(replace(TEA, name="Tea and cake")) == [("clubs/7", "7")]


def test_a_reference_that_is_lost_or_filled_in_is_no_new_asset():
    assert again(UNNUMBERED) == [("clubs/7", "7")]
    assert again(TEA, standing=[UNNUMBERED]) == [(f"clubs/{MADE}", "7")]


def test_one_reference_under_another_id_is_the_same_asset_whatever_it_is_called():
    renamed = replace(TEA, asset_id="old-clubs/7", name="Cake", postcode="")
    assert again(renamed) == [("clubs/7", "7")]


def test_two_references_are_two_assets_though_name_and_place_are_one():
    other = replace(TEA, asset_id="clubs/8", source_id="8")
    assert again(other) == [("clubs/8", "8")]


def test_another_kind_name_or_place_is_another_asset():
    for change in (
        {"kind": "cafe"},
        {"name": "Cake"},
        {"postcode": "NP20 4AB"},
        {"name": ""},
        {"postcode": ""},
    ):
        assert again(replace(UNNUMBERED, **change)) == [(f"clubs/{MADE}", MADE)]


def test_a_place_may_be_an_address_or_a_point_to_ten_metres():
    here = replace(TEA, postcode="", longitude=-3.00001, latitude=51.60001)
    near = replace(UNNUMBERED, postcode="", longitude=-3.00002, latitude=51.60002)
    far = replace(near, latitude=51.6002)
    assert again(near, standing=[here]) == [("clubs/7", "7")]
    assert again(far, standing=[here]) == [(f"clubs/{MADE}", MADE)]


def test_of_two_that_could_be_it_neither_is():
    twin = replace(UNNUMBERED, asset_id="clubs/ba9876543210", source_id="ba9876543210")
    assert [asset_id for asset_id, _ in again(UNNUMBERED, twin)] == [UNNUMBERED.asset_id, twin.asset_id]
    both = [TEA, replace(TEA, asset_id="clubs/9", source_id="9")]
    assert again(UNNUMBERED, standing=both) == [(UNNUMBERED.asset_id, MADE)]


def test_of_two_in_one_hall_the_times_tell_which_and_then_the_other_is_known_too():
    monday, friday = replace(UNNUMBERED, when="Monday 10:00"), replace(UNNUMBERED, when="Friday 14:00")
    before = [replace(monday, asset_id="clubs/aaaaaaaaaaaa"), replace(friday, asset_id="clubs/bbbbbbbbbbbb")]
    now = [replace(friday, asset_id="clubs/cccccccccccc"), replace(monday, asset_id="clubs/dddddddddddd")]
    assert [asset_id for asset_id, _ in again(*now, standing=before)] == [
        "clubs/bbbbbbbbbbbb",
        "clubs/aaaaaaaaaaaa",
    ]
    moved = replace(now[0], when="Friday 15:00")
    assert [asset_id for asset_id, _ in again(moved, now[1], standing=before)] == [
        "clubs/bbbbbbbbbbbb",
        "clubs/aaaaaaaaaaaa",
    ]


def test_an_asset_that_a_row_has_by_its_id_is_not_given_to_another():
    assert again(TEA, UNNUMBERED) == [("clubs/7", "7"), (UNNUMBERED.asset_id, MADE)]


def gone(*rejected):
    return [stored.asset_id for stored in not_listed([Standing(TEA)], rejected)]


def test_what_a_rejected_row_names_by_id_or_by_name_and_place_is_not_gone():
    assert gone() == ["clubs/7"]
    assert gone(replace(TEA, name="Other", postcode="")) == []
    assert gone(replace(TEA, asset_id="clubs/wrong", kind="cafe")) == []
    assert gone(replace(TEA, asset_id="clubs/wrong", name="Cake")) == ["clubs/7"]
    assert gone(Asset("clubs/wrong")) == ["clubs/7"]


def test_a_row_whose_kind_is_understood_otherwise_is_the_same_asset_where_neither_has_a_reference():
    other = replace(UNNUMBERED, asset_id="clubs/ba9876543210", source_id="ba9876543210", kind="social_club")
    assert again(other, standing=[UNNUMBERED]) == [(UNNUMBERED.asset_id, MADE)]
    assert again(other, UNNUMBERED, standing=[UNNUMBERED])[0] == (other.asset_id, other.source_id)
    third = replace(other, asset_id="clubs/ba9876543211", source_id="ba9876543211", kind="library")
    assert again(other, third, standing=[UNNUMBERED]) == [(e.asset_id, e.source_id) for e in (other, third)]
