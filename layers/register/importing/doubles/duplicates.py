"""Which assets are likely to be one and the same, listed twice? Pairs with reasons, for a person to decide.

Only assets that share a neighbourhood, postcode, telephone or whole name are compared, so that 50,000 take
seconds. Two clubs in one hall share place and telephone but not their names; two branches of a chain share
their names but not their place: neither is a pair.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from geo.wording import Wording, worded
from layers.register.importing.doubles.duplicate_blocks import pairs_worth_comparing
from layers.register.importing.doubles.duplicate_names import (
    Name,
    likeness,
    name_variants,
    plain_name,
    word_weights,
)
from layers.register.model import Asset

LIKELY: Final = 0.72
_FAR_M: Final = 450.0  # farther apart than this two assets are in different places
_OTHER_PHONE: Final = 0.08  # of two lists: one of them may be old
_OTHER_KIND: Final = 0.02  # of two lists: each has kinds of its own
_LESS_LIKE: Final = 0.62  # names of two lists that lie near, where no word tells them apart
_CLOSE: Final = 0.7  # some 170 m
_BY_LISTS: Final = 0.04  # so much less is asked of them
_NEAR_M: Final = 60.0
_NAMELESS_M: Final = 12.0
_METRES_A_DEGREE: Final = 111_195.0


@dataclass(frozen=True)
class DuplicatePair:
    """Two assets that may be one, the surest pairs first; ``a`` comes before ``b`` in the order given."""

    a: str  # asset_id
    b: str
    score: float  # 0 to 1; pairs from ``LIKELY`` on are given
    reasons: tuple[Wording, ...]  # in words: "the same name", "40 m apart", …


@dataclass(frozen=True)
class _Thing:
    """What is compared of one asset."""

    asset: Asset
    name: Name
    variants: tuple[Name, ...]  # its name, and without what a feed adds to it
    phone: str
    x: float  # metres, NaN where it has no place
    y: float


def likely_duplicates(
    assets: Sequence[Asset], *, against: Sequence[Asset] = (), likely: float = LIKELY
) -> tuple[DuplicatePair, ...]:
    """Find pairs among ``assets``, and between them and ``against`` (not among ``against`` themselves).

    An asset in both, by its id, is compared as it stands in ``assets``.
    """
    own = {asset.asset_id for asset in assets}
    everything = [*assets, *(asset for asset in against if asset.asset_id not in own)]
    things = [_thing(asset) for asset in everything]
    weights = word_weights(thing.name for thing in things)
    pairs = []
    for i, j in _candidates(things, new=len(assets)):
        pair = _pair(things[i], things[j], weights, likely)
        if pair is not None:
            pairs.append(pair)
    return tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.a, pair.b)))


def _thing(asset: Asset) -> _Thing:
    x = y = math.nan
    if asset.longitude is not None and asset.latitude is not None:
        y = asset.latitude * _METRES_A_DEGREE
        x = asset.longitude * _METRES_A_DEGREE * math.cos(math.radians(asset.latitude))
    digits = "".join(letter for letter in asset.phone if letter.isdigit())
    variants = name_variants(asset.name)
    return _Thing(asset, variants[0], variants, digits[-10:] if len(digits) >= 10 else "", x, y)


@lru_cache(maxsize=20_000)
def _words_of_the_place(address: str) -> frozenset[str]:
    return frozenset(plain_name(address).words)


def _candidates(things: Sequence[_Thing], *, new: int) -> list[tuple[int, int]]:
    """Pairs to compare, each once, the first of them new."""
    if len(things) < 2:
        return []
    a, b = pairs_worth_comparing(
        [thing.name.words for thing in things],
        np.array([thing.x for thing in things]),
        np.array([thing.y for thing in things]),
        postcodes=[thing.asset.postcode for thing in things],
        phones=[thing.phone for thing in things],
        kinds=[thing.asset.kind for thing in things],
        farthest_m=_FAR_M,
    )
    first_is_new = a < new
    return list(zip(a[first_is_new].tolist(), b[first_is_new].tolist(), strict=True))


def _pair(a: _Thing, b: _Thing, weights: dict[str, float], likely: float) -> DuplicatePair | None:
    apart = math.hypot(a.x - b.x, a.y - b.y)  # NaN where one has no place
    same_phone = bool(a.phone) and a.phone == b.phone
    same_postcode = bool(a.asset.postcode) and a.asset.postcode == b.asset.postcode
    if apart > _FAR_M and not (same_phone and apart < 10 * _FAR_M):
        return None
    if not a.name.words or not b.name.words:
        return _nameless(a, b, apart)
    if _told_apart_at_source(a.asset, b.asset):
        return None
    of_the_place = _words_of_the_place(a.asset.address) | _words_of_the_place(b.asset.address)
    alike = max(
        likeness(variant, other, weights, of_the_place=of_the_place)
        for variant in a.variants
        for other in b.variants
    )
    near = _nearness(apart, same_postcode=same_postcode)
    other_phone = bool(a.phone and b.phone) and not same_phone
    of_two_lists = a.asset.source != b.asset.source  # whose kinds and telephones differ for one place
    other = _OTHER_PHONE if of_two_lists else 0.02
    score = 0.62 * alike + 0.23 * near + (0.15 if same_phone else other if other_phone else 0.10)
    if a.asset.kind and b.asset.kind and a.asset.kind != b.asset.kind:
        score -= _OTHER_KIND if of_two_lists else 0.12
    close_by = of_two_lists and near > _CLOSE
    least = _LESS_LIKE if close_by or (same_phone and near > 0.4) else 0.9 if apart > _FAR_M else 0.7
    if alike < least or score < (likely - _BY_LISTS if close_by else likely):
        return None
    reasons = _reasons(alike, apart, same_postcode=same_postcode, same_phone=same_phone)
    return DuplicatePair(a.asset.asset_id, b.asset.asset_id, round(min(score, 1.0), 3), reasons)


def _told_apart_at_source(a: Asset, b: Asset) -> bool:
    """Two rows of one list that differ in kind, or in what people do there, are two things on purpose."""
    if a.source != b.source or not a.source:
        return False
    kinds_differ = bool(a.kind and b.kind) and a.kind != b.kind
    interests_differ = bool(a.interests and b.interests) and a.interests != b.interests
    return kinds_differ or interests_differ


def _nearness(apart: float, *, same_postcode: bool) -> float:
    """1 within a few metres, 0 at the far end; a postcode in common is as good as a street's length."""
    by_point = 0.0 if math.isnan(apart) else max(0.0, min(1.0, (_FAR_M - apart) / (_FAR_M - _NEAR_M)))
    return max(by_point, 0.75 if same_postcode else 0.0)


def _nameless(a: _Thing, b: _Thing, apart: float) -> DuplicatePair | None:
    """Things without a name are one if of one kind, from two lists, in the very same place."""
    if not apart <= _NAMELESS_M or a.asset.kind != b.asset.kind or a.asset.source == b.asset.source:
        return None
    reasons = (worded("the same kind"), _apart(apart), worded("one has no name"))
    return DuplicatePair(a.asset.asset_id, b.asset.asset_id, 0.75, reasons)


def _reasons(alike: float, apart: float, *, same_postcode: bool, same_phone: bool) -> tuple[Wording, ...]:
    same_name = alike > 0.999
    reasons = [worded("the same name") if same_name else worded("names alike ({alike:.0%})", alike=alike)]
    if not math.isnan(apart):
        reasons.append(worded("the same place") if apart < 1 else _apart(apart))
    if same_postcode:
        reasons.append(worded("the same postcode"))
    if same_phone:
        reasons.append(worded("the same telephone"))
    return tuple(reasons)


def _apart(metres: float) -> Wording:
    return worded("{metres:,.0f} m apart", metres=metres)
