"""Answers as maps: the only place that imports folium, and the only way for text to reach a map."""

from app.maps.safe import shut_templates_in
from app.maps.scripts import use_own_scripts

shut_templates_in()
use_own_scripts()
