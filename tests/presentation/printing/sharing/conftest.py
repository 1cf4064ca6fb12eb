"""A small town in which the home, its street and what was said are words that stand nowhere else."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest

from geo.paces import PACES
from layers.area import Area, open_area
from layers.assets.kinds import Kinds, load_kinds
from presentation.drawing.tiles.scene import Scene, scene_of
from presentation.printing.sharing.shared_places import SharedPlace, shared_places
from presentation.printing.sheet.chosen import Chosen
from questions.places.area_assets import AreaAssets, pack_assets
from questions.walks.near_person import Origin, Question
from questions.walks.route_sheet import route_sheet
from tests.app.small_town import asset, crossing, write_town

TODAY = date(2026, 11, 23)
HOME = (crossing(0, 0)[0] + 4.0, crossing(0, 0)[1] + 6.0)
SAID = "Quizzaciously forlornish Murgatroydson"
GATE = "the gate by Zyxomma Alley is shut"
PLACES = [
    asset(
        0,
        name="Lŵcas a’r Tŷ Lunch Club",
        when="Tu 12:00-14:00",
        cost="£4.50",
        phone="01632 960 001",
        address="Row 4 Street",
        postcode="ZZ1 1AB",
    ),
    asset(1, name="Old Library", kind="library", checked_on="2026-05-03"),
    asset(2, name='<script>alert(1)</script>" onload="x', cost="&copy; <b>", phone="javascript:alert(1)"),
    *(asset(number, name=f"Place {number}", cost="Some words on the cost " * 9) for number in range(3, 10)),
]


class Town:
    """The town, its scene, and what was chosen there from the home."""

    def __init__(self, area: Area) -> None:
        self.area: Area = area
        self.assets: AreaAssets = pack_assets(area)
        self.kinds: Kinds = load_kinds()
        self.scene: Scene = scene_of(area)

    def chosen(self, count: int = 3, *, home: tuple[float, float] = HOME) -> list[Chosen]:
        """The first places with all that a conversation works out for them."""
        question = Question(PACES["older"], 40)
        few = []
        for number in range(count):
            way = route_sheet(self.area, self.assets, Origin(*home), question, f"test/{number}").there
            few.append(Chosen(f"test/{number}", way.minutes, SAID, way, GATE))
        return few

    def shared(self, chosen: list[Chosen]) -> tuple[SharedPlace, ...]:
        """The same as may be passed on."""
        return shared_places(self.assets, chosen, kinds=self.kinds, today=TODAY)

    def minutes_changed(self, chosen: list[Chosen], by: int) -> list[Chosen]:
        """The same with other walks."""
        return [replace(each, minutes=(each.minutes or 0) + by) for each in chosen]


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    folder: Path = tmp_path_factory.mktemp("sharing")
    write_town(folder, PLACES)
    return Town(open_area("small-town", areas_folder=folder))


def datetime_of(day: date) -> datetime:
    """The beginning of a day."""
    return datetime.combine(day, time())
