"""Ward gaps as files to keep: CSV, Excel, JSON and GeoPackage, the same figures in each, with what was asked.

Every file has FILE_COLUMNS, and the wards' names in a second language where they have any. Wards are one
table, the whole area and what was asked are each one of their own. What is not known is missing (an empty
cell, null), never 0; a walk longer than was measured is missing too, and the column beside it says longer
than how many metres.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import pandas as pd

from layers.area import Area
from layers.places.second_names import second_columns, with_second_columns
from presentation.printing.own_columns import OWN_AREA, own_records
from presentation.printing.tidy import about_records, as_csv, as_workbook, records_of
from presentation.words.area_noun import noun_of
from presentation.words.wards import choices as gap_words
from presentation.words.wards.heads import file_key
from presentation.words.wards.provenance import provenance
from questions.wards.gap_figures import COUNTS, MEDIANS
from questions.wards.readiness import meets, readiness_of
from questions.wards.ward_gap_model import CAUSE_COLUMNS, WARD_COLUMNS, WardGaps

WARD, AREA = "ward", "area"  # what a row is of
RANKS: Final = ("rank", "rank_best", "rank_worst")
OVER: Final = {name: name.removesuffix("_m") + "_over_m" for name in MEDIANS}
FILE_COLUMNS: Final = ("row_is", *WARD_COLUMNS, *OVER.values(), *RANKS, "readiness", "meets_standard")
NEEDS_JUDGING: Final = (
    "with_one",
    "without",
    "with_three",
    "with_one_sure",
    "with_three_sure",
    *CAUSE_COLUMNS,
)  # counts that nobody can make of the unknown


@dataclass(frozen=True, eq=False)
class Answer:
    """What goes into files: an answer, its ranks, and the standard that it is held against."""

    gaps: WardGaps
    ranks: pd.DataFrame = field(repr=False)
    standard: float | None = None  # the share of residents that should have one; None: none is set

    def about(self, area: Area) -> dict[str, str]:
        """What was asked, and of which data."""
        return provenance(area, self.gaps, standard=self.standard)


def file_table(gaps: WardGaps, ranks: pd.DataFrame, standard: float | None = None) -> pd.DataFrame:
    """FILE_COLUMNS and second names of every ward, and last of the area."""
    second = second_columns(list(gaps.wards.columns), of="ward_name")
    kinds = {name: "Int64" if name in COUNTS else kind for name, kind in gaps.wards.dtypes.items()}
    whole = gap_words.whole(gaps.area)[list(WARD_COLUMNS)].assign(**dict.fromkeys(second, ""))
    rows = pd.concat([gaps.wards, whole.astype(kinds)], ignore_index=True)
    rows = without_unjudged(rows).assign(
        row_is=[OWN_AREA if gaps.own_areas else WARD] * len(gaps.wards) + [AREA],
        readiness=[*map(str, readiness_of(gaps.wards)), ""],
        meets_standard="" if standard is None else [str(each) for each in meets(rows, standard)],
    )
    for name, over in OVER.items():
        walk_m = rows[name].astype(float)
        rows[over] = np.where(np.isposinf(walk_m), gaps.longest_m, np.nan)
        rows[name] = walk_m.replace(np.inf, np.nan)
    ranked = rows.merge(ranks[["ward_code", *RANKS]], on="ward_code", how="left")
    return pd.DataFrame(ranked[list(with_second_columns(FILE_COLUMNS, second, of="ward_name"))])


def without_unjudged(wards: pd.DataFrame) -> pd.DataFrame:
    """The same rows; counts of who has one and who has not are missing where nobody could be judged.

    ``wards`` has WARD_COLUMNS; the counts come back as whole numbers that may be missing.
    """
    judged = wards["judged"].fillna(0).astype("int64") > 0
    counts = {name: wards[name].astype("Int64").where(judged) for name in NEEDS_JUDGING}
    return wards.assign(**counts)


def file_records(gaps: WardGaps, ranks: pd.DataFrame, standard: float | None = None) -> list[dict[str, Any]]:
    """``file_table`` as plain values: text, whole numbers, numbers to six places, None."""
    return own_records(records_of(file_table(gaps, ranks, standard)), own_areas=gaps.own_areas)


def ward_records(*answers: Answer) -> list[dict[str, Any]]:
    """Every ward as a row; of two answers each ward has two, told apart by ``answer``."""
    return _both(answers, lambda records: records[:-1])


def area_records(*answers: Answer) -> list[dict[str, Any]]:
    """The whole area, a row for each answer."""
    return _both(answers, lambda records: records[-1:])


def _both(
    answers: Sequence[Answer], some: Callable[[list[dict[str, Any]]], list[dict[str, Any]]]
) -> list[dict[str, Any]]:
    each = [some(file_records(answer.gaps, answer.ranks, answer.standard)) for answer in answers]
    if len(each) == 1:
        return each[0]
    names = ("first", "second")
    return [{"answer": name, **row} for name, rows in zip(names, each, strict=True) for row in rows]


def gaps_csv(*answers: Answer) -> str:
    """Every ward as a row, and nothing else."""
    return as_csv(ward_records(*answers))


def area_csv(*answers: Answer) -> str:
    """The whole area as a row."""
    return as_csv(area_records(*answers))


def about_csv(area: Area, *answers: Answer) -> str:
    """What was asked, and of which data, a row for each thing."""
    return as_csv(about_records(*(answer.about(area) for answer in answers)))


def gaps_workbook(area: Area, *answers: Answer) -> bytes:
    """All three as the sheets of a workbook, and what each column is."""
    rows = ward_records(*answers)
    return as_workbook(
        {
            f"{noun_of(area).key}s": rows,
            "whole area": area_records(*answers),
            "what was asked": about_records(*(answer.about(area) for answer in answers)),
            "columns": file_key(rows[0] if rows else ()),
        }
    )


def gaps_json(area: Area, gaps: WardGaps, ranks: pd.DataFrame, standard: float | None = None) -> str:
    """The same: what was asked, the whole area, and every ward."""
    *wards, whole = file_records(gaps, ranks, standard)
    about = provenance(area, gaps, standard=standard)
    content = {"asked": about, "area": whole, "areas" if gaps.own_areas else "wards": wards}
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)
