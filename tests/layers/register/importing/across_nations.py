"""Places of four nations as three sources tell them, with what they share and what stands beside them.

Each row of ``across_nations.csv`` is one place by the names that a map, a council's list and a feed give it,
and four neighbours that are something else. ``evidence`` says what its three entries have in common beside
their names: a telephone, a website, and whether one pin lies some streets away ("moved"). The neighbour that
meets in its hall has its postcode, and every other time its telephone or a page of its website too.

The first and the second part were written whole before the rules were changed for them, and the second kept
apart; the third, the fourth and the last each after the rules, before anything of it was compared. Each of
these was looked at once; all but the last were then used as well.
"""

import csv
import random
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Final

from layers.register.model import Asset
from tests.layers.register.importing.across_sources import SOURCES, AcrossSources

ROWS_CSV: Final = Path(__file__).with_name("doubles") / "across_nations.csv"
PARTS: Final = ("first", "second", "third", "fourth", "last")
_METRE: Final = 1 / 111_195
_KINDS: Final = {"map": "community_centre", "list": "social_club", "feed": "exercise_group"}
_OFF_M: Final = {"map": 6.0, "list": 100.0, "feed": 60.0}  # a list's pins are its postcodes'


def across_nations(part: str) -> AcrossSources:
    """The rows by which the rules were made, those kept apart beside them, or written after them."""
    with ROWS_CSV.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["part"] == part]
    assets: list[Asset] = []
    same: set[tuple[str, str]] = set()
    beside: set[tuple[str, str]] = set()
    for row in rows:
        spot = _Spot(row)
        place, around = list(spot.entries()), list(spot.neighbours())
        assets += [*place, *around]
        same |= set(_pairs(place))
        beside |= set(_pairs([*place, *around])) - same
    return AcrossSources(tuple(assets), frozenset(same), frozenset(beside))


def _pairs(assets: list[Asset]) -> Iterator[tuple[str, str]]:
    for one, other in combinations(assets, 2):
        first, second = sorted((one.asset_id, other.asset_id))
        yield first, second


class _Spot:
    """Where a row's place lies, and what is known of it."""

    def __init__(self, row: dict[str, str]) -> None:
        self.row = row
        self.chance = chance = random.Random(row["map"])
        self.x, self.y = -3.4 + chance.random() * 0.4, 51.4 + chance.random() * 0.4
        self.phone = self.number()
        self.website = f"https://www.{''.join(filter(str.isalnum, row['map'].casefold()))}.example"
        self.postcode = f"NP{chance.randrange(10, 20)} {chance.randrange(1, 9)}{chance.choice('ABDEFG')}H"

    def number(self) -> str:
        """Any telephone number."""
        return f"01633 {self.chance.randrange(100_000, 999_999)}"

    def entries(self) -> Iterator[Asset]:
        """The place by each source."""
        evidence = self.row["evidence"].split()
        for source in SOURCES:
            yield Asset(
                f"{source}/{self.row['map']}",
                self.row[source],
                kind=self.chance.choice([_KINDS["map"], _KINDS["map"], _KINDS[source], ""]),
                **self.at(300.0 if source == "feed" and "moved" in evidence else _OFF_M[source]),
                postcode=self.postcode if self.chance.random() < 0.8 else "",
                phone=self.phone
                if "phone" in evidence
                else self.chance.choice([self.phone, "", "", self.number()]),
                website=self.page(source) if "website" in evidence or self.chance.random() < 0.2 else "",
                source=source,
            )

    def page(self, source: str) -> str:
        """The place's website as each source writes it."""
        bare = self.website.removeprefix("https://www.")
        return {"map": self.website + "/", "list": f"http://{bare}", "feed": self.website}[source]

    def neighbours(self) -> Iterator[Asset]:
        """What stands beside it; the first in its very hall, by a telephone or a website of the hall's."""
        for number, name in enumerate(self.row["neighbours"].split(";")):
            in_hall = number == 0
            yield Asset(
                f"beside/{self.row['map']}/{number}",
                name,
                kind=self.chance.choice(["social_club", "community_centre", ""]),
                **self.at(5.0 if in_hall else 140.0),
                postcode=self.postcode if in_hall or self.chance.random() < 0.3 else "",
                phone=self.phone if in_hall and self.chance.random() < 0.5 else self.number(),
                website=f"{self.website}/groups" if in_hall and self.chance.random() < 0.5 else "",
                source=SOURCES[number % 3],
            )

    def at(self, metres: float) -> dict[str, float]:
        """A point up to so far away, east and north."""
        return {
            "longitude": self.x + self.chance.uniform(-metres, metres) * _METRE * 1.6,
            "latitude": self.y + self.chance.uniform(-metres, metres) * _METRE,
        }
