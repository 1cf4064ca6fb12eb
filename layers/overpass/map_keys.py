"""Which things of the map does a small place need? Those that the readers of the other layers look at.

OSMnx's own lists are for its graphs: they drop pavements, lighting and who may walk. Here everything that has
one of these keys is asked for, whole, and our own readers judge it. ``place`` is asked for by its values: the
outline of an island or a county is a long coast, and nobody says that they live in one.
"""

from typing import Final

from layers.places.addresses import PLACE_KINDS

_PLACE: Final = "place"
MAP_KEYS: Final = (
    "highway", "railway", "public_transport", "man_made", "barrier", "kerb", "crossing", "tactile_paving",
    "ford", "entrance", "door", "access", "foot", "foot:conditional", "access:conditional", "opening_hours",
    "waterway", "natural", "wetland", "landuse", "building", "leisure",
    "addr:housenumber", "addr:housename", "addr:interpolation", _PLACE,
    "amenity", "office", "club", "social_facility", "craft", "healthcare", "shop", "tourism",
    "community_centre",
)  # fmt: skip


def map_tags() -> dict[str, bool | str | list[str]]:
    """The keys as OSMnx takes them: any value of each, but of ``place``."""
    tags: dict[str, bool | str | list[str]] = dict.fromkeys(MAP_KEYS, True)
    tags[_PLACE] = list(PLACE_KINDS)
    return tags
