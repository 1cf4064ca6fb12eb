"""How are areas made on the page itself? Each is named, and its wards and small areas are ticked."""

import html
from typing import Final

import streamlit as st

from actions.join_zones import JoinedArea, check_joined, ward_of_small_areas
from app.frame.look import notice
from app.memory.session import Visit
from geo.errors import WithinReachError
from layers.area import Area
from layers.zones.model import LONGEST_ZONE_NAME
from presentation.words.errors import fix_of, what_of
from presentation.words.names import ward_names
from presentation.words.wards import own_areas as words
from presentation.words.wards.choices import ward_title

JOINED: Final = "gap_zone_joined"  # the areas that were added, until they are brought in
NAME, WARDS, SMALL = "gap_join_name", "gap_join_wards", "gap_join_small"
_SAYS: Final = "gap_join_says"


def ask_joined(area: Area) -> tuple[JoinedArea, ...]:
    """The form, and the areas that were added so far."""
    visit = Visit()
    names = {code: ward_title(name) for code, name in ward_names(area.wards).items()}
    wards = ward_of_small_areas(area)
    joined = tuple(
        each
        for each in visit.get(JOINED) or ()
        if {*each.wards} <= names.keys() and {*each.small_areas} <= wards.keys()  # none of another place
    )
    with st.expander(words.JOIN, key="gap_join", expanded=bool(joined)):
        st.html(f'<p class="wr-small">{html.escape(words.JOIN_HELP)}</p>')
        st.text_input(words.JOIN_NAME, key=NAME, max_chars=LONGEST_ZONE_NAME, persist_state="session")
        left, right = st.columns(2)
        with left:
            st.multiselect(
                words.JOIN_WARDS,
                sorted(names, key=lambda code: names[code]),
                format_func=lambda code: names.get(code, code),
                key=WARDS,
                persist_state="session",
            )
        with right:
            st.multiselect(
                words.JOIN_SMALL,
                sorted(wards, key=lambda code: (names.get(wards[code], ""), code)),
                format_func=lambda code: words.small_area_title(code, names.get(wards.get(code, ""), "")),
                key=SMALL,
                persist_state="session",
            )
        if visit.get(_SAYS):
            st.html(notice(*visit.get(_SAYS), care=True))
        with st.container(horizontal=True):
            st.button(words.JOIN_ADD, key="gap_join_add", on_click=_add, args=(visit, joined))
            if joined:
                st.button(
                    words.join_take_away(joined[-1].name),
                    key="gap_join_last",
                    on_click=visit.put,
                    args=(JOINED, joined[:-1]),
                )
        lines = [words.joined_line(each.name, len(each.wards), len(each.small_areas)) for each in joined]
        if lines:
            items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
            st.html(f'<ul class="wr-prose">{items}</ul>')
    return joined


def _add(visit: Visit, joined: tuple[JoinedArea, ...]) -> None:
    """Add the area that was named and ticked; what was ticked stays where it cannot be."""
    new = JoinedArea(str(visit.get(NAME) or ""), tuple(visit.get(WARDS) or ()), tuple(visit.get(SMALL) or ()))
    try:
        visit.put(JOINED, (*joined, check_joined(new, joined)))
    except WithinReachError as error:
        visit.put(_SAYS, (what_of(error), fix_of(error)))
        return
    visit.put(_SAYS, None)
    visit.put(NAME, "")
    visit.put(WARDS, [])
    visit.put(SMALL, [])
