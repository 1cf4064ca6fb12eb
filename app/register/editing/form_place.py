"""Where is it? By postcode or address, looked up on this machine, or by a click on the map."""

import html
from collections.abc import Callable
from typing import Any

import streamlit as st

from app.frame.look import notice
from app.maps.near import show
from app.maps.register import register_map, ring_about
from app.memory.session import gazetteer, kinds
from app.register.editing.checking_times import Told
from app.register.state import memory
from geo.crs import to_lonlat
from layers.area import Area
from layers.register.model import PlacedBy
from presentation.words import plain as words
from presentation.words.near.place_doubts import place_words
from presentation.words.near.places import match_label
from presentation.words.register import form as form_words, record as register_words
from questions.places.find_place import Match, MatchKind, find_place

PLACE = "reg_place"
_FOUND, _MATCH = "reg_place_found", "reg_place_match"
_MAP_HEIGHT = 300
_BY = {MatchKind.POSTCODE: PlacedBy.POSTCODE, MatchKind.ADDRESS: PlacedBy.ADDRESS}


def take_place(place: tuple[float, float] | None, placed_by: PlacedBy) -> None:
    """Take a place for the form."""
    memory.put(PLACE, (place, placed_by))
    memory.put(_FOUND, None)


def ask_place(area: Area, wrong: dict[str, Told], *, field: Callable[..., None]) -> None:
    """Address and postcode, how it is placed, the map to click, and whether to hide it."""
    st.html(f'<h3 class="wr-part">{form_words.WHERE}</h3>')
    field("address", wrong)
    field("postcode", wrong)
    field("uprn", wrong)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(form_words.BY_POSTCODE, on_click=_look_up, args=(area, "postcode"), key="reg_by_postcode")
        st.button(form_words.BY_ADDRESS, on_click=_look_up, args=(area, "address"), key="reg_by_address")
    _offer(area)
    place, placed_by = memory.get(PLACE, (None, PlacedBy.NOWHERE))
    if place is None:
        st.html(notice(register_words.NO_PLACE, form_words.NO_PLACE_FIX, slim=True))
    else:
        how = form_words.placed_by(register_words.value("placed_by", placed_by, kinds()))
        st.html(f'<p class="wr-small">{html.escape(how)}</p>')
    _map(area, place)
    st.checkbox(form_words.HIDE_ADDRESS, key="reg_f_hide_address", persist_state="session")
    field("area_served", wrong)


def _look_up(area: Area, by: str) -> None:
    address, postcode = (str(memory.get(f"reg_f_{name}") or "") for name in ("address", "postcode"))
    typed = postcode if by == "postcode" else ", ".join(part for part in (address, postcode) if part)
    answer = find_place(gazetteer(area), typed)
    memory.put(_FOUND, None if answer.certain else answer)
    memory.put(_MATCH, None)
    if answer.certain:
        _take(area, answer.certain)


def _take(area: Area, match: Match) -> None:
    lon, lat = to_lonlat([match.x], [match.y], crs=area.crs)
    place = (round(float(lon[0]), 7), round(float(lat[0]), 7))
    take_place(place, _BY.get(match.kind, PlacedBy.POINT))


def _offer(area: Area) -> None:
    """Say why it could not be placed, and offer what may be meant."""
    answer = memory.get(_FOUND)
    if answer is None:
        return
    st.html(notice(place_words(answer), care=not answer.matches, slim=True))
    if not answer.matches:
        return
    labels = {at: words.plain(match_label(match)) for at, match in enumerate(answer.matches)}

    def take() -> None:
        """Take the place that was chosen."""
        at = memory.get(_MATCH)
        if at is not None:
            _take(area, answer.matches[at])

    st.radio(
        form_words.WHICH_PLACE,
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        key=_MATCH,
        persist_state="session",
        on_change=take,
    )


def _map(area: Area, place: tuple[float, float] | None) -> None:
    base = memory.get(memory.BASE)
    about = f"{base.asset.asset_id}-{base.version}" if base else "new"
    key = f"reg-form-map-{hash((area.name, area.revision, about, place is None)) & 0xFFFFFFF}"

    def clicked() -> None:
        """Take the place that was clicked."""
        at = (memory.get(key) or {}).get("last_clicked")
        if at:
            take_place((round(at["lng"], 7), round(at["lat"], 7)), PlacedBy.POINT)

    show(
        register_map(area, points={}, about=_first_place(base, place)),
        key=key,
        height=_MAP_HEIGHT,
        way=ring_about(*place) if place else None,
        returned_values=("last_clicked",),
        on_change=clicked,
    )


def _first_place(base: Any, place: tuple[float, float] | None) -> tuple[float, float] | None:
    """What the map looks at: the place as it was, so that the map does not move under the pointer."""
    if base is not None and base.asset.longitude is not None:
        return base.asset.longitude, base.asset.latitude
    return place
