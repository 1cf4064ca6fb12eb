"""Which register is open, and what stands in it now? Read anew only when something in it has changed."""

from functools import lru_cache

from app.session import areas_folder
from layers.register.history import Entry
from layers.register.settings import register_place
from layers.register.store import Register, open_register


def register() -> Register:
    """The register of this office: as the settings name it, else beside the areas."""
    areas = areas_folder()
    beside = areas.parent if areas.name == "areas" else areas
    return _opened(register_place(folder=beside / "register"))


@lru_cache(maxsize=4)
def _opened(place: str) -> Register:
    return open_register(place)


def entries() -> tuple[Entry, ...]:
    """Every asset as it stands, closed ones too."""
    return _entries(register(), register().cache_key)


@lru_cache(maxsize=2)
def _entries(of: Register, key: str) -> tuple[Entry, ...]:
    return of.entries()


def gone_from_lists() -> frozenset[str]:
    """The ids of those that the newest list of their source no longer has."""
    return _gone(register(), register().cache_key)


@lru_cache(maxsize=2)
def _gone(of: Register, key: str) -> frozenset[str]:
    return frozenset(asset.asset_id for asset in of.proposed_closures())
