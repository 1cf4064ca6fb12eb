"""What of a page, a command or a paper is not translated? In the made-up language every sentence stands
between ⟦ and ⟧; whatever words stand outside of them and are not data were written past the language.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message

ROOT = Path(__file__).parents[3]
OPENS, CLOSES = "⟦", "⟧"
# The fields of Streamlit's elements that a reader sees or hears.
SHOWN = frozenset({"body", "label", "help", "placeholder", "options", "caption", "text", "title", "tooltip"})
ATTRIBUTES = frozenset({"aria-label", "alt", "title", "placeholder"})
_WORD = re.compile(r"[^\W\d_]{2,}")
_QUIET = frozenset({"style", "script", "svg"})


def in_marked_language(script: str, *, env: dict[str, str] | None = None) -> list[str]:
    """The texts that a script prints as a JSON list, run with every sentence marked."""
    ran = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, **(env or {}), "WITHIN_REACH_LANGUAGE": "marked", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    texts: list[str] = json.loads(ran.stdout.splitlines()[-1])
    return texts


def shown_on(page: Any) -> list[str]:
    """All that a page under ``AppTest`` shows: labels, choices, Markdown, and the texts of its HTML."""
    return [text for block in page._tree.children.values() for text in _shown_in(block)]


def _shown_in(node: Any) -> Iterator[str]:
    proto = getattr(node, "proto", None)
    if isinstance(proto, Message):
        for name, text in _strings(proto):
            if name == "body" and "<" in text:
                yield from texts_of(text)
            elif name in SHOWN:
                yield text
            elif name == "json":
                yield from _spoken(text)
    for child in getattr(node, "children", {}).values():
        yield from _shown_in(child)


def _strings(message: Message) -> Iterator[tuple[str, str]]:
    for field, value in message.ListFields():
        values = value if field.is_repeated else [value]
        if field.type == FieldDescriptor.TYPE_STRING:
            yield from ((field.name, text) for text in values)
        elif field.type == FieldDescriptor.TYPE_MESSAGE and not field.message_type.GetOptions().map_entry:
            for part in values:
                yield from _strings(part)


def _spoken(text: str) -> Iterator[str]:
    """What a component that reads aloud is given."""
    try:
        data = json.loads(text)
    except ValueError:
        return
    if isinstance(data, dict):
        yield from (str(data[key]) for key in ("first", "then") if data.get(key))


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within.append(tag)
        self.texts += [value for name, value in attrs if name in ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        if tag in self._within:
            del self._within[len(self._within) - 1 - self._within[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if not _QUIET & set(self._within):
            self.texts.append(data)


def texts_of(html: str) -> list[str]:
    """The texts of a piece of HTML, and what its attributes say."""
    parser = _Texts()
    parser.feed(html)
    return parser.texts


def outside_marks(text: str) -> str:
    """What of a text stands outside of every mark."""
    depth, outside = 0, []
    for sign in text:
        depth += sign == OPENS
        if not depth:
            outside.append(sign)
        depth -= sign == CLOSES and depth > 0
    return "".join(outside)


def untranslated(texts: Iterable[str], *, data: Iterable[str] = ()) -> list[str]:
    """The texts in which words are left when what is marked and what is data are taken away."""
    names = sorted(set(data), key=len, reverse=True)
    left = []
    for text in texts:
        rest = outside_marks(text)
        for name in names:
            rest = rest.replace(name, " ")
        if _WORD.search(rest):
            left.append(text)
    return left
