"""A small town with a handful of places, and the sheet of some of them."""

from datetime import date

import pytest

from geo.paces import PACES
from layers.area import Area, open_area
from layers.assets.kinds import Kinds, load_kinds
from presentation.drawing.tiles.scene import Scene, scene_of
from presentation.printing.sheet.chosen import Chosen
from presentation.printing.sheet.pdf import sheet_pdf
from questions.places.area_assets import AreaAssets, pack_assets
from questions.walks.near_person import Origin, Question
from questions.walks.route_sheet import route_sheet
from tests.app.small_town import asset, crossing, write_town

TODAY = date(2026, 11, 23)
QUESTION = Question(PACES["older"], 30)
PLACES = [
    asset(
        0,
        name="Lŵcas a’r Tŷ Lunch Club",
        when="Tu 12:00-14:00",
        cost="£4.50",
        phone="01632 960 001",
        address="Row 4 Street",
        postcode="ZZ1 1AB",
        step_free="yes",
        checked_on="2026-05-03",
    ),
    asset(1, name="Old Library", kind="library", checked_on="2023-05-03"),
    asset(2, name="", kind="pitch"),
    asset(3, name="{{7*7}} #panic() *bold* [x] <y> $z$ \\ `q` <script>alert(1)</script> \u202eevil"),
    asset(4, name="W" * 400, when="M" * 600, cost="W" * 300, phone="W" * 200, address="W W" * 200),
    asset(5, name="Bengali Women’s Group (বাংলা)"),
    asset(6, name="Sixth"),
]


class Town:
    """The town, and what tests ask of it."""

    def __init__(self, area: Area) -> None:
        self.area: Area = area
        self.assets: AreaAssets = pack_assets(area)
        self.kinds: Kinds = load_kinds()
        self.scene: Scene = scene_of(area)

    def chosen(self, *numbers: int, home: tuple[float, float] | None = None) -> list[Chosen]:
        """Places by their numbers, with the way from a home where one is given."""
        if home is None:
            return [Chosen(f"test/{number}") for number in numbers]
        ways = [
            route_sheet(self.area, self.assets, Origin(*home), QUESTION, f"test/{number}").there
            for number in numbers
        ]
        return [
            Chosen(f"test/{number}", way.minutes, way=way) for number, way in zip(numbers, ways, strict=True)
        ]

    def sheet(self, chosen: list[Chosen], **how: bool) -> bytes:
        """The sheet of what was chosen."""
        return sheet_pdf(
            self.area, self.assets, chosen, kinds=self.kinds, today=TODAY, scene=self.scene, **how
        )


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    folder = tmp_path_factory.mktemp("sheet")
    write_town(folder, PLACES)
    return Town(open_area("small-town", areas_folder=folder))


@pytest.fixture(scope="session")
def home() -> tuple[float, float]:
    """A home in the corner of the town, far from every place."""
    x, y = crossing(0, 0)
    return x + 4.0, y + 6.0
