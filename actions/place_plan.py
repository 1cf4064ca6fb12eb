"""What would be fetched for a council, from where, about how much, and what is there already?

Nothing is asked of the internet, and nothing is written: it is read off the catalogue and the cache.
"""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from layers.area import AREAS_FOLDER
from layers.councils.model import Council
from layers.packs.summaries import serving_revision
from layers.recipes.model import USUAL_MARGIN_M
from layers.recognising.recipe_sections import area_slug
from layers.sources.cache import CACHE_FOLDER, utc_now
from layers.sources.catalogue import OWN_FILE, load_catalogue
from layers.sources.client import SourcesClient
from layers.sources.model import DataSource
from layers.sources.one_source import usable_copy
from layers.sources.run import SourceRun
from layers.sources.stand_in import stand_in_address


@dataclass(frozen=True)
class PlaceFolders:
    """Where the cache of all councils, the prepared areas and the office's own sources are."""

    downloads: Path = CACHE_FOLDER
    areas: Path = AREAS_FOLDER
    own_sources: Path = OWN_FILE

    def files_of(self, council: Council) -> Path:
        """The folder with a council's fetched files."""
        return self.downloads / "places" / council.code


@dataclass(frozen=True)
class PlannedSource:
    """One source, and whether the cache has it: fresh, only older, or not at all."""

    source: DataSource
    state: Literal["fresh", "older", "absent"]
    bytes_there: int = 0
    fetched_at: str = ""  # ISO 8601, UTC; "" where nothing is there

    @property
    def bytes_to_come(self) -> int:
        """About how many bytes are still to be fetched; an older copy is asked for what is newer."""
        return 0 if self.state == "fresh" else max(self.bytes_there, self.source.about_bytes)


@dataclass(frozen=True)
class PlacePlan:
    """What making a council's area would fetch."""

    council: Council
    area: str  # what the area is called in commands
    is_prepared: bool  # whether an area of that name serves already
    sources: tuple[PlannedSource, ...]
    stand_in: str = ""

    @property
    def bytes_to_come(self) -> int:
        """About how many bytes are to be fetched."""
        return sum(each.bytes_to_come for each in self.sources)

    @property
    def bytes_there(self) -> int:
        """How many bytes of it are in the cache already and will not be fetched again."""
        return sum(each.bytes_there for each in self.sources if each.state == "fresh")

    @property
    def hosts(self) -> tuple[str, ...]:
        """Whom it would ask, in the order in which it would."""
        return tuple(dict.fromkeys(each.source.host for each in self.sources if each.state != "fresh"))


def place_plan(council: Council, folders: PlaceFolders | None = None, *, again: bool = False) -> PlacePlan:
    """What would be fetched for a council's area; with ``again``, newer editions of everything.

    Raises
    ------
    CatalogueError
        The office's own sources cannot be read.
    StandInError
        ``WITHIN_REACH_WEB`` is no address of this machine.
    """
    places = folders or PlaceFolders()
    catalogue = load_catalogue(own=places.own_sources)
    stand_in = stand_in_address()
    area = area_slug(council.name, council.code)
    planned = []
    with closing(SourcesClient(catalogue.hosts, stand_in=stand_in)) as client:
        run = SourceRun(client, catalogue, council, places.downloads, USUAL_MARGIN_M, again)
        for source in catalogue.of(council.nation):
            planned.append(_planned(run, source))
    is_prepared = serving_revision(places.areas / area) is not None
    return PlacePlan(council, area, is_prepared, tuple(planned), stand_in)


def _planned(run: SourceRun, source: DataSource) -> PlannedSource:
    fetched = usable_copy(run, source)
    if fetched is None:
        return PlannedSource(source, "absent")
    run.results[source.id] = fetched  # others are chosen by it
    entries = [each.entry for each in fetched.files]
    now = utc_now()
    fresh = not run.again and all(entry.is_fresh(source.fresh_days, now) for entry in entries)
    size, day = sum(entry.size for entry in entries), max(entry.fetched_at for entry in entries)
    return PlannedSource(source, "fresh" if fresh else "older", size, day)
