"""Where do residents join the streets, and whom can the streets judge? One rule for every page and file."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

import numpy as np

from geo.derived import kept_with
from geo.snap import Snaps
from geo.types import BoolArray, FloatArray, IndexArray, ObjectArray
from layers.area import Area
from layers.relief.hilly_area import level_of
from questions.walks.walking_ground import ORIGIN_LIMIT_M, on_joined_streets, snapper_of


class Unjudged(StrEnum):
    """Why the streets cannot say what a resident has in reach."""

    NO_STREET = "no-street"  # no street that they can use within ``ORIGIN_LIMIT_M``, as the crow flies
    ACROSS = "across-a-barrier"  # there is one, but water, a railway or another barrier lies between
    NOT_JOINED = "not-joined"  # the street is a piece by itself, not joined to the others


JUDGED: Final = ""  # what stands in place of a cause where the streets can judge


@dataclass(frozen=True, eq=False)
class Homes:
    """The n resident points of an area, joined to its streets."""

    snaps: Snaps = field(repr=False)
    unjudged: ObjectArray = field(repr=False)  # (n,) ``Unjudged``, or ``JUDGED``
    ward: IndexArray = field(repr=False)  # (n,) row among the wards; their number where it lies in none

    @property
    def judged(self) -> BoolArray:
        """(n,) whether the streets can say what is in reach, by the rule of ``near_person``."""
        return np.asarray(self.unjudged == JUDGED, bool)


@kept_with(most=8)
def resident_homes(area: Area, avoid: int) -> Homes:
    """Join every resident point to the streets of walkers who avoid ``avoid``; made once, then shared."""
    base = level_of(area)
    if base is not area:  # only the wards are others, or the streets slope
        return replace(resident_homes(base, avoid), ward=_ward_rows(area))
    points = area.residents.geometry
    snaps, unjudged = join_points(area, points.x.to_numpy(), points.y.to_numpy(), avoid=avoid)
    return Homes(snaps, unjudged, _ward_rows(area))


def _ward_rows(area: Area) -> IndexArray:
    """(n,) row of each point's ward; their number where it lies in none."""
    row = {code: i for i, code in enumerate(area.wards["ward_code"])}
    return np.array([row.get(code, len(row)) for code in area.residents["ward_code"]], int)


def join_points(area: Area, x: FloatArray, y: FloatArray, *, avoid: int) -> tuple[Snaps, ObjectArray]:
    """Join points (n,), metres in the area's CRS, to its streets: (n,) ``Unjudged`` or ``JUDGED`` beside."""
    snapper = snapper_of(area, avoid)
    snaps = snapper.snap(x, y, limit_m=ORIGIN_LIMIT_M)
    unjudged = np.full(len(x), JUDGED, object)
    unjudged[~on_joined_streets(area.network, snaps)] = Unjudged.NOT_JOINED
    apart = np.flatnonzero(~snaps.joined)
    across = snapper.any_within(x[apart], y[apart], limit_m=ORIGIN_LIMIT_M)
    unjudged[apart] = np.where(across, Unjudged.ACROSS, Unjudged.NO_STREET).astype(object)
    return snaps, unjudged
