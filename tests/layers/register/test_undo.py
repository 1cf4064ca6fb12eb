"""What came in can be taken back whole, and two that were made one can be taken apart."""

from dataclasses import replace

import pytest

from layers.register.engine.errors import (
    AssetRefusedError,
    NoSuchAssetError,
    RegisterError,
    SomeoneElseChangedError,
)
from layers.register.model import Status
from layers.register.versions import VersionCause
from tests.layers.register.rows import FULL, club, clubs, info


def standing(register):
    return [entry.asset for entry in register.entries()]


def state(register):
    """Everything that an undo has to put back."""
    return [(entry.asset, dict(entry.source_says)) for entry in register.entries()]


def test_an_import_taken_back_leaves_no_trace_but_in_the_history(register):
    register.import_assets(clubs(3), info())
    register.edit(club(1, phone="ours"), 1, by="AB")
    before = state(register)
    register.import_assets([club(0, cost="£2"), club(1, phone="theirs"), club(7)], info(2), vanished="close")
    assert state(register) != before
    undone = register.undo_import(2, by="CD")
    assert state(register) == before
    assert (undone.removed, undone.kept) == (("clubs/7",), ())
    assert undone.put_back == ("clubs/0", "clubs/1", "clubs/2")
    assert register.history("clubs/7")[-1].asset is None
    assert register.history("clubs/0")[-1].change is VersionCause.UNDO
    newest = register.imports()[0]
    assert (newest.import_id, newest.undone_by) == (2, "CD")


def test_what_was_changed_since_is_kept_and_listed(register):
    register.import_assets(clubs(3), info())
    register.edit(club(1, phone="ours"), 1, by="Carys")
    undone = register.undo_import(1, by="CD")
    assert undone.removed == ("clubs/0", "clubs/2")
    [kept] = undone.kept
    assert (kept.asset_id, kept.name, kept.by) == ("clubs/1", "Club 1", "Carys")
    assert standing(register) == [club(1, phone="ours")]


def test_after_an_undo_the_same_file_comes_in_again(register):
    register.import_assets(clubs(3), info())
    register.undo_import(1, by="CD")
    assert register.entries() == ()
    again = register.import_assets(clubs(3), info())
    assert (again.import_id, again.added) == (2, 3)
    assert [version.change for version in register.history("clubs/0")] == [
        VersionCause.IMPORT, VersionCause.UNDO, VersionCause.IMPORT,
    ]  # fmt: skip


def test_imports_are_taken_back_one_after_the_other(register):
    register.add(FULL, by="AB")
    register.import_assets(clubs(3), info())
    register.import_assets([*clubs(3, cost="£2"), club(9)], info(2))
    assert register.undo_import(2, by="CD").put_back == ("clubs/0", "clubs/1", "clubs/2")
    undone = register.undo_import(1, by="CD")
    assert (undone.removed, undone.kept) == (("clubs/0", "clubs/1", "clubs/2"), ())
    assert standing(register) == [FULL]


def test_an_import_is_taken_back_once(register):
    register.import_assets(clubs(1), info())
    register.undo_import(1, by="CD")
    with pytest.raises(RegisterError, match="CD took this import back already"):
        register.undo_import(1, by="EF")
    with pytest.raises(NoSuchAssetError, match="There is no import 7"):
        register.undo_import(7, by="EF")


def test_an_asset_taken_out_by_an_undo_can_be_put_back(register):
    register.import_assets(clubs(1), info())
    register.undo_import(1, by="CD")
    register.restore("clubs/0", 1, by="EF")
    assert standing(register) == clubs(1)
    with pytest.raises(NoSuchAssetError, match="In version 2 the asset clubs/0 was not in the register"):
        register.restore("clubs/0", 2, by="EF")


def test_a_version_is_put_back_only_over_the_one_that_was_seen(register):
    register.import_assets(clubs(1), info())
    register.edit(club(0, phone="ours"), 1, by="CD")
    with pytest.raises(SomeoneElseChangedError, match=r"CD changed clubs/0 .* after you opened it: phone"):
        register.restore("clubs/0", 1, by="EF", expected_version=1)
    assert register.entry("clubs/0").asset.phone == "ours"
    assert register.restore("clubs/0", 1, by="EF", expected_version=2) == 3
    register.undo_import(1, by="CD")
    gone = register.history("clubs/0")[-1].version
    assert register.restore("clubs/0", 1, by="EF", expected_version=gone) == gone + 1


def test_proposals_to_close_go_with_the_import_that_made_them(register):
    register.import_assets(clubs(2), info())
    register.import_assets(clubs(1), info(2))
    assert len(register.proposed_closures()) == 1
    register.undo_import(2, by="AB")
    assert register.proposed_closures() == ()


def test_two_that_are_one_are_merged_and_the_decision_is_remembered(register):
    register.add(club(1, phone="", interests=("a",)), by="AB")
    register.add(replace(FULL, hide_address=True), by="AB")
    register.merge("clubs/1", "own/1", by="CD")
    kept, dropped = register.entry("clubs/1").asset, register.entry("own/1").asset
    assert (kept.name, kept.phone, kept.sessions) == ("Club 1", FULL.phone, FULL.sessions)
    assert kept.interests == ("a", "company at lunch", "rugby")
    assert kept.hide_address  # a refuge stays hidden
    assert dropped.status is Status.CLOSED
    [decision] = register.duplicate_decisions()
    assert (decision.first_id, decision.second_id, decision.kept_id) == ("clubs/1", "own/1", "clubs/1")
    assert (decision.decision, decision.by) == ("merge", "CD")


def test_a_merge_can_be_taken_apart_again(register):
    register.add(club(1), by="AB")
    register.add(FULL, by="AB")
    register.merge("clubs/1", "own/1", by="CD")
    register.keep_apart("own/1", "clubs/1", by="EF")
    assert standing(register) == [club(1), FULL]
    [decision] = register.duplicate_decisions()
    assert (decision.decision, decision.kept_id) == ("apart", "")


def test_taking_a_merge_apart_leaves_what_was_edited_since(register):
    register.add(club(1), by="AB")
    register.add(FULL, by="AB")
    version = register.merge("clubs/1", "own/1", by="CD")
    edited = replace(register.entry("clubs/1").asset, phone="newest")
    register.edit(edited, version, by="EF")
    register.keep_apart("own/1", "clubs/1", by="EF")
    assert standing(register) == [edited, FULL]


def test_a_merged_asset_stays_closed_when_its_list_comes_again(register):
    register.import_assets(clubs(2), info())
    register.merge("clubs/0", "clubs/1", by="CD")
    register.import_assets([club(0), club(1, cost="£2")], info(2))
    assert register.entry("clubs/1").asset.status is Status.CLOSED


def test_an_asset_is_not_merged_with_itself(register):
    register.add(club(1), by="AB")
    with pytest.raises(AssetRefusedError, match="clubs/1 is one asset, not two"):
        register.merge("clubs/1", "clubs/1", by="AB")
