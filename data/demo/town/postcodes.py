"""Which postcode has each house? Neighbours share one; all begin with ZZ, as no real one does."""

from collections import defaultdict
from dataclasses import dataclass, replace
from random import Random

from shapely import Point

from town.buildings import House
from town.people import Ward
from town.shapes import XY

_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"  # the letters that the second half of a postcode may have
_SHARING = 24
_ENDED = 12


@dataclass(frozen=True)
class Postcode:
    """A postcode, where it is, and the ward it lies in."""

    text: str
    spot: XY
    ward_code: str


def deliver(houses: list[House], wards: list[Ward]) -> tuple[list[House], list[Postcode]]:
    """Give every house a postcode, neighbours in one street together; sectors follow the wards."""
    rounds: dict[str, list[int]] = defaultdict(list)
    for index, house in enumerate(houses):
        rounds[house.street].append(index)
    given, postcodes, used = list(houses), [], [0] * len(wards)
    for street in rounds.values():
        street.sort(key=lambda index: (houses[index].along_m, index))
        parts = max(1, round(len(street) / _SHARING))
        for part in range(parts):
            chunk = street[len(street) * part // parts : len(street) * (part + 1) // parts]
            middle = houses[min(chunk, key=lambda index: abs(index - sum(chunk) / len(chunk)))].centre
            ward = _ward_of(middle, wards)
            text = _text(ward, used[ward])
            used[ward] += 1
            postcodes.append(Postcode(text, middle, wards[ward].code))
            for index in chunk:
                given[index] = replace(houses[index], postcode=text)
    return given, sorted(postcodes, key=lambda postcode: postcode.text)


def ended(*, dice: Random) -> list[tuple[str, str]]:
    """Postcodes no longer in use, each with the day it ended."""
    return [
        (
            f"ZZ1 9{_LETTERS[number]}{dice.choice(_LETTERS)}",
            f"{dice.randint(2003, 2025)}-{dice.randint(1, 12):02d}-01",
        )
        for number in range(_ENDED)
    ]


def _ward_of(spot: XY, wards: list[Ward]) -> int:
    return min(range(len(wards)), key=lambda index: wards[index].shape.distance(Point(spot)))


def _text(ward: int, number: int) -> str:
    first, second = divmod(number, len(_LETTERS))
    return f"ZZ{1 + ward // 3} {1 + ward % 3}{_LETTERS[first]}{_LETTERS[second]}"
