"""What can be taken home of the chosen few: the sheet, the calendar, and the link."""

import html
from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

import streamlit as st

from app.frame.look import notice
from app.frame.offer_file import offer_file
from app.memory.session import kinds
from app.memory.visit import CLOCK
from app.near.handing_out.offer_handout import offer_handout
from app.near.handing_out.offer_sharing import offer_sharing
from app.near.shortlist_link import shortlist_address
from app.tiles.routes import SERVED
from layers.area import Area
from presentation.printing.sheet.chosen import MOST, ON_ONE_PAGE, Chosen
from presentation.printing.sheet.diary import calendar_entries, left_out_words
from presentation.printing.sheet.pdf import sheet_pdf
from presentation.words.near import sheet as words
from questions.places.area_assets import AreaAssets


def offer(area: Area, assets: AreaAssets, chosen: Sequence[Chosen], *, key: str) -> None:
    """Buttons for the sheet and the calendar of the chosen places, and the link to them.

    Draws nothing where nothing is chosen; takes the first ten. ``key`` tells two such offers apart.
    """
    few, now = list(chosen)[:MOST], datetime.now(CLOCK).replace(tzinfo=None)
    today = now.date()
    if not few:
        return
    by_bus = any(each.by_bus is not None for each in few)
    start = (by_bus or any(each.way is not None for each in few)) and st.checkbox(
        words.SHOW_STOP if by_bus else words.SHOW_START, key=f"{key}_start", persist_state="session"
    )
    with st.container(horizontal=True, key=f"{key}_take_home"):
        offer_file(
            "sheet and hand-out",
            words.SHEET,
            partial(_sheet, area, assets, few, today, show_start=start),
            file_name="places-to-walk-to.pdf",
            mime="application/pdf",
            on_click="ignore",
            key=f"{key}_pdf",
        )
        file = calendar_entries(assets, few, kinds=kinds(), now=now)
        if file.entries:
            offer_file(
                "sheet and hand-out",
                words.CALENDAR,
                file.ics,
                file_name="places-to-walk-to.ics",
                mime="text/calendar",
                on_click="ignore",
                key=f"{key}_ics",
            )
    address = html.escape(shortlist_address(area.name, [each.asset_id for each in few]), quote=True)
    st.html(
        f'<p><a href="{address}" target="_blank" rel="noreferrer">{words.LINK}</a>. {words.LINK_HELP}</p>'
    )
    notes = [words.TWO_PAGES] if len(few) > ON_ONE_PAGE else []
    notes += [] if start else [words.NO_PERSON]
    st.html(f'<p class="wr-small">{" ".join(notes)}</p>' if notes else "<p></p>")
    if missing := left_out_words(file):
        st.html(notice(words.NOT_IN_CALENDAR, " ".join(missing), slim=True))
    offer_handout(area, assets, few, key=key, now=now)
    offer_sharing(area, assets, few, key=key, today=today)


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
