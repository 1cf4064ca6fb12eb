"""How is a place here typed? A postcode of the area, to be shown as an example."""

from math import hypot, isfinite
from statistics import median

from layers.places.gazetteer import Gazetteer


def middle_postcode(gazetteer: Gazetteer) -> str:
    """The postcode in use nearest to the middle of all that are, the first of equals; "" if there is none."""
    in_use = {
        postcode: entry
        for postcode, entry in gazetteer.postcodes.items()
        if not entry.ended and not entry.po_box and isfinite(entry.x)
    }
    if not in_use:
        return ""
    x = median(entry.x for entry in in_use.values())
    y = median(entry.y for entry in in_use.values())
    return min(sorted(in_use), key=lambda postcode: hypot(in_use[postcode].x - x, in_use[postcode].y - y))
