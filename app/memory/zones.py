"""By which areas is a place asked for? Its wards, or a set of the office's own: placed once, then shared."""

from typing import Final

from app.memory.session import areas_folder
from app.memory.superseded import SERVING
from app.work.made_once import MadeOnce
from layers.area import Area
from layers.zones.kept_zones import KeptZones, zones_beside
from layers.zones.model import ZoneSet
from layers.zones.placing import place_zones
from layers.zones.zoned_area import ZonedArea, by_wards, by_zones

_MOST: Final = 12  # a table of outlines and a code for each home
_PLACED: Final = MadeOnce[tuple[str, str, str], ZonedArea](_MOST)
SERVING.when_superseded(_PLACED.forget)


def kept_zones() -> KeptZones:
    """The sets of areas that the office keeps with its register."""
    return zones_beside(areas_folder())


def zone_sets(area: Area) -> tuple[ZoneSet, ...]:
    """The sets of one place: a colleague may just have brought one in."""
    return kept_zones().of_area(area.name)


def area_by(area: Area, zone_set: ZoneSet) -> ZonedArea:
    """The place by the areas of a set.

    Raises
    ------
    ZoneError
        The set cannot be used with the place as it is prepared now.
    """

    base = by_wards(area)

    def make() -> ZonedArea:
        """Say who lives where."""
        return by_zones(base, place_zones(zone_set, base))

    return _PLACED.get((base.name, base.revision, zone_set.set_id), make)
