"""How is a feed set up: what answers at its address, and which parts does its data set have?"""

import json
import re
from contextlib import closing
from typing import Any, Final
from urllib.parse import urlsplit

from actions.feeds.opened import opened
from layers.feeds.openactive.values import text_of, thing_of, things_of
from layers.register.feed_model import FeedForm
from layers.register.importing.feeds.feed_connection import FeedLimits
from layers.tables.source_table import ImportRefusedError

_LIMITS: Final = FeedLimits(seconds=60.0, bytes_a_page=60_000_000, bytes_in_all=60_000_000)
_JSON_LD: Final = re.compile(
    r"<script[^>]*application/ld\+json[^>]*>(.*?)</script>", re.IGNORECASE | re.DOTALL
)
# Series first, so that their sessions find them.
_PARTS: Final = (
    "SessionSeries",
    "EventSeries",
    "CourseInstance",
    "Event",
    "HeadlineEvent",
    "ScheduledSession",
)
MOST_ADDRESSES: Final = 12


def recognised(address: str, *, allow_private: bool) -> tuple[FeedForm, tuple[str, ...]]:
    """What answers at an address, and the addresses to read: those of its parts, for a whole data set.

    Raises
    ------
    ImportRefusedError
        Nobody answers, or it may not be read.
    """
    with closing(opened(address, _LIMITS, allow_private=allow_private)) as connection:
        path = urlsplit(address).path or "/"
        body = connection.answer(address, shown=path).body.decode("utf-8-sig", "replace")
    parts = _parts_of_data_set(body)
    if parts:
        return FeedForm.OPENACTIVE, parts
    answer = _json(body)
    if isinstance(answer, dict) and isinstance(answer.get("items"), list) and "next" in answer:
        return FeedForm.OPENACTIVE, (address,)
    if isinstance(answer, dict) and _is_directory(answer):
        return FeedForm.OPEN_REFERRAL, (address,)
    if body.lstrip()[:1] == "<":
        raise ImportRefusedError(
            "What answers there is a page to look at, not a list.",
            "Give the address of the list itself: its feed, or its file.",
        )
    return FeedForm.LIST, (address,)


def _json(body: str) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _is_directory(answer: dict[str, Any]) -> bool:
    version = str(answer.get("version", "")).upper()
    is_paged = isinstance(answer.get("contents", answer.get("content")), list) and (
        "total_pages" in answer or "totalPages" in answer
    )
    return "HSDS" in version or is_paged


def _parts_of_data_set(body: str) -> tuple[str, ...]:
    """The feeds of sessions that a data set's page names, series first; none where it is no such page."""
    texts = _JSON_LD.findall(body) or ([body] if body.lstrip()[:1] == "{" else [])
    addresses: dict[str, int] = {}
    for data_set in filter(None, map(thing_of, map(_json, texts))):
        for download in things_of(data_set.get("distribution")):
            kind = text_of(thing_of(download).get("additionalType"), longest=200).rsplit("/", 1)[-1]
            kind = kind or text_of(thing_of(download).get("name")).replace(" ", "")
            address = text_of(thing_of(download).get("contentUrl"), longest=500)
            if kind in _PARTS and address:
                addresses.setdefault(address, _PARTS.index(kind))
    return tuple(sorted(addresses, key=addresses.__getitem__))[:MOST_ADDRESSES]
