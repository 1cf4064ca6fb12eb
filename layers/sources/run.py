"""What does one run of fetching know: for whom, with which client, and what it has fetched so far?"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final

from layers.councils.model import Council
from layers.sources.cache import CacheEntry, CachePlace, cache_place
from layers.sources.client import SourcesClient
from layers.sources.errors import NotChosenError
from layers.sources.model import Catalogue, DataSource

NAMES_THAT_FAILED: Final = 2  # hosts that cannot be looked up before it is the internet that is missing

TellBytes = Callable[[int, int], None]  # bytes that have come, bytes in all (0: not known)


@dataclass(frozen=True)
class PlacedFile:
    """A file in the cache: its entry, its name in a folder, and the day of its data, "" if not known."""

    place: CachePlace
    entry: CacheEntry
    file: str
    date: str = ""

    @property
    def path(self) -> Path:
        """Where it lies in the cache."""
        return self.place.file(self.entry)


@dataclass(frozen=True)
class FetchedSource:
    """The files of one source, and what is worth knowing of them."""

    files: tuple[PlacedFile, ...]
    notes: tuple[str, ...] = ()


@dataclass
class SourceRun:
    """One run for one council."""

    client: SourcesClient
    catalogue: Catalogue
    council: Council
    cache: Path
    margin_m: float
    again: bool
    results: dict[str, FetchedSource] = field(default_factory=dict)
    _unknown_hosts: set[str] = field(default_factory=set)

    def place(self, source: DataSource, address: str, name: str = "") -> CachePlace:
        """Where in the cache an address of a source lies."""
        return cache_place(self.cache, name or source.id, address, stand_in=self.client.stand_in)

    def fresh(self, place: CachePlace, source: DataSource, now: datetime) -> CacheEntry | None:
        """What the cache has of an address, if it need not be asked for again."""
        entry = None if self.again else place.entry()
        return entry if entry is not None and entry.is_fresh(source.fresh_days, now) else None

    def note_no_name(self, host: str) -> None:
        """Remember that a host's name could not be looked up."""
        self._unknown_hosts.add(host)

    @property
    def is_offline(self) -> bool:
        """Whether so many names could not be looked up that trying more would only take time."""
        return len(self._unknown_hosts) >= NAMES_THAT_FAILED

    def file_of(self, source_id: str, for_source: DataSource) -> Path:
        """A file that another source needs.

        Raises
        ------
        NotChosenError
            It could not be fetched.
        """
        fetched = self.results.get(source_id)
        if fetched is None:
            raise NotChosenError(
                "{title}: it is chosen by {other}, which could not be fetched.",
                "See what is said of that source, then run it again.",
                title=for_source.title,
                other=self.catalogue.source(source_id).title,
            )
        return fetched.files[0].path


def day_of(source: DataSource, entry: CacheEntry) -> str:
    """The day of a file's data: the catalogue's, else when its server says that it was last changed."""
    if source.date is not None:
        return source.date.isoformat()
    try:
        return parsedate_to_datetime(entry.last_modified).date().isoformat()
    except (TypeError, ValueError):
        return ""
