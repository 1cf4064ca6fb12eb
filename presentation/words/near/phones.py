"""How does a telephone number stand on a page: as people dial it, and as a link that dials it?"""

import html
import re
from typing import Final

from layers.tables.contacts import is_phone, without_label
from presentation.words import plain as words

_BETWEEN: Final = re.compile(r"\s*(?:[;,/|]|\bor\b|\band\b)\s*")
_HOME: Final = re.compile(r"^(?:\+|00)\s*44[\s.-]*(?:\(\s*0\s*\)|0(?=[\s.-]))?[\s.-]*")
_EXTENSION: Final = re.compile(r"\s*(?:\bx|\bext\b\.?|\bextension\b)", re.IGNORECASE)
_DIALLED: Final = re.compile(r"\+?\d{3,15}")
_NOT_DIALLED: Final = re.compile(r"[\s().\-\u2010-\u2015]")


def dialled_at_home(number: str) -> str:
    """A number as it is dialled within the country: "+44 (0)1633 656656" becomes "01633 656656"."""
    line = words.one_line(without_label(number))
    rest = _HOME.sub("", line)
    return line if rest == line else f"0{rest.lstrip('(')}"


def phone_html(phone: str) -> str:
    """Every number of a text as a link, whatever else is in it only as text; "" for an empty one."""
    parts = [dialled_at_home(part) for part in _BETWEEN.split(words.one_line(phone)) if part]
    return ", ".join(map(_link, parts))


def _link(number: str) -> str:
    """One number; it is a link only if what is left of it without blanks and brackets can be dialled."""
    dialled = _NOT_DIALLED.sub("", _EXTENSION.split(number)[0])
    shown = html.escape(number)
    if not (is_phone(number) and _DIALLED.fullmatch(dialled) and dialled.isascii()):
        return f"<bdi>{shown}</bdi>"
    return f'<a href="tel:{dialled}"><bdi>{shown}</bdi></a>'
