"""Many assets are changed at once: what one refuses holds no other up, and all are put back by one press."""

from dataclasses import replace
from datetime import date

import pytest

from actions.acting import Acting
from actions.steward.change_at_once import (
    change_at_once,
    changes_at_once,
    check_at_once,
    put_back_at_once,
)
from layers.register.engine.errors import NoSuchAssetError, SomeoneElseChangedError
from layers.register.model import Asset, Status
from layers.register.store import Register
from layers.register.versions import VersionCause
from tests.layers.register.rows import club, info

AB, CD = Acting("AB"), Acting("CD")
DAY = date(2026, 5, 3)


def shed(asset: Asset) -> Asset:
    return replace(asset, kind="mens_shed")


def closed(asset: Asset) -> Asset:
    return replace(asset, status=Status.CLOSED)


def kinds_of(register: Register) -> list[str]:
    return [entry.asset.kind for entry in register.entries()]


def test_all_are_changed_in_one_revision_by_somebody(register: Register) -> None:
    register.import_assets([club(number) for number in (1, 2, 3)], info())
    result = change_at_once(register, register.entries(), shed, acting=AB)
    assert (result.changed, result.alike, result.left) == (("clubs/1", "clubs/2", "clubs/3"), (), ())
    assert kinds_of(register) == ["mens_shed"] * 3
    assert {version.revision for version in register.changes_since(1)} == {result.revision}
    (change,) = changes_at_once(register)
    assert (change.by, change.cause, change.asset_ids, change.still) == (
        "AB",
        VersionCause.EDIT,
        result.changed,
        3,
    )


def test_one_that_somebody_changed_meanwhile_is_left_and_named_and_the_others_are_changed(
    register: Register,
) -> None:
    register.import_assets([club(1), club(2), club(3)], info())
    seen = register.entries()
    register.verify("clubs/2", by="EF")
    result = change_at_once(register, seen, shed, acting=AB)
    assert result.changed == ("clubs/1", "clubs/3")
    ((asset_id, why),) = ((each.asset_id, each.why) for each in result.left)
    assert asset_id == "clubs/2"
    assert isinstance(why, SomeoneElseChangedError)
    assert "EF changed clubs/2" in str(why)
    assert register.entry("clubs/2").asset.kind != "mens_shed"


def test_one_that_is_no_longer_there_holds_no_other_up(register: Register) -> None:
    register.import_assets([club(1), club(2)], info())
    brought = register.import_assets([club(1), club(2), club(3)], info(2))
    seen = register.entries()
    register.undo_import(brought.import_id, by="EF")
    result = change_at_once(register, seen, shed, acting=AB)
    assert result.changed == ("clubs/1", "clubs/2")
    assert [str(each.why) for each in result.left] == [
        "The register has no asset clubs/3. Search for it by its name."
    ]


def test_what_stood_so_already_has_no_new_version(register: Register) -> None:
    register.import_assets([club(1), club(2)], info())
    change_at_once(register, register.entries()[:1], shed, acting=AB)
    result = change_at_once(register, register.entries(), shed, acting=CD)
    assert (result.changed, result.alike) == (("clubs/2",), ("clubs/1",))
    assert register.entry("clubs/1").changed_by == "AB"
    nothing = change_at_once(register, register.entries(), shed, acting=CD)
    assert (nothing.revision, nothing.changed) == (None, ())


def test_all_were_checked_that_day_and_say_by_whom(register: Register) -> None:
    register.import_assets([club(1), club(2)], info())
    check_at_once(register, register.entries(), on=DAY, acting=AB)
    assert {(e.asset.checked_by, e.asset.checked_on, e.change) for e in register.entries()} == {
        ("AB", DAY, VersionCause.VERIFY)
    }


def test_all_are_put_back_but_for_those_changed_since(register: Register) -> None:
    register.import_assets([club(number) for number in (1, 2, 3)], info())
    before = {entry.asset.asset_id: entry.asset for entry in register.entries()}
    done = change_at_once(register, register.entries(), closed, acting=AB, cause=VersionCause.CLOSE)
    register.verify("clubs/2", by="EF")
    assert changes_at_once(register)[0].still == 2
    assert done.revision is not None
    back = put_back_at_once(register, done.revision, acting=CD)
    assert back.changed == ("clubs/1", "clubs/3")
    assert [str(each.why).split(" on ")[0] for each in back.left] == ["EF changed clubs/2"]
    assert {i: register.entry(i).asset for i in back.changed} == {i: before[i] for i in back.changed}
    assert register.entry("clubs/2").asset.status is Status.CLOSED
    assert register.entry("clubs/1").changed_by == "CD"


def test_putting_back_can_be_put_back_too(register: Register) -> None:
    register.import_assets([club(1), club(2)], info())
    done = change_at_once(register, register.entries(), shed, acting=AB)
    back = put_back_at_once(register, done.revision or 0, acting=AB)
    assert "mens_shed" not in kinds_of(register)
    put_back_at_once(register, back.revision or 0, acting=AB)
    assert kinds_of(register) == ["mens_shed"] * 2


def test_a_list_still_answers_for_what_was_closed_and_put_back(register: Register) -> None:
    register.import_assets([club(1), club(2)], info())
    done = change_at_once(register, register.entries(), closed, acting=AB, cause=VersionCause.CLOSE)
    put_back_at_once(register, done.revision or 0, acting=AB)
    register.import_assets([club(1, phone="01632 960001"), club(2)], info(2))
    assert register.entry("clubs/1").asset.phone == "01632 960001"


@pytest.mark.parametrize("which", ["an import", "one edit", "none"])
def test_what_was_no_change_to_several_is_not_put_back(register: Register, which: str) -> None:
    register.import_assets([club(1), club(2)], info())
    revision = register.revision
    if which == "one edit":
        register.verify("clubs/1", by="EF")
        revision = register.revision
    with pytest.raises(NoSuchAssetError, match=r"no change .* that was made to several at once"):
        put_back_at_once(register, revision if which != "none" else 99, acting=AB)
    assert changes_at_once(register) == ()
