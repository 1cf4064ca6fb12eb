"""A small town with places of every sort, and hand-outs of some of them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from geo.paces import PACES
from layers.area import Area, open_area
from layers.assets.kinds import Kinds, load_kinds
from presentation.drawing.tiles.scene import Scene, scene_of
from presentation.printing.handout.asking import HandoutRequest
from presentation.printing.handout.pdf import handout_document, handout_pdf
from presentation.printing.sheet.chosen import Chosen
from questions.places.area_assets import AreaAssets, pack_assets
from questions.walks.near_person import Origin, Question
from questions.walks.route_sheet import route_sheet
from tests.app.small_town import asset, crossing, write_town

NOW = datetime(2026, 11, 23, 9)  # a Monday
HOME = (crossing(0, 0)[0] + 4.0, crossing(0, 0)[1] + 6.0)
PLACES = [
    asset(
        0, name="Lŵcas a’r Tŷ Lunch Club", when="Tu 12:00-14:00", cost="£4.50",
        phone="01632 960 001", address="Row 4 Street", postcode="ZZ1 1AB", step_free="yes",
        checked_on="2026-09-03",
    ),
    asset(
        1, name="Old Library", kind="library", when="Mo-Fr 09:00-17:00", cost="Free", checked_on="2023-05-03"
    ),
    asset(2, name="", kind="pitch"),
    asset(3, name="#panic() {{7*7}} *bold* [x] <script>alert(1)</script>", when="We 10:00-11:00", cost="ask"),
    asset(4, name="W" * 400, when="M" * 600, cost="W" * 300, phone="W" * 200, address="W W" * 200),
    asset(5, name="Morning Choir", kind="music_group", when="Mo 10:00-11:30; Th 10:00-11:30", cost="£3"),
]  # fmt: skip


class Town:
    """The town, and what tests ask of it."""

    def __init__(self, area: Area) -> None:
        self.area: Area = area
        assets = pack_assets(area)
        welsh = ["Clwb Cinio Lŵcas" if asset_id == "test/0" else "" for asset_id in assets.table["asset_id"]]
        self.assets: AreaAssets = replace(assets, table=assets.table.assign(name_cy=welsh))
        self.kinds: Kinds = load_kinds()
        self.scene: Scene = scene_of(area)

    def chosen(self, *numbers: int, home: tuple[float, float] = HOME) -> list[Chosen]:
        """Places by their numbers, with the way from a home."""
        question = Question(PACES["older"], 40)
        few = []
        for number in numbers:
            way = route_sheet(self.area, self.assets, Origin(*home), question, f"test/{number}").there
            few.append(Chosen(f"test/{number}", way.minutes, way=way))
        return few

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
    folder: Path = tmp_path_factory.mktemp("handout")
    write_town(folder, PLACES)
    return Town(open_area("small-town", areas_folder=folder))
