"""The answer ward by ward as a table that tells all, and what is in the way."""

from collections.abc import Sequence

import pandas as pd

from presentation.words import gaps as said
from presentation.words.gap_measures import MEASURES, Measure, cell
from presentation.words.plain import one_line
from questions.wards.ward_fit import WardFit
from questions.wards.ward_gap_model import CAUSE_COLUMNS, GapCause, WardGaps

COLUMNS = (
    "Ward",
    "Residents",
    "Cannot be judged",
    "Have none",
    "Have at least one",
    "At least three",
    "Median walk",
    "To the nearest three",
    "Per 1,000",
    "Nearer count more",
    "Weekly places per 1,000",
    "Mostly because",
)
CAUSE_HEADS = ("What is in the way", "Residents", "Of those without", "What would mend it")
FIT_HEADS = ("Ward", "By points", "By best fit")
RANK_HEADS = ("Ward", "Rank", "From", "To", "Cannot be told apart from")


def ward_rows(gaps: WardGaps, wards: pd.DataFrame) -> list[Sequence[str]]:
    """Each of ``wards`` and then the whole area, as cells under ``COLUMNS``."""
    whole = gaps.area.to_frame().T.assign(ward_name="The whole area")
    rows = [*wards.itertuples(index=False), *whole.itertuples(index=False)]
    return [_row(row, gaps.longest_m) for row in rows]


def _row(row: object, longest_m: float) -> tuple[str, ...]:
    told = row._asdict()  # type: ignore[attr-defined]
    without = round(told["judged"] - told["with_one"])
    cause = told["main_cause"]
    return (
        ward_title(told["ward_name"]),
        f"{round(told['residents']):,}",
        f"{round(told['unknown']):,}" if told["unknown"] else "none",
        f"{without:,}" if told["judged"] else said.UNKNOWN,
        *(cell(row, measure, longest_m) for measure in MEASURES.values()),
        said.CAUSES_SAID[GapCause(cause)][0] if cause else "",
    )


def ward_title(name: str) -> str:
    """A ward's name; residents outside every ward are named as such."""
    return one_line(name) or "In no ward"


def cause_rows(row: pd.Series) -> list[Sequence[str]]:
    """The causes of one ward, the commonest first, as cells under ``CAUSE_HEADS``."""
    counts = [(int(row[column]), cause) for column, cause in zip(CAUSE_COLUMNS, GapCause, strict=True)]
    without = sum(count for count, _ in counts)
    return [
        (said.CAUSES_SAID[cause][0], f"{count:,}", said.percent(count / without), said.CAUSES_SAID[cause][1])
        for count, cause in sorted(counts, key=lambda one: -one[0])
        if count
    ]


def rank_rows(ranks: pd.DataFrame, names: dict[str, str]) -> list[Sequence[str]]:
    """Each ward's rank and its range, as cells under ``RANK_HEADS``."""
    rows = []
    for row in ranks.sort_values(["rank", "ward_code"], na_position="last").itertuples():
        level = [ward_title(names.get(code, code)) for code in row.level_with]
        known = not pd.isna(row.rank)
        rows.append(
            (
                ward_title(names.get(row.ward_code, row.ward_code)),
                *(
                    (f"{row.rank}", f"{row.rank_best}", f"{row.rank_worst}")
                    if known
                    else (said.UNKNOWN, "", "")
                ),
                _some(level, len(ranks) - 1),
            )
        )
    return rows


def fit_sentence(fit: WardFit) -> str:
    """How the residents of wards were counted, and what best fit would make of it."""
    share = said.percent(fit.moved / fit.residents) if fit.residents else said.UNKNOWN
    return (
        "Residents count in the ward in which their point lies. By best fit of whole small areas "
        f"{fit.moved:,} of {fit.residents:,} ({share}) would count in another ward."
    )


def fit_rows(fit: WardFit, names: dict[str, str]) -> list[Sequence[str]]:
    """Residents of each ward counted both ways, as cells under ``FIT_HEADS``."""
    return [
        (ward_title(names.get(row.ward_code, "")), f"{row.by_points:,}", f"{row.by_best_fit:,}")
        for row in fit.table.itertuples()
    ]


def _some(names: list[str], others: int) -> str:
    if not names:
        return "none: its place is sure"
    return "all the others" if len(names) == others else ", ".join(names)


def compared_rows(first: WardGaps, second: WardGaps, measure: Measure) -> list[Sequence[str]]:
    """One figure of two answers side by side, and the difference in percentage points or metres."""
    other = second.wards.set_index("ward_code")
    rows = []
    for row in first.wards.itertuples(index=False):
        there = float(other.loc[row.ward_code, measure.column])
        here = float(getattr(row, measure.column))
        rows.append(
            (
                ward_title(row.ward_name),
                measure.said(here, first.longest_m),
                measure.said(there, second.longest_m),
                difference(there - here, measure),
            )
        )
    return rows


def difference(by: float, measure: Measure) -> str:
    """ "12 points more", "40 m less"."""
    if by != by or abs(by) == float("inf"):
        return said.UNKNOWN
    if measure.column.startswith("share"):
        size, unit = round(100 * abs(by)), " points"
    elif measure.column.startswith("median"):
        size, unit = round(abs(by), -1), " m"
    else:
        size, unit = round(abs(by), 1), ""
    return "the same" if not size else f"{size:,.12g}{unit} {'more' if by > 0 else 'less'}"
