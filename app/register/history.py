"""What was this asset before, who changed it, and how is it put back?"""

import html

import streamlit as st

from actions.acting import Acting
from app.memory.session import kinds
from app.register.state import memory, shelf
from layers.register.history import Version
from presentation.printing.tables import html_table
from presentation.words import plain as words
from presentation.words.register import pages, record as register_words


def show_history() -> None:
    """Every version, the newest first."""
    versions = shelf.register().history(memory.chosen())[::-1]
    named = next((version.asset for version in versions if version.asset), None)
    title = register_words.title(named, kinds()) if named else memory.chosen()
    st.subheader(pages.history_title(words.plain(title)), anchor=False)
    st.button(pages.BACK, on_click=memory.look_at, args=("",), key="reg_back")
    for at, version in enumerate(versions):
        with st.container(border=True, key=f"reg_version_{version.version}"):
            _version(version, newest=at == 0)


def _version(version: Version, *, newest: bool) -> None:
    title = pages.version_title(version.version, register_words.CHANGES[version.change])
    made = pages.version_made(version.by, register_words.at(version.at), newest=newest)
    st.html(f'<h3 class="wr-part">{html.escape(title)}</h3><p>{html.escape(made)}</p>')
    rows = [
        [
            register_words.NAMES[change.field],
            register_words.value(change.field, change.before, kinds()),
            register_words.value(change.field, change.after, kinds()),
        ]
        for change in version.changed
        if change.field != "asset_id"
    ]
    if version.asset is None:
        st.html(f"<p>{pages.TAKEN_OUT}</p>")
    elif version.version == 1:
        with st.expander(pages.fields_at_first(len(rows))):
            st.html(html_table(pages.AT_FIRST, pages.HISTORY_HEADS, rows))
    elif rows:
        st.html(html_table(pages.WHAT_CHANGED, pages.HISTORY_HEADS, rows))
    else:
        st.html(f"<p>{pages.ONLY_LOOKED_AT}</p>")
    if not newest and version.asset is not None:
        st.button(
            pages.PUT_BACK,
            on_click=_put_back,
            args=(version.asset_id, version.version),
            key=f"reg_put_back_{version.version}",
        )


def _put_back(asset_id: str, version: int) -> None:
    def do(acting: Acting) -> str:
        """Put that version back."""
        shelf.register().restore(asset_id, version, by=acting.name)
        return pages.put_back(version)

    memory.attempt(do)
