"""How is a file offered? By a button, there only for whoever may take it, and asks anew when pressed."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from actions.permits.who_may import Sort
from app.signing_in.who import acting_now

Content = bytes | str | Callable[[], Any]


def offer_file(export: str, label: str, content: Content, /, *, place: Any = None, **drawn: Any) -> None:
    """A button for a file, drawn in ``place`` or here; nothing for whoever may not have it.

    ``export`` is its name in the table of permits; ``drawn`` goes to ``st.download_button``.
    """
    if not acting_now().may(Sort.EXPORT, export):
        return

    def made() -> Any:
        """The file, if whoever presses may still have it."""
        acting_now().check_export(export)
        return content() if callable(content) else content

    (place or st).download_button(label, made if callable(content) else content, **drawn)
