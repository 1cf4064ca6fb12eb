"""How does a steward ask a club for its own word, and read in what comes back?"""

import re
from functools import partial
from typing import Final

import streamlit as st

from actions.acting import Acting
from actions.steward.club_form import bring_in_form
from app.frame.look import notice
from app.frame.offer_file import offer_file
from app.frame.upload import ask_file, chosen_file
from app.memory.session import kinds
from app.register.state import memory, shelf
from layers.area import Area
from layers.register.history import Entry
from layers.register.importing.places import finder_for
from layers.register.rules import breach
from presentation.printing.club_form.on_paper import form_pdf
from presentation.printing.club_form.one_file import form_file
from presentation.words.language import worded
from presentation.words.register import club_form as words, record as register_words

_REPLY_TO, _FILE = "reg_club_reply_to", "reg_club_file"
LARGEST_MB: Final = 5  # what is larger than a club's answers is refused in our own words when it is read
_NO_FILE_NAME: Final = re.compile(r"[^\w-]+")


def offer_form(entry: Entry) -> None:
    """The form of the asset that is open, as a file and on paper."""
    with st.expander(words.ASK):
        st.html(f"<p>{words.WHAT_FOR}</p>")
        st.text_input(words.REPLY_TO, key=_REPLY_TO, persist_state="session", autocomplete="off")
        reply_to = str(memory.get(_REPLY_TO) or "").strip()
        wrong = breach("email", reply_to)
        if wrong is not None:
            st.html(notice(worded(wrong.what), worded(wrong.fix), care=True, slim=True))
            return
        today = register_words.today()
        name = _NO_FILE_NAME.sub("-", entry.asset.name).strip("-")[:60] or "form"
        with st.container(horizontal=True):
            offer_file(
                "form for a club",
                words.AS_FILE,
                partial(form_file, entry, today=today, reply_to=reply_to),
                file_name=f"{name}.html",
                mime="text/html",
                key="reg_club_as_file",
                on_click="ignore",
            )
            offer_file(
                "form for a club",
                words.AS_PAPER,
                partial(form_pdf, entry, today=today, reply_to=reply_to),
                file_name=f"{name}.pdf",
                mime="application/pdf",
                key="reg_club_as_paper",
                on_click="ignore",
            )


def ask_for_file(area: Area) -> None:
    """Read in a form that came back."""
    with st.expander(words.READ_IN):
        ask_file(words.WHICH_FILE, (), key=_FILE, largest_mb=LARGEST_MB)
        st.button(words.READ, on_click=_read, args=(area,), key="reg_club_read")


def _read(area: Area) -> None:
    file = chosen_file(_FILE)
    if file is None:
        memory.tell(words.NO_FILE, words.NO_FILE_FIX, care=True)
        return

    def do(acting: Acting) -> str:
        """Put it into the inbox."""
        register, today = shelf.register(), register_words.today()
        data = file.getvalue()
        item = bring_in_form(register, data, finder=finder_for(area), today=today, acting=acting)
        return words.waits(register_words.title(register.entry(item.asset_id).asset, kinds()))

    memory.attempt(do)
