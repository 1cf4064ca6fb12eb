"""A small town with places of every sort, and hand-outs of some of them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from layers.area import Area
from presentation.printing.handout.asking import HandoutRequest
from presentation.printing.handout.pdf import handout_document, handout_pdf
from presentation.printing.sheet.chosen import Chosen
from tests.app.small_town import asset
from tests.presentation.printing.town import HOME, PrintedTown, lunch_club

NOW = datetime(2026, 11, 23, 9)  # a Monday
PLACES = [
    lunch_club(step_free="yes", checked_on="2026-09-03"),
    asset(
        1, name="Old Library", kind="library", when="Mo-Fr 09:00-17:00", cost="Free", checked_on="2023-05-03"
    ),
    asset(2, name="", kind="pitch"),
    asset(3, name="#panic() {{7*7}} *bold* [x] <script>alert(1)</script>", when="We 10:00-11:00", cost="ask"),
    asset(4, name="W" * 400, when="M" * 600, cost="W" * 300, phone="W" * 200, address="W W" * 200),
    asset(5, name="Morning Choir", kind="music_group", when="Mo 10:00-11:30; Th 10:00-11:30", cost="£3"),
]


class Town(PrintedTown):
    """The town, of which one place has a Welsh name too, and its hand-outs."""

    def __init__(self, area: Area) -> None:
        super().__init__(area)
        welsh = ["Clwb Cinio Lŵcas" if each == "test/0" else "" for each in self.assets.table["asset_id"]]
        self.assets = replace(self.assets, table=self.assets.table.assign(name_cy=welsh))

    def chosen(self, *numbers: int, home: tuple[float, float] | None = HOME) -> list[Chosen]:
        """Places by their numbers, with the way from a home: no hand-out goes without."""
        return super().chosen(*numbers, home=home)

    def document(
        self, chosen: Sequence[Chosen], request: HandoutRequest | None = None, *, now: datetime = NOW
    ) -> dict[str, Any]:
        """The hand-out of what was chosen, as plain data."""
        return handout_document(
            self.area,
            self.assets,
            chosen,
            request or HandoutRequest(),
            kinds=self.kinds,
            now=now,
            scene=self.scene,
        )

    def pdf(self, chosen: Sequence[Chosen], **how: Any) -> bytes:
        """The same as a file."""
        return handout_pdf(self.document(chosen, HandoutRequest(**how)), now=NOW)

    def changed(self, asset_id: str, change: Callable[[Any], Any]) -> "Town":
        """The same town, where the register says something else of one place."""
        town = Town.__new__(Town)
        records = {**self.assets.records, asset_id: change(self.assets.records[asset_id])}
        town.area, town.kinds, town.scene = self.area, self.kinds, self.scene
        town.assets = replace(self.assets, records=records)
        return town


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return Town.written(tmp_path_factory.mktemp("handout"), PLACES)
