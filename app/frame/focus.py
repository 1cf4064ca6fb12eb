"""Where does the keyboard go when what it stood on is no longer there? Never back to the top of the page."""

from pathlib import Path
from typing import Final

from streamlit.components.v2 import component

_keep: Final = component(
    "wr_focus", js=Path(__file__).with_name("focus.js").read_text(encoding="utf-8"), isolate_styles=False
)


def keep_focus() -> None:
    """Have the browser look after the keyboard's place on this page; once for each page, anywhere in it."""
    _keep(key="focus_kept", data={})
