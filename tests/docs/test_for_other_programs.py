"""Does the page for other programs name every column, as the comments in the database do?"""

import re

from docs.published_columns import PAGE, tables
from layers.publishing.figure_columns import BEYOND, NUMBERS
from layers.publishing.readers import READER
from layers.publishing.views import PUBLISHED, WORKINGS, published_views
from questions.wards.matrix.model import CELL_COLUMNS
from questions.wards.ward_gap_model import WARD_COLUMNS

NO_FIGURES = {"sought", "group", "ward_code", "ward_name", "main_cause", "readiness"}


def test_the_page_has_the_columns_of_every_view() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text.endswith(tables()), "run .venv/bin/python docs/published_columns.py"
    assert all(name in text for name in (READER, PUBLISHED, WORKINGS))


def test_every_figure_of_a_ward_has_a_column() -> None:
    assert {*NUMBERS} == {*WARD_COLUMNS, *CELL_COLUMNS} - NO_FIGURES
    assert {*BEYOND.values()} <= {*NUMBERS}


def test_every_column_says_what_it_is_in_a_sentence() -> None:
    for view in published_views(with_postgis=True):
        names = [column.name for column in view.columns]
        assert len(names) == len(set(names))
        for column in view.columns:
            assert re.fullmatch(r"[A-Za-z0-9].*\.", column.comment), column.name
