"""Which figures has an analysis, to the last digit, and what is their fingerprint?"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import pandas as pd

from questions.wards.matrix.model import CELL_COLUMNS, GapMatrix
from questions.wards.ward_gap_model import WARD_COLUMNS, WardGaps

BEYOND: Final = "beyond"  # a walk that is longer than was measured
FIRST, SECOND, CELLS, WHOLE = "first", "second", "cells", "whole"
_NAMES: Final = ("ward_name",)  # a ward's name is no figure
_KEYS: Final = {CELLS: ("sought", "group", "ward_code"), WHOLE: ("sought", "group")}


@dataclass(frozen=True)
class AnalysisFigures:
    """Every figure of an analysis as JSON has it: by table, by row ("" for the whole area), by column."""

    tables: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(repr=False)

    @property
    def fingerprint(self) -> str:
        """A word that is the same only if every figure is, to the last digit (SHA-256)."""
        text = json.dumps(self.tables, sort_keys=True, separators=(",", ":"), allow_nan=False)
        return hashlib.sha256(text.encode()).hexdigest()

    def record(self) -> dict[str, Any]:
        """The same as JSON has it, with its fingerprint."""
        return {"tables": self.tables, "fingerprint": self.fingerprint}

    @staticmethod
    def of_record(record: Mapping[str, Any]) -> "AnalysisFigures":
        """What ``record`` wrote."""
        return AnalysisFigures(record["tables"])


@dataclass(frozen=True)
class FigureChange:
    """One figure that is another than it was; None: not known, or there was no such row."""

    table: str
    row: str
    column: str
    then: Any
    now: Any


def gap_figures(gaps: WardGaps, other: WardGaps | None = None) -> AnalysisFigures:
    """The figures of every ward and of the whole area; ``other`` is what they are compared with."""
    tables = {FIRST: _of_wards(gaps)}
    if other is not None:
        tables[SECOND] = _of_wards(other)
    return AnalysisFigures(tables)


def matrix_figures(matrix: GapMatrix) -> AnalysisFigures:
    """The figures of every cell, and of the whole area for each kind and group."""
    return AnalysisFigures(
        {
            name: {
                "|".join(str(row[key]) for key in _KEYS[name]): _exact_row(row, CELL_COLUMNS)
                for row in table.to_dict("records")
            }
            for name, table in ((CELLS, matrix.cells), (WHOLE, matrix.whole))
        }
    )


def changed_figures(then: AnalysisFigures, now: AnalysisFigures) -> tuple[FigureChange, ...]:
    """Every figure that differs, row by row in the order in which they stood."""
    changes = []
    for table in {**then.tables, **now.tables}:
        rows_then, rows_now = then.tables.get(table, {}), now.tables.get(table, {})
        for row in {**rows_then, **rows_now}:
            before, after = rows_then.get(row, {}), rows_now.get(row, {})
            changes += [
                FigureChange(table, row, column, before.get(column), after.get(column))
                for column in {**before, **after}
                if before.get(column) != after.get(column)
            ]
    return tuple(changes)


def _of_wards(gaps: WardGaps) -> dict[str, dict[str, Any]]:
    rows = gaps.wards.to_dict("records")
    return {
        **{str(row["ward_code"]): _exact_row(row, WARD_COLUMNS) for row in rows},
        "": _exact_row(gaps.area.to_dict(), WARD_COLUMNS),
    }


def _exact_row(row: Mapping[Any, Any], columns: tuple[str, ...]) -> dict[str, Any]:
    return {name: exact(row[name]) for name in columns if name in row and name not in _NAMES}


def exact(value: Any) -> Any:
    """One figure as JSON has it, nothing rounded: None for what is not known, BEYOND for what is too far."""
    if value is None or value is pd.NA or value != value:
        return None
    if isinstance(value, float | np.floating):
        return float(value) if np.isfinite(value) else BEYOND
    return int(value) if isinstance(value, int | np.integer) else str(value)
