"""By which look-up do older small areas become those of the council? A table of them, or of postcodes.

Where an office publishes no look-up, its postcode directory is one: a postcode has its area of every year.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from layers.recognising.files import made_table
from layers.recognising.ground import SmallAreasHere
from layers.recognising.looks import Look, look_at, values_of
from layers.recognising.parts import Parts, PeopleTable
from layers.recognising.words.codes import SMALL_AREAS, year_of

Pair = tuple[str, str]
_STRAY: Final = 0.1  # of the postcodes of either area: fewer in common is a border drawn a little otherwise


@dataclass(frozen=True, eq=False)
class Bridge:
    """A look-up from the small areas of a table to those of the council."""

    look: Look
    old: str
    new: str
    pairs: tuple[Pair, ...] = field(repr=False)  # those that end in the council


def bridge_of(
    part: PeopleTable, parts: Parts, small: SmallAreasHere, *, codes: set[str], folder: Path
) -> Bridge | None:
    """The fullest look-up from the codes of a table to all of the council's small areas; None without one."""
    return max(
        _bridges(part, parts, small, codes, folder), key=lambda bridge: len(bridge.pairs), default=None
    )


def _bridges(
    part: PeopleTable, parts: Parts, small: SmallAreasHere, codes: set[str], folder: Path
) -> Iterator[Bridge]:
    for look in parts.lookups:
        columns = look.of(*SMALL_AREAS)
        for old, new in ((old, new) for old in columns for new in columns if old != new):
            if look.units[new] != small.part.unit or look.units[old] != part.unit:
                continue
            if not (_of_year(new, small.part.year) and _of_year(old, part.year, part.unit)):
                continue
            rows = Counter((row[0], row[1]) for row in values_of(look, folder, [old, new]))
            every = _without_strays(rows) if look.of("postcode") else list(rows)
            pairs = tuple(pair for pair in every if pair[1] in small.codes)
            whole = {new_code for _, new_code in pairs} == small.codes
            if whole and {old_code for old_code, _ in pairs} <= codes:
                lookup = _of_pairs(look, old, new, every, folder) if look.of("postcode") else look
                yield Bridge(lookup, old, new, pairs)


def _of_year(column: str, year: int | None, unit: str = "") -> bool:
    """Whether a column may hold codes of a year; super output areas were never drawn anew."""
    own = year_of(column)
    return None in (own, year) or own == year or unit == "soa"


def _without_strays(rows: Counter[Pair]) -> list[Pair]:
    """The pairs that share a good part of the postcodes of one of the two, and of each area the best."""
    by_old, by_new, best = Counter[str](), Counter[str](), dict[str, Pair]()
    for pair, postcodes in rows.items():
        by_old[pair[0]] += postcodes
        by_new[pair[1]] += postcodes
        if postcodes > rows[best.get(pair[1], ("", ""))]:
            best[pair[1]] = pair
    return [
        pair
        for pair, postcodes in rows.items()
        if all(pair)
        and (
            postcodes >= _STRAY * by_old[pair[0]]
            or postcodes >= _STRAY * by_new[pair[1]]
            or best[pair[1]] == pair
        )
    ]


def _of_pairs(look: Look, old: str, new: str, pairs: Iterable[Pair], folder: Path) -> Look:
    """A table of the pairs alone, so that nobody need keep a directory of a whole nation."""
    origin = look.origin
    made = made_table(
        [(old, new), *sorted(pairs)],
        file=f"{origin.in_folder}/{old}-{new}",
        shown=look.shown,
        container=origin.in_folder,
    )
    seen = look_at(made, folder)
    return seen if isinstance(seen, Look) else look
