"""Places as three sources tell them, and what stands beside them: labelled by hand.

Each row of ``across_sources.csv`` is one place by the names that a map, a council's list and a feed give it,
and three neighbours that are something else: another activity in its hall, its café, its juniors, a sibling.
The last (``KEPT_APART``) were written after the rules and looked at once. Points move, telephones are old,
missing or the hall's, postcodes are missing, kinds differ.
"""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

from layers.register.model import Asset

ROWS_CSV: Final = Path(__file__).with_name("doubles") / "across_sources.csv"
KEPT_APART: Final = 18  # rows, of 99
SOURCES: Final = ("map", "list", "feed")
_KINDS: Final = {"map": "community_centre", "list": "social_club", "feed": "exercise_group"}
_METRE: Final = 1 / 111_195


@dataclass(frozen=True)
class AcrossSources:
    """Assets, and which pairs of their ids are one place; every other pair near by is not."""

    assets: tuple[Asset, ...]
    same: frozenset[tuple[str, str]]
    beside: frozenset[tuple[str, str]]  # pairs of one neighbourhood that are two things


def across_sources(*, kept_apart: bool) -> AcrossSources:
    """The rows by which the rules were made, or those kept apart."""
    with ROWS_CSV.open(encoding="utf-8", newline="") as lines:
        every = list(csv.DictReader(lines))
    rows = every[-KEPT_APART:] if kept_apart else every[:-KEPT_APART]
    assets: list[Asset] = []
    same: set[tuple[str, str]] = set()
    beside: set[tuple[str, str]] = set()
    for row in rows:
        place = list(_told_by_each(row))
        around = list(_around(row))
        assets += [*place, *around]
        same |= {_pair(one, other) for one, other in combinations(place, 2)}
        everything = combinations([*place, *around], 2)
        beside |= {_pair(one, other) for one, other in everything} - same
    return AcrossSources(tuple(assets), frozenset(same), frozenset(beside))


def _pair(one: Asset, other: Asset) -> tuple[str, str]:
    first, second = sorted((one.asset_id, other.asset_id))
    return first, second


def _told_by_each(row: dict[str, str]) -> Iterator[Asset]:
    chance, x, y = _spot(row)
    phone = f"01633 {chance.randrange(100_000, 999_999)}"
    for source in SOURCES:
        far = 6 if source == "map" else 70
        old = f"01633 {chance.randrange(100_000, 999_999)}"
        yield Asset(
            f"{source}/{row['map']}",
            row[source],
            kind=chance.choice([_KINDS["map"], _KINDS["map"], _KINDS[source], ""]),
            longitude=x + chance.uniform(-far, far) * _METRE * 1.6,
            latitude=y + chance.uniform(-far, far) * _METRE,
            postcode=_postcode(row) if chance.random() < 0.7 else "",
            phone=chance.choice([phone, phone.replace(" ", ""), "", old]),
            address=f"{len(row['map'])} High Street, Newport" if source == "list" else "",
            source=source,
        )


def _around(row: dict[str, str]) -> Iterator[Asset]:
    chance, x, y = _spot(row)
    hall_phone = f"01633 {chance.randrange(100_000, 999_999)}"
    for number, name in enumerate(row["neighbours"].split(";")):
        same_hall = number == 0
        away = 4 if same_hall else 150
        yield Asset(
            f"beside/{row['map']}/{number}",
            name,
            kind=chance.choice(["social_club", "community_centre", ""]),
            longitude=x + chance.uniform(-away, away) * _METRE * 1.6,
            latitude=y + chance.uniform(-away, away) * _METRE,
            postcode=_postcode(row) if same_hall or chance.random() < 0.3 else "",
            phone=hall_phone if same_hall or chance.random() < 0.3 else "",
            source=SOURCES[number % 3],
        )


def _spot(row: dict[str, str]) -> tuple[random.Random, float, float]:
    """The row's own chances, and where it lies: a few streets from the next."""
    chance = random.Random(row["map"])
    return chance, -3.1 + chance.random() * 0.2, 51.5 + chance.random() * 0.2


def _postcode(row: dict[str, str]) -> str:
    number = sum(map(ord, row["map"]))
    return f"NP{10 + number % 10} {number % 9 + 1}A{chr(65 + number % 26)}"
