"""Which assets does the Open Referral feed hold? Those that are published, as that standard has them.

No initials of whoever checked are in it, and no list on which the office gathers whom to ring. Telephone
numbers and e-mail addresses stay: a directory is there so that people ring.
"""

from dataclasses import replace

from layers.publishing.asset_rows import PublishedAsset
from layers.publishing.features.model import Bounds
from layers.register.exporting.feed import Feed
from layers.register.many.own_lists import OWN_LIST
from layers.register.model import Asset


def feed_asset(published: PublishedAsset) -> Asset:
    """One published asset for the feed."""
    asset, hidden = published.asset, published.asset.hide_address
    more = tuple(pair for pair in asset.more if pair[0] != OWN_LIST)
    own_id = "" if hidden else asset.source_id  # of a map, that would tell the place
    return replace(asset, asset_id=published.asset_id, source_id=own_id, checked_by="", more=more)


def within(feed: Feed, bounds: Bounds) -> Feed:
    """The same feed with only the assets whose point lies in a box of degrees, its edge included."""
    return replace(feed, assets=tuple(asset for asset in feed.assets if _lies_in(asset, bounds)))


def _lies_in(asset: Asset, bounds: Bounds) -> bool:
    west, south, east, north = bounds
    if asset.longitude is None or asset.latitude is None or not south <= asset.latitude <= north:
        return False
    if west <= east:
        return west <= asset.longitude <= east
    return asset.longitude >= west or asset.longitude <= east
