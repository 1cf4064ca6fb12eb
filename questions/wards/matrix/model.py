"""What is asked of many kinds, wards and groups at once, and what is answered?"""

from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from questions.wards.register_cover import RegisterCover
from questions.wards.ward_gap_model import CAUSE_COLUMNS, WardQuestion

CELL_COLUMNS: Final = (
    "sought",  # which of the question's ``sought``, from 0
    "group",
    "ward_code",  # "" for the whole area
    "ward_name",
    "residents",  # of the group; like all counts missing (Int64) where ``areas_uncounted`` is above 0
    "areas_uncounted",
    "judged",
    "unknown",
    "with_one",
    "without",  # judged - with_one; missing where nobody is judged
    "share_one",
    "share_one_low",
    "share_one_high",
    *CAUSE_COLUMNS,
    "main_cause",  # the commonest GapCause, "" where nobody is without
    "readiness",  # a Readiness; "" for the whole area
)


@dataclass(frozen=True)
class MatrixQuestion:
    """Every one of s sought things with every group."""

    base: WardQuestion  # pace, minutes, day, time; its kinds and group are not read
    sought: tuple[tuple[str, ...], ...]  # (s,) kinds of each, of which any will do; none: every kind
    groups: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class GapMatrix:
    """The answer to a ``MatrixQuestion``: each cell as the single question gives it."""

    question: MatrixQuestion
    cells: pd.DataFrame = field(repr=False)  # CELL_COLUMNS and second names: by sought, group, then ward
    whole: pd.DataFrame = field(repr=False)  # CELL_COLUMNS of the whole area: by sought, then group
    covers: tuple[RegisterCover, ...] = field(repr=False)  # (s,) how complete the register is for each
    own_areas: bool = False  # whether its wards are areas of an office's own
