"""What can a planner take away? The wards as CSV and GeoPackage, the map as a picture, one ward on paper."""

import pandas as pd
import streamlit as st

from app.gaps.controls import ComparedQuestion
from app.gaps.ward import ward_places
from app.memory.session import ranks_of
from layers.area import Area
from presentation.printing.gap_files import gaps_csv, gaps_geopackage
from presentation.printing.wards.printed import map_png, profile_pdf
from presentation.words.names import ward_names
from presentation.words.wards import choices as gap_words, page as gap_page
from presentation.words.wards.measures import Measure
from questions.wards.ward_gap_model import WardGaps


def show_downloads(
    area: Area, gaps: WardGaps, compared: ComparedQuestion, measure: Measure, opened: str
) -> None:
    """The buttons; each file is made when it is asked for."""
    st.header(gap_words.DOWNLOADS, anchor=False)
    name = f"{area.name}-ward-gaps"

    def ranks() -> pd.DataFrame:
        return ranks_of(area, gaps.question)

    files = [
        (gap_page.TAKE_CSV, lambda: gaps_csv(area, gaps, ranks()).encode(), f"{name}.csv", "text/csv"),
        (
            gap_page.TAKE_GEOPACKAGE,
            lambda: gaps_geopackage(area, gaps, ranks()),
            f"{name}.gpkg",
            "application/geopackage+sqlite3",
        ),
        (gap_page.TAKE_MAP, lambda: map_png(area, gaps, measure, compared.what), f"{name}.png", "image/png"),
    ]
    if opened:
        names = ward_names(area.wards)
        files.append(
            (
                gap_page.take_profile(names[opened]),
                lambda: profile_pdf(
                    area, gaps, opened, compared.what, places=ward_places(area, gaps, opened)
                ),
                f"{area.name}-{opened}.pdf",
                "application/pdf",
            )
        )
    with st.container(horizontal=True, key="gap_files"):
        for title, made, file_name, mime in files:
            st.download_button(title, made, file_name, mime, on_click="ignore")
