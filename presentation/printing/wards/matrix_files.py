"""The matrix of many kinds, wards and groups as files: a row for each cell, what was asked apart."""

from collections.abc import Sequence
from typing import Any

from layers.area import Area
from layers.assets.kinds import load_kinds
from layers.places.second_names import second_columns
from presentation.printing.own_columns import own_records
from presentation.printing.tidy import about_records, as_csv, as_workbook, records_of
from presentation.words.wards.ages import ages_sentence
from presentation.words.wards.choices import percent
from presentation.words.wards.kinds import kinds_counted
from presentation.words.wards.provenance import matrix_provenance
from presentation.words.wards.readiness import NO_STANDARD
from presentation.words.wards.register_cover import register_sentence
from questions.wards.matrix.model import GapMatrix
from questions.wards.readiness import meets


def cell_records(
    matrix: GapMatrix, titles: Sequence[str], standard: float | None = None, *, whole: bool = False
) -> list[dict[str, Any]]:
    """Each cell as plain values; what nobody can judge is None, never 0. ``whole``: of the whole area."""
    table = matrix.whole if whole else matrix.cells
    second = second_columns(list(table.columns), of="ward_name")
    judged = table["judged"].fillna(0).astype("int64") > 0
    counts = [name for name in table.columns if name == "with_one" or name.startswith("without")]
    table = table.assign(**{name: table[name].astype("Int64").where(judged) for name in counts})
    keys = [",".join(kinds) for kinds in matrix.question.sought]
    named = table.assign(
        meets_standard="" if standard is None else [str(each) for each in meets(table, standard)],
        sought=[titles[at] for at in table["sought"]],
        kinds=[keys[at] for at in table["sought"]],
    )
    columns = ["sought", "kinds", *(name for name in named.columns if name not in ("sought", "kinds"))]
    if whole:
        columns = [name for name in columns if name not in ("ward_code", "ward_name", "readiness", *second)]
    return own_records(records_of(named[columns]), own_areas=matrix.own_areas)


def about_of(
    area: Area, matrix: GapMatrix, titles: Sequence[str], standard: float | None = None
) -> list[dict[str, Any]]:
    """What was asked, of which data; what counts in each, and how complete the register is for it."""
    kinds, base = load_kinds(), matrix.question.base
    about = dict(matrix_provenance(area, base))
    about["standard"] = NO_STANDARD if standard is None else percent(standard)
    for group in matrix.question.groups:
        about[f"ages_counted: {group}"] = ages_sentence(base.of_group(group))
    for title, sought, cover in zip(titles, matrix.question.sought, matrix.covers, strict=True):
        about[f"kinds_counted: {title}"] = kinds_counted(base.of_kinds(sought), kinds)
        about[f"register_completeness: {title}"] = register_sentence(cover, kinds)
    return about_records(about)


def matrix_csv(matrix: GapMatrix, titles: Sequence[str], standard: float | None = None) -> str:
    """A row for each cell of a ward, and nothing else."""
    return as_csv(cell_records(matrix, titles, standard))


def area_cells_csv(matrix: GapMatrix, titles: Sequence[str], standard: float | None = None) -> str:
    """A row for each kind and group of the whole area."""
    return as_csv(cell_records(matrix, titles, standard, whole=True))


def matrix_about_csv(
    area: Area, matrix: GapMatrix, titles: Sequence[str], standard: float | None = None
) -> str:
    """What was asked, a row for each thing."""
    return as_csv(about_of(area, matrix, titles, standard))


def matrix_book(area: Area, matrix: GapMatrix, titles: Sequence[str], standard: float | None = None) -> bytes:
    """The cells, the whole area and what was asked, each on a sheet of its own."""
    return as_workbook(
        {
            "cells": cell_records(matrix, titles, standard),
            "whole area": cell_records(matrix, titles, standard, whole=True),
            "what was asked": about_of(area, matrix, titles, standard),
        }
    )
