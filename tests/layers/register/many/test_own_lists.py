"""Lists of an office's own are kept with each asset, and vouch for nothing."""

from dataclasses import replace

from layers.register.listed.confidence import also_in
from layers.register.many.own_lists import own_lists, own_lists_of, put_on_list, take_off_list
from layers.register.model import Asset, lists_of
from layers.register.store import Register

TEA = Asset("a", name="Tea", more=(("Notes", "at the back"),), source="Clubs")


def test_an_asset_is_put_on_a_list_once_and_taken_off_again() -> None:
    on = put_on_list(put_on_list(put_on_list(TEA, "To visit"), "Warm places"), "To visit")
    assert own_lists_of(on) == ("To visit", "Warm places")
    assert take_off_list(take_off_list(on, "To visit"), "Warm places") == TEA
    assert take_off_list(TEA, "To visit") == TEA


def test_the_titles_of_all_are_known() -> None:
    other = put_on_list(replace(TEA, asset_id="b"), "Warm places")
    assert own_lists([put_on_list(TEA, "To visit"), other, TEA]) == ("To visit", "Warm places")


def test_such_a_list_vouches_for_nothing() -> None:
    on = put_on_list(TEA, "To visit")
    assert (lists_of(on), also_in(on)) == (lists_of(TEA), also_in(TEA))


def test_it_is_kept_in_the_register(register: Register) -> None:
    register.add(put_on_list(TEA, "To <b>visit</b>"), by="AB")
    assert own_lists_of(register.entry("a").asset) == ("To <b>visit</b>",)
