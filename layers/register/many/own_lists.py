"""On which lists of its own has an office put an asset? Kept among the fields beyond the model.

Unlike ``ALSO_LISTED`` such a list vouches for nothing: somebody gathers what is to be rung or visited.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from layers.register.model import Asset

OWN_LIST: Final = "On our list"  # the field's name, in the register and in files that are given back


def own_lists_of(asset: Asset) -> tuple[str, ...]:
    """The titles of the office's own lists that an asset is on."""
    return tuple(title for field, title in asset.more if field == OWN_LIST)


def put_on_list(asset: Asset, title: str) -> Asset:
    """The asset on a list of the office's own; as it is where it is on it already."""
    if title in own_lists_of(asset):
        return asset
    return replace(asset, more=(*asset.more, (OWN_LIST, title)))


def take_off_list(asset: Asset, title: str) -> Asset:
    """The asset without that list."""
    return replace(asset, more=tuple(pair for pair in asset.more if pair != (OWN_LIST, title)))


def own_lists(assets: Iterable[Asset]) -> tuple[str, ...]:
    """The titles of all such lists, in their order."""
    return tuple(sorted({title for asset in assets for title in own_lists_of(asset)}))
