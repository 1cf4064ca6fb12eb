"""How many people of which group the stand-in plants in each small area: what a pack must have of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

BANDS = ("9 hours or less", "10 to 19 hours", "20 to 34 hours", "35 to 49 hours", "50 or more hours")


@dataclass(frozen=True)
class People:
    """The people of one small area, or of several together."""

    residents: int
    under_16: int
    aged_65_plus: int  # all of them are 80, so these are aged 75 and over too
    limited_a_lot: int
    limited_a_little: int
    carers: tuple[int, ...]  # by hours, as ``BANDS``
    households: int
    alone_66_plus: int
    alone_younger: int
    without_car: int

    @property
    def groups(self) -> dict[str, int]:
        """The figure of each group that a pack has."""
        return {
            "residents": self.residents,
            "under_16": self.under_16,
            "aged_65_plus": self.aged_65_plus,
            "disabled": self.limited_a_lot + self.limited_a_little,
            "living_alone": self.alone_66_plus + self.alone_younger,
            "households_without_car": self.without_car,
            "unpaid_carers": sum(self.carers),
        }


def people_of(residents: int, number: int) -> People:
    """The people of small area number 0, 1, 2 … of a council, so many as there are residents."""
    return People(
        residents=residents,
        under_16=residents // 6,
        aged_65_plus=residents // 5 + number % 3,
        limited_a_lot=residents // 12 + number % 4,
        limited_a_little=residents // 10,
        carers=(residents // 20 + number % 2, residents // 50, residents // 60, residents // 70, 1),
        households=residents // 2,
        alone_66_plus=residents // 16 + number % 3,
        alone_younger=residents // 14,
        without_car=residents // 9 + number % 5,
    )


def made_up_people(codes: Iterable[str]) -> dict[str, People]:
    """People for the small areas of a council, 100 in each but for a few more or less: 100 on average."""
    return {
        code: people_of(100 + (number % 8 if number % 2 else -(number % 8) - 1), number)
        for number, code in enumerate(codes)
    }


def together(people: Mapping[str, People]) -> People:
    """All people of some small areas."""
    every = list(people.values())

    def added(name: str) -> int:
        return sum(int(getattr(each, name)) for each in every)

    return People(
        residents=added("residents"),
        under_16=added("under_16"),
        aged_65_plus=added("aged_65_plus"),
        limited_a_lot=added("limited_a_lot"),
        limited_a_little=added("limited_a_little"),
        carers=tuple(sum(each.carers[band] for each in every) for band in range(len(BANDS))),
        households=added("households"),
        alone_66_plus=added("alone_66_plus"),
        alone_younger=added("alone_younger"),
        without_car=added("without_car"),
    )
