"""Who answers at a feed's address: a server, or one of the two feeds that come with the made-up town?

``demo:sports`` and ``demo:warm-spaces`` are read from files that come with the program, and no others can be:
an address never is a path. Each refresh comes to the next edition of such a feed.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Protocol

from layers.register.importing.feeds.feed_connection import FeedAnswer, FeedConnection, FeedLimits
from layers.tables.source_table import ImportRefusedError

SHIPPED: Final = Path(__file__).parents[2] / "data" / "demo" / "feeds"
_DEMO: Final = re.compile(r"demo:([a-z-]{1,40})(?:\?after=(\d{1,3}))?")
_TYPES: Final = {".csv": "text/csv", ".json": "application/json"}


class FeedServer(Protocol):
    """What answers for a feed while one refresh of it goes on."""

    def answer(self, url: str, *, shown: str, if_changed: Mapping[str, str] | None = None) -> FeedAnswer:
        """What stands at an address."""

    def json_at(self, url: str, *, shown: str) -> Any:
        """The JSON at an address."""

    def close(self) -> None:
        """Let go of the connection."""


def opened(address: str, limits: FeedLimits, *, allow_private: bool) -> FeedServer:
    """Whoever answers at an address.

    Raises
    ------
    ImportRefusedError
        It is no address, or one that is not read.
    """
    if address.startswith("demo:"):
        return ShippedFeed(address)
    return FeedConnection(address, limits, allow_private)


class ShippedFeed:
    """One feed of the made-up town, an edition further each time."""

    def __init__(self, address: str) -> None:
        name = _DEMO.fullmatch(address)
        shipped_names = sorted({re.sub(r"-\d+$", "", file.stem) for file in SHIPPED.glob("*-[0-9].*")})
        if name is None or name[1] not in shipped_names:
            raise ImportRefusedError(
                '"{address}" is no feed of the made-up town.',
                "Choose {shipped_names}.",
                address=address[:60],
                shipped_names=", ".join(f"demo:{each}" for each in shipped_names),
            )
        self._name, self._has_answered = name[1], False
        self._editions = sorted(SHIPPED.glob(f"{self._name}-[0-9].*"))

    def answer(self, url: str, *, shown: str, if_changed: Mapping[str, str] | None = None) -> FeedAnswer:
        """The edition after the one that whoever asks has; 304 where there is none."""
        held = (if_changed or {}).get("If-None-Match", "0")
        number = int(held) if held.isdecimal() else 0
        if number >= len(self._editions):
            return FeedAnswer(304)
        file = self._editions[number]
        return FeedAnswer(
            200, file.read_bytes(), etag=str(number + 1), content_type=_TYPES.get(file.suffix, "")
        )

    def json_at(self, url: str, *, shown: str) -> Any:
        """The edition that comes after an address; an empty page after the first that was asked for."""
        matched = _DEMO.fullmatch(url)
        number = int(matched[2] or 0) if matched else 0
        if self._has_answered or number >= len(self._editions):
            return {"items": [], "next": url}
        self._has_answered = True
        return json.loads(self._editions[number].read_text(encoding="utf-8"))

    def close(self) -> None:
        """Nothing is held open."""
