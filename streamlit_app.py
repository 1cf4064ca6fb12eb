"""The browser's front door: the pages, and the routes that serve the map's scripts from this machine."""

import streamlit as st

from app.routes import MIDDLEWARE, ROUTES

app = st.App("app/pages.py", routes=ROUTES, middleware=MIDDLEWARE)
