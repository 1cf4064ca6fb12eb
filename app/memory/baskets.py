"""Which baskets are there now? Those that everybody has, and those of the office, read each time."""

from app.memory.session import areas_folder
from layers.baskets.kept_baskets import KeptBaskets, baskets_beside
from layers.baskets.model import Basket
from layers.baskets.ready_made import load_ready_made


def kept_baskets() -> KeptBaskets:
    """The baskets that the office keeps with its register."""
    return baskets_beside(areas_folder())


def all_baskets() -> tuple[Basket, ...]:
    """The baskets that everybody has, then those of the office: a colleague may just have kept one."""
    return (*load_ready_made(), *kept_baskets().all())
