"""From which list, or by whom, is each field of the asset that is open?"""

import streamlit as st

from app.memory.session import kinds
from app.register.state import shelf
from layers.register.field_sources import NOT_SAID, FieldSource
from layers.register.history import Entry
from layers.register.model import ASSET_FIELDS, Asset, lists_of
from presentation.printing.tables import html_table
from presentation.words import plain as words
from presentation.words.register import record as register_words, sureness

_POINT = (  # told by others
    "longitude",
    "latitude",
    "placed_by",
    "uprn",
    "near_street",
    "when_unread",
    "more",
)


def show_field_sources(entry: Entry) -> None:
    """A table, to be opened; its heading names how many lists have the asset."""
    asset = entry.asset
    with st.expander(sureness.where_from(len(lists_of(asset))), key="reg_fields"):
        sources = shelf.register().field_sources(asset.asset_id)
        st.html(html_table(sureness.WHERE_FROM, sureness.WHERE_FROM_HEADS, _rows(asset, sources)))
        st.html(f'<p class="wr-small">{sureness.RULE}</p>')


def _rows(asset: Asset, sources: dict[str, FieldSource]) -> list[list[str]]:
    shown = [name for name in ASSET_FIELDS if name in sources and name not in (*NOT_SAID, *_POINT)]
    return [
        [
            register_words.NAMES[name],
            words.one_line(
                register_words.shown_value(name, getattr(asset, name), kinds(), hidden=asset.hide_address)
            ),
            words.one_line(sureness.from_whom(sources[name])),
            words.day(sources[name].at.date().isoformat()),
        ]
        for name in shown
    ]
