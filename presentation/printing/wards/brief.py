"""What stands in a brief about the wards? The sentences and tables of the page, to go on with in Word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from geo.rows import rows_of
from layers.area import Area
from layers.assets.kinds import load_kinds
from presentation.printing.gap_tables import (
    cause_rows,
    compared_rows,
    fit_sentence,
    rank_rows,
    ward_rows,
)
from presentation.printing.wards.printed import MappedAnswer, map_parts
from presentation.printing.word.document import (
    add_lines,
    add_picture,
    add_table,
    as_file,
    as_word_holds,
    blank,
)
from presentation.words.area_noun import noun_of
from presentation.words.names import ward_names
from presentation.words.plain import MADE_UP, day
from presentation.words.wards import brief as words, choices as gap_words, page as gap_page
from presentation.words.wards.answer import answer_notes, headline, no_ward_sentence
from presentation.words.wards.choices import title_of_ward
from presentation.words.wards.fairness import HEADS as FAIR_HEADS, fairness_rows, not_measured
from presentation.words.wards.heads import CAUSE_HEADS, SECOND_HAS, columns, rank_heads
from presentation.words.wards.measures import Measure, classes_of
from presentation.words.wards.provenance import asked_sentence, provenance
from presentation.words.wards.readiness import shortest_sentence, standard_sentence
from presentation.words.wards.ward import no_causes
from questions.wards.gap_fairness import fairness
from questions.wards.ward_fit import ward_fit

_MAP: Final = Path(__file__).with_name("brief_map.typ")
# Which columns of the page's table stand in the first and in the second of the brief's two.
_MAIN, _MORE = (0, 1, 2, 3, 4, 7, 12), (0, 5, 6, 8, 9, 10, 11)


@dataclass(frozen=True, eq=False)
class Brief:
    """What a brief is made of."""

    area: Area
    answers: tuple[MappedAnswer, ...]  # the answer, and what it is compared with
    ranks: pd.DataFrame
    measure: Measure  # the figure on the map
    standard: float | None = None
    analysis: tuple[str, ...] = ()  # which named analysis it is, and what has changed since, a sentence each


def brief_docx(brief: Brief) -> bytes:
    """The brief as a Word file (Office Open XML). Raises ``NotPrintedError`` without a map."""
    data = as_word_holds(brief_data(brief))
    document = blank(data["title"], data["foot"], day=brief.answers[0].gaps.question.today)
    document.add_heading(data["title"], level=0)
    document.add_paragraph().add_run(data["answer"]).bold = True
    add_lines(document, data["intro"], style=None)
    add_lines(document, data["notes"])
    for part in data["parts"]:
        document.add_heading(part["heading"], level=1)
        if part.get("picture"):
            add_picture(document, part["picture"], template=_MAP)
        for table in part.get("tables", ()):
            add_table(document, table)
        add_lines(document, part.get("lines", ()), style=None)
    return as_file(document)


def brief_data(brief: Brief) -> dict[str, Any]:
    """Everything that the brief says, as plain data, part by part."""
    area, first = brief.area, brief.answers[0]
    gaps, today = first.gaps, day(first.gaps.question.today.isoformat())
    title = words.title(first.what, area.title)
    standard = [] if brief.standard is None else [standard_sentence(gaps, brief.standard)]
    made_up = [MADE_UP] if area.made_up else []
    shortest = shortest_sentence(gaps, brief.ranks)
    intro = [*made_up, asked_sentence(gaps.question, first.what), shortest, *standard]
    parts = [
        _map(brief),
        _figures(brief),
        *_compared(brief),
        _causes(brief),
        _ranks(brief),
        _fair(brief),
        _provenance(brief),
    ]
    return {
        "title": title,
        "foot": words.foot(title, today),
        "answer": headline(area, gaps, first.what),
        "intro": [line for line in (*intro, *brief.analysis) if line],
        "notes": [*answer_notes(area, gaps), words.NOT_KNOWN_NOTE, *_on_brackets(parts)],
        "parts": parts,
    }


def _on_brackets(parts: Sequence[Mapping[str, Any]]) -> list[str]:
    """What stands in brackets, where a figure has any."""
    cells = (
        cell
        for part in parts
        for table in part.get("tables", ())
        for row in table["rows"]
        for cell, is_number in zip(row, table["numbers"], strict=True)
        if is_number
    )
    return [words.BRACKETS_NOTE] if any(cell.endswith(")") for cell in cells) else []


def _table(
    caption: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    words_in: Sequence[int],
    widths: Sequence[float] = (),
) -> dict[str, Any]:
    """A table; ``words_in`` are the columns that hold words and are no numbers."""
    return {
        "caption": caption,
        "columns": list(columns),
        "rows": [list(row) for row in rows],
        "numbers": [at not in words_in for at in range(len(columns))],
        "widths": list(widths) or [2.0 if at in words_in else 1.0 for at in range(len(columns))],
    }


def _map(brief: Brief) -> dict[str, Any]:
    title = brief.measure.title
    every = [
        words.map_alt(
            title,
            classes_of(each.gaps, brief.measure),
            [title_of_ward(row) for row in rows_of(each.gaps.wards)],
            noun_of(each.gaps),
        )
        for each in brief.answers
    ]
    captions = [f"{answer.caption}: {alt}" if answer.caption else alt
                for answer, alt in zip(brief.answers, every, strict=True)]  # fmt: skip
    drawn = map_parts(brief.area, brief.measure, brief.answers)
    picture = {**drawn, "alt": " ".join(captions), "caption": words.map_caption(title)}
    return {"heading": words.THE_MAP, "picture": picture}


def _figures(brief: Brief) -> dict[str, Any]:
    gaps, noun = brief.answers[0].gaps, noun_of(brief.area)
    heads, rows = columns(noun), ward_rows(gaps, gaps.wards.sort_values("ward_name"))
    tables = [
        _table(
            caption.of(noun),
            [heads[at] for at in chosen],
            [[row[at] for at in chosen] for row in rows],
            words_in=(0, 6) if chosen is _MAIN else (0,),
            widths=(2.2, 1.2, 1.2, 1, 1.7, 1.1, 2.6) if chosen is _MAIN else (2.2, 1, 1, 1.2, 1, 1, 1.2),
        )
        for caption, chosen in ((words.MAIN_FIGURES, _MAIN), (words.MORE_FIGURES, _MORE))
    ]
    lines = [
        line
        for line in (no_ward_sentence(gaps), fit_sentence(ward_fit(brief.area, gaps.question.group), noun))
        if line
    ]
    return {"heading": gap_words.TABLE.of(noun), "tables": tables, "lines": lines}


def _compared(brief: Brief) -> list[dict[str, Any]]:
    if len(brief.answers) < 2:
        return []
    first, second = brief.answers[:2]
    heads = (noun_of(brief.area).title, first.caption, second.caption, SECOND_HAS)
    rows = compared_rows(first.gaps, second.gaps, brief.measure)
    table = _table(gap_page.compared_caption(brief.measure.title), heads, rows, words_in=(0,))
    lines = [headline(brief.area, each.gaps, each.what) for each in (first, second)]
    return [{"heading": gap_page.COMPARED, "tables": [table], "lines": lines}]


def _causes(brief: Brief) -> dict[str, Any]:
    figures = brief.answers[0].gaps.area
    rows = cause_rows(figures)
    if not rows:
        return {"heading": words.WHY, "lines": [no_causes(figures, noun_of(brief.area))]}
    table = _table(gap_words.CAUSES_CAPTION, CAUSE_HEADS, rows, words_in=(0, 3))
    return {"heading": words.WHY, "tables": [table]}


def _ranks(brief: Brief) -> dict[str, Any]:
    noun, rows = noun_of(brief.area), rank_rows(brief.ranks, ward_names(brief.area.wards))
    table = _table(
        gap_words.SURE_CAPTION.of(noun), rank_heads(noun), rows, words_in=(0, 4), widths=(2, 1.1, 0.8, 0.8, 4)
    )
    return {"heading": gap_words.SURE, "tables": [table]}


def _fair(brief: Brief) -> dict[str, Any]:
    measured = fairness(brief.area, brief.answers[0].gaps)
    table = _table(
        gap_page.FAIR_CAPTION, FAIR_HEADS, fairness_rows(measured), words_in=(0, 2), widths=(2, 1, 4)
    )
    missing = not_measured(measured)
    return {"heading": gap_words.FAIR, "tables": [table], "lines": [missing] if missing else []}


def _provenance(brief: Brief) -> dict[str, Any]:
    about = provenance(brief.area, brief.answers[0].gaps, standard=brief.standard)
    rows = words.provenance_rows(about, brief.answers[0].gaps.question, load_kinds())
    table = _table(words.PROVENANCE, words.PROVENANCE_HEADS, rows, words_in=(0, 1), widths=(2, 5))
    return {"heading": words.PROVENANCE, "tables": [table]}
