"""How is the contact of a person erased from the page, when that person asks for it?"""

from typing import Final

import streamlit as st

from actions.acting import Acting
from actions.erase_contact import erase_contact
from app.register.state import memory, shelf
from layers.register.history import Entry
from presentation.words.register import erasing as words

_TYPED: Final = "reg_erase_typed"
_SURE: Final = "reg_erase_sure"


def show_erasing(entry: Entry) -> None:
    """Below the form of an asset: what is to be erased, and that they asked for it."""
    asset = entry.asset
    with st.expander(words.TITLE, key="reg_erase"):
        st.html(f'<p class="wr-small">{words.WHAT_IT_DOES}</p>')
        contacts = [contact for contact in (asset.phone, asset.email) if contact]
        if contacts:
            with st.container(horizontal=True, key="reg_erase_which"):
                for place, contact in enumerate(contacts):
                    st.button(contact, on_click=memory.put, args=(_TYPED, contact), key=f"reg_erase_{place}")
        st.text_input(words.WHAT, key=_TYPED, persist_state="session", autocomplete="off")
        st.checkbox(words.SURE, key=_SURE, persist_state="session")
        st.button(words.ERASE, on_click=_erase, key="reg_erase_now")


def _erase() -> None:
    """Erase what was typed, once somebody has said that they asked for it."""
    if not memory.get(_SURE):
        memory.tell(words.NOT_SURE, words.NOT_SURE_FIX, care=True)
        return
    typed = str(memory.get(_TYPED) or "")

    def do(acting: Acting) -> str:
        """Erase it, and say from where."""
        return words.erased(erase_contact(shelf.register(), typed, acting=acting))

    if memory.attempt(do):
        memory.put(_TYPED, "")
        memory.look_at("")
