"""The stand-in for the internet, healed before each test, and one run of fetching against it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from layers.councils.find import the_council
from layers.councils.table import load_councils
from layers.sources.catalogue import load_catalogue
from layers.sources.client import SourcesClient, WebLimits
from layers.sources.fetch import FetchSettings, Progress, fetch_council
from layers.sources.manifest import LeftOut, Manifest
from layers.sources.model import Catalogue, DataSource
from tests.stand_in.served import whole_web
from tests.stand_in.web import StandInWeb

__all__ = ["whole_web"]

QUICK = WebLimits(
    tries=3,
    seconds_without_a_word=0.8,
    seconds_a_request=3,
    seconds_a_file=3,
    first_wait_s=1,
    longest_wait_s=60,
)


@pytest.fixture
def web(whole_web: StandInWeb) -> StandInWeb:
    whole_web.heal()
    whole_web.requests.clear()
    return whole_web


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue(own=Path("nowhere.toml"))


@dataclass
class Fetching:
    """Fetches councils from the stand-in into one cache; waits are noted, not waited."""

    web: StandInWeb
    catalogue: Catalogue
    folder: Path
    waits: list[float] = field(default_factory=list)
    progress: list[Progress] = field(default_factory=list)

    def client(self) -> SourcesClient:
        return SourcesClient(self.catalogue.hosts, QUICK, stand_in=self.web.address, pause=self.waits.append)

    def council(self, name: str, **settings: object) -> Manifest:
        """Fetch a council; asked are counted anew."""
        self.web.requests.clear()
        return fetch_council(
            self.client(),
            self.catalogue,
            the_council(name, load_councils()),
            folder=self.folder / "places" / name,
            settings=FetchSettings(self.folder / "cache", **settings),  # type: ignore[arg-type]
            tell=self.progress.append,
        )

    def failed(self, name: str, source: str) -> LeftOut:
        """What is said of a source that failed, all others having come."""
        (left_out,) = [each for each in self.council(name).left_out if each.source == source]
        return left_out


@pytest.fixture
def fetching(web: StandInWeb, catalogue: Catalogue, tmp_path: Path) -> Fetching:
    return Fetching(web, catalogue, tmp_path)


@pytest.fixture
def only(fetching: Fetching) -> Callable[..., Fetching]:
    """The same with only some of the sources, so that a test of one asks for little."""

    def with_sources(*ids: str) -> Fetching:
        sources: tuple[DataSource, ...] = tuple(fetching.catalogue.source(each) for each in ids)
        fetching.catalogue = Catalogue(sources)
        return fetching

    return with_sources
