"""When and whence was a place fetched, what could not be had, and did a stand-in answer for the internet?"""

import html
from collections.abc import Sequence

import streamlit as st

from app.frame.look import notice
from layers.area import Area
from layers.sources.manifest import Manifest, ManifestError, read_manifest
from presentation.words import fetched as words
from presentation.words.plain import one_line


def show_fetched(area: Area) -> None:
    """What is known of the fetch from which the area was prepared; nothing where it was not fetched."""
    manifest = fetched_for(area)
    if manifest is None:
        return
    if manifest.stand_in:
        st.html(notice(words.FROM_A_STAND_IN, words.stand_in_fix(manifest.stand_in), care=True))
    st.html(f'<p class="wr-prose">{html.escape(words.fetched(manifest))}</p>')
    _list(words.NOTES_TITLE, words.notes(manifest))
    missing = words.missing(manifest)
    _list(words.missing_title(len(missing)), missing)


def _list(title: str, entries: Sequence[str]) -> None:
    if entries:
        lines = "".join(f"<li><bdi>{html.escape(one_line(entry))}</bdi></li>" for entry in entries)
        st.html(f'<div class="wr-prose"><p>{html.escape(title)}</p><ul>{lines}</ul></div>')


def fetched_for(area: Area) -> Manifest | None:
    """The manifest of the files of an area's pack; None where there is none, or it is damaged."""
    try:
        return read_manifest(area.folder)
    except ManifestError:
        return None
