"""How is folium kept from running text as a template on the server? The second layer, behind ``safe``.

folium turns rendered text back into Jinja templates and pastes it into JavaScript in the browser.
"""

from typing import Any

import branca.element
import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment


class SandboxedTemplate(jinja2.Template):
    """A Jinja template that cannot reach Python's insides: the second layer, behind ``safe``."""

    environment_class = ImmutableSandboxedEnvironment


class RenderedText:
    """Text without any sign of a template in it, taken as it stands: nothing to compile, nothing to run."""

    def __init__(self, text: str) -> None:
        self._text = text.removesuffix("\n")  # as Jinja does

    def render(self, *_: Any, **__: Any) -> str:
        """The text; what a template would be given changes nothing."""
        return self._text


def rendered(source: str) -> RenderedText | SandboxedTemplate:
    """What branca gets where it makes a template of text: most of it was rendered already."""
    is_template = any(sign in source for sign in ("{{", "{%", "{#"))
    return SandboxedTemplate(source) if is_template else RenderedText(source)


def shut_templates_in() -> None:
    """Keep branca from making live templates of text: it stands as it is, or runs in a sandbox."""
    vars(branca.element)["Template"] = rendered
