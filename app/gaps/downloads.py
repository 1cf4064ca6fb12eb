"""What can a planner take away? The wards as CSV and GeoPackage, the map as a picture, one ward on paper."""

from collections.abc import Sequence

import streamlit as st

from app.gaps.controls import ComparedQuestion
from app.gaps.ward import ward_places
from app.memory.session import area_assets, area_assets_on, gaps_of, ranks_of
from layers.area import Area
from presentation.printing.gap_files import (
    Answer,
    about_csv,
    area_csv,
    gaps_csv,
    gaps_geopackage,
    gaps_workbook,
)
from presentation.printing.wards.brief import Brief, brief_docx
from presentation.printing.wards.printed import (
    MappedAnswer,
    map_drawing,
    map_png,
    profile_pdf,
)
from presentation.words.names import ward_names
from presentation.words.wards import brief as brief_words, choices as gap_words, page as gap_page
from presentation.words.wards.measures import Measure
from questions.wards.gap_ranks import rank_ranges
from questions.wards.ward_gap_model import WardGaps, WardQuestion

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_downloads(
    area: Area,
    gaps: WardGaps,
    compared: ComparedQuestion,
    measure: Measure,
    opened: str,
    *,
    analysis: Sequence[str] = (),
) -> None:
    """The buttons; each file is made when it is asked for. ``analysis`` says which named analysis it is."""
    st.header(gap_words.DOWNLOADS, anchor=False)
    name = f"{area.name}-ward-gaps"

    def answers() -> list[Answer]:
        """The answer, and what it is compared with."""
        first = [Answer(gaps, ranks_of(area, gaps.question), compared.standard)]
        return first if compared.other is None else [*first, _other(area, compared, compared.other)]

    def maps() -> list[MappedAnswer]:
        """The same as they are drawn."""
        return mapped_answers(area, gaps, compared)

    def brief() -> Brief:
        """The same to go on writing in."""
        ranks = ranks_of(area, gaps.question)
        return Brief(area, tuple(maps()), ranks, measure, compared.standard, analysis=tuple(analysis))

    files = [
        (gap_page.TAKE_CSV, lambda: gaps_csv(*answers()).encode(), f"{name}.csv", "text/csv"),
        (gap_page.TAKE_AREA, lambda: area_csv(*answers()).encode(), f"{name}-whole-area.csv", "text/csv"),
        (gap_page.TAKE_ABOUT, lambda: about_csv(area, *answers()).encode(), f"{name}-about.csv", "text/csv"),
        (gap_page.TAKE_BOOK, lambda: gaps_workbook(area, *answers()), f"{name}.xlsx", EXCEL),
        (
            gap_page.TAKE_GEOPACKAGE,
            lambda: gaps_geopackage(
                area, gaps, ranks_of(area, gaps.question), compared.standard, shown=measure
            ),
            f"{name}.gpkg",
            "application/geopackage+sqlite3",
        ),
        (gap_page.TAKE_MAP, lambda: map_png(area, measure, *maps()), f"{name}.png", "image/png"),
        (
            gap_page.TAKE_DRAWING,
            lambda: map_drawing(area, measure, *maps()),
            f"{name}.svg",
            "image/svg+xml",
        ),
    ]
    files.append((brief_words.TAKE, lambda: brief_docx(brief()), f"{name}.docx", WORD))
    if opened:
        names = ward_names(area.wards)
        files.append(
            (
                gap_page.take_profile(names[opened]),
                lambda: profile_pdf(area, maps()[0], opened, places=ward_places(area, gaps, opened)),
                f"{area.name}-{opened}.pdf",
                "application/pdf",
            )
        )
    with st.container(horizontal=True, key="gap_files"):
        for title, made, file_name, mime in files:
            st.download_button(title, made, file_name, mime, on_click="ignore")


def mapped_answers(area: Area, gaps: WardGaps, compared: ComparedQuestion) -> list[MappedAnswer]:
    """The answer, and what it is compared with, each with its places, as maps are drawn of them."""
    first, second = compared.heads
    answers = [MappedAnswer(gaps, compared.what, area_assets(area).table, first)]
    if compared.other is not None:
        other = gaps_of(area, compared.other, compared.other_on)
        places = area_assets_on(area, compared.other_on).table
        answers.append(MappedAnswer(other, compared.other_what or compared.what, places, second))
    return answers


def _other(area: Area, compared: ComparedQuestion, other: WardQuestion) -> Answer:
    """What the answer is compared with, perhaps as the register was on another day."""
    assets = area_assets_on(area, compared.other_on)
    return Answer(
        gaps_of(area, other, compared.other_on), rank_ranges(area, assets, other), compared.standard
    )
