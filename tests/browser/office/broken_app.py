"""An app whose page breaks in every way, with what was typed in each error's message."""

import os
from pathlib import Path

import streamlit as st

from app.frame.page import show_uncaught
from app.work.logged import write_nothing_typed

write_nothing_typed(Path(os.environ["WITHIN_REACH_BROKEN_LOG"]))
app = st.App(str(Path(__file__).with_name("broken_page.py")), on_script_error=show_uncaught)
