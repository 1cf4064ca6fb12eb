"""How are bids read from a file in the terminal, and how does somebody say which column is what?"""

import json
from dataclasses import dataclass
from pathlib import Path

from layers.assets.kinds import Kinds
from layers.bids.headings import FIELDS, columns_of
from layers.bids.kind_column import with_kind_column
from layers.bids.model import BidList
from layers.bids.read import BidsChoice, open_bids, read_bids
from layers.register.importing.places import PlaceFinder
from layers.tables.source_table import ImportRefusedError, check_is_file


@dataclass(frozen=True)
class BidsFile:
    """A list of bids, and what was said of it."""

    path: Path
    sheet: str = ""
    mapping: Path | None = None  # which column is what
    save_mapping: Path | None = None  # where to write how the columns were understood

    def read(self, *, kinds: Kinds, finder: PlaceFinder) -> BidList:
        """The bids.

        Raises
        ------
        ImportRefusedError
            The file cannot be read or names no bids, or the mapping is none of its columns.
        """
        columns = read_columns(self.mapping) if self.mapping else ()
        if self.save_mapping is not None or columns:
            table = open_bids(self.path, sheet=self.sheet)
            _check(columns, table.columns, name=table.name)
            understood = columns or tuple(with_kind_column(table, columns_of(table.columns), kinds).items())
            if self.save_mapping is not None:
                text = columns_text(understood, table.columns)
                self.save_mapping.write_text(text, encoding="utf-8")
        return read_bids(self.path, kinds=kinds, finder=finder, choice=BidsChoice(self.sheet, columns))


def read_columns(file: Path) -> tuple[tuple[str, str], ...]:
    """Field and column, as ``columns_text`` writes them.

    Raises ``ImportRefusedError`` if the file says no such thing.
    """
    check_is_file(file, called=file.name, fix="Write one with --save-mapping.")
    try:
        record = json.loads(file.read_text(encoding="utf-8"))
        columns = tuple((str(field), str(column)) for field, column in record["columns"])
    except (OSError, ValueError, TypeError, KeyError):
        raise ImportRefusedError(
            "{file_name} is not a mapping of columns.",
            'Write one with --save-mapping, or by hand: {{"columns": [["title", "Their column"]]}}.',
            file_name=file.name,
        ) from None
    strange = [field for field, _ in columns if field not in FIELDS]
    if strange:
        raise ImportRefusedError(
            "{file_name} names {strange}, which is nothing that a bid has.",
            "Use one of {fields}.",
            file_name=file.name,
            strange=strange[0],
            fields=", ".join(FIELDS),
        )
    return columns


def columns_text(understood: tuple[tuple[str, str], ...], columns: tuple[str, ...]) -> str:
    """How the columns are understood, as JSON, to be corrected and given back; and those not used."""
    used = {column for _, column in understood}
    record = {"columns": understood, "not_used": [column for column in columns if column not in used]}
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _check(chosen: tuple[tuple[str, str], ...], columns: tuple[str, ...], *, name: str) -> None:
    missing = [column for _, column in chosen if column not in columns]
    if missing:
        raise ImportRefusedError(
            "{name} has no {missing}; it has {columns}.",
            "Correct the mapping.",
            name=name,
            missing=missing,
            columns=list(columns),
        )
