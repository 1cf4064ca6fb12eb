"""Which assets are likely to be one and the same, listed twice? Pairs with reasons, for a person to decide.

Only assets that share a neighbourhood, postcode, telephone or whole name are compared, so that 50,000 take
seconds. Two clubs in one hall share place and telephone but not their names; two branches of a chain share
their names but not their place: neither is a pair.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Final

import numpy as np

from geo.wording import Wording, worded
from layers.register.importing.doubles.contacts import OF_ITS_OWN, Contacts, read_contacts, same_contact
from layers.register.importing.doubles.duplicate_blocks import pairs_worth_comparing
from layers.register.importing.doubles.duplicate_names import match_names, word_weights
from layers.register.importing.doubles.shared_evidence import FAR_M, SharedEvidence
from layers.register.importing.doubles.usual_names import Name, name_variants, other_names, plain_name
from layers.register.model import Asset

LIKELY: Final = 0.72
_NEAR_M: Final = 60.0
_NAMELESS_M: Final = 12.0
_METRES_A_DEGREE: Final = 111_195.0
_SAME_CONTACT: Final = {
    "telephone": worded("the same telephone"),
    "website": worded("the same website"),
    "e-mail": worded("the same e-mail address"),
}


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
    others: tuple[Name, ...]  # what stands in brackets
    contacts: Contacts
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
    contacts = read_contacts(everything)
    things = [_thing(asset, own) for asset, own in zip(everything, contacts, strict=True)]
    weights = word_weights(thing.name for thing in things)
    pairs = []
    for i, j in _candidates(things, new=len(assets)):
        pair = _pair(things[i], things[j], weights, likely)
        if pair is not None:
            pairs.append(pair)
    return tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.a, pair.b)))


def _thing(asset: Asset, contacts: Contacts) -> _Thing:
    x = y = math.nan
    if asset.longitude is not None and asset.latitude is not None:
        y = asset.latitude * _METRES_A_DEGREE
        x = asset.longitude * _METRES_A_DEGREE * math.cos(math.radians(asset.latitude))
    variants = name_variants(asset.name)
    return _Thing(asset, variants[0], variants, other_names(asset.name), contacts, x, y)


@lru_cache(maxsize=20_000)
def _words_of_the_place(address: str) -> frozenset[str]:
    return frozenset(plain_name(address).words)


def _candidates(things: Sequence[_Thing], *, new: int) -> list[tuple[int, int]]:
    """Pairs to compare, each once, the first of them new."""
    if len(things) < 2:
        return []
    a, b = pairs_worth_comparing(
        [thing.name for thing in things],
        np.array([thing.x for thing in things]),
        np.array([thing.y for thing in things]),
        postcodes=[thing.asset.postcode for thing in things],
        contacts=[thing.contacts for thing in things],
        kinds=[thing.asset.kind for thing in things],
        farthest_m=FAR_M,
    )
    first_is_new = a < new
    return list(zip(a[first_is_new].tolist(), b[first_is_new].tolist(), strict=True))


def _pair(a: _Thing, b: _Thing, weights: dict[str, float], likely: float) -> DuplicatePair | None:
    shared = _shared(a, b)
    if shared.apart_m > FAR_M and not (shared.contact and shared.apart_m < 10 * FAR_M):
        return None
    if not a.name.words or not b.name.words:
        return _nameless(a, b, shared.apart_m)
    if _told_apart_at_source(a.asset, b.asset):
        return None
    alike = _alike(a, b, weights, shared)
    score = shared.score(alike)
    if alike < shared.least_alike or score < shared.least_score(likely):
        return None
    return DuplicatePair(
        a.asset.asset_id, b.asset.asset_id, round(min(score, 1.0), 3), _reasons(alike, shared)
    )


def _shared(a: _Thing, b: _Thing) -> SharedEvidence:
    apart_m = math.hypot(a.x - b.x, a.y - b.y)  # NaN where one has no place
    same_postcode = bool(a.asset.postcode) and a.asset.postcode == b.asset.postcode
    return SharedEvidence(
        apart_m,
        near=_nearness(apart_m, same_postcode=same_postcode),
        same_postcode=same_postcode,
        contact=same_contact(a.contacts, b.contacts),
        other_phone=bool(a.contacts.phone and b.contacts.phone) and a.contacts.phone != b.contacts.phone,
        other_kind=bool(a.asset.kind and b.asset.kind) and a.asset.kind != b.asset.kind,
        of_two_lists=a.asset.source != b.asset.source,
    )


def _alike(a: _Thing, b: _Thing, weights: dict[str, float], shared: SharedEvidence) -> float:
    """How alike two names are by the best of their variants; 0 where a word tells them apart.

    Where both give one website or e-mail address, what stands in brackets counts as a name too, and each may
    have a word of its own. A telephone is often that of the hall, and so of everybody who meets there.
    """
    places = _words_of_the_place(a.asset.address) | _words_of_the_place(b.asset.address)
    by_contact = shared.contact in OF_ITS_OWN and shared.is_close
    pairs = list(product(a.variants, b.variants))
    if by_contact:
        pairs += [*product(a.others, b.variants), *product(a.variants, b.others)]
    matches = (match_names(ours, theirs, weights, of_the_place=places) for ours, theirs in pairs)
    return max(
        (m.alike for m in matches if not m.told_apart and (by_contact or not m.own_words)), default=0.0
    )


def _told_apart_at_source(a: Asset, b: Asset) -> bool:
    """Two rows of one list that differ in kind, or in what people do there, are two things on purpose."""
    if a.source != b.source or not a.source:
        return False
    kinds_differ = bool(a.kind and b.kind) and a.kind != b.kind
    interests_differ = bool(a.interests and b.interests) and a.interests != b.interests
    return kinds_differ or interests_differ


def _nearness(apart: float, *, same_postcode: bool) -> float:
    """1 within a few metres, 0 at the far end; a postcode in common is as good as a street's length."""
    by_point = 0.0 if math.isnan(apart) else max(0.0, min(1.0, (FAR_M - apart) / (FAR_M - _NEAR_M)))
    return max(by_point, 0.75 if same_postcode else 0.0)


def _nameless(a: _Thing, b: _Thing, apart: float) -> DuplicatePair | None:
    """Things without a name are one if of one kind, from two lists, in the very same place."""
    if not apart <= _NAMELESS_M or a.asset.kind != b.asset.kind or a.asset.source == b.asset.source:
        return None
    reasons = (worded("the same kind"), _apart(apart), worded("one has no name"))
    return DuplicatePair(a.asset.asset_id, b.asset.asset_id, 0.75, reasons)


def _reasons(alike: float, shared: SharedEvidence) -> tuple[Wording, ...]:
    same_name = alike > 0.999
    reasons = [worded("the same name") if same_name else worded("names alike ({alike:.0%})", alike=alike)]
    if not math.isnan(shared.apart_m):
        reasons.append(worded("the same place") if shared.apart_m < 1 else _apart(shared.apart_m))
    if shared.same_postcode:
        reasons.append(worded("the same postcode"))
    if shared.contact:
        reasons.append(_SAME_CONTACT[shared.contact])
    return tuple(reasons)


def _apart(metres: float) -> Wording:
    return worded("{metres:,.0f} m apart", metres=metres)
