"""Which column of a list of bids says of which kind each is, where no heading does? What is in it tells."""

from collections.abc import Mapping
from typing import Final

from layers.assets.kinds import Kinds
from layers.register.importing.mapping.kind_guess import find_kind, is_kind_word
from layers.tables.looks.placeholders import known_cell
from layers.tables.source_table import SourceTable

_ENOUGH: Final = 0.5  # of the cells that say anything must be a word for a kind
_ONLY_NAMED: Final = frozenset({"title", "organisation", "address", "when"})  # a name is no answer to "what?"


def with_kind_column(table: SourceTable, columns: Mapping[str, str], kinds: Kinds) -> dict[str, str]:
    """The same columns, with that of the kinds where none was told by its heading and one holds them.

    It may be what a heading told to be something else, like what the money is for.
    """
    if "kind" in columns:
        return dict(columns)
    taken = {column for field, column in columns.items() if field in _ONLY_NAMED}
    shares = {
        column: _share_of_kinds(table, column, kinds) for column in table.columns if column not in taken
    }
    best = max(shares, key=lambda column: shares[column], default="")
    return {**columns, "kind": best} if best and shares[best] >= _ENOUGH else dict(columns)


def _share_of_kinds(table: SourceTable, column: str, kinds: Kinds) -> float:
    cells = [cell for cell in map(known_cell, table.values(column)) if cell]
    understood = sum(is_kind_word(cell, kinds) and bool(find_kind(cell, kinds)) for cell in cells)
    return understood / len(cells) if cells else 0.0
