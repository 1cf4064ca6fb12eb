"""How is the register given back? As a file, with licence, attribution and date."""

from collections import Counter
from functools import partial
from typing import Final

import streamlit as st

from actions.give_away import FileWish, give_away
from app.frame.look import notice
from app.frame.media_types import EXCEL
from app.frame.offer_file import offer_file
from app.memory.session import kinds
from app.register.state import memory, shelf
from app.signing_in.who import acting_now
from layers.area import Area
from layers.register.exporting.give_back import ExportFormat
from layers.register.exporting.provenance import Provenance
from layers.register.model import Asset, Status
from layers.register.office.office_record import ExportDoor
from layers.register.settings import stale_after_days
from presentation.printing.tables import html_table
from presentation.words import plain as words
from presentation.words.office import record as office_words
from presentation.words.register import pages, record as register_words

_MEDIA_TYPES: Final = {
    ExportFormat.CSV: "text/csv",
    ExportFormat.EXCEL: EXCEL,
    ExportFormat.GEOJSON: "application/geo+json",
    ExportFormat.GEOPACKAGE: "application/geopackage+sqlite3",
    ExportFormat.OPEN_REFERRAL: "application/json",
}


def show_give_back(area: Area) -> None:
    """What would be in the file, and the file."""
    with_closed = st.checkbox(pages.WITH_CLOSED, key="reg_with_closed", persist_state="session")
    assets = [e.asset for e in shelf.entries(area) if with_closed or e.asset.status is not Status.CLOSED]
    hidden = sum(asset.hide_address for asset in assets)
    st.html(f'<p class="wr-answer">{pages.to_give(len(assets))}</p>')
    if hidden:
        st.html(notice(pages.hidden_addresses(hidden), pages.HIDDEN_FIX, slim=True))
    form = st.radio(
        pages.WHICH_FORM,
        list(pages.FORMS),
        format_func=pages.FORMS.__getitem__,
        key="reg_give_form",
        persist_state="session",
    )
    about = Provenance(
        title=pages.list_title(area.title),
        exported_on=register_words.today(),
        after_days=stale_after_days(),
        gone=shelf.gone_from_lists(),
    )
    wish = FileWish(ExportDoor.PAGE, form, "" if memory.get(shelf.EVERYWHERE) else area.name, kinds(), about)
    offer_file(
        "the register",
        pages.DOWNLOAD,
        partial(give_away, shelf.register(), assets, wish, acting=acting_now(memory.who())),
        file_name=f"assets-{register_words.today().isoformat()}.{form.value}",
        mime=_MEDIA_TYPES[form],
        on_click="ignore",
        type="primary",
        key="reg_download",
    )
    st.html(f'<p class="wr-small">{pages.EVERY_ROW} {office_words.IT_IS_NOTED}</p>')
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
    st.html(html_table(pages.SOURCES, pages.SOURCE_HEADS, rows))
    if any(not licence for _, licence, _ in held):
        st.html(notice(pages.NO_LICENCE, care=True, slim=True))
