"""What can a planner take away? The wards as CSV and GeoPackage, the map as a picture, one ward on paper."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from app.frame.media_types import EXCEL, WORD
from app.frame.offer_file import offer_file
from app.gaps.controls import ComparedQuestion
from app.gaps.ward import ward_places
from app.memory.session import area_assets, area_assets_on, gaps_of, ranks_of
from layers.area import Area
from presentation.printing.gap_files import (
    Answer,
    about_csv,
    area_csv,
    gaps_csv,
    gaps_workbook,
)
from presentation.printing.wards.brief import Brief, brief_docx
from presentation.printing.wards.geopackage import gaps_geopackage
from presentation.printing.wards.printed import (
    MappedAnswer,
    map_drawing,
    map_png,
    profile_pdf,
)
from presentation.words.area_noun import noun_of
from presentation.words.names import ward_names
from presentation.words.wards import brief as brief_words, choices as gap_words, page as gap_page
from presentation.words.wards.measures import Measure
from questions.wards.gap_ranks import rank_ranges
from questions.wards.ward_gap_model import WardGaps, WardQuestion


@dataclass(frozen=True, eq=False)
class ToTake:
    """What is taken away: an answer, and what is shown of it."""

    area: Area
    gaps: WardGaps
    compared: ComparedQuestion
    measure: Measure  # the figure on the map
    opened: str  # the code of the ward that is looked into; "" for none
    analysis: tuple[str, ...] = ()  # which named analysis it is, and what has changed since

    @property
    def answers(self) -> list[Answer]:
        """The answer, and what it is compared with."""
        first = [Answer(self.gaps, ranks_of(self.area, self.gaps.question), self.compared.standard)]
        other = self.compared.other
        return first if other is None else [*first, _other(self.area, self.compared, other)]

    @property
    def maps(self) -> list[MappedAnswer]:
        """The same as they are drawn."""
        return mapped_answers(self.area, self.gaps, self.compared)

    @property
    def brief(self) -> Brief:
        """The same to go on writing in."""
        ranks = ranks_of(self.area, self.gaps.question)
        return Brief(self.area, tuple(self.maps), ranks, self.measure, self.compared.standard, self.analysis)


_File = tuple[str, Callable[[], bytes], str, str]  # what the button says, its content, name and media type


def show_downloads(taken: ToTake) -> None:
    """The buttons; each file is made when it is asked for."""
    st.header(gap_words.DOWNLOADS, anchor=False)
    with st.container(horizontal=True, key="gap_files"):
        for title, made, file_name, mime in (*_tables(taken), *_drawn(taken)):
            offer_file("ward figures", title, made, file_name=file_name, mime=mime, on_click="ignore")


def _tables(taken: ToTake) -> list[_File]:
    area, noun = taken.area, noun_of(taken.area)
    name = f"{area.name}-{noun.key}-gaps"
    return [
        (gap_page.TAKE_CSV.of(noun), lambda: gaps_csv(*taken.answers).encode(), f"{name}.csv", "text/csv"),
        (
            gap_page.TAKE_AREA,
            lambda: area_csv(*taken.answers).encode(),
            f"{name}-whole-area.csv",
            "text/csv",
        ),
        (
            gap_page.TAKE_ABOUT,
            lambda: about_csv(area, *taken.answers).encode(),
            f"{name}-about.csv",
            "text/csv",
        ),
        (gap_page.TAKE_BOOK, lambda: gaps_workbook(area, *taken.answers), f"{name}.xlsx", EXCEL),
        (
            gap_page.TAKE_GEOPACKAGE.of(noun),
            lambda: gaps_geopackage(
                area,
                taken.gaps,
                ranks_of(area, taken.gaps.question),
                taken.compared.standard,
                shown=taken.measure,
            ),
            f"{name}.gpkg",
            "application/geopackage+sqlite3",
        ),
    ]


def _drawn(taken: ToTake) -> list[_File]:
    area, opened = taken.area, taken.opened
    name = f"{area.name}-{noun_of(area).key}-gaps"
    files: list[_File] = [
        (gap_page.TAKE_MAP, lambda: map_png(area, taken.measure, *taken.maps), f"{name}.png", "image/png"),
        (
            gap_page.TAKE_DRAWING,
            lambda: map_drawing(area, taken.measure, *taken.maps),
            f"{name}.svg",
            "image/svg+xml",
        ),
        (brief_words.TAKE, lambda: brief_docx(taken.brief), f"{name}.docx", WORD),
    ]
    if opened:
        places = ward_places(area, taken.gaps, opened)
        files.append(
            (
                gap_page.take_profile(ward_names(area.wards)[opened]),
                lambda: profile_pdf(area, taken.maps[0], opened, places=places),
                f"{area.name}-{opened}.pdf",
                "application/pdf",
            )
        )
    return files


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
