"""Which file did somebody choose? It stays chosen while another page is shown, in this tab's memory."""

import html
from collections.abc import Sequence
from typing import Final

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from app.memory.session import Visit
from presentation.words import plain as words

_SENT: Final = "_sent"  # under the uploader's key and this, the file; Streamlit itself keeps none


def ask_file(label: str, endings: Sequence[str], *, key: str, largest_mb: int) -> UploadedFile | None:
    """A file from the visitor's machine, or the one that was chosen before another page was shown.

    ``endings`` without their dots, none for any; ``largest_mb`` in megabytes.
    """
    visit = Visit()

    def changed() -> None:
        visit.put(f"{key}{_SENT}", visit.get(key))

    sent = st.file_uploader(
        label, type=list(endings) or None, max_upload_size=largest_mb, key=key, on_change=changed
    )
    if isinstance(sent, UploadedFile):
        visit.put(f"{key}{_SENT}", sent)
        return sent
    held: UploadedFile | None = visit.get(f"{key}{_SENT}")
    if held is not None:
        sentence_html = html.escape(words.STILL_CHOSEN.format(name=words.one_line(held.name)))
        with st.container(horizontal=True, vertical_alignment="center", key=f"{key}_held"):
            st.html(f'<p class="wr-small">{sentence_html}</p>', width="content")
            st.button(words.LET_GO, type="tertiary", on_click=changed, key=f"{key}_let_go")
    return held


def chosen_file(key: str) -> UploadedFile | None:
    """The file that was chosen under this key, for what a button does with it."""
    visit = Visit()
    chosen: UploadedFile | None = visit.get(key) or visit.get(f"{key}{_SENT}")
    return chosen
