"""What do tables of counts say about each small area? Columns are found, numbers checked, faults listed."""

import re
from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

import pandas as pd

from geo.wording import worded
from layers.residents.rows_apart import ChosenRows, CountColumns, check_one_row_each
from layers.residents.vintages import ELSEWHERE
from layers.tables.ages import columns_of_ages
from layers.tables.headed import headed_rows
from layers.tables.report import Fault

NO_CODE: Final = "without a code"
TWICE: Final = "listed twice"
NOT_MEANT: Final = "that the recipe's rows leave out"
NOT_COUNTS: Final = "with a count that is not a whole number"
# How tables of a census or of a year's estimates leave a count out.
SUPPRESSED: Final = frozenset(
    {"", "-", "–", "—", ".", "..", "...", ":", "*", "**", "c", "x", "z", "s", "u", "n/a", "na", "nan", "null",
     "[c]", "[x]", "[z]", "[u]", "[low]", "low", "suppressed", "withheld", "not available"}
)  # fmt: skip

Columns = Mapping[str, str | Sequence[str]]  # our name -> their column, or columns to be added up


@dataclass(frozen=True, eq=False)
class CountTable:
    """Whole numbers per code. ``rows_read == len(table) + sum(dropped.values())``.

    ``table`` is indexed by code and has a column per name asked for: int64, or Int64 where a count that the
    source leaves out, suppresses or gets wrong is missing.
    """

    table: pd.DataFrame = field(repr=False)
    rows_read: int
    dropped: dict[str, int]
    faults: tuple[Fault, ...] = ()
    others: frozenset[str] = field(default=frozenset(), repr=False)  # codes of rows that were not wanted
    notes: tuple[str, ...] = ()


def columns_of(names: Columns) -> list[str]:
    """All the columns of a file that ``names`` asks for."""
    return [column for name in names.values() for column in ((name,) if isinstance(name, str) else name)]


def with_ages(names: Columns, header: Sequence[str]) -> Columns:
    """The same with "65+" and its like, where no column is called so, as the columns of single years."""
    there = {cell.strip().casefold() for cell in header}

    def columns(name: str) -> list[str]:
        """A column that is there, or those of the single years that make it up."""
        return [name] if name.strip().casefold() in there else columns_of_ages(header, name) or [name]

    wide = {
        our: [column for name in columns_of({our: names[our]}) for column in columns(name)] for our in names
    }
    return {our: given if wide[our] == [given] else tuple(wide[our]) for our, given in names.items()}


def read_counts(
    path: Path,
    *,
    code: str,
    names: Columns,
    only: Collection[str] | None = None,
    rows: Mapping[str, str] | None = None,
) -> CountTable:
    """Read a CSV with one row per small area; titles above its header are passed over.

    Parameters
    ----------
    only
        The codes whose rows are wanted; of the others only the codes are remembered. None: all.
    rows
        Which rows are meant where a code has several: a column, and its value in them.

    Raises
    ------
    TableFileError, MissingColumnError
        The file cannot be used at all; a bad number becomes a fault, and its count is not known.
    SeveralRowsError
        A code has several rows that say different things; or no row is one of ``rows``.
    """
    rows = rows or {}
    table = headed_rows(path, [code, *columns_of(names), *rows])
    names = with_ages(names, table.header)
    columns = list(dict.fromkeys((code, *columns_of(names))))  # one may be asked for by several names
    places = table.places(columns)
    held = CountColumns(path.name, table.header, places[0], frozenset(places[1:]))
    chosen = ChosenRows(dict(zip(table.places(list(rows)), rows.values(), strict=True)), columns=held)
    whole: list[list[str]] = []
    cells: dict[str, list[str]] = {column: [] for column in columns}
    lines, others, left_out, not_meant = list[int](), set[str](), 0, 0
    for line, row in table.rows:
        values = [row[place] if place < len(row) else "" for place in places]
        if only is not None and values[0] and values[0] not in only:
            others.add(values[0])
            left_out += 1
            continue
        if not chosen.has(row):
            not_meant += 1
            continue
        whole.append(row)
        lines.append(line)
        for column, value in zip(columns, values, strict=True):
            cells[column].append(value)
    chosen.check()
    check_one_row_each(whole, held)
    counts = check_counts(pd.DataFrame(cells, index=lines, dtype=str), code=code, names=names)
    notes = (table.note,) if table.note else ()
    besides = {ELSEWHERE: left_out, NOT_MEANT: not_meant}
    return replace(
        counts,
        rows_read=counts.rows_read + left_out + not_meant,
        dropped={**counts.dropped, **{why: count for why, count in besides.items() if count}},
        others=frozenset(others),
        notes=notes,
    )


def check_counts(frame: pd.DataFrame, *, code: str, names: Columns) -> CountTable:
    """Turn text or numbers into whole numbers, one row per code.

    A count that is left out, suppressed or no whole number is not known: missing, and a fault. A row that
    has no count at all is dropped.

    Parameters
    ----------
    frame
        Columns as the file has them, indexed by the file's row.
    """
    dropped: Counter[str] = Counter()
    faults: list[Fault] = []
    counts: dict[str, dict[str, int | None]] = {}
    for row, values in zip(frame.index, frame.to_dict("records"), strict=True):
        own = str(values[code]).strip()
        if not own:
            dropped[NO_CODE] += 1
            faults.append(
                Fault(int(row), code, "", worded("There is no code."), worded("Give the small area's code."))
            )
            continue
        if own in counts:
            dropped[TWICE] += 1
            faults.append(
                Fault(
                    int(row),
                    code,
                    own,
                    worded("{own} is listed already.", own=own),
                    worded("Keep one row; the first is used."),
                )
            )
            continue
        counts[own] = {name: _sum(values, columns) for name, columns in names.items()}
        bad = [column for column in dict.fromkeys(columns_of(names)) if _whole(values[column]) is None]
        faults += [_not_a_count(int(row), column, values[column], own) for column in bad]
    return _counted(counts, list(names), len(frame), dropped, faults)


def _counted(
    counts: Mapping[str, Mapping[str, int | None]],
    names: list[str],
    rows: int,
    dropped: Counter[str],
    faults: list[Fault],
) -> CountTable:
    """The table, without the rows that say nothing of anybody; those are counted."""
    some = {code: row for code, row in counts.items() if not names or set(row.values()) != {None}}
    if len(some) < len(counts):
        dropped[NOT_COUNTS] += len(counts) - len(some)
    table = pd.DataFrame.from_dict(some, orient="index", columns=names).astype("Int64")
    table.index.name = "small_area_code"
    whole = {name: "int64" for name in names if table[name].notna().all()}
    return CountTable(table.astype(whole), rows, dict(dropped), tuple(faults))


def _sum(values: Mapping[Hashable, object], summed: str | Sequence[str]) -> int | None:
    """Columns added up; None if one of them is not known."""
    columns = (summed,) if isinstance(summed, str) else summed
    numbers = [_whole(values[column]) for column in columns]
    return None if None in numbers else sum(number for number in numbers if number is not None)


def _whole(value: object) -> int | None:
    """The whole number that a cell holds: 1847, "1,847" or 1847.0; None if it holds anything else."""
    try:
        number = float(str(value).replace(",", "").strip())
    except ValueError:
        return None
    return int(number) if number >= 0 and number.is_integer() and number < 1e10 else None


def _not_a_count(row: int, column: str, value: object, code: str) -> Fault:
    shown = "" if value is None or value != value or value is pd.NA else str(value).strip()[:40]
    if shown.casefold() in SUPPRESSED or re.fullmatch(r"[<≤]\s*\d+", shown):
        return Fault(
            row,
            column,
            shown,
            worded("The source leaves out how many people of {code} these are.", code=code),
            worded("It is taken as not known there, never as 0."),
        )
    return Fault(
        row,
        column,
        shown,
        worded("“{shown}” of {code} is not a whole number of people.", shown=shown, code=code),
        worded("Give a number like 1847."),
    )
