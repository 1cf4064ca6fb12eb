"""Does a table go on beyond what is seen of it? Then it says so."""

from pathlib import Path
from typing import Final

from streamlit.components.v2 import component

from presentation.words.plain import WIDER

_mark: Final = component(
    "wr_wide_tables",
    js=Path(__file__).with_name("wide_tables.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def mark_wide_tables() -> None:
    """Have every table of this page that is wider than its room say so; once for each page."""
    _mark(key="wide_tables", data={"words": WIDER})
