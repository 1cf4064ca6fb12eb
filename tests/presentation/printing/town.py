"""The small town of which papers are printed: its places, its scene, and what was chosen from a home."""

from collections.abc import Sequence
from pathlib import Path
from typing import Self

from geo.paces import PACES
from layers.area import Area, open_area
from layers.assets.kinds import Kinds, load_kinds
from presentation.drawing.tiles.scene import Scene, scene_of
from presentation.printing.sheet.chosen import Chosen
from questions.places.area_assets import AreaAssets, pack_assets
from questions.walks.near_person import Origin, Question
from questions.walks.route_sheet import route_sheet
from tests.app.small_town import asset, crossing, write_town

HOME = (crossing(0, 0)[0] + 4.0, crossing(0, 0)[1] + 6.0)  # in the corner, far from every place
QUESTION = Question(PACES["older"], 40)


def lunch_club(**known: str) -> dict[str, object]:
    """The place of whose every part something is known, in letters beyond the plain ones."""
    return asset(
        0,
        name="Lŵcas a’r Tŷ Lunch Club",
        when="Tu 12:00-14:00",
        cost="£4.50",
        phone="01632 960 001",
        address="Row 4 Street",
        postcode="ZZ1 1AB",
        **known,
    )


class PrintedTown:
    """The town, and what tests ask of it."""

    def __init__(self, area: Area) -> None:
        self.area: Area = area
        self.assets: AreaAssets = pack_assets(area)
        self.kinds: Kinds = load_kinds()
        self.scene: Scene = scene_of(area)

    @classmethod
    def written(cls, folder: Path, places: Sequence[dict[str, object]]) -> Self:
        """The town with these places, written into a folder and opened from it."""
        write_town(folder, places)
        return cls(open_area("small-town", areas_folder=folder))

    def chosen(self, *numbers: int, home: tuple[float, float] | None = None) -> list[Chosen]:
        """Places by their numbers, with the way from a home where one is given."""
        return [self._chosen(f"test/{number}", home) for number in numbers]

    def _chosen(self, asset_id: str, home: tuple[float, float] | None) -> Chosen:
        if home is None:
            return Chosen(asset_id)
        way = route_sheet(self.area, self.assets, Origin(*home), QUESTION, asset_id).there
        return Chosen(asset_id, way.minutes, way=way)
