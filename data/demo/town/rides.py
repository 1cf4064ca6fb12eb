"""Which rides from door to door has the town? A dial-a-ride of all of it, and lifts in its south."""

from pathlib import Path
from typing import Any

from shapely import Polygon

from town import plan, write
from town.shapes import XY, place

# The ground of the lifts, on the plan: south of the middle, from the west to the east.
_SOUTH: tuple[XY, ...] = ((-400, -400), (3600, -400), (3600, 1100), (-400, 1100))
_DIAL_A_RIDE: dict[str, Any] = {
    "name": "Larkenby Dial-a-Ride",
    "phone": "01632 960 987",
    "website": "https://example.org/larkenby-dial-a-ride",
    "when": "Mon-Fri 9:30-15:00, not bank holidays",
    "who_for": "60 and over or disabled",
    "notice": "by noon on the day before",
    "cost": "£3 each way",
}
_LIFTS: dict[str, Any] = {
    "name": "Southside Lifts",
    "phone": "01632 960 986",
    "website": "https://example.org/southside-lifts",
    "when": "Tuesday and Thursday 10:00-16:30",
    "who_for": "anyone",
    "notice": "2 working days",
    "cost": "45p a mile to the volunteer",
}


def write_rides(path: Path) -> None:
    """The zones of both as GeoJSON, as a council would draw them."""
    whole, south = (Polygon([place(*point) for point in ring]) for ring in (plan.EDGE, _SOUTH))
    write.write_zones(path, [(_DIAL_A_RIDE, whole), (_LIFTS, whole.intersection(south))])
