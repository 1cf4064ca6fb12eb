"""What of the register may anybody read, asset by asset and session by session? As the views have it.

Closed assets are left out, and made-up ones where there are real ones. Of a hidden address nothing is left
that leads to the place. No person, no initials, no drafts, no telephone numbers and e-mail addresses.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np

from geo.crs import to_metres
from layers.assets.kinds import Kinds
from layers.publishing.columns import LARGEST_WHOLE, WEEKDAYS
from layers.publishing.contacts_out import without_contacts
from layers.register.exporting.choosing import to_give
from layers.register.listed.hidden_place import without_place
from layers.register.model import Asset
from layers.times.session import Session

GRID: Final = "EPSG:27700"
HIDDEN: Final = "hidden/"
_CENTIMETRES: Final = 2
PublishedRow = dict[str, Any]


@dataclass(frozen=True)
class PublishedAsset:
    """One asset as anybody may have it; ``asset`` has no place where that is hidden."""

    asset_id: str
    asset: Asset


def published_assets(assets: Iterable[Asset], *, identity: str) -> tuple[PublishedAsset, ...]:
    """The assets that other programs may read, in the order of their published ids.

    Parameters
    ----------
    assets
        Every asset as it stands.
    identity
        Of the register; from it follow the ids of assets whose address is hidden, so that they lead nowhere.
    """
    given = [
        PublishedAsset(hidden_id(asset.asset_id, identity), without_place(asset))
        if asset.hide_address
        else PublishedAsset(asset.asset_id, asset)
        for asset in to_give(assets)
    ]
    return tuple(sorted(given, key=lambda each: each.asset_id))


def hidden_id(asset_id: str, identity: str) -> str:
    """The published id of an asset whose address is hidden: an id such as a map's would tell the place."""
    return HIDDEN + hashlib.sha256(f"{identity}/{asset_id}".encode()).hexdigest()[:16]


def asset_row(published: PublishedAsset, kinds: Kinds, *, as_of: date) -> PublishedRow:
    """Its values under the columns of ``columns.ASSETS`` but for the grid's two; None is not known."""
    asset = published.asset
    kind = kinds.by_key.get(asset.kind)
    return {
        "asset_id": published.asset_id,
        "name": _words(asset.name),
        "organisation": _words(asset.organisation),
        "kind": asset.kind or None,
        "kind_label": kind.label if kind else None,
        "interests": _words("; ".join(asset.interests)),
        "description": _words(asset.description),
        "longitude": _degrees(asset.longitude),
        "latitude": _degrees(asset.latitude),
        "placed_by": asset.placed_by.value or None,
        "address_hidden": asset.hide_address,
        "address": _words(asset.address),
        "postcode": _words(asset.postcode),
        "area_served": _words(asset.area_served),
        "days_and_times": _words(asset.when),
        "minimum_age": _whole(asset.minimum_age),
        "maximum_age": _whole(asset.maximum_age),
        "for_whom": _words(asset.for_whom),
        "not_for": _words(asset.not_for),
        "cost": _words(asset.cost),
        "price_pence": _whole(asset.price_pence),
        "places_a_week": _whole(asset.places_a_week),
        "is_full": asset.full.value or None,
        "helpers_wanted": asset.helpers_wanted.value or None,
        "step_free": asset.step_free.value or None,
        "access": _words(asset.access),
        "website": _words(asset.website),
        "status": asset.status.value,
        "source": asset.source or None,
        "licence": asset.licence or None,
        "attribution": asset.attribution or None,
        "source_date": asset.source_date or None,
        "checked_on": asset.checked_on,
        "as_of": as_of,
    }


def session_row(published: PublishedAsset, place: int, *, as_of: date) -> PublishedRow:
    """Its ``place``-th session (from 0) under the columns of ``columns.SESSIONS``; None is not known."""
    asset, session = published.asset, published.asset.sessions[place]
    return {
        "session_id": session_id(published, place),
        "asset_id": published.asset_id,
        "asset_name": _words(asset.name),
        "kind": asset.kind or None,
        "weekday": session.weekday + 1,
        "weekday_name": WEEKDAYS[session.weekday],
        "starts": session.starts,
        "ends": session.ends,
        "every_weeks": session.every_weeks,
        "week_of_month": session.week_of_month,
        "first_on": session.first_on,
        "last_on": session.last_on,
        "term_time": session.term_time,
        "bank_holidays": session.bank_holidays.value or None,
        "bank_holidays_only": session.bank_holidays_only,
        "season": _season(session),
        "longitude": _degrees(asset.longitude),
        "latitude": _degrees(asset.latitude),
        "placed_by": asset.placed_by.value or None,
        "licence": asset.licence or None,
        "attribution": asset.attribution or None,
        "as_of": as_of,
    }


def session_id(published: PublishedAsset, place: int) -> str:
    """The published id of a session: its asset's and a number from 1."""
    return f"{published.asset_id}/session/{place + 1}"


def points_of(assets: Iterable[PublishedAsset]) -> dict[tuple[float, float], tuple[float, float]]:
    """British National Grid (easting, northing), metres to a centimetre, of every (longitude, latitude)."""
    places = sorted(
        {
            (float(each.asset.longitude), float(each.asset.latitude))
            for each in assets
            if each.asset.longitude is not None and each.asset.latitude is not None
        }
    )
    if not places:
        return {}
    x, y = to_metres(*np.array(places).T, crs=GRID)
    there = np.isfinite(x) & np.isfinite(y)
    return {
        place: (round(float(x[at]), _CENTIMETRES), round(float(y[at]), _CENTIMETRES))
        for at, place in enumerate(places)
        if there[at]
    }


def _words(text: str) -> str | None:
    return without_contacts(text) or None


def _degrees(value: float | None) -> float | None:
    return None if value is None else float(value)


def _whole(number: int | None) -> int | None:
    return number if number is not None and number <= LARGEST_WHOLE else None


def _season(session: Session) -> str | None:
    if session.season is None:
        return None
    part = session.season
    first, last = f"{part.first_month:02}-{part.first_day:02}", f"{part.last_month:02}-{part.last_day:02}"
    return f"{first} to {last}"
