"""What stands in the register now? Read anew only when something in it has changed."""

from functools import lru_cache

from app.session import area_assets, register
from layers.area import Area
from layers.register.history import Entry
from layers.register.seeding import is_of_another_town
from layers.register.store import Register

__all__ = ["entries", "gone_from_lists", "register"]


def entries(area: Area) -> tuple[Entry, ...]:
    """Every asset as it stands, closed ones too, but for those of other made-up towns."""
    area_assets(area)  # brings in what the area's own pack knows
    return _entries(register(), register().cache_key, area)


@lru_cache(maxsize=4)
def _entries(of: Register, key: str, area: Area) -> tuple[Entry, ...]:
    return tuple(entry for entry in of.entries() if not is_of_another_town(entry.asset.asset_id, area))


def gone_from_lists() -> frozenset[str]:
    """The ids of those that the newest list of their source no longer has."""
    return _gone(register(), register().cache_key)


@lru_cache(maxsize=2)
def _gone(of: Register, key: str) -> frozenset[str]:
    return frozenset(asset.asset_id for asset in of.proposed_closures())
