"""The browser's front door: the pages, and the routes that serve the map's scripts from this machine."""

# ruff: noqa: E402 - to search memory meanwhile would be a quarter of the time that all this takes to load
# isort: skip_file

from app.memory.collection import COLLECTOR, search_nothing_yet

search_nothing_yet()

from layers import drivers  # before anything that starts GDAL

from pathlib import Path

import streamlit as st

from app.frame.page import show_uncaught
from app.memory.session import areas_folder
from app.ready_ahead import ready_ahead
from app.routes import MIDDLEWARE, ROUTES
from app.signing_in.settings import refuse_unsafe
from app.work.background import share_the_interpreter
from app.work.logged import write_nothing_typed
from layers.register.importing.seeding import register_folder
from layers.shown_log import kept_log
from starting.sign_in import is_office

write_nothing_typed(register_folder(areas_folder()) / kept_log.FOLDER)
drivers.check_drivers()
refuse_unsafe()
COLLECTOR.begin()
share_the_interpreter()
if is_office():
    ready_ahead()
app = st.App(
    str(Path(__file__).with_name("app") / "pages.py"),
    routes=ROUTES,
    middleware=MIDDLEWARE,
    on_script_error=show_uncaught,
)
