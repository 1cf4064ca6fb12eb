"""How does text from a file reach a map without being run? Every string that enters folium passes here.

folium turns rendered text back into Jinja templates on the server and pastes it into JavaScript in the
browser, so text is written as HTML entities throughout: nothing in it means anything to a template, a
script or a page.
"""

import html
from typing import Any

import branca.element
import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

# ` $ { } \ mean something to Jinja or JavaScript. The streamlit-folium component rewrites words that begin
# with an underscore and strips "alert(coords);", which would change what a name says, so _ and ( go too.
_AS_ENTITIES = {ord(sign): f"&#{ord(sign)};" for sign in "`${}\\_("}


class SandboxedTemplate(jinja2.Template):
    """A Jinja template that cannot reach Python's insides: the second layer, behind ``safe``."""

    environment_class = ImmutableSandboxedEnvironment


class RenderedText:
    """Text without any sign of a template in it, taken as it stands: nothing to compile, nothing to run."""

    def __init__(self, text: str) -> None:
        self._text = text.removesuffix("\n")  # as Jinja does

    def render(self, *_: Any, **__: Any) -> str:
        return self._text


def rendered(source: str) -> RenderedText | SandboxedTemplate:
    """What branca gets where it makes a template of text: most of it was rendered already."""
    is_template = any(sign in source for sign in ("{{", "{%", "{#"))
    return SandboxedTemplate(source) if is_template else RenderedText(source)


def shut_templates_in() -> None:
    """Keep branca from making live templates of text: it stands as it is, or runs in a sandbox."""
    branca.element.Template = rendered


def safe(text: str) -> str:
    """Write ``text`` so that a browser shows it as it is and nothing on the way runs it."""
    return html.escape(text, quote=True).translate(_AS_ENTITIES)


def safe_properties(properties: dict[str, Any]) -> dict[str, Any]:
    """The same properties of a GeoJSON feature with every string made safe."""
    return {key: safe(value) if isinstance(value, str) else value for key, value in properties.items()}
