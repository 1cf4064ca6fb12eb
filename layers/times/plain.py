"""What does a text about times say without its markup, its JSON and its odd spaces?"""

import html
import json
import re
from typing import Final

_NEW_LINE: Final = re.compile(
    r"<\s{0,3}/?\s{0,3}(?:br|p|div|li|ul|ol|tr|table|tbody|h[1-6]|dl|dt|section)\b[^<>]{0,300}>", re.I
)
_CELL: Final = re.compile(r"</?(?:td|th|dd)\b[^<>]{0,300}>", re.I)
_TAG: Final = re.compile(r"</?[a-z][a-z0-9]*\b[^<>]{0,500}>", re.I)
_COMMENT: Final = re.compile(r"<!--.{0,2000}?-->", re.S)
_STRUCK_OUT: Final = re.compile(r"<(?:s|del|strike)\b", re.I)
_WIDE: Final = re.compile(r"[^\S\n]+")  # also the spaces that do not break and the thin ones
_NO_WIDTH: Final = re.compile(r"[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_LINES: Final = re.compile(r"\s*\n\s*")


def plain_text(text: str) -> str:
    """The text as a person reads it: lines for ``<br>`` and ``<li>``, letters for entities, no markup."""
    if "<" in text:
        text = _COMMENT.sub(" ", text)
        text = _TAG.sub("", _CELL.sub(" ", _NEW_LINE.sub("\n", text)))
    text = html.unescape(text) if "&" in text else text
    text = _NO_WIDTH.sub("", _lines_of_json(text).replace("\r", "\n"))
    return _LINES.sub("\n", _WIDE.sub(" ", text)).strip()


def is_struck_out(text: str) -> bool:
    """Whether markup strikes words out, so that what is left may be half of a correction."""
    return bool(_STRUCK_OUT.search(text))


def _lines_of_json(text: str) -> str:
    """A JSON object or list of plain texts as lines: ``{"Monday": "9am-5pm"}`` is "Monday: 9am-5pm"."""
    if not text.lstrip().startswith(("{", "[")):
        return text
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        return text
    if isinstance(held, dict) and held and all(isinstance(value, str) for value in held.values()):
        return "\n".join(f"{name}: {value}" for name, value in held.items())
    if isinstance(held, list) and held and all(isinstance(value, str) for value in held):
        return "\n".join(held)
    return text
