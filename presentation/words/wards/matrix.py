"""How do many kinds, wards and groups read at once? Cells, the worst, how complete the register is."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from geo.rows import rows_of
from presentation.words.area_noun import OfAreas, noun_of
from presentation.words.dates import day_words, listed
from presentation.words.language import plural, sentence
from presentation.words.plain import one_line
from presentation.words.wards import choices as gap_words
from presentation.words.wards.answer import when_words, within_words
from presentation.words.wards.readiness import standard_words
from questions.wards.matrix.model import GapMatrix
from questions.wards.matrix.worst_cells import WorstCells
from questions.wards.readiness import Readiness
from questions.wards.ward_gap_model import GapCause

BACK: Final = sentence("Back to the table of many")
VIEW: Final = sentence("How many questions at once?")
VIEWS: Final = {
    "one": sentence("One question"),
    "many": sentence("Many at once"),
}
ROWS: Final = sentence("Kinds and baskets")
GROUPS: Final = sentence("Groups of residents")
NOTHING_CHOSEN: Final = sentence("Choose at least one kind or basket and one group.")
CAPTION: Final = OfAreas(
    "Share with at least one in reach, and how many are without, {noun} by {noun}; hatched where under half "
    "can be judged. Press a heading to sort, a figure to open its {noun}."
)
SET_APART: Final = sentence("under half can be judged")
COVER_TITLE: Final = sentence("How complete is the register for these?")
COVER_CAPTION: Final = sentence("What the register knows of each, from where, and how many are checked")
COVER_HEADS: Final = (
    sentence("Kind or basket"),
    sentence("In the register"),
    sentence("From lists"),
    sentence("The last list came in"),
    sentence("From OpenStreetMap alone"),
    sentence("Checked by a person lately"),
)
TAKE_ROWS: Final = sentence("Every cell (CSV)")
TAKE_ABOUT: Final = sentence("What was asked, and sources (CSV)")
TAKE_BOOK: Final = sentence("Both as a workbook (Excel)")
_NONE: Final = sentence("none")
_SHADED: Final = (str(Readiness.READY), str(Readiness.REST), "")  # the last of the whole area


def matrix_headline(matrix: GapMatrix) -> str:
    """ "12 kinds or baskets, 21 wards and 4 groups, within 15 minutes at a steady pace." """
    base = matrix.question.base
    return sentence(
        "{sought}, {wards} and {groups}, {within}{when}.",
        sought=plural("{count} kind or basket", "{count} kinds or baskets", len(matrix.question.sought)),
        wards=plural(
            "{count} {noun}",
            "{count} {nouns}",
            matrix.cells["ward_code"].nunique(),
            **noun_of(matrix).words,
        ),
        groups=plural("{count} group", "{count} groups", len(matrix.question.groups)),
        within=within_words(base),
        when=sentence(", open {when}", when=when_words(base)) if base.open_then else "",
    )


def worst_sentence(matrix: GapMatrix, worst: WorstCells, titles: Sequence[str]) -> str:
    """The worst cells in one sentence: which, how many, mostly why, and what would mend it.

    Kinds of one ward and group with the same figures and cause are said together.
    """
    cells = list(rows_of(worst.cells))
    if not cells:
        return sentence("No cell of which enough is known has anybody without.")
    alike: dict[tuple[Any, ...], list[Any]] = {}
    for cell in cells:
        on_map = matrix.covers[cell.sought].together.rests_on_map
        key = (cell.ward_code, cell.group, cell.without, cell.judged, cell.main_cause, on_map)
        alike.setdefault(key, []).append(cell)
    clauses = "; ".join(
        _worst_clause(together[0], [titles[cell.sought] for cell in together], on_map=key[-1])
        for key, together in alike.items()
    )
    if worst.level:
        return plural(
            "The worst, with what is mostly in the way and would mend it: {clauses}; and {count} more cell "
            "as bad as the last.",
            "The worst, with what is mostly in the way and would mend it: {clauses}; and {count} more cells "
            "as bad as the last.",
            worst.level,
            clauses=clauses,
        )
    return sentence(
        "The worst, with what is mostly in the way and would mend it: {clauses}.", clauses=clauses
    )


def _worst_clause(cell: Any, titles: Sequence[str], *, on_map: bool) -> str:
    """What holds of a cell, and of the others with the same figures; ``titles`` are of all of them."""
    cause, mend = gap_words.CAUSE_WORDS[GapCause(cell.main_cause)]
    values = {
        "ward": gap_words.title_of_ward(cell),
        "sought": listed([one_line(title) for title in titles]),
        "who": gap_words.group_words(cell.group),
        "without": round(cell.without),
        "judged": round(cell.judged),
        "cause": _small(cause),
        "mend": _small(mend),
    }
    if on_map:
        return plural(
            "{ward}, {sought}: {without:,} of {judged:,} {who} without, by the map alone ({cause}: {mend}, "
            "or a fuller register)",
            "{ward}, {sought}, each: {without:,} of {judged:,} {who} without, by the map alone "
            "({cause}: {mend}, or a fuller register)",
            len(titles),
            **values,
        )
    return plural(
        "{ward}, {sought}: {without:,} of {judged:,} {who} without ({cause}: {mend})",
        "{ward}, {sought}, each: {without:,} of {judged:,} {who} without ({cause}: {mend})",
        len(titles),
        **values,
    )


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def weak_sentence(matrix: GapMatrix, worst: WorstCells, titles: Sequence[str]) -> str:
    """Of what the register has none, or only what a map has: that is no gap yet; "" for nothing."""
    none = [one_line(titles[at]) for at in worst.none_known]
    rest = [(one_line(titles[at]), cover) for at, cover in enumerate(matrix.covers) if cover.together.places]
    weak = [title for title, cover in rest if cover.together.rests_on_map]
    partly = [title for title, cover in rest if cover.weak_kinds and not cover.together.rests_on_map]
    clauses = []
    if none:
        clauses.append(
            sentence(
                "The register has none at all of: {titles}. No list that was ever brought in has one here, "
                "so they are not among the worst: bring in a list, or ask, before they are called a gap.",
                titles=listed(none),
            )
        )
    if weak:
        clauses.append(
            sentence(
                "From OpenStreetMap alone, and in no list that was ever brought in: {titles}. Where one is "
                "missing, it may be missing from the map only.",
                titles=listed(weak),
            )
        )
    if partly:
        clauses.append(
            sentence(
                "Of some kinds in {titles} no list that was ever brought in has any here: what is missing of "
                "them may be missing from the register only.",
                titles=listed(partly),
            )
        )
    return " ".join(clauses)


def apart_sentence(worst: WorstCells) -> str:
    """How many cells are in no order because too little is known of them; "" for none."""
    if not worst.set_apart:
        return ""
    return plural(
        "{count} cell is set apart: under half of those residents can be judged, or not all are counted.",
        "{count} cells are set apart: under half of those residents can be judged, or not all are counted.",
        worst.set_apart,
    )


def cell_words(cell: Any) -> tuple[str, str]:
    """A cell as it is read: its share, and how many are without; why nothing can be said."""
    if cell.areas_uncounted:
        return gap_words.UNKNOWN, ""
    if not cell.residents:
        return gap_words.NONE_LIVE_THERE, ""
    if not cell.judged:
        return gap_words.UNKNOWN, sentence("nobody can be judged")
    return gap_words.percent(cell.share_one), without_words(cell)


def without_words(cell: Any) -> str:
    """ "1,204 without"; what can be said of a ward that is set apart goes from what to what."""
    count = round(cell.without)
    if cell.readiness not in _SHADED:
        return sentence(
            "{low} to {high}",
            low=gap_words.percent(cell.share_one_low),
            high=gap_words.percent(cell.share_one_high),
        )
    return sentence("{count:,} without", count=count) if count else sentence("none without")


def cell_name(cell: Any, title: str) -> str:
    """What a cell is of, for who cannot see where it stands."""
    return sentence(
        "{ward}, {sought}, {who}",
        ward=gap_words.title_of_ward(cell) if cell.ward_code else gap_words.THE_WHOLE_AREA,
        sought=one_line(title),
        who=gap_words.group_words(cell.group),
    )


def sort_words(title: str, group: str) -> str:
    """What pressing a heading does."""
    return sentence("Sort by {sought}, {who}", sought=one_line(title), who=gap_words.group_words(group))


SORT_WARDS: Final = OfAreas("Sort by {noun}")


def cover_rows(matrix: GapMatrix, titles: Sequence[str]) -> list[tuple[str, ...]]:
    """What the register knows of each, as cells under COVER_HEADS."""
    rows: list[tuple[str, ...]] = []
    for title, cover in zip(titles, matrix.covers, strict=True):
        together = cover.together
        day = together.last_list_on
        lists = f"{together.in_lists:,}" if together.in_lists else _NONE
        rows.append(
            (
                one_line(title),
                f"{together.places:,}" if together.places else _NONE,
                lists,
                day_words(day) if day else gap_words.UNKNOWN if together.in_lists else sentence("no list"),
                f"{together.on_map_only:,}" if together.on_map_only else _NONE,
                f"{together.checked:,}" if together.checked else _NONE,
            )
        )
    return rows


def standards(table: pd.DataFrame, share: float | None) -> list[str]:
    """Whether each cell meets a standard: "standard met"; "" where none is set."""
    if share is None:
        return [""] * len(table)
    return [sentence("standard: {result}", result=result) for result in standard_words(table, share)]


def is_set_apart(cell: Any) -> bool:
    """Whether too little is known of a cell to compare it; not where nobody of the group lives."""
    return bool(cell.readiness in (Readiness.UNDER_HALF, Readiness.NOT_COUNTED))


def is_hatched(cell: Any) -> bool:
    """Whether too little is known of a cell for its shade."""
    return bool(cell.readiness not in _SHADED or pd.isna(cell.share_one))
