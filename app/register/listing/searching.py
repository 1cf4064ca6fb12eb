"""Which assets fit what somebody looks for in the register?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from layers.assets.kinds import Kinds
from layers.register.history import Entry
from layers.register.listed.confidence import ConfidenceStep, confidence_of
from layers.register.listed.hidden_place import without_place
from layers.register.listed.second_names import second_names_of
from layers.register.many.own_lists import own_lists_of
from layers.register.model import Asset, Status
from layers.register.settings import stale_after_days
from presentation.words.kinds import kind_label
from presentation.words.register import record as register_words


@dataclass(frozen=True)
class Search:
    """What somebody looks for."""

    text: str = ""
    families: tuple[str, ...] = ()
    show: str = "open"  # a key of words.SHOW
    source: str = ""  # a list that came in, or one of the office's own
    step: str = ""  # of ConfidenceStep; "": however sure


def fitting(
    entries: Iterable[Entry], search: Search, *, kinds: Kinds, on: date, gone: frozenset[str]
) -> list[Entry]:
    """The assets that are looked for, in the order of their names."""
    parts, days = search.text.casefold().split(), stale_after_days()
    keys = {kind.key for family in search.families for kind in kinds.in_family(family)}
    fits = [
        entry
        for entry in entries
        if _shown(entry.asset, search.show, on=on, gone=gone, days=days)
        and (not keys or entry.asset.kind in keys)
        and (not search.source or _is_on(entry.asset, search.source))
        and (not search.step or _step(entry.asset, on=on, gone=gone, days=days) == search.step)
        and (not parts or _holds(entry.asset, parts, kinds))
    ]
    return sorted(
        fits, key=lambda entry: (register_words.title(entry.asset, kinds).casefold(), entry.asset.asset_id)
    )


def _is_on(asset: Asset, title: str) -> bool:
    return asset.source == title or title in own_lists_of(asset)


def _step(asset: Asset, *, on: date, gone: frozenset[str], days: int) -> ConfidenceStep:
    is_gone = asset.asset_id in gone
    return confidence_of(asset, today=on, after_days=days, gone=is_gone).step


def _shown(asset: Asset, show: str, *, on: date, gone: frozenset[str], days: int) -> bool:
    if show == "closed" or asset.status is Status.CLOSED:
        return show == "closed" and asset.status is Status.CLOSED
    if show == "ring":
        return register_words.needs_ringing(asset, on=on, days=days)
    if show == "unplaced":
        return asset.longitude is None and not asset.hide_address
    return show != "gone" or asset.asset_id in gone


def _holds(asset: Asset, parts: Sequence[str], kinds: Kinds) -> bool:
    """Whether its words hold all of them; nobody finds a refuge by its address."""
    if asset.hide_address:
        asset = without_place(asset)
    text = " ".join(
        (
            *(asset.name, asset.organisation, asset.description, asset.address, asset.postcode),
            *(asset.near_street, asset.source, asset.for_whom, asset.phone, asset.asset_id),
            *asset.interests,
            *second_names_of(asset).values(),
            kind_label(kinds, asset.kind),
        )
    ).casefold()
    return all(part in text for part in parts)
