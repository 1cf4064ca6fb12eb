"""From which addresses does a map fetch its scripts and styles? From routes of our own.

Addresses carry the content's hash, so a browser may keep a file for good and still gets the new one after an
upgrade.
"""

import hashlib
from functools import lru_cache

import folium

from presentation.drawing.web.leaflet import Script, read_scripts

ROUTE = "/map-scripts"


@lru_cache(maxsize=1)
def scripts() -> dict[str, Script]:
    """Every file a map may ask for, by its name under the route."""
    return read_scripts()


@lru_cache(maxsize=1)
def edition() -> str:
    """A word that changes whenever any of the files does."""
    digest = hashlib.sha256()
    for name, script in sorted(scripts().items()):
        digest.update(name.encode() + script.body)
    return digest.hexdigest()[:12]


def use_own_scripts() -> None:
    """Point every folium map at our own routes in place of four outside hosts."""
    folium.Map.default_js = [
        (name, f"{ROUTE}/{edition()}/{name}") for name in ("leaflet.js", "jquery.js", "map.js")
    ]
    folium.Map.default_css = [(name, f"{ROUTE}/{edition()}/{name}") for name in ("leaflet.css", "map.css")]
