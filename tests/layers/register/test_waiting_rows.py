"""Rows that an import refused wait with the register: gone on with, left, taken up again; never assets."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from layers.register.engine.errors import AssetRefusedError, NoSuchAssetError, RegisterError
from layers.register.model import Asset
from layers.register.refused_rows import RefusedRow, RowEnd
from layers.register.store import Register, open_register
from layers.register.versions import VersionCause
from layers.tables.report import Fault
from tests.layers.register.rows import club, info


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with open_register(tmp_path / "register.sqlite") as opened:
        yield opened


def refused(number: int, word: str = "Misc", **fields: str) -> RefusedRow:
    """Row ``number`` of the list, whose word for a kind nobody knows."""
    asset = replace(club(number, postcode="NP20 4AA", kind=""), **fields)  # type: ignore[arg-type]
    fault = Fault(number, "Type", word, f'"{word}" is not a kind that we know.', "Correct it.")
    cells = (("Ref", asset.source_id), ("Name", asset.name), ("Type", word))
    return RefusedRow(asset, number, cells, "a kind that we do not know", (fault,))


def bring(register: Register, rows: list[Asset], *refused_rows: RefusedRow, edition: int = 1) -> None:
    rejected = tuple(row.asset for row in refused_rows)
    register.import_assets(rows, info(edition, refused=refused_rows, rejected=rejected))


def waiting(register: Register) -> list[int]:
    return [row.row.number for row in register.waiting_rows() if row.ended is RowEnd.WAITS]


def test_a_refused_row_waits_with_its_words_and_who_brought_it_and_is_no_asset(register: Register) -> None:
    bring(register, [club(1)], refused(2))
    (row,) = register.waiting_rows()
    assert row.row == refused(2)
    assert (row.source, row.by, row.import_id) == ("Clubs", "importer", 1)
    assert (datetime.now(UTC) - row.at).total_seconds() < 60
    assert [entry.asset for entry in register.entries()] == [club(1)]
    assert register.as_of(datetime.now(UTC)) == (club(1),)


def test_the_same_list_again_keeps_the_same_drafts(register: Register) -> None:
    bring(register, [club(1)], refused(2))
    key = register.cache_key
    bring(register, [club(1)], refused(2))
    assert register.cache_key == key
    assert [row.waiting_id for row in register.waiting_rows()] == [1]


def test_a_row_refused_in_other_words_replaces_its_draft(register: Register) -> None:
    bring(register, [club(1)], refused(2))
    bring(register, [club(1)], refused(2, "Odds"), edition=2)
    assert [(row.waiting_id, row.row.cells[2][1]) for row in register.waiting_rows()] == [(2, "Odds")]


@pytest.mark.parametrize(
    "mended",
    [
        club(2, postcode="NP20 4AA"),
        replace(club(2, postcode="NP20 4AA"), asset_id="clubs/made", source_id="made"),
    ],
    ids=["by its id", "by its name and place, its made id having changed with its kind"],
)
def test_a_row_that_a_later_list_has_in_order_ends_its_draft(register: Register, mended: Asset) -> None:
    bring(register, [club(1)], refused(2), refused(3))
    bring(register, [club(1), mended], edition=2)
    assert waiting(register) == [3], "what the later list does not have at all still waits"
    register.undo_import(2, by="AB")
    assert waiting(register) == [2, 3]


def test_a_draft_becomes_an_asset_for_which_its_list_answers(register: Register) -> None:
    bring(register, [club(1)], refused(2))
    whole = replace(refused(2).asset, kind="mens_shed")
    assert register.finish_row(1, whole, by="CD") == 1
    entry = register.entry(whole.asset_id)
    assert (entry.asset, entry.changed_by, entry.change) == (whole, "CD", VersionCause.ADD)
    assert waiting(register) == []
    bring(register, [club(1)], refused(2))
    assert waiting(register) == [], "its row is still refused, and is not asked about again"
    bring(register, [club(1), replace(whole, kind="social_club", phone="01632 960001")], edition=2)
    assert register.entry(whole.asset_id).asset == replace(whole, phone="01632 960001"), "what CD said stays"


def test_a_finished_draft_is_taken_up_again_unless_its_asset_was_changed(register: Register) -> None:
    bring(register, [], refused(2), refused(3))
    for number in (1, 2):
        register.finish_row(number, replace(refused(number + 1).asset, kind="mens_shed"), by="CD")
    register.verify("clubs/3", by="EF")
    register.take_row_up(1, by="CD")
    assert waiting(register) == [2]
    with pytest.raises(NoSuchAssetError):
        register.entry("clubs/2")
    with pytest.raises(RegisterError, match=r"was changed since the draft was finished\. Close it"):
        register.take_row_up(2, by="CD")
    assert register.finish_row(1, replace(refused(2).asset, kind="mens_shed"), by="CD") == 3


def test_a_draft_that_is_left_is_not_asked_about_again_and_can_be_taken_up(register: Register) -> None:
    bring(register, [club(1)], refused(2))
    register.set_rows_aside([1], by="CD")
    bring(register, [club(1)], refused(2), edition=2)
    assert waiting(register) == []
    register.take_row_up(1, by="CD")
    assert waiting(register) == [2]


def test_what_no_longer_waits_or_never_did_is_refused_in_words(register: Register) -> None:
    bring(register, [club(1)], refused(2))
    register.set_rows_aside([1], by="CD")
    with pytest.raises(RegisterError, match=r"Draft 1 no longer waits: CD ended it on \d\d "):
        register.finish_row(1, club(2), by="AB")
    with pytest.raises(NoSuchAssetError, match=r"There is no draft 9\. Choose one"):
        register.set_rows_aside([9], by="AB")
    with pytest.raises(AssetRefusedError, match="name or initials of who"):
        register.set_rows_aside([1], by=" ")


def test_a_refused_row_of_an_asset_that_stands_is_no_draft(register: Register) -> None:
    bring(register, [club(1), club(2)])
    bring(register, [club(1)], refused(2), edition=2)
    assert register.waiting_rows() == ()
    assert register.proposed_closures() == ()


def test_undoing_an_import_takes_its_drafts_back(register: Register) -> None:
    bring(register, [club(1)], refused(2))
    register.undo_import(1, by="AB")
    assert register.waiting_rows() == ()


def test_a_backup_holds_the_drafts_and_one_of_an_older_program_has_none(
    register: Register, tmp_path: Path
) -> None:
    bring(register, [club(1)], refused(2))
    copy = register.backup(tmp_path / "copy.sqlite")
    register.set_rows_aside([1], by="AB")
    register.restore_backup(copy, by="AB")
    assert waiting(register) == [2]
    with closing(sqlite3.connect(copy)) as raw, raw:
        raw.execute("DROP TABLE waiting_rows")
        raw.execute("UPDATE alembic_version SET version_num = '0001'")
    register.restore_backup(copy, by="AB")
    assert (register.waiting_rows(), len(register.entries())) == ((), 1)
