"""How complete is the register for some kinds of assets? What it knows of them, from where, how checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

import numpy as np

from layers.register.model import STALE_AFTER_DAYS, Asset, is_stale, lists_of
from questions.places.area_assets import AreaAssets
from questions.places.asset_columns import asset_columns
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


class _Vouched(NamedTuple):
    """Who says that an asset is there."""

    lists: tuple[str, ...]  # the lists that have it, no map among them
    on_map_only: bool
    fresh: bool  # whether a person has checked it, and not too long ago


def register_cover(
    assets: AreaAssets, kinds: tuple[str, ...], *, today: date, after_days: int = STALE_AFTER_DAYS
) -> RegisterCover:
    """Count what the register knows of ``kinds`` (none: every kind), from where, and how it was checked.

    A check is good for ``after_days``, inclusive. An asset that is of two kinds counts for each of them, and
    once among all together.
    """
    return register_covers(assets, (kinds,), today=today, after_days=after_days)[0]


def register_covers(
    assets: AreaAssets,
    sought: Sequence[tuple[str, ...]],
    *,
    today: date,
    after_days: int = STALE_AFTER_DAYS,
) -> tuple[RegisterCover, ...]:
    """(s,) ``register_cover`` of each of s things sought; every record is looked at once."""
    each_asked = {*sought, *((kind,) for kinds in sought if len(kinds) > 1 for kind in kinds)}
    rows = {kinds: of_kinds(assets, kinds) for kinds in each_asked}
    any_of = np.logical_or.reduce([np.zeros(len(assets.table), bool), *rows.values()])
    vouched = {
        int(row): _vouched(assets.records[asset_id], today=today, after_days=after_days)
        for row, asset_id in zip(np.flatnonzero(any_of), asset_columns(assets).asset_id[any_of], strict=True)
    }
    cover = {
        kinds: _cover(assets, kinds, [vouched[int(row)] for row in np.flatnonzero(chosen)])
        for kinds, chosen in rows.items()
    }
    return tuple(
        RegisterCover(cover[kinds], tuple(cover[(kind,)] for kind in kinds) if len(kinds) > 1 else ())
        for kinds in sought
    )


def _vouched(record: Asset, *, today: date, after_days: int) -> _Vouched:
    titles = lists_of(record)
    real = tuple(title for title in titles if not is_map(title))
    fresh = not is_stale(record.checked_on, today=today, after_days=after_days)
    return _Vouched(real, bool(titles) and not real, fresh)


def _cover(assets: AreaAssets, kinds: tuple[str, ...], vouched: list[_Vouched]) -> KindCover:
    lists = sorted({title for each in vouched for title in each.lists})
    came = [assets.brought_in[title] for title in lists if title in assets.brought_in]
    return KindCover(
        kinds,
        len(vouched),
        in_lists=sum(bool(each.lists) for each in vouched),
        on_map_only=sum(each.on_map_only for each in vouched),
        checked=sum(each.fresh for each in vouched),
        lists=tuple(lists),
        last_list_on=max(came, default=None),
    )


def is_map(title: str) -> bool:
    """Whether a list is OpenStreetMap, which knows buildings well and clubs hardly at all."""
    return _MAP in title.casefold()
