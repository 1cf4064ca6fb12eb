"""Which parts of an answer that comes in pages have come already? They are not asked for again after a kill.

Each page lies in the source's folder of the cache until the whole of it is there, or it turns out not to fit.
"""

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Protocol, TypeVar

from layers.sources.client import SourcesClient, WebLimits
from layers.sources.errors import EditionError, NamedSource

_OLDEST: Final = timedelta(hours=6)  # after that the next edition may have begun

Whole = TypeVar("Whole")
Sound = Callable[[bytes], object]  # raises a ``SourceError`` where a page is not what it should be


class Reader(Protocol):
    """Whoever asks an address: the client itself, or one that remembers pages."""

    @property
    def limits(self) -> WebLimits:
        """How patiently it asks."""

    @property
    def pause(self) -> Callable[[float], None]:
        """How it waits."""

    def read(
        self, url: str, source: NamedSource, *, most_bytes: int = ..., page: Sound | None = None
    ) -> bytes:
        """What stands at an address; with ``page``, it is part of a larger answer and checked by it."""

    def forget(self) -> bool:
        """Throw away pages that have come; whether an earlier run had any of them that were used."""


def whole_of(reader: Reader, fetch: Callable[[], Whole]) -> Whole:
    """What comes in pages; all of it is asked for anew where pages of an earlier run do not fit the rest.

    Raises
    ------
    SourceError
        It does not fit together, or cannot be had.
    """
    try:
        return fetch()
    except EditionError:
        if not reader.forget():
            raise
        return fetch()


@dataclass
class RememberingReader:
    """Asks as the client does, and remembers pages in a folder."""

    client: SourcesClient
    folder: Path
    now: datetime
    used_again: int = field(default=0, init=False)  # pages of an earlier run

    @property
    def limits(self) -> WebLimits:
        """How patiently the client asks."""
        return self.client.limits

    @property
    def pause(self) -> Callable[[float], None]:
        """How the client waits."""
        return self.client.pause

    def read(
        self, url: str, source: NamedSource, *, most_bytes: int = 50_000_000, page: Sound | None = None
    ) -> bytes:
        """What stands at an address, or what an earlier run had from there if it is a page.

        Raises
        ------
        SourceError
            It cannot be had, or is no such page.
        """
        if page is None:
            return self.client.read(url, source, most_bytes=most_bytes)
        path = self.folder / f"{hashlib.sha256(url.encode()).hexdigest()[:32]}.page"
        if (content := self._from_before(path)) is not None:
            self.used_again += 1
            return content
        content = self.client.read(url, source, most_bytes=most_bytes)
        page(content)
        self.folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".unfinished")
        unfinished.write_bytes(content)
        unfinished.replace(path)
        return content

    def forget(self) -> bool:
        """Throw the pages away: the whole is there, or they are not of one."""
        shutil.rmtree(self.folder, ignore_errors=True)
        again, self.used_again = self.used_again, 0
        return again > 0

    def _from_before(self, path: Path) -> bytes | None:
        try:
            age = self.now - datetime.fromtimestamp(path.stat().st_mtime, self.now.tzinfo)
            return path.read_bytes() if age < _OLDEST else None
        except OSError:
            return None
