"""Which assets does somebody look for? Search and filter, the list beside the map, the one that is open."""

from collections.abc import Sequence
from typing import Any, Final

import streamlit as st

from app.frame.live import say
from app.frame.look import notice
from app.maps.near import show
from app.maps.register import register_map, register_point, ring_about
from app.memory.session import kinds
from app.register.editing import form
from app.register.record import how_sure, show_record
from app.register.searching import Search, fitting
from app.register.several import show_several
from app.register.state import looked_for, memory, shelf
from layers.area import Area
from layers.assets.kinds import Family
from layers.register.history import Entry
from layers.register.listed.confidence import ConfidenceStep
from layers.register.model import Asset, Status
from layers.register.settings import stale_after_days
from presentation.drawing.symbols import symbols_before
from presentation.drawing.web.safe_text import safe
from presentation.printing.tables import html_table
from presentation.words import plain as words
from presentation.words.kinds import family_label, kind_label
from presentation.words.opening import plain_times
from presentation.words.register import pages, record as register_words, sureness

LIST_HEIGHT, MAP_HEIGHT, RECORD_HEIGHT = 776, 330, 414
ROWS_AT_FIRST: Final = 60
MOST_ON_MAP: Final = 1_500
MOST_IN_TABLE: Final = 200


def show_list(area: Area) -> None:
    """Search and filter, then the list, the map and what is open."""
    entries = shelf.entries(area)
    search = _ask(entries)
    fits = fitting(entries, search, kinds=kinds(), on=register_words.today(), gone=shelf.gone_from_lists())
    say(_in_words(entries, fits, search), key="reg_list_line")
    opened = looked_for.opened_entry(entries, fits, search)
    if not fits:
        st.html(notice(register_words.NOTHING, register_words.NOTHING_FIX))
        if opened is not None:
            _record(opened, fits)
        return
    with st.container(key="list_and_map"):
        left, right = st.columns([2, 3], gap="medium")
        with left:
            _list(fits, search)
        with right:
            _map(area, fits, search)
            _record(opened, fits)
    show_several(fits)
    _table(fits)


def _record(opened: Entry | None, fits: Sequence[Entry]) -> None:
    """What is open, and a way to see it in the list where it does not fit what is looked for."""
    with st.container(height=RECORD_HEIGHT, key="reg_record"):
        if opened is not None and opened not in fits:
            st.html(notice(pages.NOT_IN_LIST, slim=True))
            show = "closed" if opened.asset.status is Status.CLOSED else "open"
            st.button(
                pages.SHOW_IN_LIST, on_click=looked_for.look_for, kwargs={"show": show}, key="reg_find_it"
            )
        show_record(opened)


def _ask(entries: Sequence[Entry]) -> Search:
    """The controls above the list."""
    table = kinds()
    with st.container(key="reg_search"):
        left, right, sure = st.columns([5, 3, 3], vertical_alignment="bottom")
    with left:
        text = st.text_input(
            pages.SEARCH,
            key=looked_for.TEXT,
            persist_state="session",
            autocomplete="off",
        )
    with right:
        sources = sorted({entry.asset.source for entry in entries if entry.asset.source})
        source = st.selectbox(
            pages.WHICH_LIST,
            ["", *sources],
            format_func=lambda key: words.one_line(key) or pages.EVERY_LIST,
            key=looked_for.SOURCE,
            persist_state="session",
        )
    with sure:
        step = st.selectbox(
            sureness.HOW_SURE,
            ["", *ConfidenceStep],
            format_func=lambda key: sureness.STEPS[ConfidenceStep(key)] if key else sureness.HOWEVER_SURE,
            key=looked_for.STEP,
            persist_state="session",
        )
    st.html(symbols_before(".st-key-reg_families button:nth-of-type({n}) p::before", table.families))
    families = st.pills(
        pages.WHICH_KINDS,
        [family.key for family in table.families],
        selection_mode="multi",
        key=looked_for.FAMILIES,
        persist_state="session",
        format_func=lambda key: family_label(table.family_by_key[key]),
        wrap=True,
    )
    memory.at_first(looked_for.SHOW, "open")
    with st.container(horizontal=True, vertical_alignment="bottom", key="reg_show_row"):
        show = st.segmented_control(
            pages.SHOW,
            list(register_words.SHOW),
            key=looked_for.SHOW,
            persist_state="session",
            required=True,
            format_func=register_words.SHOW.__getitem__,
            wrap=True,
        )
        st.button(pages.ADD, on_click=form.open_form, args=(None,), key="reg_add")
    return Search(
        str(text or ""), tuple(families or ()), str(show or "open"), str(source or ""), str(step or "")
    )


def _in_words(entries: Sequence[Entry], fits: Sequence[Entry], search: Search) -> str:
    standing = sum(entry.asset.status is not Status.CLOSED for entry in entries)
    today, days = register_words.today(), stale_after_days()
    stale = sum(register_words.needs_ringing(entry.asset, on=today, days=days) for entry in fits)
    return pages.list_answer(
        fitting=len(fits), standing=standing, stale=stale, closed=search.show == "closed"
    )


def _list(fits: Sequence[Entry], search: Search) -> None:
    """One group of radio buttons: complete by keyboard."""
    more = int(memory.get("reg_rows_shown", ROWS_AT_FIRST))
    ids = [entry.asset.asset_id for entry in fits]
    if memory.chosen() in ids:
        more = max(more, ids.index(memory.chosen()) + 1)
    shown = {entry.asset.asset_id: entry.asset for entry in fits[:more]}
    key = f"reg_row_{hash((search, more, shelf.register().cache_key)) & 0xFFFFFFF}"

    def clicked() -> None:
        """Open what was chosen in the list."""
        if memory.get(key):
            memory.choose(memory.get(key))

    opened = memory.chosen() if memory.chosen() in shown else None
    if memory.get(key) != opened:
        memory.put(key, opened)
    with st.container(height=LIST_HEIGHT, key="near_list"):
        st.radio(
            pages.in_order(len(fits)),
            list(shown),
            index=None,
            format_func=lambda asset_id: _row(shown[asset_id]),
            captions=[_caption(asset) for asset in shown.values()],
            key=key,
            persist_state="session",
            on_change=clicked,
        )
        families = [kinds().family_of(asset.kind) for asset in shown.values()]
        st.html(symbols_before(_ROW_SYMBOL, families))
        if len(shown) < len(fits):
            st.button(
                pages.show_more(min(ROWS_AT_FIRST * 4, len(fits) - len(shown))),
                on_click=lambda: memory.put("reg_rows_shown", more + ROWS_AT_FIRST * 4),
            )


_ROW_SYMBOL = '.st-key-near_list [role="radiogroup"] > div:nth-of-type({n}) label p::before'


def _row(asset: Asset) -> str:
    mark = (
        f" **{register_words.RING_FIRST}**"
        if register_words.needs_ringing(asset, on=register_words.today())
        else ""
    )
    return f"{words.plain(register_words.title(asset, kinds()))}{mark}"


def _caption(asset: Asset) -> str:
    where = pages.ADDRESS_HIDDEN if asset.hide_address else asset.postcode or asset.near_street
    placed = "" if asset.longitude is not None or asset.hide_address else pages.NO_PLACE_YET
    label = kind_label(kinds(), asset.kind)
    kind = "" if register_words.title(asset, kinds()).startswith(label) else label
    parts = (kind, words.one_line(plain_times(asset.when)), where, placed, how_sure(asset))
    return words.plain(pages.together(parts))


def _map(area: Area, fits: Sequence[Entry], search: Search) -> None:
    """The same assets on the map; a click on one opens it."""
    placed = [entry.asset for entry in fits if entry.asset.longitude is not None]
    drawn_ones = placed[:MOST_ON_MAP]
    by_safe_id = {safe(asset.asset_id): asset.asset_id for asset in drawn_ones}
    key = f"reg-map-{area.name}-{area.revision}-{hash((search, shelf.register().cache_key)) & 0xFFFFFFF}"

    def clicked() -> None:
        """Open what was clicked on the map."""
        feature = (memory.get(key) or {}).get("last_active_drawing")
        if feature:
            safe_id = feature.get("properties", {}).get("id")
            memory.choose(by_safe_id.get(safe_id, safe_id or ""))

    opened = next((asset for asset in placed if asset.asset_id == memory.chosen()), None)
    ring = ring_about(opened.longitude, opened.latitude) if opened else None  # type: ignore[arg-type]
    show(
        register_map(area, points=_points(drawn_ones)),
        key=key,
        height=MAP_HEIGHT,
        way=ring,
        returned_values=("last_active_drawing", "last_object_clicked_count"),
        on_change=clicked,
    )
    missing = len(fits) - len(placed)
    parts = [pages.without_place(missing) if missing else ""]
    if len(placed) > MOST_ON_MAP:
        parts.append(pages.most_on_map(MOST_ON_MAP))
    if any(parts):
        st.html(f'<p class="wr-small">{" ".join(part for part in parts if part)}</p>')


def _points(assets: Sequence[Asset]) -> dict[Family | None, list[dict[str, Any]]]:
    points: dict[Family | None, list[dict[str, Any]]] = {}
    for asset in assets:
        if asset.longitude is None or asset.latitude is None:
            continue
        title, label = register_words.title(asset, kinds()), kind_label(kinds(), asset.kind)
        point = register_point(asset.asset_id, title, label, lon=asset.longitude, lat=asset.latitude)
        points.setdefault(kinds().family_of(asset.kind), []).append(point)
    return points


def _table(fits: Sequence[Entry]) -> None:
    """The same assets as a table."""
    with st.expander(pages.first_as_table(MOST_IN_TABLE) if len(fits) > MOST_IN_TABLE else pages.TABLE):
        st.html(
            html_table(
                pages.TABLE_TITLE,
                pages.TABLE_HEADS,
                [_cells(e.asset) for e in fits[:MOST_IN_TABLE]],
            )
        )


def _cells(asset: Asset) -> list[str]:
    label = kind_label(kinds(), asset.kind)
    where = pages.HIDDEN if asset.hide_address else ", ".join(x for x in (asset.address, asset.postcode) if x)
    contact = ", ".join(x for x in (asset.phone, asset.email, asset.website) if x)
    checked = words.day(asset.checked_on.isoformat()) if asset.checked_on else ""
    when = words.one_line(plain_times(asset.when))
    row = (where, when, contact, asset.source, checked, how_sure(asset))
    return [
        register_words.title(asset, kinds()),
        label,
        *(words.one_line(cell) or words.NOT_KNOWN for cell in row),
    ]
