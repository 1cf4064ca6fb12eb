"""How is a GTFS table read, whoever wrote it: with spaces, other separators, cells left off at the end?"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from geo.types import IndexArray

_BLOCK_BYTES: Final = 1 << 24
_LONGEST_HEADER: Final = 1 << 16
_SEPARATORS: Final = (",", ";", "\t")


@dataclass(frozen=True)
class TableHeadings:
    """The first line of a table: its columns as written, trimmed; what parts them; whether rows follow."""

    written: tuple[str, ...]
    separator: str
    has_rows: bool

    @property
    def columns(self) -> tuple[str, ...]:
        """In small letters, as GTFS has them."""
        return tuple(name.casefold() for name in self.written)


def read_headings(stream: BinaryIO) -> TableHeadings:
    """The headings of a table in UTF-8; none where it is empty.

    Raises
    ------
    UnicodeDecodeError, csv.Error
        It is no such table.
    """
    line = stream.readline(_LONGEST_HEADER).decode("utf-8-sig")
    parted = [
        (next(csv.reader(io.StringIO(line), delimiter=each, skipinitialspace=True), []), each)
        for each in _SEPARATORS
    ]
    cells, separator = max(parted, key=lambda each: len(each[0]))
    written = tuple(cell.strip() for cell in cells)
    follows = bool(stream.read(_LONGEST_HEADER).strip())
    return TableHeadings(written if any(written) else (), separator, follows)


@dataclass
class RowReader:
    """Reads the rows of one table; ``broken`` counts those that have too few or too many cells.

    A row is read all the same if only cells at its end are left off, the last of ``needed`` not among them,
    or if there are blank ones too many.
    """

    headings: TableHeadings
    needed: tuple[str, ...] = ()
    broken: int = 0
    _mended: dict[int, list[str]] = field(default_factory=dict)
    _odd: list[int] = field(default_factory=list)  # rows that are not among the blocks

    def pieces(self, stream: BinaryIO, columns: Sequence[str]) -> Iterator[pd.DataFrame]:
        """The rows, trimmed, piece by piece; the index is the row as a spreadsheet counts it."""
        header = self.headings.columns
        have = [column for column in columns if column in header]
        if not have:
            return
        row = 2
        for block in self._blocks(stream, have):
            rows = self._numbers(row, block.num_rows)
            row = int(rows[-1]) + 1 if len(rows) else row
            piece = _trimmed(block).to_pandas().set_index(pd.Index(rows))
            yield self._with_mended(piece, columns, before=row)
        rest = self._with_mended(pd.DataFrame(columns=have, dtype="str"), columns, before=None)
        if len(rest):
            yield rest

    def _numbers(self, first: int, count: int) -> IndexArray:
        """The numbers of so many rows from ``first`` on, those left out that are not among the blocks."""
        every = np.arange(first, first + count + len(self._odd))
        rows = np.setdiff1d(every, self._odd)[:count]
        self._odd = [at for at in self._odd if len(rows) and at > rows[-1]]
        return rows

    def _with_mended(
        self, piece: pd.DataFrame, columns: Sequence[str], *, before: int | None
    ) -> pd.DataFrame:
        """The rows together with those that were mended ``before`` a row, in their order; None: with all."""
        due = sorted(at for at in self._mended if before is None or at < before)
        if due:
            header = self.headings.columns
            cells = [
                [row[header.index(name)] for name in piece.columns] for row in map(self._mended.pop, due)
            ]
            more = pd.DataFrame(cells, columns=piece.columns, index=due, dtype="str")
            piece = pd.concat([piece, more]).sort_index()
        return piece.reindex(columns=list(columns), fill_value="").fillna("")

    def _blocks(self, stream: BinaryIO, have: list[str]) -> Iterator[pa.RecordBatch]:
        header = self.headings.columns
        names = [name if header.index(name) == at else f"\0{at}" for at, name in enumerate(header)]
        blocks: Iterator[pa.RecordBatch] = pyarrow.csv.open_csv(
            stream,
            # Threads would save little here, and without them pyarrow says which row is broken.
            read_options=pyarrow.csv.ReadOptions(
                block_size=_BLOCK_BYTES, column_names=names, skip_rows=1, use_threads=False
            ),
            parse_options=pyarrow.csv.ParseOptions(
                delimiter=self.headings.separator, invalid_row_handler=self._take, newlines_in_values=False
            ),
            convert_options=pyarrow.csv.ConvertOptions(
                include_columns=have,
                column_types=dict.fromkeys(names, pa.string()),
                strings_can_be_null=False,
            ),
        )
        return blocks

    def _take(self, row: pyarrow.csv.InvalidRow) -> str:
        """Read a row that has not as many cells as there are headings, or count it."""
        header = self.headings.columns
        last = max((header.index(name) for name in self.needed if name in header), default=0)
        try:
            lines = csv.reader([row.text], delimiter=self.headings.separator, skipinitialspace=True)
            cells = [cell.strip() for cell in next(lines, [])]
        except csv.Error:
            cells = []
        while len(cells) > len(header) and not cells[-1]:
            cells.pop()
        self._odd.append(row.number)
        if last < len(cells) <= len(header) and not row.text.count('"') % 2:
            self._mended[row.number] = cells + [""] * (len(header) - len(cells))
        else:
            self.broken += 1
        return "skip"


def _trimmed(block: pa.RecordBatch) -> pa.RecordBatch:
    """Without spaces around cells, nor the quotation marks that a space before them made part of the text."""
    columns = []
    for column in block.columns:
        cells = pc.utf8_trim_whitespace(column)
        if pc.any(pc.starts_with(cells, '"')).as_py():
            cells = pc.replace_substring_regex(cells, '^"(.*)"$', r"\1")
        columns.append(cells)
    return pa.RecordBatch.from_arrays(columns, schema=block.schema)
