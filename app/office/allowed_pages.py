"""Which pages may somebody open? What they may not refuses in a sentence, and its file is not even loaded."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from actions.acting import Acting
from actions.permits.who_may import Sort
from app.frame.page import plain_errors
from app.frame.signed_in_line import sign_out_button
from app.signing_in.who import acting_now
from presentation.words.office import sign_in as words


@dataclass(frozen=True)
class OwnPage:
    """One page: its name in the table of permits, its file and its title."""

    name: str
    file: str
    title: str


def allowed_pages(pages: Sequence[OwnPage], acting: Acting) -> list[StreamlitPage]:
    """The pages for ``st.navigation``, the first of them at the root; there at least one is allowed.

    Whoever may not open the first page is led from the root to the first that they may.
    """
    allowed = [page for page in pages if acting.may(Sort.PAGE, page.name)]
    files = {page.name: _page(page, root=page is pages[0]) for page in allowed}
    lead_on = files[allowed[0].name]
    shown: list[StreamlitPage] = []
    for page in pages:
        if page in allowed:
            shown.append(files[page.name])
        elif page is pages[0]:
            shown.append(
                st.Page(partial(_lead_on, lead_on), title=page.title, default=True, url_path="start")
            )
        else:
            denied = partial(_refuse, page, allowed)
            shown.append(st.Page(denied, title=words.NOT_THIS_PAGE, url_path=page.name))
    return shown


def _page(page: OwnPage, *, root: bool) -> StreamlitPage:
    if root:
        return st.Page(page.file, title=page.title, default=True)
    return st.Page(page.file, title=page.title, url_path=page.name)


def _lead_on(page: StreamlitPage) -> None:
    st.switch_page(page)


def _refuse(page: OwnPage, allowed: Sequence[OwnPage]) -> None:
    """Why the page does not open, and those that do."""
    st.title(words.NOT_THIS_PAGE, anchor=False)
    with plain_errors():
        acting_now().check_page(page.name)
    st.html(f"<p>{words.LEAD_ON}</p>")
    for other in allowed:
        st.page_link(other.file, label=other.title)
    sign_out_button()
