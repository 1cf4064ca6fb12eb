"""Which rows has a kept analysis, ward by ward, for programs that know nothing of ours? As it was kept."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from geo.paces import DEFAULT_PACE
from layers.analyses.model import NamedAnalysis
from layers.publishing.figure_columns import BEYOND as BEYOND_COLUMNS, NUMBERS
from layers.publishing.figures_model import PublishedAnalysis, WardFigure
from questions.wards.analyses.choices import EVERY, FIRST_MINUTES, ROWS_BETWEEN
from questions.wards.analyses.figures import BEYOND, CELLS, FIRST, SECOND, AnalysisFigures
from questions.wards.ward_gap_model import EVERYONE

_ANSWERS: Final = (FIRST, SECOND)
_CELL: Final = "cell"


def published_analysis(analysis: NamedAnalysis, *, area_title: str, attribution: str) -> PublishedAnalysis:
    """What is told of an analysis beside its figures; not who kept it."""
    choices, entry = analysis.content.choices, analysis.entry
    return PublishedAnalysis(
        entry.analysis_id,
        entry.name,
        entry.area,
        area_title,
        choices.get("pace", DEFAULT_PACE),
        int(choices.get("minutes", FIRST_MINUTES)),
        choices.get("unchecked", "yes") == "yes",
        _day(analysis),
        attribution,
    )


def ward_rows(analysis: NamedAnalysis) -> tuple[WardFigure, ...]:
    """Every ward of every answer of an analysis, by its id; the whole area's figures are not among them."""
    rows = [*_of_questions(analysis), *_of_cells(analysis)]
    return tuple(sorted(rows, key=lambda row: row.figure_id))


def _of_questions(analysis: NamedAnalysis) -> Iterator[WardFigure]:
    choices, tables = analysis.content.choices, _tables(analysis)
    kinds, pace = choices.get("kinds", EVERY), choices.get("pace", DEFAULT_PACE)
    by_answer = {
        FIRST: (kinds, pace, _day(analysis)),
        SECOND: (choices.get("against", kinds), choices.get("against_pace", pace), _other_day(analysis)),
    }
    for answer in _ANSWERS:
        for ward_code, figures in tables.get(answer, {}).items():
            if ward_code:
                sought, walked, as_of = by_answer[answer]
                yield WardFigure(
                    _id(analysis, answer, ward_code),
                    analysis.entry.analysis_id,
                    answer,
                    sought,
                    choices.get("group", EVERYONE),
                    walked,
                    ward_code,
                    as_of,
                    plain_figures(figures),
                )


def _of_cells(analysis: NamedAnalysis) -> Iterator[WardFigure]:
    choices = analysis.content.choices
    sought = choices.get("rows", "").split(ROWS_BETWEEN)
    for key, figures in _tables(analysis).get(CELLS, {}).items():
        row, group, ward_code = key.split("|")
        yield WardFigure(
            _id(analysis, _CELL, row, group, ward_code),
            analysis.entry.analysis_id,
            _CELL,
            sought[int(row)],
            group,
            choices.get("pace", DEFAULT_PACE),
            ward_code,
            _day(analysis),
            plain_figures(figures),
        )


def plain_figures(figures: Mapping[str, Any]) -> dict[str, Any]:
    """The figures of a row without what is not known; a walk beyond what was measured is told beside it."""
    plain = {name: figures[name] for name in NUMBERS if figures.get(name) not in (None, BEYOND)}
    beyond = {
        name: figures[of] == BEYOND for name, of in BEYOND_COLUMNS.items() if figures.get(of) is not None
    }
    words = {name: figures[name] for name in ("main_cause", "readiness") if figures.get(name)}
    return {**plain, **beyond, **words}


def _day(analysis: NamedAnalysis) -> date:
    return date.fromisoformat(analysis.content.data_used["day"])


def _other_day(analysis: NamedAnalysis) -> date:
    day = analysis.content.choices.get("against_day")
    return date.fromisoformat(day) if day else _day(analysis)


def _id(analysis: NamedAnalysis, *parts: str) -> str:
    return "/".join((analysis.entry.analysis_id, *parts))


def _tables(analysis: NamedAnalysis) -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    return AnalysisFigures.of_record(analysis.content.figures).tables
