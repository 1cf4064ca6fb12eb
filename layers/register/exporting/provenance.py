"""What goes with everything that the register gives away: licence, attribution, dates?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from layers.register.listed.hidden_place import without_place
from layers.register.model import STALE_AFTER_DAYS, Asset


@dataclass(frozen=True)
class Provenance:
    """Of a whole export: what it is called, where it comes from, and when it was made."""

    title: str
    exported_on: date
    publisher: str = ""
    after_days: int = STALE_AFTER_DAYS  # for how long a check is good
    gone: frozenset[str] = frozenset()  # ids of what the newest list of its source no longer has

    def licences(self, assets: Iterable[Asset]) -> tuple[str, ...]:
        """The licences of the assets, each once."""
        return tuple(dict.fromkeys(asset.licence for asset in assets if asset.licence))

    def attributions(self, assets: Iterable[Asset]) -> tuple[str, ...]:
        """The attributions that the assets ask for, each once."""
        return tuple(dict.fromkeys(asset.attribution for asset in assets if asset.attribution))


def may_be_given(assets: Iterable[Asset]) -> tuple[Asset, ...]:
    """The assets as anybody may have them.

    Where an address is hidden, nothing that tells the place is left.
    """
    return tuple(without_place(asset) if asset.hide_address else asset for asset in assets)
