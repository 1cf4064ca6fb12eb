"""The browser's front door: the pages, and the routes that serve the map's scripts from this machine."""

from layers import drivers  # isort: skip - before anything that starts GDAL

from pathlib import Path

import streamlit as st

from app.routes import MIDDLEWARE, ROUTES
from app.signing_in.settings import refuse_unsafe

drivers.check_drivers()
refuse_unsafe()
app = st.App(str(Path(__file__).with_name("app") / "pages.py"), routes=ROUTES, middleware=MIDDLEWARE)
