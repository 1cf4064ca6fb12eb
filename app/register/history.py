"""What was this asset before, who changed it, and how is it put back?"""

import html

import streamlit as st

from app.memory.session import kinds
from app.register.state import memory, shelf
from layers.register.history import Version
from presentation.printing.tables import html_table
from presentation.words import plain as words, register as said

_COLUMNS = ("Field", "Before", "After")


def show_history() -> None:
    """Every version, the newest first."""
    versions = shelf.register().history(memory.chosen())[::-1]
    named = next((version.asset for version in versions if version.asset), None)
    title = said.title(named, kinds()) if named else memory.chosen()
    st.subheader(f"What has changed of {words.plain(title)}", anchor=False)
    st.button("Back to the list", on_click=memory.look_at, args=("",), key="reg_back")
    for at, version in enumerate(versions):
        with st.container(border=True, key=f"reg_version_{version.version}"):
            _version(version, newest=at == 0)


def _version(version: Version, *, newest: bool) -> None:
    now = " It stands so now." if newest else ""
    st.html(
        f'<h3 class="wr-part">Version {version.version}: {said.CHANGES[version.change]}</h3>'
        f"<p>{html.escape(version.by)}, {said.at(version.at)}.{now}</p>"
    )
    rows = [
        [
            said.NAMES[change.field],
            said.value(change.field, change.before, kinds()),
            said.value(change.field, change.after, kinds()),
        ]
        for change in version.changed
        if change.field != "asset_id"
    ]
    if version.asset is None:
        st.html("<p>It was taken out, since the import that brought it was undone.</p>")
    elif version.version == 1:
        with st.expander(f"{words.count(len(rows), 'field', 'fields')} at first"):
            st.html(html_table("What was known at first", _COLUMNS, rows))
    elif rows:
        st.html(html_table("What changed", _COLUMNS, rows))
    else:
        st.html("<p>Nothing but that it was looked at.</p>")
    if not newest and version.asset is not None:
        st.button(
            "Put it back like this",
            on_click=_put_back,
            args=(version.asset_id, version.version),
            key=f"reg_put_back_{version.version}",
        )


def _put_back(asset_id: str, version: int) -> None:
    def do(by: str) -> str:
        shelf.register().restore(asset_id, version, by=by)
        return f"It stands again as in version {version}. What came after is kept below."

    memory.attempt(do)
