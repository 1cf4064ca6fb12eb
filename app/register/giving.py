"""How is the register given back? As a file, with licence, attribution and date."""

import html
from collections import Counter
from typing import Final

import streamlit as st

from app.frame.look import notice
from app.memory.session import kinds
from app.register.state import shelf
from layers.area import Area
from layers.register.exporting.give_back import ExportFormat, give_back
from layers.register.exporting.provenance import Provenance
from layers.register.model import Asset, Status
from presentation.printing.tables import html_table
from presentation.words import plain as words, register as said

_FORMS: Final = {
    ExportFormat.CSV: ("CSV, for any spreadsheet", "text/csv"),
    ExportFormat.EXCEL: (
        "Excel workbook",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    ExportFormat.GEOJSON: ("GeoJSON, for maps", "application/geo+json"),
    ExportFormat.GEOPACKAGE: ("GeoPackage, for QGIS and ArcGIS", "application/geopackage+sqlite3"),
    ExportFormat.OPEN_REFERRAL: ("Open Referral UK 3.0, for other directories", "application/json"),
}


def show_give_back(area: Area) -> None:
    """What would be in the file, and the file."""
    with_closed = st.checkbox("With closed ones too", key="reg_with_closed", persist_state="session")
    assets = [e.asset for e in shelf.entries(area) if with_closed or e.asset.status is not Status.CLOSED]
    hidden = sum(asset.hide_address for asset in assets)
    st.html(f'<p class="wr-answer">{words.count(len(assets), "asset", "assets")} to give back.</p>')
    if hidden:
        told = "1 asset has" if hidden == 1 else f"{hidden:,} assets have"
        st.html(
            notice(f"{told} a hidden address.", "No file holds anything that tells where that is.", slim=True)
        )
    form = st.radio(
        "In which form?",
        list(_FORMS),
        format_func=lambda key: _FORMS[key][0],
        key="reg_give_form",
        persist_state="session",
    )
    about = Provenance(title=f"Assets of {area.title}", exported_on=said.today())
    st.download_button(
        "Download",
        lambda: give_back(assets, form, kinds=kinds(), provenance=about),
        file_name=f"assets-{said.today().isoformat()}.{form.value}",
        mime=_FORMS[form][1],
        on_click="ignore",
        type="primary",
        key="reg_download",
    )
    st.html(
        '<p class="wr-small">Every row says where it comes from, under which licence, and when a person '
        "last checked it. No spreadsheet runs anything in it.</p>"
    )
    _sources(assets)


def _sources(assets: list[Asset]) -> None:
    """Which licences come together in the file."""
    held = Counter((asset.source, asset.licence, asset.attribution) for asset in assets)
    rows = [
        [*(words.one_line(cell) or words.NOT_KNOWN for cell in parts), f"{number:,}"]
        for parts, number in held.most_common(200)
    ]
    if not rows:
        return
    st.html(html_table("Sources in the file", ("Source", "Licence", "To be named", "Assets"), rows))
    if any(not licence for _, licence, _ in held):
        told = html.escape("Some have no known licence: ask their source before you pass them on.")
        st.html(notice(told, care=True, slim=True))
