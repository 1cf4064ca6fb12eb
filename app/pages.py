"""The pages there are, which of them whoever is here may open, and which one is open."""

from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from actions.acting import Acting
from app.memory.session import Visit, register
from app.memory.standing import note_page
from app.near import shortlist_link
from app.office.allowed_pages import OwnPage, allowed_pages
from app.office.sign_in_page import show_no_role, show_sign_in
from app.signing_in.who import acting_now, sign_in_here
from presentation.words import plain as words
from presentation.words.funding import page as funding_words
from presentation.words.nation import page as nation_words
from presentation.words.wards import choices as gap_words
from starting.sign_in import is_office

PAGES = (
    OwnPage("near", "near/page.py", words.NEAR_A_PERSON),
    OwnPage("ward-gaps", "gaps/page.py", gap_words.TITLE),
    OwnPage("funding", "funding/page.py", funding_words.TITLE),
    OwnPage("register", "register/page.py", words.REGISTER),
    OwnPage("shortlist", "near/shortlist.py", shortlist_link.TITLE),
    OwnPage("about", "about/page.py", words.ABOUT),
    OwnPage("office", "office/page.py", words.OFFICE),
    OwnPage("add-a-place", "places/page.py", words.ADD_A_PLACE),
    OwnPage("many-places", "nation/page.py", nation_words.TITLE),
)


def acting_here() -> Acting | None:
    """Whoever may use the pages; None once it has been said that they must sign in, or have no role."""
    if not is_office():
        return acting_now()
    sign_in = sign_in_here()
    if sign_in is None:
        Visit().belong_to("", "")
        show_sign_in()
        return None
    Visit().belong_to(sign_in.digest, sign_in.name)
    if not sign_in.roles:
        show_no_role(sign_in.name)
        return None
    return acting_now()


st.set_page_config(page_title=words.TITLE, page_icon=str(Path(__file__).with_name("icon.png")), layout="wide")
acting = acting_here()
if acting is not None:
    Visit().begin_run(datetime.now(UTC))
    page = st.navigation(allowed_pages(PAGES, acting), position="hidden")
    note_page(Visit(), page.url_path or PAGES[0].name, lambda: register().revision)
    page.run()
