"""What can a planner take away? The wards as CSV and GeoPackage, the map as a picture, one ward on paper."""

import csv
import io
import tempfile
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import streamlit as st

from app.gaps.controls import Wanted
from app.gaps.ward import ward_places
from layers.area import Area
from presentation.printing.gap_tables import ward_title
from presentation.printing.tables import spreadsheet_safe
from presentation.printing.wards.exported import without_unjudged
from presentation.printing.wards.printed import map_png, profile_pdf
from presentation.words import gaps as said
from presentation.words.gap_measures import Measure
from presentation.words.provenance import provenance
from questions.wards.ward_gap_model import WARD_COLUMNS, WardGaps


def show_downloads(area: Area, gaps: WardGaps, wanted: Wanted, measure: Measure, opened: str) -> None:
    """The buttons; each file is made when it is asked for."""
    st.header(said.DOWNLOADS, anchor=False)
    name = f"{area.name}-ward-gaps"
    with st.container(horizontal=True, key="gap_files"):
        st.download_button(
            "Wards (CSV)", lambda: wards_csv(area, gaps), f"{name}.csv", "text/csv", on_click="ignore"
        )
        st.download_button(
            "Wards with their outlines (GeoPackage)",
            lambda: wards_gpkg(area, gaps),
            f"{name}.gpkg",
            "application/geopackage+sqlite3",
            on_click="ignore",
        )
        st.download_button(
            "The map (PNG)",
            lambda: map_png(area, gaps, measure, wanted.what),
            f"{name}.png",
            "image/png",
            on_click="ignore",
        )
        if opened:
            title = ward_title(
                dict(zip(area.wards["ward_code"], area.wards["ward_name"], strict=True))[opened]
            )
            st.download_button(
                f"{title} on two pages (PDF)",
                lambda: profile_pdf(area, gaps, opened, wanted.what, places=ward_places(area, gaps, opened)),
                f"{area.name}-{opened}.pdf",
                "application/pdf",
                on_click="ignore",
            )


def wards_csv(area: Area, gaps: WardGaps) -> bytes:
    """Every figure of every ward, and of the whole area, each row with what was asked and of which data."""
    told = provenance(area, gaps.asked, gaps.longest_m)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*WARD_COLUMNS, *told])
    whole = gaps.area.to_frame().T.assign(ward_name="The whole area")[list(WARD_COLUMNS)]
    tables = (without_unjudged(gaps.wards), without_unjudged(whole))
    for row in (row for table in tables for row in table.itertuples(index=False)):
        writer.writerow(
            [
                *(_cell(value, gaps.longest_m) for value in row),
                *(spreadsheet_safe(text) for text in told.values()),
            ]
        )
    return ("\ufeff" + out.getvalue()).encode()


def _cell(value: Any, longest_m: float) -> str:
    """A value as the file has it: empty where not known, ">2400" for a walk longer than was measured."""
    if isinstance(value, str):
        return spreadsheet_safe(value)
    if pd.isna(value):
        return ""
    if np.isinf(value):
        return f">{longest_m:.0f}"
    return f"{value:.6g}" if value % 1 else f"{value:.0f}"


def wards_gpkg(area: Area, gaps: WardGaps) -> bytes:
    """The wards with outlines and figures, and a table that says what was asked of which data."""
    shapes = area.wards[["ward_code", "geometry"]].merge(without_unjudged(gaps.wards), on="ward_code")
    told = provenance(area, gaps.asked, gaps.longest_m)
    about = pd.DataFrame({"what": list(told), "value": list(told.values())})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "wards.gpkg"
        gpd.GeoDataFrame(shapes, geometry="geometry", crs=area.crs).to_file(
            path, layer="wards", driver="GPKG"
        )
        empty = gpd.GeoDataFrame(about, geometry=gpd.GeoSeries([None] * len(about), crs=area.crs))
        empty.to_file(path, layer="about", driver="GPKG")
        return path.read_bytes()
