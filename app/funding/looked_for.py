"""What did people look for and not find? On Funding in a line, with the call for proposals to send out."""

import html

import streamlit as st

from app.frame.look import notice
from app.frame.offer_call import offer_call
from app.memory.newest_call import newest_call
from app.memory.session import kinds
from geo.errors import WithinReachError
from layers.area import Area
from presentation.words.errors import fix_of, what_of
from presentation.words.names import ward_names
from presentation.words.wards import loop as words

_GAPS = "gaps/page.py"


def show_looked_for(area: Area) -> None:
    """Which wards and kinds, the call itself, and where its figures stand; nothing where none may be told."""
    try:
        call = newest_call(area)
    except WithinReachError as error:
        st.html(notice(what_of(error), fix_of(error), care=True))
        return
    if call is None:
        return
    line = words.looked_for_sentence(call.wards, ward_names(area.wards), kinds(), year=call.year)
    with st.container(key="fund_call"):
        st.html(f'<p class="wr-small">{html.escape(line)}</p>')
        offer_call(call, _GAPS, words.TO_GAPS, key="fund_call_file")
