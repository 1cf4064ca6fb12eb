"""Which rides to each place of a list may stand in a file, so that it tells neither the home nor an age?

A file goes further than paper: it is sent on, sorted and joined. So it has what paper may have of a home
(``rides_on_papers``), answered as for somebody of whom no age is known; the ages of a scheme stand in it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from layers.area import Area
from questions.places.area_assets import AreaAssets
from questions.rides.on_paper import RideGoer, RidesOnPaper, rides_on_papers
from questions.rides.rides_here import Rider

ANYBODY: Final = RideGoer(Rider())  # of whom nothing is known, and who is free at any time


def rides_in_files(
    area: Area,
    assets: AreaAssets,
    goers: Mapping[str, Sequence[RideGoer]],
    *,
    home: tuple[float, float],
    now: datetime,
) -> dict[str, RidesOnPaper] | None:
    """The rides to many places, as a file may have them.

    Parameters
    ----------
    area, assets
        The prepared place, and what the register knows there.
    goers
        By asset id who rides there. Their free times count only in a file that has times of theirs anyway.
    home
        x and y, metres.
    now
        Local time, without a zone.

    Returns
    -------
    By asset id; None where rides are not known in the area.
    """
    ageless = {
        asset_id: tuple(replace(goer, rider=Rider(free=goer.rider.free)) for goer in riding)
        for asset_id, riding in goers.items()
    }
    return rides_on_papers(area, assets, ageless, home=home, now=now)


def for_anybody(asset_ids: Iterable[str]) -> dict[str, tuple[RideGoer, ...]]:
    """``goers`` for a file that holds nothing of what a person said."""
    return {asset_id: (ANYBODY,) for asset_id in asset_ids}
