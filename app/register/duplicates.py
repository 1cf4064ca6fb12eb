"""Which two assets may be one? Each pair side by side, to merge or to keep apart for good."""

import html

import streamlit as st

from app.frame.look import notice
from app.memory.session import kinds, undecided_pairs
from app.register.state import memory, shelf
from layers.area import Area
from layers.register.importing.doubles.duplicates import DuplicatePair
from layers.register.model import Asset
from layers.register.records import differences, to_record
from presentation.printing.tables import html_table
from presentation.words import plain as words, register as said

_SHOWN, _AT_FIRST = "reg_pairs_shown", 10
_ALWAYS = ("name", "kind", "address", "postcode", "phone", "when", "source")


def show_pairs(area: Area) -> None:
    """The pairs, the surest first."""
    pairs = undecided_pairs(area)
    if not pairs:
        st.html(
            notice("No two assets look like one and the same.", "New pairs appear here as lists come in.")
        )
    else:
        many = words.count(len(pairs), "pair looks", "pairs look")
        st.html(f'<p class="wr-answer" role="status">{many} like one and the same.</p>')
    assets = {entry.asset.asset_id: entry.asset for entry in shelf.entries(area)}
    shown = int(memory.get(_SHOWN, _AT_FIRST))
    for pair in pairs[:shown]:
        with st.container(border=True, key=f"reg_pair_{hash((pair.a, pair.b)) & 0xFFFFFFF}"):
            _pair(pair, assets[pair.a], assets[pair.b])
    if len(pairs) > shown:
        st.button(f"Show {min(20, len(pairs) - shown)} more", on_click=lambda: memory.put(_SHOWN, shown + 20))
    _decided(area)


def _pair(pair: DuplicatePair, a: Asset, b: Asset) -> None:
    name_a, name_b = said.title(a, kinds()), said.title(b, kinds())
    why = "; ".join(pair.reasons)
    st.html(f'<h3 class="wr-part">{html.escape(name_a)}</h3><p class="wr-small">{html.escape(why)}</p>')
    differ = {change.field for change in differences(to_record(a), to_record(b))}
    fields = [name for name in said.NAMES if _worth_showing(name, a, b, differ)]
    rows = [
        [said.NAMES[name], *(said.value(name, getattr(one, name), kinds()) for one in (a, b))]
        for name in fields
    ]
    st.html(html_table(f"{name_a} beside {name_b}", ("", "The first", "The second"), rows))
    at = f"{hash((pair.a, pair.b)) & 0xFFFFFFF}"
    with st.container(horizontal=True):
        st.button(
            "One and the same: keep the first", on_click=_merge, args=(a, b), key=f"reg_keep_first_{at}"
        )
        st.button(
            "One and the same: keep the second", on_click=_merge, args=(b, a), key=f"reg_keep_second_{at}"
        )
        st.button("They are two", on_click=_apart, args=(a, b), key=f"reg_apart_{at}")


def _worth_showing(name: str, a: Asset, b: Asset, differ: set[str]) -> bool:
    if name in ("asset_id", "source_id", "longitude", "latitude", "more", "sessions"):
        return False
    return name in _ALWAYS or (name in differ and bool(getattr(a, name) or getattr(b, name)))


def _merge(keep: Asset, drop: Asset) -> None:
    def do(by: str) -> str:
        shelf.register().merge(keep.asset_id, drop.asset_id, by=by)
        return f"{said.title(keep, kinds())} is one now, with what only the other knew. The other is closed."

    memory.attempt(do)


def _apart(a: Asset, b: Asset) -> None:
    def do(by: str) -> str:
        shelf.register().keep_apart(a.asset_id, b.asset_id, by=by)
        return "They are two, and will not be asked about again."

    memory.attempt(do)


def _decided(area: Area) -> None:
    """What was merged, so that it can be taken apart again."""
    merged = [one for one in shelf.register().duplicate_decisions() if one.kept_id]
    if not merged:
        return
    assets = {entry.asset.asset_id: entry.asset for entry in shelf.entries(area)}
    with st.expander(f"Merged so far: {len(merged):,}"):
        for one in merged[:50]:
            a, b = assets.get(one.first_id), assets.get(one.second_id)
            if a is None or b is None:
                continue
            named = html.escape(said.title(a if one.kept_id == a.asset_id else b, kinds()))
            st.html(
                f'<p>{named} <span class="wr-small">by {html.escape(one.by)}, {said.at(one.at)}</span></p>'
            )
            st.button(
                "Take them apart",
                on_click=_apart,
                args=(a, b),
                key=f"reg_take_apart_{one.first_id}_{one.second_id}",
            )
