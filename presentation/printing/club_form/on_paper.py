"""How does a club's form look on paper? What is known, line by line, and room to write beside it."""

from datetime import date
from pathlib import Path
from typing import Any, Final

from layers.register.history import Entry
from layers.register.inbox.club_answers import CONTACT, form_values, is_long
from presentation.printing.lettered import breakable, printable
from presentation.printing.typesetting import tagged_pdf
from presentation.words.register import club_form as words

_SOURCE: Final = Path(__file__).with_name("on_paper.typ")
_LINES: Final = 2  # to write on, where an answer is long


def form_pdf(entry: Entry, *, today: date, reply_to: str = "") -> bytes:
    """The form of an asset as it stands, as a PDF/UA-1 file of A4 pages.

    Raises
    ------
    NotPrintedError
        The typesetter refuses the page.
    """
    values = form_values(entry.asset)
    content = {
        "title": _text(words.title(entry.asset.name)),
        "intro": [words.known_on(today.isoformat()), words.HOW_ON_PAPER],
        "send_to": _text(words.send_to(reply_to)) if reply_to else "",
        "groups": [
            {
                "heading": heading,
                "note": words.PUBLIC if names == CONTACT else "",
                "fields": [_field(name, values[name]) for name in names if name in values],
            }
            for heading, names in words.GROUPS
            if any(name in values for name in names)
        ],
        "yours": words.YOURS,
        "confirm": words.CONFIRM,
        "page": words.PAGE_OF,
    }
    return tagged_pdf(_SOURCE, content, today=today)


def _field(name: str, value: str) -> dict[str, Any]:
    label = words.LABELS[name]
    return {
        "label": label if label.endswith("?") else f"{label}:",
        "now": _text(words.shown(name, value)),
        "choices": list(words.CHOICES[name].values()) if name in words.CHOICES else [],
        "lines": _LINES if is_long(name) else 1,
    }


def _text(text: str) -> str:
    return breakable(printable(text))
