"""What does the list show, as a table? Made once it is opened."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from app.memory.session import kinds
from app.register.record.shown import how_sure
from app.register.state import shelf
from layers.register.history import Entry
from layers.register.model import Asset
from presentation.printing.tables import html_table
from presentation.words import plain as words
from presentation.words.kinds import kind_label
from presentation.words.opening import plain_times
from presentation.words.register import pages, record as register_words

MOST_IN_TABLE: Final = 200
_KEY: Final = "reg_table"


def show_table(fits: Sequence[Entry]) -> None:
    """The same assets as a table."""
    label = pages.first_as_table(MOST_IN_TABLE) if len(fits) > MOST_IN_TABLE else pages.TABLE
    with st.expander(label, key=_KEY, on_change="rerun") as fold:
        if not fold.open:
            return
        gone = shelf.gone_from_lists()
        rows = [_cells(e.asset, gone=e.asset.asset_id in gone) for e in fits[:MOST_IN_TABLE]]
        st.html(html_table(pages.TABLE_TITLE, pages.TABLE_HEADS, rows))


def _cells(asset: Asset, *, gone: bool) -> list[str]:
    label = kind_label(kinds(), asset.kind)
    where = pages.HIDDEN if asset.hide_address else ", ".join(x for x in (asset.address, asset.postcode) if x)
    contact = ", ".join(x for x in (asset.phone, asset.email, asset.website) if x)
    checked = words.day(asset.checked_on.isoformat()) if asset.checked_on else ""
    when = words.one_line(plain_times(asset.when))
    row = (where, when, contact, asset.source, checked, how_sure(asset, gone=gone))
    return [
        register_words.title(asset, kinds()),
        label,
        *(words.one_line(cell) or words.NOT_KNOWN for cell in row),
    ]
