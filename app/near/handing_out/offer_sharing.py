"""How are the chosen few passed on from the page: as text, as a draft, as one file? Nothing of the person."""

import html
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

import streamlit as st

from app.frame.offer_file import offer_file
from app.memory.session import kinds
from app.tiles.routes import SERVED
from layers.area import Area
from presentation.printing.sharing.as_text import as_text, mail_draft
from presentation.printing.sharing.one_file import one_file
from presentation.printing.sharing.shared_places import SharedPlace, shared_places
from presentation.printing.sheet.chosen import Chosen
from presentation.words.handout import sharing as words
from questions.places.area_assets import AreaAssets

FILE: Final = "places-to-go.html"


def offer_sharing(area: Area, assets: AreaAssets, few: Sequence[Chosen], *, key: str, today: date) -> None:
    """The text to copy, the draft and the file. ``key`` tells two such offers apart."""
    with st.expander(words.SHARE, key=f"{key}_sharing"):
        st.html(f'<p class="wr-small">{html.escape(words.HELP)}</p>')
        places = shared_places(assets, few, kinds=kinds(), today=today)
        offer_file(
            "sheet and hand-out",
            words.ONE_FILE,
            partial(_file, area, places, today),
            file_name=FILE,
            mime="text/html",
            on_click="ignore",
            key=f"{key}_one_file",
        )
        draft = mail_draft(places, area_title=area.title, today=today)
        st.html(f'<p><a href="{html.escape(draft.address)}">{html.escape(words.MAIL)}</a></p>')
        if not draft.whole:
            st.html(f'<p class="wr-small">{html.escape(words.MAIL_SHORT)}</p>')
        st.html(f'<p class="wr-small">{html.escape(words.TEXT)}</p>')
        st.code(as_text(places, area_title=area.title, today=today), language=None, wrap_lines=True)


def _file(area: Area, places: tuple[SharedPlace, ...], today: date) -> bytes:
    return one_file(area, places, scene=SERVED.scene(area.name, area.revision), today=today)
