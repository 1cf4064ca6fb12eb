"""Which assets are given away? All that stand and are not closed; made-up ones only where nothing else is."""

from collections.abc import Iterable

from layers.register.importing.seeding import MADE_UP
from layers.register.model import Asset, Status


def to_give(assets: Iterable[Asset]) -> tuple[Asset, ...]:
    """The assets that an export or a feed holds, in the order given.

    Closed ones are left out. Those of a made-up town are left out too, lest a directory lists them, unless
    the register holds nothing else: then somebody is trying it out.
    """
    standing = [asset for asset in assets if asset.status is not Status.CLOSED]
    real = [asset for asset in standing if not asset.asset_id.startswith(f"{MADE_UP}/")]
    return tuple(real or standing)
