"""Are an area's streets ready to be walked? Made once, by who asks first; others wait for none."""

import threading
from functools import partial
from typing import Final

from app.memory.superseded import SERVING
from app.work.made_once import MadeOnce
from layers.area import Area
from layers.zones.zoned_area import by_wards
from questions.conversation.interest_index import interest_index
from questions.places.area_assets import AreaAssets
from questions.walks.walking_ground import WalkingGround, walking_ground

_MOST: Final = 16  # as many as the questions keep
_GROUNDS: Final = MadeOnce[tuple[Area, AreaAssets, int], WalkingGround](_MOST)
_TURNS: Final = MadeOnce[Area, threading.Lock](_MOST)
SERVING.when_superseded(_GROUNDS.forget)
SERVING.when_superseded(_TURNS.forget)


def ready_ground(area: Area, assets: AreaAssets, *avoids: int) -> None:
    """Have ready what questions about walks in an area share, for walkers who avoid each of ``avoids``.

    One after the other in each area, for they share its layers, its street index and its water.
    """
    area = by_wards(area)  # whose streets they are, whatever areas are asked about
    turn = _TURNS.get(area, threading.Lock)

    def make(avoid: int) -> WalkingGround:
        with turn:
            return walking_ground(area, assets, avoid)

    for avoid in dict.fromkeys(avoids):
        _GROUNDS.get((area, assets, avoid), partial(make, avoid))


def ready_as_before(area: Area, former: AreaAssets, assets: AreaAssets) -> None:
    """Have ready for ``assets`` what was ready for the former ones, so that no question waits for it."""
    area = by_wards(area)
    avoids = [avoid for of, held, avoid in _GROUNDS.all_keys() if of is area and held is former]
    ready_ground(area, assets, *avoids)
    interest_index(assets)
