"""An office with the tiny town, its register, and a planted server of feeds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from actions.acting import Acting
from actions.bring_in_list import ImportDesk
from actions.feeds.refresh import Refreshed, refresh
from layers.area import Area
from layers.assets.kinds import load_kinds
from layers.register.feed_model import FeedForm, KeptFeed, ListFeed
from layers.register.model import Asset, Status
from layers.register.store import Register, open_register
from tests.actions.feeds.planted import Planted, planted
from tests.tiny_area import tiny_area

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)  # a Thursday


@dataclass
class Office:
    """The register of the tiny town, and what its feeds do in it; ``now`` goes on when it is told to."""

    area: Area
    register: Register
    server: Planted
    now: datetime = NOW
    names: list[str] = field(default_factory=list)

    def add(
        self, *paths: str, name: str = "Sports", form: FeedForm = FeedForm.OPENACTIVE, **more: Any
    ) -> None:
        addresses = tuple(self.server.url(path) for path in paths)
        self.register.feeds.add(ListFeed(name, form, addresses, "tiny", **more), by="AB")
        self.names.append(name)

    def refresh(self, name: str = "Sports", *, accept: bool = False) -> Refreshed:
        kept = self.register.feeds.one(name)
        return refresh(kept, self.register, self.desk, now=self.now, accept=accept)

    def desk(self, kept: KeptFeed | None) -> ImportDesk:
        everywhere = kept is not None and kept.feed.everywhere
        return ImportDesk(
            self.area, self.register, load_kinds(), Acting("feeds"), everywhere=everywhere, private_feeds=True
        )

    def later(self, **by: float) -> None:
        self.now += timedelta(**by)

    def assets(self) -> dict[str, Asset]:
        """What stands, by name, the closed ones too."""
        return {entry.asset.name: entry.asset for entry in self.register.entries()}

    def open_names(self) -> list[str]:
        return sorted(name for name, asset in self.assets().items() if asset.status is not Status.CLOSED)

    def id_of(self, name: str) -> str:
        return self.assets()[name].asset_id

    def versions(self) -> int:
        return sum(len(self.register.history(entry.asset.asset_id)) for entry in self.register.entries())


@pytest.fixture(scope="module")
def area(tmp_path_factory: pytest.TempPathFactory) -> Area:
    return tiny_area(tmp_path_factory.mktemp("areas"))


@pytest.fixture
def new_office(area: Area, tmp_path: Path) -> Iterator[Callable[[str], Office]]:
    """Makes an office of its own by its name; all share one planted server."""
    opened: list[Register] = []
    with planted() as server:

        def make(name: str) -> Office:
            opened.append(open_register(tmp_path / f"{name}.sqlite"))
            return Office(area, opened[-1], server)

        yield make
    for register in opened:
        register.close_register()


@pytest.fixture
def office(new_office: Callable[[str], Office]) -> Office:
    return new_office("office")
