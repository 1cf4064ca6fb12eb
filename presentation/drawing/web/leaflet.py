"""Which scripts and styles does a map need, and where in the installed packages do they lie?

A map must draw on a machine without internet, so nothing comes from an outside host.
"""

from dataclasses import dataclass
from importlib.resources import files

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
    "map.js": (__package__, ".", "map.js", JAVASCRIPT),
    "one_file.js": (__package__, ".", "one_file.js", JAVASCRIPT),
    "map.css": (__package__, ".", "map.css", CSS),
}


@dataclass(frozen=True)
class Script:
    """One file that the browser fetches from this machine."""

    body: bytes
    content_type: str


def read_scripts() -> dict[str, Script]:
    """Every file a map may ask for, by its name."""
    read = {}
    for name, (package, folder, file, content_type) in _PACKED.items():
        place = files(package) if folder == "." else files(package) / folder
        read[name] = Script((place / file).read_bytes(), content_type)
    return read
