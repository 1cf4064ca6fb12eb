"""By which areas does a planner ask? Wards, or a set that the office has brought in."""

import html
import re
from typing import Final

import streamlit as st

from app.frame.look import notice
from app.gaps.zones.bring_in import OPEN, ask_for_areas
from app.memory.session import Visit
from app.memory.this_run import came_by_history
from app.memory.zones import area_by, zone_sets
from geo.errors import WithinReachError
from layers.area import Area
from layers.zones.model import ZoneSet
from presentation.words import plain as words
from presentation.words.errors import fix_of, what_of
from presentation.words.wards import own_areas as area_words

AREAS: Final = "gap_areas"  # the id of the set that is asked by; "" for wards
PARAMETER: Final = "areas"
_TROUBLE: Final = "gap_areas_trouble"
_WARD: Final = "gap_ward"
_BEFORE: Final = "gap_areas_before"  # the set that was asked by last, which may have become unusable
_OTHERS: Final = "+"
_ID: Final = re.compile(r"[0-9a-f]{6,32}")


def is_set_id(text: str) -> bool:
    """Whether a text of an address can be the id of a set: opaque, and nothing of what is in it."""
    return _ID.fullmatch(text) is not None


def by_chosen_areas(area: Area) -> Area:
    """The place by the areas that the address or the person chose; by its wards where there are none such."""
    visit = Visit()
    if not visit.get("gap_link_taken") or came_by_history():
        asked_by = st.query_params.get(PARAMETER, "")
        visit.put(AREAS, asked_by if is_set_id(asked_by) else "")
    zone_set = _chosen(visit, area)
    shown, trouble = area, None
    visit.put(_BEFORE, zone_set.set_id if zone_set else "")
    if zone_set is None:
        visit.put(AREAS, "")
    else:
        try:
            shown = area_by(area, zone_set)
        except WithinReachError as error:
            trouble = (what_of(error), fix_of(error))
    visit.put(_TROUBLE, trouble)
    if visit.get(_WARD) and visit.get(_WARD) not in set(shown.wards["ward_code"]):
        visit.put(_WARD, "")
    return shown


def _chosen(visit: Visit, area: Area) -> ZoneSet | None:
    set_id = visit.get(AREAS) or ""
    return next((each for each in zone_sets(area) if each.set_id == set_id), None) if set_id else None


def ask_areas(area: Area) -> None:
    """The choice of areas: wards, the office's sets, and the way to bring in others."""
    visit = Visit()
    titles = {each.set_id: words.one_line(each.name) for each in zone_sets(area)}
    titles = {"": area_words.WARDS, **titles}

    def title(key: str) -> str:
        """A choice as it stands in the list."""
        return area_words.OTHERS if key == _OTHERS else area_words.areas_title(titles[key])

    st.selectbox(
        area_words.AREAS,
        [*titles, _OTHERS],
        format_func=title,
        key=AREAS,
        persist_state="session",
        label_visibility="collapsed",
        width=230,
        on_change=_changed,
        args=(visit,),
    )


def _changed(visit: Visit) -> None:
    """Other areas were chosen, or the form for them."""
    if visit.get(AREAS) == _OTHERS:
        visit.put(AREAS, visit.get(_BEFORE) or "")
        visit.put(OPEN, True)
    else:
        visit.put(_WARD, "")


def show_areas(area: Area, shown: Area) -> None:
    """By which areas it is asked, and, where that was chosen, how others come in and go."""
    visit = Visit()
    trouble = visit.get(_TROUBLE)
    if trouble:
        st.html(notice(*trouble, care=True))
    if visit.get(OPEN):
        set_id = visit.get(AREAS) or visit.get(_BEFORE)
        ask_for_areas(area, next((each for each in zone_sets(area) if each.set_id == set_id), None))
    note = " ".join(area_words.areas_notes(shown))
    if note:
        st.html(f'<p class="wr-small">{html.escape(note)}</p>')
