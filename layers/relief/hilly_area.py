"""What is a prepared place like for somebody whom hills slow? Its streets are as long as they take.

Whoever asks anything of walks asks it of this area, so that every sweep counts hills, or none does.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from geo.derived import kept_with
from geo.gradients import Gradient, sloped
from geo.network import WalkNetwork
from layers.area import Area
from layers.zones.zoned_area import by_wards, by_zones, zones_of


@dataclass(frozen=True, eq=False)
class HillyArea(Area):
    """A prepared place whose streets slope; all else is that of ``level_of``."""

    level: Area | None = field(default=None, repr=False)  # never None, but for the type
    gradient: Gradient = Gradient.LEVEL

    def __reduce__(self) -> tuple[Callable[..., Area], tuple[Any, ...]]:
        return with_hills, (self.level, self.gradient)

    def with_streets(self, streets: WalkNetwork, *, change: str) -> Area:
        """The level place with other streets, as ``Area.with_streets``."""
        return level_of(self).with_streets(streets, change=change)


def with_hills(area: Area, gradient: Gradient) -> Area:
    """The place as a gradient has its streets, by the same wards or areas of one's own.

    The same area where nobody knows the hills, or they are left out. Made once, then shared.
    """
    base = level_of(by_wards(area))
    if gradient is Gradient.LEVEL or base.network.heights is None:
        return area if base is by_wards(area) else _by_same_areas(area, base)
    hilly = _sloped(base, gradient)
    return area if by_wards(area) is hilly else _by_same_areas(area, hilly)


def level_of(area: Area) -> Area:
    """The same place, by its wards, with streets that do not slope: that to which points are joined."""
    base = by_wards(area)
    return base.level if isinstance(base, HillyArea) and base.level is not None else base


def hills_known(area: Area) -> bool:
    """Whether the heights of its streets are known, at least in part."""
    heights = by_wards(area).network.heights
    return heights is not None and bool(heights.known.any())


@kept_with(most=4)
def _by_same_areas(area: Area, base: Area) -> Area:
    placed = zones_of(area)
    return base if placed is None else by_zones(base, placed)


@kept_with(most=3)
def _sloped(area: Area, gradient: Gradient) -> HillyArea:
    label = replace(area.label, revision=f"{area.revision}+hills-{gradient}")
    streets = sloped(area.network, gradient)
    return HillyArea(area.folder, label, streets, area.prepared or area, area, gradient)
