"""How many people of which group the stand-in plants in each small area: what a pack must have of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.stand_in.made_up import MadeUpCouncil
from tests.stand_in.people import residents

BANDS = ("9 hours or less", "10 to 19 hours", "20 to 34 hours", "35 to 49 hours", "50 or more hours")


@dataclass(frozen=True)
class People:
    """The people of one small area, or of several together."""

    residents: int
    under_16: int
    aged_65_plus: int
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


def people_of(everyone: int, number: int) -> People:
    """The people of a small area, so many as there are residents; ``number`` makes it unlike others."""
    return People(
        residents=everyone,
        under_16=everyone // 6,
        aged_65_plus=everyone // 5,
        limited_a_lot=everyone // 12 + number % 4,
        limited_a_little=everyone // 10,
        carers=(everyone // 20 + number % 2, everyone // 50, everyone // 60, everyone // 70, 1),
        households=everyone // 2,
        alone_66_plus=everyone // 16 + number % 3,
        alone_younger=everyone // 14,
        without_car=everyone // 9 + number % 5,
    )


def made_up_people(council: MadeUpCouncil) -> dict[str, People]:
    """The people of each small area of a council."""
    codes = [code for code, _ in council.small_areas()]
    return {code: people_of(residents(code), number) for number, code in enumerate(codes)}


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
