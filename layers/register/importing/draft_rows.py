"""Which rows that a list could not bring in are kept, so that somebody can go on with them?

Not those that are empty, that say the same as another, that lie elsewhere or that a person leaves out.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from layers.register.importing.draft import Draft
from layers.register.importing.mapping.people_columns import private_places
from layers.register.importing.row_places import UNPLACED
from layers.register.model import Asset
from layers.register.refused_rows import RefusedRow
from layers.tables.row_reasons import NO_KIND, SAME_ID, SURPLUS
from layers.tables.source_table import SourceTable

MOST_KEPT: Final = 5_000  # of one list; with more, the list wants another look
_TO_GO_ON_WITH: Final = frozenset({NO_KIND, SAME_ID, SURPLUS, UNPLACED})


def refused_rows(
    table: SourceTable, drafts: Sequence[Draft], asset_of: Callable[[Draft], Asset]
) -> tuple[RefusedRow, ...]:
    """The rows to go on with, each with the asset that could be read of it, at most ``MOST_KEPT``."""
    cells_of = dict(zip(table.numbers, table.rows, strict=True))
    chosen = [draft for draft in drafts if draft.reason in _TO_GO_ON_WITH][:MOST_KEPT]
    return tuple(_refused(table.columns, cells_of[draft.number], draft, asset_of) for draft in chosen)


def _refused(
    columns: Sequence[str], row: Sequence[str], draft: Draft, asset_of: Callable[[Draft], Asset]
) -> RefusedRow:
    cells = tuple((column, cell) for column, cell in zip(columns, row, strict=False) if cell)
    surplus = tuple(("", cell) for cell in row[len(columns) :] if cell)
    if draft.reason in (SAME_ID, SURPLUS):  # its id is another row's, or not to be trusted
        made = hashlib.sha256(json.dumps([*cells, *surplus]).encode()).hexdigest()[:12]
        draft.known["source_id"] = made
    asset = replace(asset_of(draft), status=draft.known.get("status") or Asset("").status)
    private = {columns[place] for place in private_places(columns, row)}
    public = tuple((column, cell) for column, cell in cells if column not in private)
    return RefusedRow(asset, draft.number, (*public, *surplus), draft.reason, tuple(draft.faults))
