"""Where did past money go? Wards by pounds a resident, and the awards that have a place."""

from collections.abc import Sequence
from dataclasses import dataclass

import folium
import numpy as np
import pandas as pd

from app.maps.funding import Pin, add_pins
from app.maps.wards import WardLook, ward_map
from geo.rows import rows_of
from geo.types import FloatArray
from layers.area import Area
from presentation.words.funding.awards import up_to_each, ward_detail
from presentation.words.funding.best_set import NOTHING

_NOTHING, _SHADES = "#ffffff", ("#d9eef1", "#6caeb9", "#0b4c59")


@dataclass(frozen=True)
class Shades:
    """What each colour of the map means, the least first."""

    colours: tuple[str, ...]
    titles: tuple[str, ...]


def awards_map(area: Area, wards: pd.DataFrame, pins: Sequence[Pin]) -> tuple[folium.Map, Shades]:
    """The map and its key.

    ``wards`` as ``questions.funding.past.past_awards`` gives them: ward_code, ward_name, pounds,
    pounds_per_resident, standing. Wards in which nobody lives are hatched.
    """
    each = wards["pounds_per_resident"].to_numpy(dtype=float)
    edges = _edges(each)
    looks = [
        WardLook(
            row.ward_code,
            row.ward_name,
            ward_detail(float(row.pounds), float(row.pounds_per_resident), float(row.standing)),
            _shade(float(row.pounds_per_resident), edges),
        )
        for row in rows_of(wards)
    ]
    drawn = ward_map(area, sorted(looks, key=lambda look: look.ward_code))
    add_pins(drawn, pins)
    titles = (NOTHING, *(up_to_each(edge) for edge in edges))
    return drawn, Shades((_NOTHING, *_shades(len(edges))), titles)


def _edges(each: FloatArray) -> tuple[float, ...]:
    """The upper ends of as many as three classes of what was spent at all."""
    spent = np.unique(np.round(each[np.isfinite(each) & (each > 0)], 2))
    if len(spent) <= len(_SHADES):
        return tuple(float(edge) for edge in spent)
    thirds = np.quantile(spent, [1 / 3, 2 / 3, 1.0], method="higher")
    return tuple(sorted({float(edge) for edge in thirds}))


def _shades(count: int) -> tuple[str, ...]:
    return {0: (), 1: _SHADES[2:], 2: _SHADES[::2]}.get(count, _SHADES)


def _shade(each: float, edges: tuple[float, ...]) -> str:
    if not np.isfinite(each):
        return ""
    if each <= 0:
        return _NOTHING
    at = int(np.searchsorted(edges, round(each, 2)))
    return _shades(len(edges))[min(at, len(edges) - 1)]
