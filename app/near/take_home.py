"""What can be taken home of the chosen few: the sheet, the calendar, and the link."""

import html
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import partial
from typing import Final

import streamlit as st

from app.frame.look import notice
from app.memory.session import kinds
from app.near.shortlist_link import shortlist_address
from app.tiles.routes import SERVED
from layers.area import Area
from presentation.printing.sheet.chosen import MOST, ON_ONE_PAGE, Chosen
from presentation.printing.sheet.diary import calendar_entries, left_out_words
from presentation.printing.sheet.pdf import sheet_pdf
from questions.places.area_assets import AreaAssets

SHEET: Final = "Sheet to print (PDF)"
CALENDAR: Final = "Calendar entries (.ics)"
LINK: Final = "Link to this shortlist"
SHOW_START: Final = "Draw where the walk starts on the sheet’s maps"
TWO_PAGES: Final = "More than five places take two pages."
NO_PERSON: Final = "Neither the sheet nor the calendar nor the link holds a name, an address or the start."
LINK_HELP: Final = (
    "The link names the area and these places, nothing else. It opens on this machine, "
    "and wherever the same area and register are."
)
NOT_IN_CALENDAR: Final = "Not in the calendar:"


def offer(area: Area, assets: AreaAssets, chosen: Sequence[Chosen], *, key: str) -> None:
    """Buttons for the sheet and the calendar of the chosen places, and the link to them.

    Draws nothing where nothing is chosen; takes the first ten. ``key`` tells two such offers apart.
    """
    few, today = list(chosen)[:MOST], datetime.now(UTC).date()
    if not few:
        return
    start = any(one.way is not None for one in few) and st.checkbox(
        SHOW_START, key=f"{key}_start", persist_state="session"
    )
    with st.container(horizontal=True, key=f"{key}_take_home"):
        st.download_button(
            SHEET,
            partial(_sheet, area, assets, few, today, show_start=start),
            file_name="places-to-walk-to.pdf",
            mime="application/pdf",
            on_click="ignore",
            key=f"{key}_pdf",
        )
        file = calendar_entries(assets, few, kinds=kinds(), today=today)
        if file.entries:
            st.download_button(
                CALENDAR,
                file.ics,
                file_name="places-to-walk-to.ics",
                mime="text/calendar",
                on_click="ignore",
                key=f"{key}_ics",
            )
    address = html.escape(shortlist_address(area.name, [one.asset_id for one in few]), quote=True)
    st.html(f'<p><a href="{address}" target="_blank" rel="noreferrer">{LINK}</a>. {LINK_HELP}</p>')
    notes = [TWO_PAGES] if len(few) > ON_ONE_PAGE else []
    notes += [] if start else [NO_PERSON]
    st.html(f'<p class="wr-small">{" ".join(notes)}</p>' if notes else "<p></p>")
    if missing := left_out_words(file):
        st.html(notice(NOT_IN_CALENDAR, " ".join(missing), slim=True))


def _sheet(area: Area, assets: AreaAssets, few: list[Chosen], today: date, *, show_start: bool) -> bytes:
    return sheet_pdf(
        area,
        assets,
        few,
        kinds=kinds(),
        today=today,
        scene=SERVED.scene(area.name, area.revision),
        show_start=show_start,
        more_pages=True,
    )
