"""What came of asking a feed, before any of it is written to the register?"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from geo.wording import Wording
from layers.register.feed_model import PartState
from layers.register.model import Asset
from layers.register.sources import ImportInfo


@dataclass(frozen=True)
class Came:
    """The whole of a feed as it is now."""

    info: ImportInfo
    assets: tuple[Asset, ...] = field(repr=False)
    parts: tuple[PartState, ...]
    basis: str = ""
    licence: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[Wording, ...] = ()
    is_as_before: bool = False  # its server says so: there is nothing to compare
