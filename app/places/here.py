"""Which places are on this computer, of when are they, and what were they made from?"""

import html

import streamlit as st

from app.memory.session import prepared_areas
from app.places.choosing import look_at
from app.places.ordering import area_of
from app.places.showing import manifest_of_area
from layers.councils.table import CouncilTable
from layers.packs.format import PackLabel
from presentation.words import place_page as words
from presentation.words.plain import one_line


def show_places_here(table: CouncilTable) -> None:
    """Each place with its day, and a button that looks at what is newer for it, where it is a council's."""
    labels = [summary.label for summary in prepared_areas() if summary.label]
    if not labels:
        return
    councils = {area_of(council): council for council in table.councils.values()}
    st.subheader(words.HERE, anchor=False)
    with st.container(key="add_here"):
        for label in sorted(labels, key=lambda label: (label.made_up, label.title)):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.html(f"<p>{html.escape(words.place_here(label, _made_from(label)))}</p>", width="content")
                council = None if label.made_up else councils.get(label.name)
                if council is not None:
                    st.button(
                        words.look_button(one_line(label.title)),
                        key=f"add_look_{label.name}",
                        type="tertiary",
                        on_click=look_at,
                        args=(council,),
                    )


def _made_from(label: PackLabel) -> str:
    if label.made_up:
        return words.MADE_UP
    manifest = manifest_of_area(label.name)
    if manifest is None:
        return words.OF_A_RECIPE
    return words.OF_STAND_IN if manifest.stand_in else words.OF_OPEN_DATA
