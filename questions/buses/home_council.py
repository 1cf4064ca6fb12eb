"""In which council does a home lie, as far as its area knows: by its postcodes, else by what it is called?"""

from typing import Final

import numpy as np
import shapely

from layers.area import Area
from layers.councils.find import find_councils
from layers.councils.table import load_councils

_MOST: Final = 0.5  # so large a share of a ward's postcodes must be of one council, at least


def council_of_home(area: Area, x: float, y: float) -> str:
    """The name of the council of the ward in which a home lies, metres; "" where it is not known.

    It is that of most postcodes in that ward. Where postcodes do not say, the area's own name counts if it is
    a council's of this nation; and a made-up town is its own council.
    """
    inside = np.flatnonzero(area.wards.covers(shapely.Point(x, y)).to_numpy())
    if not len(inside):
        return ""
    if area.made_up:
        return area.title
    code = _code_of_ward(area, area.wards.geometry.iloc[inside[0]])
    table = load_councils()
    if code:
        return next((each.name for each in table.councils.values() if code in each.codes), "")
    named = find_councils(area.title, table)
    if not named.exact or named.councils[0].code[0] != area.nation.value:
        return ""
    return named.councils[0].name


def _code_of_ward(area: Area, ward: shapely.Geometry) -> str:
    """The council's code of most postcodes in a ward; "" where they do not say, or are of several."""
    postcodes = area.postcodes
    if "council_code" not in postcodes:
        return ""
    codes = postcodes["council_code"][postcodes.intersects(ward)]
    codes = codes[codes.fillna("") != ""]
    shares = codes.value_counts(normalize=True)
    return str(shares.index[0]) if len(shares) and shares.iloc[0] > _MOST else ""
