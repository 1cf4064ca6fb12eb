"""One asset out of two: what only the other knows is taken, nothing that is known is overwritten."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given

from layers.register.confidence import ALSO_LISTED
from layers.register.duplicates import merged
from layers.register.model import Asset, PlacedBy, Status
from layers.times.session import Session
from tests.layers.register.exporting.any_asset import any_assets
from tests.layers.register.rows import FULL, club

BARE = Asset("a/1", name="Lunch", kind="lunch_club", licence="OGL", attribution="A council", source="A")
OTHER = Asset(
    "b/2", name="Lunch Club", phone="01633 960001", licence="ODbL", attribution="Mappers", source="B"
)


def test_what_is_known_stays_and_what_only_the_other_knows_comes():
    whole = merged(BARE, OTHER)
    assert (whole.asset_id, whole.name, whole.phone, whole.source) == ("a/1", "Lunch", "01633 960001", "A")


def test_whoever_gave_something_is_named_and_whoever_gave_nothing_is_not():
    whole = merged(BARE, OTHER)
    assert (whole.licence, whole.attribution) == ("OGL; ODbL", "A council; Mappers")
    nothing_new = merged(BARE, replace(OTHER, phone=""))
    assert (nothing_new.licence, nothing_new.attribution) == ("OGL", "A council")
    same = merged(BARE, replace(OTHER, licence="OGL", attribution="A council"))
    assert (same.licence, same.attribution) == ("OGL", "A council")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({"postcode": "NP20 4AA"}, {"longitude": -3.0, "latitude": 51.6, "placed_by": PlacedBy.POINT}),
        ({"when": "Mon 12:00"}, {"sessions": (Session(1, time(12), None),)}),
    ],
)
def test_fields_that_belong_together_are_not_mixed(ours, theirs):
    """A place or times made of two halves would be nobody's."""
    kept, other = replace(BARE, **ours), replace(OTHER, **theirs)
    whole = merged(kept, other)
    mixed = [name for name, value in theirs.items() if getattr(whole, name) == value]
    assert mixed == [] or set(mixed) == set(theirs)


def test_words_and_further_fields_of_both_are_kept_once():
    ours = replace(BARE, interests=("art", "tea"), more=(("Chair", "AB"),))
    theirs = replace(OTHER, interests=("tea", "cake"), more=(("Chair", "AB"), ("name_cy", "Cinio")))
    whole = merged(ours, theirs)
    assert whole.interests == ("art", "tea", "cake")
    assert whole.more == (("Chair", "AB"), ("name_cy", "Cinio"), (ALSO_LISTED, OTHER.source))


def test_a_hidden_place_stays_hidden_whichever_of_the_two_hides_it():
    hidden = replace(OTHER, hide_address=True)
    assert merged(BARE, hidden).hide_address
    assert merged(hidden, BARE).hide_address
    assert not merged(BARE, OTHER).hide_address


def test_the_status_is_that_of_the_one_that_stays():
    assert merged(BARE, replace(OTHER, status=Status.CLOSED)).status is Status.ACTIVE


def test_a_check_of_the_other_counts_only_where_there_is_none():
    checked = replace(OTHER, checked_by="CD", checked_on=date(2026, 11, 1))
    assert merged(BARE, checked).checked_on == date(2026, 11, 1)
    assert merged(replace(BARE, checked_by="AB", checked_on=date(2026, 10, 1)), checked).checked_by == "AB"


def test_a_full_record_takes_nothing_from_another():
    assert merged(FULL, replace(club(9), interests=(), more=())) == FULL


@given(any_assets())
def test_an_asset_merged_with_itself_is_itself(asset):
    assert merged(asset, asset) == replace(
        asset, interests=merged(asset, asset).interests, more=merged(asset, asset).more
    )
    assert set(merged(asset, asset).interests) == set(asset.interests)
