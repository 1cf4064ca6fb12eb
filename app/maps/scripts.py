"""Which scripts and styles does a map need, and from where in the installed packages do they come?

A map must draw on a machine without internet, so nothing comes from an outside host. Addresses carry the
content's hash, so a browser may keep a file for good and still gets the new one after an upgrade.
"""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import folium

ROUTE = "/map-scripts"
JAVASCRIPT, CSS, PNG = "text/javascript; charset=utf-8", "text/css; charset=utf-8", "image/png"

_LEAFLET = "js_lib_leaflet", "static/js_lib_leaflet"
_PACKED = {
    "leaflet.js": (*_LEAFLET, "leaflet.js", JAVASCRIPT),
    "leaflet.css": (*_LEAFLET, "leaflet.css", CSS),
    "images/layers.png": (*_LEAFLET, "images/layers.png", PNG),
    "images/layers-2x.png": (*_LEAFLET, "images/layers-2x.png", PNG),
    "images/marker-icon.png": (*_LEAFLET, "images/marker-icon.png", PNG),
    "images/marker-icon-2x.png": (*_LEAFLET, "images/marker-icon-2x.png", PNG),
    "images/marker-shadow.png": (*_LEAFLET, "images/marker-shadow.png", PNG),
    "jquery.js": ("xstatic.pkg.jquery", "data", "jquery.min.js", JAVASCRIPT),
    "map.js": ("app.maps", ".", "map.js", JAVASCRIPT),
    "map.css": ("app.maps", ".", "map.css", CSS),
}


@dataclass(frozen=True)
class Script:
    """One file that the browser fetches from this machine."""

    body: bytes
    content_type: str


@lru_cache(maxsize=1)
def scripts() -> dict[str, Script]:
    """Every file a map may ask for, by its name under the route."""
    found = {}
    for name, (package, folder, file, content_type) in _PACKED.items():
        place = files(package) if folder == "." else files(package) / folder
        found[name] = Script((place / file).read_bytes(), content_type)
    return found


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
