"""Which assets are of a kind, be it their own or one that they are besides, like a library's warm space?"""

from collections.abc import Collection

import numpy as np

from geo.derived import kept_with
from geo.types import BoolArray
from layers.assets.also import ALSO_KINDS, is_also
from layers.assets.kinds import load_kinds
from questions.places.area_assets import AreaAssets
from questions.places.asset_columns import asset_columns


def of_kinds(assets: AreaAssets, chosen: Collection[str]) -> BoolArray:
    """(a,) which assets of ``assets.table`` are of one of the ``chosen`` kinds; none chosen: all of them."""
    if not chosen:
        return np.ones(len(assets.table), bool)
    kind = asset_columns(assets).kind
    rows = [kind == each for each in chosen]
    if not set(chosen).isdisjoint(ALSO_KINDS):
        also = _also(assets)
        rows += [also[each] for each in ALSO_KINDS if each in chosen]
    return np.asarray(np.logical_or.reduce(rows), bool)


@kept_with(most=1)
def _also(assets: AreaAssets) -> dict[str, BoolArray]:
    """(a,) which assets are of each of ``ALSO_KINDS`` besides their own; every record is read once."""
    kinds, records = load_kinds(), [assets.records.get(each) for each in asset_columns(assets).asset_id]
    return {
        also: np.array([bool(each and is_also(each.interests, (also,), kinds)) for each in records], bool)
        for also in ALSO_KINDS
    }


@kept_with(most=1)
def kinds_there(assets: AreaAssets) -> frozenset[str]:
    """Every kind of which there is an asset, its own or one that it is besides."""
    also = (kind for kind in ALSO_KINDS if of_kinds(assets, (kind,)).any())
    return frozenset({str(kind) for kind in assets.table["kind"] if kind} | set(also))
