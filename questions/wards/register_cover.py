"""How complete is the register for some kinds of assets? What it knows of them, from where, how checked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from geo.types import BoolArray
from layers.register.model import STALE_AFTER_DAYS, is_stale, lists_of
from questions.places.area_assets import AreaAssets
from questions.places.of_kinds import of_kinds

_MAP: Final = "openstreetmap"


@dataclass(frozen=True)
class KindCover:
    """What the register knows of one kind, or of several together, in an area and its margin."""

    kinds: tuple[str, ...]  # none: every kind
    places: int
    in_lists: int  # of these, in at least one list that is no map
    on_map_only: int  # of these, in OpenStreetMap and in no list; the rest were added by hand
    checked: int  # of these, by a person, and not too long ago
    lists: tuple[str, ...] = ()  # titles of the lists that have any, no map among them, by title
    last_list_on: date | None = None  # when the newest of these came in; None where that is not known

    @property
    def by_hand(self) -> int:
        """How many were added by hand and stand in no list."""
        return self.places - self.in_lists - self.on_map_only

    @property
    def rests_on_map(self) -> bool:
        """Whether no list and no person vouches for any: an absence is then no gap that anybody has seen."""
        return self.places == self.on_map_only


@dataclass(frozen=True)
class RegisterCover:
    """How complete the register is for what was asked."""

    together: KindCover
    kinds: tuple[KindCover, ...] = ()  # each kind by itself, where several were asked for by name

    @property
    def weak_kinds(self) -> tuple[KindCover, ...]:
        """Of several kinds, those for which no list and no person vouches."""
        return tuple(kind for kind in self.kinds if kind.rests_on_map)

    @property
    def is_weak(self) -> bool:
        """Whether an absence may be told only together with how little was looked at."""
        return self.together.rests_on_map or bool(self.weak_kinds)


def register_cover(
    assets: AreaAssets, kinds: tuple[str, ...], *, today: date, after_days: int = STALE_AFTER_DAYS
) -> RegisterCover:
    """Count what the register knows of ``kinds`` (none: every kind), from where, and how it was checked.

    A check is good for ``after_days``, inclusive. An asset that is of two kinds counts for each of them, and
    once among all together.
    """

    def cover(of: tuple[str, ...]) -> KindCover:
        """Of these kinds together."""
        return _cover(assets, of, of_kinds(assets, of), today=today, after_days=after_days)

    apart = tuple(cover((kind,)) for kind in kinds) if len(kinds) > 1 else ()
    return RegisterCover(cover(kinds), apart)


def _cover(
    assets: AreaAssets, kinds: tuple[str, ...], rows: BoolArray, *, today: date, after_days: int
) -> KindCover:
    records = [assets.records[asset_id] for asset_id in assets.table["asset_id"][rows]]
    titles = [lists_of(record) for record in records]
    real = [tuple(title for title in each if not is_map(title)) for each in titles]
    lists = sorted({title for each in real for title in each})
    came = [assets.brought_in[title] for title in lists if title in assets.brought_in]
    fresh = [not is_stale(record.checked_on, today=today, after_days=after_days) for record in records]
    return KindCover(
        kinds,
        len(records),
        in_lists=_count(bool(each) for each in real),
        on_map_only=_count(bool(all_of) and not each for all_of, each in zip(titles, real, strict=True)),
        checked=_count(fresh),
        lists=tuple(lists),
        last_list_on=max(came, default=None),
    )


def _count(holds: Iterable[bool]) -> int:
    return int(np.count_nonzero(list(holds)))


def is_map(title: str) -> bool:
    """Whether a list is OpenStreetMap, which knows buildings well and clubs hardly at all."""
    return _MAP in title.casefold()
