"""Which assets does somebody look for? Search and filter, the list beside the map, the one that is open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import streamlit as st

from app.frame.look import notice
from app.maps.near import show
from app.maps.register import register_map, register_point, ring_about
from app.memory.session import kinds
from app.register.editing import form
from app.register.record import show_record
from app.register.state import memory, shelf
from layers.area import Area
from layers.assets.kinds import Family, Kinds
from layers.register.history import Entry
from layers.register.model import Asset, Status
from presentation.drawing.symbols import symbols_before
from presentation.drawing.web.safe_text import safe
from presentation.printing.tables import html_table
from presentation.words import plain as words, register as said
from presentation.words.opening import plain_times

LIST_HEIGHT, MAP_HEIGHT, RECORD_HEIGHT = 776, 330, 414
ROWS_AT_FIRST: Final = 60
MOST_ON_MAP: Final = 1_500
_TABLE: Final = ("Name", "Kind", "Address", "Days and times", "Contact", "Source", "Checked")


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for."""

    text: str = ""
    families: tuple[str, ...] = ()
    show: str = "open"  # a key of words.SHOW
    source: str = ""


def fitting(
    entries: Iterable[Entry], wanted: Wanted, *, kinds: Kinds, on: date, gone: frozenset[str]
) -> list[Entry]:
    """The assets that are looked for, in the order of their names."""
    parts, days = wanted.text.casefold().split(), said.stale_after_days()
    keys = {kind.key for family in wanted.families for kind in kinds.in_family(family)}
    found = [
        entry
        for entry in entries
        if _shown(entry.asset, wanted.show, on=on, gone=gone, days=days)
        and (not keys or entry.asset.kind in keys)
        and (not wanted.source or entry.asset.source == wanted.source)
        and (not parts or _holds(entry.asset, parts, kinds))
    ]
    return sorted(found, key=lambda entry: (said.title(entry.asset, kinds).casefold(), entry.asset.asset_id))


def _shown(asset: Asset, show: str, *, on: date, gone: frozenset[str], days: int) -> bool:
    if show == "closed" or asset.status is Status.CLOSED:
        return show == "closed" and asset.status is Status.CLOSED
    if show == "ring":
        return said.needs_ringing(asset, on=on, days=days)
    if show == "unplaced":
        return asset.longitude is None and not asset.hide_address
    return show != "gone" or asset.asset_id in gone


def _holds(asset: Asset, parts: Sequence[str], kinds: Kinds) -> bool:
    text = " ".join(
        (
            *(asset.name, asset.organisation, asset.description, asset.address, asset.postcode),
            *(asset.near_street, asset.source, asset.for_whom, asset.phone, asset.asset_id),
            *asset.interests,
            kinds.label(asset.kind),
        )
    ).casefold()
    return all(part in text for part in parts)


def show_list(area: Area) -> None:
    """Search and filter, then the list, the map and what is open."""
    entries = shelf.entries(area)
    wanted = _ask(entries)
    found = fitting(entries, wanted, kinds=kinds(), on=said.today(), gone=shelf.gone_from_lists())
    st.html(f'<p class="wr-answer" role="status">{_in_words(entries, found, wanted)}</p>')
    if not found:
        st.html(notice(said.NOTHING, said.NOTHING_FIX))
        return
    if memory.chosen() not in {entry.asset.asset_id for entry in found}:
        memory.choose("")
    with st.container(key="list_and_map"):
        left, right = st.columns([2, 3], gap="medium")
        with left:
            _list(found, wanted)
        with right:
            _map(area, found, wanted)
            with st.container(height=RECORD_HEIGHT, key="reg_record"):
                show_record(next((e for e in found if e.asset.asset_id == memory.chosen()), None))
    _table(found)


def _ask(entries: Sequence[Entry]) -> Wanted:
    """The controls above the list."""
    table = kinds()
    with st.container(key="reg_search"):
        left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        text = st.text_input(
            "Search names, places, interests and telephone numbers",
            key="reg_text",
            persist_state="session",
            autocomplete="off",
        )
    with right:
        sources = sorted({entry.asset.source for entry in entries if entry.asset.source})
        source = st.selectbox(
            "From which list?",
            ["", *sources],
            format_func=lambda key: words.one_line(key) or "Every list",
            key="reg_source",
            persist_state="session",
        )
    st.html(symbols_before(".st-key-reg_families button:nth-of-type({n}) p::before", table.families))
    families = st.pills(
        "Which kinds? All, unless you choose",
        [family.key for family in table.families],
        selection_mode="multi",
        key="reg_families",
        persist_state="session",
        format_func=lambda key: table.family_by_key[key].label,
        wrap=True,
    )
    memory.at_first("reg_show", "open")
    with st.container(horizontal=True, vertical_alignment="bottom", key="reg_show_row"):
        show = st.segmented_control(
            "Show",
            list(said.SHOW),
            key="reg_show",
            persist_state="session",
            required=True,
            format_func=said.SHOW.get,
            wrap=True,
        )
        st.button("Add an asset", on_click=form.open_form, args=(None,), key="reg_add")
    return Wanted(str(text or ""), tuple(families or ()), str(show or "open"), str(source or ""))


def _in_words(entries: Sequence[Entry], found: Sequence[Entry], wanted: Wanted) -> str:
    open_ones = sum(entry.asset.status is not Status.CLOSED for entry in entries)
    today, days = said.today(), said.stale_after_days()
    stale = sum(said.needs_ringing(entry.asset, on=today, days=days) for entry in found)
    what = f"{len(found):,} of {words.count(open_ones, 'asset', 'assets')}"
    if wanted.show == "closed":
        return f"{words.count(len(found), 'closed asset', 'closed assets')}."
    if not stale:
        return f"{what}; a person has checked each within {said.good_for()}."
    return f"{what}; {'all' if stale == len(found) else f'{stale:,}'} to ring first."


def _list(found: Sequence[Entry], wanted: Wanted) -> None:
    """One group of radio buttons: complete by keyboard."""
    more = int(memory.get("reg_rows_shown", ROWS_AT_FIRST))
    ids = [entry.asset.asset_id for entry in found]
    if memory.chosen() in ids:
        more = max(more, ids.index(memory.chosen()) + 1)
    shown = {entry.asset.asset_id: entry.asset for entry in found[:more]}
    key = f"reg_row_{hash((wanted, more, shelf.register().cache_key)) & 0xFFFFFFF}"

    def clicked() -> None:
        if memory.get(key):
            memory.choose(memory.get(key))

    if memory.get(key) != (memory.chosen() or None):
        memory.put(key, memory.chosen() or None)
    with st.container(height=LIST_HEIGHT, key="near_list"):
        st.radio(
            f"{len(found):,} in the order of their names",
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
        if len(shown) < len(found):
            st.button(
                f"Show {min(ROWS_AT_FIRST * 4, len(found) - len(shown))} more",
                on_click=lambda: memory.put("reg_rows_shown", more + ROWS_AT_FIRST * 4),
            )


_ROW_SYMBOL = '.st-key-near_list [role="radiogroup"] > div:nth-of-type({n}) label p::before'


def _row(asset: Asset) -> str:
    mark = f"**{said.RING_FIRST}** " if said.needs_ringing(asset, on=said.today()) else ""
    return f"{mark}{words.plain(said.title(asset, kinds()))}"


def _caption(asset: Asset) -> str:
    where = "address hidden" if asset.hide_address else asset.postcode or asset.near_street
    placed = "" if asset.longitude is not None or asset.hide_address else "no place yet"
    label = kinds().label(asset.kind)
    kind = "" if said.title(asset, kinds()).startswith(label) else label
    parts = (kind, words.one_line(plain_times(asset.when)), where, placed)
    return words.plain(" · ".join(part for part in parts if part))


def _map(area: Area, found: Sequence[Entry], wanted: Wanted) -> None:
    """The same assets on the map; a click on one opens it."""
    placed = [entry.asset for entry in found if entry.asset.longitude is not None]
    drawn_ones = placed[:MOST_ON_MAP]
    by_safe_id = {safe(asset.asset_id): asset.asset_id for asset in drawn_ones}
    key = f"reg-map-{area.name}-{area.revision}-{hash((wanted, shelf.register().cache_key)) & 0xFFFFFFF}"

    def clicked() -> None:
        feature = (memory.get(key) or {}).get("last_active_drawing")
        if feature:
            told = feature.get("properties", {}).get("id")
            memory.choose(by_safe_id.get(told, told or ""))

    opened = next((asset for asset in placed if asset.asset_id == memory.chosen()), None)
    ring = ring_about(opened.longitude, opened.latitude) if opened else None  # type: ignore[arg-type]
    show(
        register_map(area, points=_points(drawn_ones)),
        key=key,
        height=MAP_HEIGHT,
        way=ring,
        wanted=("last_active_drawing", "last_object_clicked_count"),
        on_change=clicked,
    )
    missing = len(found) - len(placed)
    parts = [f"{missing:,} of these have no place on the map." if missing else ""]
    if len(placed) > MOST_ON_MAP:
        parts.append(f"The map shows the first {MOST_ON_MAP:,}; search for fewer to see the rest.")
    if any(parts):
        st.html(f'<p class="wr-small">{" ".join(part for part in parts if part)}</p>')


def _points(assets: Sequence[Asset]) -> dict[Family | None, list[dict[str, Any]]]:
    points: dict[Family | None, list[dict[str, Any]]] = {}
    for asset in assets:
        if asset.longitude is None or asset.latitude is None:
            continue
        title, label = said.title(asset, kinds()), kinds().label(asset.kind)
        point = register_point(asset.asset_id, title, label, lon=asset.longitude, lat=asset.latitude)
        points.setdefault(kinds().family_of(asset.kind), []).append(point)
    return points


def _table(found: Sequence[Entry]) -> None:
    """The same assets as a table."""
    with st.expander(
        f"Show the first {min(len(found), 200)} as a table" if len(found) > 200 else "Show as a table"
    ):
        st.html(
            html_table(
                "What the list shows, in the order of the names",
                _TABLE,
                [_cells(e.asset) for e in found[:200]],
            )
        )


def _cells(asset: Asset) -> list[str]:
    label = kinds().label(asset.kind)
    where = "hidden" if asset.hide_address else ", ".join(x for x in (asset.address, asset.postcode) if x)
    contact = ", ".join(x for x in (asset.phone, asset.email, asset.website) if x)
    checked = words.day(asset.checked_on.isoformat()) if asset.checked_on else ""
    when = words.one_line(plain_times(asset.when))
    row = (where, when, contact, asset.source, checked)
    return [said.title(asset, kinds()), label, *(words.one_line(cell) or words.NOT_KNOWN for cell in row)]
