"""The map's component, which Streamlit serves the files of however early it was loaded.

A component registers itself as it is imported, but only while a page runs: an office's process imports it
before anybody comes (``app.ready_ahead``), and its files would not be found.
"""

from typing import Any

import folium
from streamlit import runtime
from streamlit.components.v1.component_registry import ComponentRegistry
from streamlit_folium import _component_func, st_folium


def put_map(drawn: folium.Map, **options: Any) -> Any:
    """Put a map on the page; what comes back and what ``options`` mean is ``st_folium``'s matter.

    With ``render`` the map would be rendered twice, the page around it for nothing.
    """
    if runtime.exists():
        ComponentRegistry.instance().register_component(_component_func)
    return st_folium(drawn, render=False, **options)
