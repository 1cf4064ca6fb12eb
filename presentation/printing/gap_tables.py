"""The answer ward by ward as a table that tells all, and what is in the way."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from geo.rows import rows_of
from presentation.words.area_noun import AreaNoun
from presentation.words.language import sentence
from presentation.words.wards import choices as gap_words
from presentation.words.wards.choices import title_of_ward, ward_title
from presentation.words.wards.heads import ALL_OTHERS, SURE_PLACE, difference_words, rank_words
from presentation.words.wards.measures import MEASURES, Measure, cell, value_of
from questions.wards.ward_fit import WardFit
from questions.wards.ward_gap_model import CAUSE_COLUMNS, GapCause, WardGaps


def ward_rows(gaps: WardGaps, wards: pd.DataFrame) -> list[Sequence[str]]:
    """Each of ``wards`` and then the whole area, as cells under ``gap_heads.COLUMNS``."""
    return rows_in_words(gaps, rows_of(wards))


def rows_in_words(gaps: WardGaps, wards: Sequence[Any]) -> list[Sequence[str]]:
    """The same of rows that have been read."""
    return [_row(row, gaps.longest_m) for row in (*wards, gap_words.whole_by_itself(gaps))]


def _row(row: Any, longest_m: float) -> tuple[str, ...]:
    return (
        title_of_ward(row),
        gap_words.residents_of(row),
        gap_words.unjudged_count(row),
        cell(row, MEASURES["without"], longest_m),
        *(cell(row, measure, longest_m) for measure in MEASURES.values() if measure.column != "without"),
        gap_words.CAUSE_WORDS[GapCause(row.main_cause)][0] if row.main_cause else "",
    )


def cause_rows(figures: pd.Series) -> list[Sequence[str]]:
    """The causes of one ward, the commonest first, as cells under ``gap_heads.CAUSE_HEADS``.

    None where the source leaves out some of its residents.
    """
    if figures["areas_uncounted"]:
        return []
    counts = [(int(figures[column]), cause) for column, cause in zip(CAUSE_COLUMNS, GapCause, strict=True)]
    without = sum(count for count, _ in counts)
    return [
        (
            gap_words.CAUSE_WORDS[cause][0],
            f"{count:,}",
            gap_words.percent(count / without),
            gap_words.CAUSE_WORDS[cause][1],
        )
        for count, cause in sorted(counts, key=lambda counted: -counted[0])
        if count
    ]


def rank_rows(ranks: pd.DataFrame, names: Mapping[str, str]) -> list[Sequence[str]]:
    """Each ward's rank and its range, as cells under ``gap_heads.RANK_HEADS``."""
    rows: list[Sequence[str]] = []
    for row in sorted(rows_of(ranks), key=_by_rank):
        level = [ward_title(names.get(code, code)) for code in row.level_with]
        rows.append(
            (
                ward_title(names.get(row.ward_code, row.ward_code)),
                *(
                    (gap_words.UNKNOWN, "", "")
                    if pd.isna(row.rank)
                    else (f"{row.rank}", f"{row.rank_best}", f"{row.rank_worst}")
                ),
                "" if pd.isna(row.rank) else _some(level, len(ranks) - 1),
            )
        )
    return rows


def _by_rank(row: Any) -> tuple[float, str]:
    """Whoever has no rank comes last."""
    return float("inf") if pd.isna(row.rank) else row.rank, row.ward_code


def _some(names: list[str], others: int) -> str:
    if not names:
        return SURE_PLACE
    return ALL_OTHERS if len(names) == others else ", ".join(names)


def ranks_in_words(ranks: pd.DataFrame) -> dict[str, str]:
    """ "3 (2 to 6)" of every ward by its code; "not known" where nobody can be judged."""
    return {
        row.ward_code: gap_words.UNKNOWN
        if pd.isna(row.rank)
        else rank_words(row.rank, row.rank_best, row.rank_worst)
        for row in rows_of(ranks)
    }


def fit_sentence(fit: WardFit, noun: AreaNoun) -> str:
    """How the residents of wards were counted, and what best fit would make of it."""
    if fit.residents is None or fit.moved is None:
        return sentence(
            "Residents count in the {noun} in which their point lies. How many would count in another {noun} "
            "by best fit of whole small areas is not known: not all are counted.",
            **noun.words,
        )
    values = {
        "moved": fit.moved,
        "residents": fit.residents,
        "share": gap_words.percent(fit.moved / fit.residents) if fit.residents else gap_words.UNKNOWN,
        **noun.words,
    }
    if fit.nowhere:
        return sentence(
            "Residents count in the {noun} in which their point lies. By best fit of whole small areas "
            "{moved:,} of {residents:,} ({share}) would count in another {noun}, {nowhere:,} of them "
            "in none.",
            nowhere=fit.nowhere,
            **values,
        )
    return sentence(
        "Residents count in the {noun} in which their point lies. By best fit of whole small areas "
        "{moved:,} of {residents:,} ({share}) would count in another {noun}.",
        **values,
    )


def fit_rows(fit: WardFit, names: Mapping[str, str]) -> list[Sequence[str]]:
    """Residents of each ward counted both ways, as cells under ``gap_heads.FIT_HEADS``."""
    return [
        (
            ward_title(names.get(row.ward_code, "")),
            gap_words.people(row.by_points),
            gap_words.people(row.by_best_fit),
        )
        for row in rows_of(fit.table)
    ]


def compared_rows(first: WardGaps, second: WardGaps, measure: Measure) -> list[Sequence[str]]:
    """One figure of two answers side by side, and the difference in percentage points or metres."""
    other = second.wards.set_index("ward_code")[measure.column].map(value_of)
    wards = first.wards
    named = ((row.ward_code, title_of_ward(row)) for row in rows_of(wards))
    values = zip(named, wards[measure.column], strict=True)
    return [
        (
            name,
            measure.words_of(value_of(here), first.longest_m),
            measure.words_of(other[code], second.longest_m),
            difference(other[code] - value_of(here), measure),
        )
        for (code, name), here in values
    ]


def difference(by: float, measure: Measure) -> str:
    """ "12 points more", "40 m less"."""
    if by != by or abs(by) == float("inf"):
        return gap_words.UNKNOWN
    if measure.column.startswith("share"):
        return difference_words(round(100 * abs(by)), more=by > 0, unit="points")
    if measure.column.startswith("median"):
        return difference_words(round(abs(by), -1), more=by > 0, unit="m")
    return difference_words(round(abs(by), 1), more=by > 0, unit="")
