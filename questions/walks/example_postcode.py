"""How is a place here typed? By a postcode of the area whose answer has clubs in it, as an example."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from math import isfinite
from typing import Any, Final

import numpy as np
import shapely

from geo.paces import DEFAULT_PACE, PACES
from geo.types import BoolArray, FloatArray
from layers.area import Area
from layers.places.gazetteer import Gazetteer
from questions.places.area_assets import AreaAssets
from questions.places.example_place import middle_postcode
from questions.walks.near_person import Origin, OriginStatus, Question, near_person
from questions.walks.resident_homes import JUDGED, join_points

MINUTES: Final = 15  # as the page asks unless somebody chooses otherwise
AROUND_M: Final = 300.0  # side of the squares in which residents and clubs are counted
JUDGED_AT_ONCE: Final = 400  # of the likeliest postcodes, to be joined to the streets
JUDGED_FIRST: Final = 16  # of these, since the first answer mostly has a club
TRIES: Final = 25  # postcodes whose answers are looked at

# What people join, so that an answer is more than parks and pharmacies.
CLUBS: Final = (
    *("lunch_club", "social_club", "community_centre", "sports_club", "exercise_group", "music_group"),
    *("craft_group", "mens_shed", "class", "faith_group"),
)


def example_postcode(area: Area, assets: AreaAssets, gazetteer: Gazetteer) -> str:
    """A postcode in use of the area whose answer has clubs in it, where most residents live.

    Of the postcodes in the area's own wards whose streets can be judged, those with clubs close by come
    first, then by how many residents live around, then by name; the first whose answer has a club is taken.
    Where none has, it is the first whose answer has anything, and where nothing can be judged the one in the
    middle; "" if the area has no postcode. The same area and assets always give the same.
    """
    question = Question(PACES[DEFAULT_PACE], MINUTES)
    first = with_something = ""
    for postcode, origin in islice(_ranked(area, assets, gazetteer), TRIES):
        first = first or postcode
        answer = near_person(area, assets, origin, question)
        if answer.status is not OriginStatus.JUDGED:
            continue
        if answer.in_reach["kind"].isin(CLUBS).any():
            return postcode
        if not with_something and len(answer.in_reach):
            with_something = postcode
    return with_something or first or middle_postcode(gazetteer)


def _ranked(area: Area, assets: AreaAssets, gazetteer: Gazetteer) -> Iterator[tuple[str, Origin]]:
    """Postcodes that can be judged, the likeliest example first."""
    postcodes = sorted(
        postcode
        for postcode, entry in gazetteer.postcodes.items()
        if not entry.ended and not entry.po_box and isfinite(entry.x) and isfinite(entry.y)
    )
    x = np.array([gazetteer.postcodes[postcode].x for postcode in postcodes], float)
    y = np.array([gazetteer.postcodes[postcode].y for postcode in postcodes], float)
    rows = np.flatnonzero(_in_wards(area, x, y))
    clubs = assets.table.geometry[assets.table["kind"].isin(CLUBS).to_numpy()]
    own = area.residents[area.residents["ward_code"].isin(area.wards["ward_code"]).to_numpy()]
    people = own["residents"].fillna(0).to_numpy(float)
    home = own.geometry
    near_club = _around(clubs.x, clubs.y, np.ones(len(clubs)), x[rows], y[rows]) > 0
    residents = _around(home.x, home.y, people, x[rows], y[rows])
    likeliest = rows[np.lexsort((rows, -residents, ~near_club))][:JUDGED_AT_ONCE]
    for some in (likeliest[:JUDGED_FIRST], likeliest[JUDGED_FIRST:]):
        for row in some[join_points(area, x[some], y[some], avoid=0)[1] == JUDGED]:
            yield postcodes[row], Origin(float(x[row]), float(y[row]))


def _in_wards(area: Area, x: FloatArray, y: FloatArray) -> BoolArray:
    """(n,) which points lie in the area's own wards, without its margin; all, where there are no wards."""
    if not len(area.wards):
        return np.ones(len(x), bool)
    shapely.prepare(area.boundary)
    return np.asarray(shapely.intersects_xy(area.boundary, x, y), bool)


def _around(at_x: Any, at_y: Any, amount: FloatArray, x: FloatArray, y: FloatArray) -> FloatArray:
    """(n,) the sum of amounts in the square of each point x, y and in the eight squares around it."""
    sums = defaultdict[tuple[float, float], float](float)
    for square, share in zip(_squares(at_x, at_y), amount.tolist(), strict=True):
        sums[square] += share
    steps = [(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
    return np.array(
        [sum(sums.get((across + i, up + j), 0.0) for i, j in steps) for across, up in _squares(x, y)], float
    )


def _squares(x: Any, y: Any) -> list[tuple[float, float]]:
    across, up = np.asarray(x, float) // AROUND_M, np.asarray(y, float) // AROUND_M
    return list(zip(across.tolist(), up.tolist(), strict=True))
