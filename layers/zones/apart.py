"""Could two sets of areas be taken from one another, so that a few homes are left? Then one is refused.

Whoever has the figures of an area and of other areas that together differ from it by three postcodes has, by
subtraction, the figures of these three. So an area of postcodes is either made up of whole areas of every
other set and of whole wards, or differs from all that can be made up of them by enough.
"""

from collections.abc import Iterable
from typing import Final

import numpy as np
import pandas as pd

from geo.types import BoolArray, FloatArray, ObjectArray
from layers.area import Area
from layers.zones.model import LEAST_POSTCODES, LEAST_RESIDENTS, ZoneError, ZoneForm
from layers.zones.placing import PlacedZones, people_at, postcode_of_homes

_BESIDE: Final = "Take the same homes as there, or let them differ by more; or remove that set first."


def check_apart(placed: PlacedZones, area: Area, others: Iterable[PlacedZones]) -> None:
    """Refuse a set that differs from wards or from another set of the place by only a few homes.

    Asked only where one of the two is made of a list of postcodes: outlines and small areas are public.

    Raises
    ------
    ZoneError
        Such a difference is there; the area, and beside which set, are named, and no postcode.
    """
    if placed.zone_set.form is ZoneForm.POSTCODES:
        name = _too_near(placed, area.residents["ward_code"].to_numpy(object), area)
        if name is not None:
            raise ZoneError(
                "{zone} differs from whole wards by fewer than {postcodes} postcodes or {residents} "
                "residents: whose these are could be worked out.",
                "Take the same homes as the wards, or let them differ by more.",
                zone=_quoted(name),
                postcodes=LEAST_POSTCODES,
                residents=LEAST_RESIDENTS,
            )
    for other in others:
        if ZoneForm.POSTCODES not in (placed.zone_set.form, other.zone_set.form):
            continue
        name = _too_near(placed, other.code, area)
        if name is not None:
            raise ZoneError(
                '{zone} differs from areas of the set "{other}" by fewer than {postcodes} postcodes or '
                "{residents} residents: whose these are could be worked out.",
                _BESIDE,
                zone=_quoted(name),
                other=other.zone_set.name,
                postcodes=LEAST_POSTCODES,
                residents=LEAST_RESIDENTS,
            )


def _quoted(name: str) -> str:
    return f'"{name}"'


def _too_near(placed: PlacedZones, code: ObjectArray, area: Area) -> str | None:
    """The first area that differs by too little from what areas of ``code`` (n,) make up; None if none does.

    Both ways: areas of the other set may be made up of areas of this one.
    """
    own, names = placed.code, dict(zip(placed.table["ward_code"], placed.table["ward_name"], strict=True))
    people = np.nan_to_num(people_at(area))
    in_any = (own != "") & (people > 0)
    table = pd.DataFrame({"own": own, "other": code, "people": people, "postcode": postcode_of_homes(area)})
    counts = table[in_any].groupby(["own", "other"]).agg({"people": "sum", "postcode": "nunique"})
    people_in, homes_in = (counts[column].unstack(fill_value=0) for column in ("people", "postcode"))
    residents, homes = people_in.to_numpy(float), homes_in.to_numpy(float)
    near = np.flatnonzero(_differ_little(residents, homes))
    if len(near):
        return str(names[people_in.index[int(near[0])]])
    near = np.flatnonzero(_differ_little(residents.T, homes.T))
    if len(near):
        return str(names[people_in.index[int(residents[:, int(near[0])].argmax())]])
    return None


def _differ_little(residents: FloatArray, homes: FloatArray) -> BoolArray:
    """(r,) whether a row differs from some whole columns together by some, but by too few.

    ``residents`` and ``homes`` (r, c) are those in both. Taken together are the columns that lie in the row
    for the greater part; where none does, that which does most nearly, for to differ from nothing is no
    difference.
    """
    elsewhere = residents.sum(axis=0) - residents
    taken = (residents > elsewhere) & (residents > 0)
    none = np.flatnonzero(~taken.any(axis=1))
    lacking = np.where(residents > 0, elsewhere - residents, np.inf)[none]
    taken[none, lacking.argmin(axis=1)] = True

    def difference(values: FloatArray) -> FloatArray:
        """(r,) of the row and of the columns taken, what is not in both."""
        outside = np.where(taken, values.sum(axis=0) - values, values)
        return np.asarray(outside.sum(axis=1), float)

    by_residents, by_homes = difference(residents), difference(homes)
    few = (by_residents < LEAST_RESIDENTS) | (by_homes < LEAST_POSTCODES)
    return np.asarray((by_residents > 0) & few, bool)
