"""What is a prepared place like by areas of one's own in the place of its wards? The same place but for them.

This is the one place where wards become other areas: whoever asks anything of wards asks it of this area.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import geopandas as gpd

from geo.network import WalkNetwork
from layers.area import Area
from layers.places.nations import Nation
from layers.zones.placing import PlacedZones


@dataclass(frozen=True, eq=False)
class ZonedArea(Area):
    """A prepared place whose wards are the areas of a set; all else is that of ``by_wards``."""

    placed: PlacedZones | None = field(default=None, repr=False)  # never None, but for the type

    def __reduce__(self) -> tuple[Callable[..., Area], tuple[Any, ...]]:
        return by_zones, (by_wards(self), self.placed)

    def with_streets(self, streets: WalkNetwork, *, change: str) -> Area:
        """The same with other streets, as ``Area.with_streets``."""
        placed, other = zones_of(self), by_wards(self).with_streets(streets, change=change)
        return other if placed is None else by_zones(other, placed)

    @cached_property
    def nation(self) -> Nation:
        """Whose bank holidays and school terms are kept here: that of the wards."""
        return by_wards(self).nation

    @cached_property
    def network(self) -> WalkNetwork:
        """The walk graph."""
        return by_wards(self).network

    @cached_property
    def wards(self) -> gpd.GeoDataFrame:
        """``ward_code``, ``ward_name`` and outline of the areas, and of those in none of them."""
        placed = zones_of(self)
        return by_wards(self).wards if placed is None else placed.table

    @cached_property
    def residents(self) -> gpd.GeoDataFrame:
        """Resident points, each with the code of its area."""
        placed, residents = zones_of(self), by_wards(self).residents
        return residents if placed is None else residents.assign(ward_code=placed.code)


def by_zones(area: Area, placed: PlacedZones) -> ZonedArea:
    """The same place by the areas of a set."""
    base = by_wards(area)
    label = replace(base.label, revision=f"{base.revision}+areas-{placed.zone_set.set_id}")
    return ZonedArea(base.folder, label, base.streets, base, placed=placed)


def by_wards(area: Area) -> Area:
    """The same place by its wards, which it is unless it was asked for by other areas."""
    if isinstance(area, ZonedArea) and area.prepared is not None:
        return area.prepared
    return area


def zones_of(area: Area) -> PlacedZones | None:
    """The areas by which a place is asked for; None for its wards."""
    return area.placed if isinstance(area, ZonedArea) else None
