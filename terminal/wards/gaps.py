"""How do ward gaps read in a terminal? The sentences and tables of the page, one line after the other."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import time
from typing import Final

import pandas as pd

from geo.errors import WithinReachError
from layers.area import Area
from layers.assets.kinds import Kinds
from layers.wards.names import second_names_by_code, ward_called
from presentation.printing.gap_files import Answer, about_csv, area_csv, gaps_csv
from presentation.printing.gap_tables import cause_rows, fit_sentence, ranks_in_words, ward_rows
from presentation.words import plain as words
from presentation.words.area_noun import noun_of
from presentation.words.names import ward_names
from presentation.words.near.lines import printable
from presentation.words.near.naming import named
from presentation.words.wards import choices as gap_words, terminal as gap_terminal
from presentation.words.wards.answer import answer_notes, headline, no_ward_sentence
from presentation.words.wards.fairness import fairness_rows, not_measured
from presentation.words.wards.heads import CAUSE_HEADS, RANK, columns, ranked_sentence
from presentation.words.wards.own_areas import areas_notes
from presentation.words.wards.readiness import shortest_sentence, standard_sentence
from presentation.words.wards.ward import NO, YES, no_causes, place_heads, ward_sentence
from questions.places.area_assets import AreaAssets
from questions.wards.gap_fairness import fairness
from questions.wards.ward_fit import ward_fit
from questions.wards.ward_gaps import GapCause, OpenThen, WardGaps
from questions.wards.ward_opened import ward_assets

_OPEN: Final = re.compile(
    r"\s*([a-z]{3})[a-z]*\s+(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)\s*", re.IGNORECASE
)
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")  # as they are typed, in any language


def read_open(typed: str) -> OpenThen | None:
    """ "tue 12:00-14:00" as a stretch of a day; nothing typed is any time.

    Raises
    ------
    WithinReachError
        It does not read as a day and two times, the earlier first.
    """
    if not typed.strip():
        return None
    parts = _OPEN.fullmatch(typed)
    try:
        if parts and parts[1].lower() in _DAYS:
            starts, ends = time(int(parts[2]), int(parts[3])), time(int(parts[4]), int(parts[5]))
            if starts < ends:
                return OpenThen(_DAYS.index(parts[1].lower()), starts, ends)
    except ValueError:
        pass  # 25:00 is no time
    raise WithinReachError(
        '"{typed}" is not a day and two times.', 'Write it like this: --open "tue 12:00-14:00"', typed=typed
    )


def csv_of(area: Area, answer: Answer, table: str) -> str:
    """One of the tables of an answer as CSV: "wards", "area" or "about".

    Raises
    ------
    WithinReachError
        There is no such table.
    """
    made: dict[str, Callable[[], str]] = {
        "wards": lambda: gaps_csv(answer),
        "area": lambda: area_csv(answer),
        "about": lambda: about_csv(area, answer),
    }
    if table not in made:
        raise WithinReachError(
            'There is no table called "{table}".',
            "Ask for one of: {tables}.",
            table=table,
            tables=", ".join(made),
        )
    return made[table]()


def gap_lines(
    area: Area, gaps: WardGaps, ranks: pd.DataFrame, *, what: str, standard: float | None = None
) -> Iterator[str]:
    """The answer in words, every ward, why, and how fair; ``what`` is sought: "a lunch club"."""
    if area.made_up:
        yield words.MADE_UP
    noun = noun_of(area)
    heads = columns(noun)
    meets = "" if standard is None else standard_sentence(gaps, standard)
    notes = (*areas_notes(area), *answer_notes(area, gaps))
    sentences = (headline(area, gaps, what), shortest_sentence(gaps, ranks), meets, *notes)
    yield from (printable(sentence) for sentence in sentences if sentence)
    yield ""
    yield from in_columns((*heads[:-1], RANK, heads[-1]), _ranked_rows(gaps, ranks))
    if no_ward_sentence(gaps):
        yield no_ward_sentence(gaps)
    yield f"\n{gap_words.CAUSES}"
    causes = cause_rows(gaps.area)
    yield from in_columns(CAUSE_HEADS, causes) if causes else [no_causes(gaps.area, noun)]
    yield ""
    measured = fairness(area, gaps)
    yield from (gap_terminal.measured(*row) for row in fairness_rows(measured))
    if not_measured(measured):
        yield not_measured(measured)
    yield ""
    yield fit_sentence(ward_fit(area, gaps.question.group), noun)


def _ranked_rows(gaps: WardGaps, ranks: pd.DataFrame) -> list[Sequence[str]]:
    """The rows of the page's table, each with the rank of its ward before the last cell."""
    in_words = ranks_in_words(ranks)
    codes = [*gaps.wards["ward_code"], ""]
    return [
        (*row[:-1], in_words.get(code, ""), row[-1])
        for code, row in zip(codes, ward_rows(gaps, gaps.wards), strict=True)
    ]


def ward_lines(
    area: Area, assets: AreaAssets, *, gaps: WardGaps, ranks: pd.DataFrame, ward: str, kinds: Kinds, what: str
) -> Iterator[str]:
    """One ward opened: its causes, how sure its rank is, and the assets that its residents reach.

    Raises
    ------
    WithinReachError
        There is no ward of this name or code, or there are several.
    """
    names_by_code = dict(zip(gaps.wards["ward_code"], gaps.wards["ward_name"], strict=True))
    row = gaps.ward(ward_called(ward, names_by_code, second=second_names_by_code(gaps.wards)))
    yield f"\n{printable(gap_words.ward_heading(row))}"
    yield printable(ward_sentence(gaps, row, what))
    causes = cause_rows(row)
    if causes:
        yield from in_columns(CAUSE_HEADS, causes)
    rank = ranks_in_words(ranks).get(row["ward_code"])
    if rank is not None:
        names = ward_names(gaps.wards)
        level = ranks.set_index("ward_code").loc[row["ward_code"], "level_with"]
        yield ranked_sentence(rank, ", ".join(printable(names[code]) for code in level))
    yield ""
    yield from in_columns(
        place_heads(noun_of(area)), _asset_rows(area, assets, gaps, row["ward_code"], kinds)
    )


def _asset_rows(
    area: Area, assets: AreaAssets, gaps: WardGaps, ward_code: str, kinds: Kinds
) -> list[list[str]]:
    behind = ward_assets(area, assets, gaps, ward_code)
    rows = named(assets.table.set_index("asset_id", drop=False).loc[behind["asset_id"]], kinds)
    counted = [
        YES if counts else gap_words.CAUSE_WORDS[GapCause(bar)][0]
        for counts, bar in zip(behind["counts"], behind["bar"], strict=True)
    ]
    rings = [YES if first else NO for first in rows["ring_first"]]
    reached = [f"{count:,}" for count in behind["residents_in_reach"]]
    cells = zip(rows["title"], rows["kind_label"], reached, counted, rings, strict=True)
    return [list(row) for row in cells]


def in_columns(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Cells under their heads, the first to the left, the figures to the right."""
    cells = [[printable(cell) for cell in row] for row in (list(heads), *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(heads))]
    for row in cells:
        line = [row[0].ljust(widths[0])]
        line += [cell.rjust(width) for cell, width in zip(row[1:-1], widths[1:-1], strict=True)]
        yield "  ".join([*line, row[-1]]).rstrip()
