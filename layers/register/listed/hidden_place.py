"""What is left of an asset whose place is hidden, like a refuge? Nothing that tells where it is.

Its address and postcode are taken out of its other texts too: a description may say them once more.
"""

import re
from dataclasses import replace
from typing import Any, Final

from layers.register.model import Asset, PlacedBy

PLACE_FIELDS: Final = ("longitude", "latitude", "address", "postcode", "uprn", "near_street", "placed_by")
WITHHELD: Final = "[address hidden]"
_TEXTS: Final = (
    *("name", "organisation", "description", "area_served", "when", "when_unread", "for_whom", "not_for"),
    *("cost", "access", "attribution"),
)
_SHORTEST: Final = 5  # a shorter address, such as "Hall", would take words out that tell nothing


def without_place(asset: Asset) -> Asset:
    """An asset without point, address, postcode, UPRN, street, and what its source says besides."""
    tells = _telling(asset)
    texts: dict[str, Any] = (
        {name: tells.sub(WITHHELD, getattr(asset, name)) for name in _TEXTS} if tells else {}
    )
    return replace(
        asset,
        longitude=None,
        latitude=None,
        address="",
        postcode="",
        uprn="",
        near_street="",
        placed_by=PlacedBy.NOWHERE,
        more=(),
        website="" if tells and tells.search(asset.website) else asset.website,
        **texts,
    )


def _telling(asset: Asset) -> re.Pattern[str] | None:
    """Finds the address, whole or up to its first comma, the postcode and the UPRN in other texts."""
    first, _, _ = asset.address.partition(",")
    parts = {asset.address, first, asset.postcode, asset.uprn}
    patterns = [_loosely(part) for part in parts if len(part.strip()) >= _SHORTEST]
    if not patterns:
        return None
    return re.compile("|".join(sorted(patterns, key=len, reverse=True)), re.IGNORECASE)


def _loosely(text: str) -> str:
    """A text as it may be written elsewhere: other spaces, or none within a postcode, and no commas."""
    signs = [re.escape(sign) for sign in text if sign.isalnum()]
    return r"(?<!\w)" + r"[\W_]*".join(signs) + r"(?!\w)"
