"""Which rows without an id that we know are assets of their list all the same?

A list's reference is lost, filled in or renumbered at times. Taking such a row for a new asset and its former
self for one that has vanished would lose its checks and its history.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from layers.assets.kinds import plain_word
from layers.register.model import Asset
from layers.register.records import to_asset
from layers.register.versions import Stored

_MADE_ID: Final = re.compile(r"[0-9a-f]{12}")  # made from a row's name and place where its list gives none
_Item = TypeVar("_Item")


def rematched(rows: Sequence[Asset], of_source: Mapping[str, Stored]) -> list[Asset]:
    """The rows, those of an unknown id under the id of the asset that they plainly are.

    Parameters
    ----------
    rows
        Assets as their list has them now, each of an id of its own.
    of_source
        What stands in the register from that list, by its id.

    Returns
    -------
    The rows in their order. A row is an asset that no other row claims if the list gives both one reference;
    or, where one of the two has no reference, if they are the only two of their name, kind, place and times,
    or else of their name, kind and place; or, where neither has one, of their name and place: then its kind
    is understood otherwise than before.
    """
    ids = {asset.asset_id for asset in rows}
    unclaimed = [to_asset(stored.as_record()) for key, stored in of_source.items() if key not in ids]
    strange = [asset for asset in rows if asset.asset_id not in of_source]
    matched: dict[str, Asset] = {}
    for key_of in (_reference, _identity_and_times, _identity, _name_and_place):
        held = _only_ones(unclaimed, key_of)
        for key, asset in _only_ones(strange, key_of).items():
            standing = held.get(key)
            if standing is not None and _may_be_one(asset, standing, key_of):
                matched[asset.asset_id] = standing
        claimed = {asset.asset_id for asset in matched.values()}
        unclaimed = [asset for asset in unclaimed if asset.asset_id not in claimed]
        strange = [asset for asset in strange if asset.asset_id not in matched]
    return [_under(asset, matched[asset.asset_id]) if asset.asset_id in matched else asset for asset in rows]


def _may_be_one(asset: Asset, standing: Asset, key_of: Callable[[Asset], object]) -> bool:
    """Whether two that are alike by a key can be one, by the references that they have."""
    made = (_has_made_id(asset), _has_made_id(standing))
    return key_of is _reference or (all(made) if key_of is _name_and_place else any(made))


def not_listed(gone: Sequence[Stored], rejected: Sequence[Asset]) -> list[Stored]:
    """What has no row in its list, neither one that came in nor one that was rejected.

    A rejected row may bring the wrong reference, so that its name and place count as well.
    """
    ids = {asset.asset_id for asset in rejected}
    places = {key for asset in rejected if (key := _name_and_place(asset)) is not None}
    return [
        stored
        for stored in gone
        if stored.asset_id not in ids and _name_and_place(to_asset(stored.as_record())) not in places
    ]


def _under(asset: Asset, standing: Asset) -> Asset:
    """The row under the id that it has here; a reference that the list gives now is kept."""
    source_id = standing.source_id if _has_made_id(asset) else asset.source_id
    return replace(asset, asset_id=standing.asset_id, source_id=source_id)


def _only_ones(assets: Iterable[Asset], key_of: Callable[[Asset], object]) -> dict[object, Asset]:
    """Assets by a key, where exactly one has it."""
    groups: dict[object, list[Asset]] = defaultdict(list)
    for asset in assets:
        if (key := key_of(asset)) is not None:
            groups[key].append(asset)
    return {key: group[0] for key, group in groups.items() if len(group) == 1}


def _reference(asset: Asset) -> object:
    return asset.source_id or None


def _identity(asset: Asset) -> object:
    """Name, kind and place; None where name or place are not told."""
    named = _name_and_place(asset)
    return None if named is None else (asset.kind, named)


def _identity_and_times(asset: Asset) -> object:
    """Name, kind, place and its times in words: of two groups of one name in one hall it tells which."""
    identity = _identity(asset)
    return None if identity is None or not asset.when else (identity, plain_word(asset.when))


def _name_and_place(asset: Asset) -> object:
    point = (
        None
        if asset.longitude is None or asset.latitude is None
        else (
            round(asset.longitude, 4),
            round(asset.latitude, 4),
        )
    )
    place = plain_word(asset.postcode) or plain_word(asset.address) or point
    return (plain_word(asset.name), place) if asset.name and place else None


def _has_made_id(asset: Asset) -> bool:
    return bool(_MADE_ID.fullmatch(asset.source_id))
