"""Which two assets may be one? Each pair side by side, to merge or to keep apart for good."""

import html

import streamlit as st

from actions.acting import Acting
from actions.steward.change_entry import keep_entries_apart, merge_entries
from app.frame.look import notice
from app.memory.session import kinds, undecided_pairs
from app.register.state import memory, shelf
from layers.area import Area
from layers.register.importing.doubles.duplicates import DuplicatePair
from layers.register.model import Asset
from layers.register.records import differing_fields, to_record
from presentation.printing.tables import html_table
from presentation.words.language import worded
from presentation.words.register import pages, record as register_words

_SHOWN, _AT_FIRST = "reg_pairs_shown", 10
_ALWAYS = ("name", "kind", "address", "postcode", "phone", "when", "source")


def show_pairs(area: Area) -> None:
    """The pairs, the surest first."""
    pairs = undecided_pairs(area, everywhere=shelf.everywhere())
    if not pairs:
        st.html(notice(pages.NO_PAIRS, pages.NO_PAIRS_FIX))
    else:
        st.html(f'<p class="wr-answer" role="status">{pages.pairs_answer(len(pairs))}</p>')
    assets = {entry.asset.asset_id: entry.asset for entry in shelf.all_entries(area)}
    shown = int(memory.get(_SHOWN, _AT_FIRST))
    for pair in pairs[:shown]:
        with st.container(border=True, key=f"reg_pair_{hash((pair.a, pair.b)) & 0xFFFFFFF}"):
            _pair(pair, assets[pair.a], assets[pair.b])
    if len(pairs) > shown:
        st.button(
            pages.show_more(min(20, len(pairs) - shown)), on_click=lambda: memory.put(_SHOWN, shown + 20)
        )
    _decided(area)


def _pair(pair: DuplicatePair, a: Asset, b: Asset) -> None:
    name_a, name_b = register_words.title(a, kinds()), register_words.title(b, kinds())
    why = "; ".join(map(worded, pair.reasons))
    st.html(f'<h3 class="wr-part">{html.escape(name_a)}</h3><p class="wr-small">{html.escape(why)}</p>')
    differ = set(differing_fields(to_record(a), to_record(b)))
    fields = [name for name in register_words.NAMES if _worth_showing(name, a, b, differ)]
    rows = [
        [
            register_words.NAMES[name],
            *(
                register_words.shown_value(name, getattr(asset, name), kinds(), hidden=asset.hide_address)
                for asset in (a, b)
            ),
        ]
        for name in fields
    ]
    st.html(html_table(pages.beside(name_a, name_b), pages.PAIR_HEADS, rows))
    at = f"{hash((pair.a, pair.b)) & 0xFFFFFFF}"
    with st.container(horizontal=True):
        st.button(pages.KEEP_FIRST, on_click=_merge, args=(a, b), key=f"reg_keep_first_{at}")
        st.button(pages.KEEP_SECOND, on_click=_merge, args=(b, a), key=f"reg_keep_second_{at}")
        st.button(pages.ARE_TWO, on_click=_apart, args=(a, b), key=f"reg_apart_{at}")


def _worth_showing(name: str, a: Asset, b: Asset, differ: set[str]) -> bool:
    if name in ("asset_id", "source_id", "longitude", "latitude", "more", "sessions"):
        return False
    return name in _ALWAYS or (name in differ and bool(getattr(a, name) or getattr(b, name)))


def _merge(keep: Asset, drop: Asset) -> None:
    def do(acting: Acting) -> str:
        """Make one asset of the two."""
        merge_entries(shelf.register(), keep.asset_id, drop.asset_id, acting=acting)
        return pages.merged(register_words.title(keep, kinds()))

    memory.attempt(do)


def _apart(a: Asset, b: Asset) -> None:
    def do(acting: Acting) -> str:
        """Note that they are two."""
        keep_entries_apart(shelf.register(), a.asset_id, b.asset_id, acting=acting)
        return pages.NOTED_TWO

    memory.attempt(do)


def _decided(area: Area) -> None:
    """What was merged, so that it can be taken apart again."""
    merged = [decision for decision in shelf.register().duplicate_decisions() if decision.kept_id]
    if not merged:
        return
    assets = {entry.asset.asset_id: entry.asset for entry in shelf.entries(area)}
    with st.expander(pages.merged_so_far(len(merged))):
        for decision in merged[:50]:
            a, b = assets.get(decision.first_id), assets.get(decision.second_id)
            if a is None or b is None:
                continue
            named = html.escape(register_words.title(a if decision.kept_id == a.asset_id else b, kinds()))
            by = html.escape(pages.by_whom(decision.by, register_words.at(decision.at)))
            st.html(f'<p>{named} <span class="wr-small">{by}</span></p>')
            st.button(
                pages.TAKE_APART,
                on_click=_apart,
                args=(a, b),
                key=f"reg_take_apart_{decision.first_id}_{decision.second_id}",
            )
