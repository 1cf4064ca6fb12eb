"""Answers as maps: the only place that imports folium, and the only way for text to reach a map."""

import streamlit_folium  # noqa: F401 - first of all: it looks through every module that is loaded by then

from app.maps.safe import shut_templates_in
from app.maps.scripts import use_own_scripts

shut_templates_in()
use_own_scripts()
