"""What is kept of a row that an import refused, so that somebody can go on with it tomorrow?

A page calls it a draft. It is no asset: nobody is offered it, and no figure counts it.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from layers.assets.kinds import plain_word
from layers.register.erasing.erased_list import ErasedList
from layers.register.model import Asset
from layers.register.records import to_asset, to_record
from layers.tables.report import Fault


class RowEnd(StrEnum):
    """Why a row no longer waits."""

    WAITS = ""
    CAME_IN = "came in"  # a later list has it, and it could be read
    REPLACED = "replaced"  # a later list has it in other words, and it was refused again
    FINISHED = "finished"  # a person made an asset of it
    SET_ASIDE = "set aside"  # a person does not want it
    TAKEN_BACK = "taken back"  # the import that brought it was


@dataclass(frozen=True)
class RefusedRow:
    """A row that did not come in: what could be read of it, its own words, and what is wrong."""

    asset: Asset
    number: int  # as a spreadsheet counts
    cells: tuple[tuple[str, str], ...]  # the list's columns and what stood in them
    reason: str
    faults: tuple[Fault, ...] = ()

    @property
    def digest(self) -> str:
        """Changes with the words of the row."""
        return hashlib.sha256(json.dumps(self.cells).encode()).hexdigest()

    @property
    def keys(self) -> frozenset[str]:
        """By what it is known again in a later list."""
        return row_keys(self.asset)


@dataclass(frozen=True)
class WaitingRow:
    """A refused row as the register keeps it."""

    waiting_id: int
    source: str
    row: RefusedRow
    import_id: int
    at: datetime  # UTC
    by: str
    ended: RowEnd = RowEnd.WAITS
    ended_by: str = ""
    ended_at: datetime | None = None  # UTC


def row_keys(asset: Asset) -> frozenset[str]:
    """By what a row is known again: its id, and its name with its place or, without one, its organisation.

    Its kind is none of it: that is what is mostly put right.
    """
    place = plain_word(asset.postcode) or plain_word(asset.address) or plain_word(asset.organisation)
    named = {f"{plain_word(asset.name)}\x1f{place}"} if asset.name else set()
    return frozenset({asset.asset_id, *named})


def content_text(row: RefusedRow) -> str:
    """A row as JSON text."""
    faults = [[f.row, f.column, f.value, str(f.what), str(f.fix)] for f in row.faults]
    held = {"record": to_record(row.asset), "cells": row.cells, "faults": faults}
    return json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def row_of(text: str, *, number: int, reason: str) -> RefusedRow:
    """The row of a JSON text."""
    held: dict[str, Any] = json.loads(text)
    return RefusedRow(
        asset=to_asset(held["record"]),
        number=number,
        cells=tuple((column, cell) for column, cell in held["cells"]),
        reason=reason,
        faults=tuple(Fault(*fault) for fault in held["faults"]),
    )


@dataclass(frozen=True)
class WaitingPlan:
    """What an import would do to the rows that wait."""

    new: tuple[RefusedRow, ...] = field(default=(), repr=False)
    came_in: tuple[int, ...] = ()  # ids of rows that the list now has in order
    replaced: tuple[int, ...] = ()  # ids of rows that it has in other words, and that are refused again
    still: int = 0  # rows that wait already, in the same words

    @property
    def changes(self) -> bool:
        """Whether anything would be written."""
        return bool(self.new or self.came_in or self.replaced)


def plan_waiting(
    earlier: Sequence[WaitingRow],
    *,
    accepted: Iterable[Asset],
    refused: Sequence[RefusedRow],
    standing: Iterable[Asset],
) -> WaitingPlan:
    """Work out what becomes of refused rows.

    Parameters
    ----------
    earlier
        Every row of the source that waits, or that a person has finished or set aside.
    accepted, refused
        What the list has now, in order and not.
    standing
        Assets of the source for which the list has no row in order: a refused row of theirs is no draft,
        for the register has them.
    """
    waiting = [row for row in earlier if row.ended is RowEnd.WAITS]
    settled = {row.row.digest for row in earlier if row.ended is not RowEnd.WAITS}
    in_register = {key for asset in standing for key in row_keys(asset)}
    come_in = {key for asset in accepted for key in row_keys(asset)}
    fresh = [row for row in refused if row.digest not in settled and not row.keys & in_register]
    held = {row.row.digest for row in waiting}
    new = [row for row in fresh if row.digest not in held]
    again = {row.digest for row in fresh}
    other_words = {key for row in new for key in row.keys}
    ended = {
        row.waiting_id: RowEnd.CAME_IN if row.row.keys & come_in else RowEnd.REPLACED
        for row in waiting
        if row.row.digest not in again and row.row.keys & (come_in | other_words)
    }
    return WaitingPlan(
        tuple(new),
        tuple(each for each, how in ended.items() if how is RowEnd.CAME_IN),
        tuple(each for each, how in ended.items() if how is RowEnd.REPLACED),
        sum(row.row.digest in again for row in waiting),
    )


def without_erased(asset: Asset, erased: ErasedList) -> Asset:
    """An asset without what was erased; its id stays."""
    record = to_record(asset)
    clean = erased.scrubbed_record(record) | {"asset_id": asset.asset_id}
    return asset if clean == record else to_asset(clean)


def row_without_erased(row: RefusedRow, erased: ErasedList) -> RefusedRow:
    """A refused row, its own words too, without what was erased."""
    cells = tuple((erased.scrubbed(column), erased.scrubbed(cell)) for column, cell in row.cells)
    faults = tuple(
        Fault(each.row, each.column, *(erased.scrubbed(text) for text in (each.value, each.what, each.fix)))
        for each in row.faults
    )
    return replace(row, asset=without_erased(row.asset, erased), cells=cells, faults=faults)
