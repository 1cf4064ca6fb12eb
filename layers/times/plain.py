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
_A_DAY: Final = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)", re.I)
_OPENS_AND_CLOSES: Final = (("open", "opens", "from", "start"), ("close", "closes", "to", "until", "end"))
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
    """A JSON object or list as lines: ``{"Monday": "9am-5pm", "Tuesday": ["9-1", "2-5"]}`` names each day."""
    if not text.lstrip().startswith(("{", "[")):
        return text
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        return text
    lines = _lines(held)
    return "\n".join(lines) if lines else text


def _lines(held: object) -> list[str]:
    """The lines of a JSON object or list; none where it holds what cannot be told in one."""
    if isinstance(held, list):
        return [line for line in held if isinstance(line, str)] if _all_texts(held) else []
    if not isinstance(held, dict):
        return []
    lines = []
    for name, value in held.items():
        line = _hours(value)
        if line is None:
            return []
        if line:
            lines.append(f"{name}: {line}" if _A_DAY.match(name) else line)
    return lines


def _hours(value: object) -> str | None:
    """The hours of one day: a text, some texts, or an object of when it opens and when it closes."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, list) and _all_texts(value):
        return ", ".join(value)
    if isinstance(value, dict) and _all_texts(list(value.values())):
        by_name = {str(name).casefold(): str(text) for name, text in value.items()}
        pair = [next((by_name[name] for name in names if name in by_name), "") for names in _OPENS_AND_CLOSES]
        return "-".join(pair) if all(pair) and len(by_name) == 2 else None
    return None


def _all_texts(values: list[object]) -> bool:
    return bool(values) and all(isinstance(value, str) for value in values)
