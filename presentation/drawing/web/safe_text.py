"""How does text from a file reach a map without being run? Every string of a map in a browser passes here.

Text is written as HTML entities throughout: nothing in it means anything to a template, a script or a page.
"""

import html
from typing import Any

# ` $ { } \ mean something to Jinja or JavaScript. The streamlit-folium component rewrites words that begin
# with an underscore and strips "alert(coords);", which would change what a name says, so _ and ( go too.
_AS_ENTITIES = {ord(sign): f"&#{ord(sign)};" for sign in "`${}\\_("}


def safe(text: str) -> str:
    """Write ``text`` so that a browser shows it as it is and nothing on the way runs it."""
    return html.escape(text, quote=True).translate(_AS_ENTITIES)


def safe_properties(properties: dict[str, Any]) -> dict[str, Any]:
    """The same properties of a GeoJSON feature with every string made safe."""
    return {key: safe(value) if isinstance(value, str) else value for key, value in properties.items()}
