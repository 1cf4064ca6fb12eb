"""How are the wards off for many kinds and groups at once? The worst in a sentence, every cell in a table."""

import html

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app.frame.live import say
from app.frame.look import notice
from app.frame.media_types import EXCEL
from app.frame.offer_file import offer_file
from app.gaps.answered import many_answered
from app.gaps.controls import ComparedQuestion, choices_asked
from app.gaps.fields import GROUPS, ROWS, WHAT
from app.gaps.keeping import show_keeping
from app.gaps.matrix_table import BETWEEN, cells_pressed, matrix_html
from app.gaps.reopened import show_reopened
from app.gaps.sought import Sought
from app.memory.gap_answers import matrix_of
from app.memory.session import Visit
from layers.area import Area
from presentation.printing.tables import html_table
from presentation.printing.wards.matrix_files import matrix_about_csv, matrix_book, matrix_csv
from presentation.words.area_noun import noun_of
from presentation.words.wards import choices as gap_words, matrix as words
from questions.wards.analyses.choices import MANY, ONE
from questions.wards.matrix.model import GapMatrix, MatrixQuestion
from questions.wards.matrix.worst_cells import worst_cells

_KEY = "gap_cells"


def show_matrix(
    area: Area, compared: ComparedQuestion, choices: dict[str, Sought], first: DeltaGenerator
) -> None:
    """What is asked at once, and all that follows; in ``first`` the answer in a sentence."""
    visit = Visit()
    rows, groups = tuple(visit.get(ROWS) or ()), tuple(visit.get(GROUPS) or ())
    if not rows or not groups:
        st.html(notice(words.NOTHING_CHOSEN))
        return
    question = MatrixQuestion(compared.question, tuple(choices[key].kinds for key in rows), groups)
    matrix, titles = matrix_of(area, question), [choices[key].name or choices[key].title for key in rows]
    worst = worst_cells(matrix)
    with first:
        say(words.matrix_headline(matrix), words.worst_sentence(matrix, worst, titles), key="gap_sentence")
    answered = many_answered(area, question, choices_asked(area))
    show_reopened(area, answered)
    with st.container(key="gap_matrix"):
        st.html(matrix_html(matrix, titles, compared.standard))
    for note in (words.weak_sentence(matrix, worst, titles), words.apart_sentence(worst)):
        if note:
            st.html(f'<p class="wr-small">{html.escape(note)}</p>')
    cells_pressed(key=_KEY, data={"shown": str(len(matrix.cells))}, on_cell_change=lambda: _open(list(rows)))
    with st.expander(words.COVER_TITLE):
        st.html(html_table(words.COVER_CAPTION, words.COVER_HEADS, words.cover_rows(matrix, titles)))
    show_keeping(area, answered)
    _downloads(area, matrix, titles, compared.standard)


def _open(rows: list[str]) -> None:
    """A cell was pressed: its question is asked alone, with its ward opened."""
    visit = Visit()
    parts = str((visit.get(_KEY) or {}).get("cell") or "").split(BETWEEN)
    if len(parts) != 3 or not parts[0].isdigit() or int(parts[0]) >= len(rows):
        return
    visit.put("gap_view", ONE)
    visit.put(WHAT, rows[int(parts[0])])
    visit.put("gap_group", parts[1])
    visit.put("gap_ward", parts[2])


def back_to_matrix() -> None:
    """Where a cell was opened, the way back to the table."""
    visit = Visit()
    if visit.get("gap_rows_begun") and visit.get("gap_ward"):
        st.button(words.BACK, key="gap_back", on_click=visit.put, args=("gap_view", MANY))


def _downloads(area: Area, matrix: GapMatrix, titles: list[str], standard: float | None) -> None:
    """The cells as rows, and what was asked as a table of its own."""
    name = f"{area.name}-{noun_of(area).key}-matrix"
    files = (
        (words.TAKE_ROWS, lambda: matrix_csv(matrix, titles, standard).encode(), f"{name}.csv", "text/csv"),
        (
            words.TAKE_ABOUT,
            lambda: matrix_about_csv(area, matrix, titles, standard).encode(),
            f"{name}-about.csv",
            "text/csv",
        ),
        (
            words.TAKE_BOOK,
            lambda: matrix_book(area, matrix, titles, standard),
            f"{name}.xlsx",
            EXCEL,
        ),
    )
    st.header(gap_words.DOWNLOADS, anchor=False)
    with st.container(horizontal=True, key="gap_matrix_files"):
        for title, made, file_name, mime in files:
            offer_file("ward figures", title, made, file_name=file_name, mime=mime, on_click="ignore")
