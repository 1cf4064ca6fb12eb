"""What was chosen for the sheet? A few places, and of each what was worked out in the conversation."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from geo.errors import WithinReachError
from geo.hills.climbs import Climbs
from geo.wording import counted
from presentation.words.near.two.on_paper import WalksOfTwo
from questions.buses.on_paper import BusTrip, BusWeek, PaperTrip, paper_trip
from questions.places.area_assets import AreaAssets
from questions.rides.on_paper import RidesOnPaper
from questions.together.two_people import ForWhom
from questions.walks.one_way import OneWay

ON_ONE_PAGE: Final = 5
MOST: Final = 10  # on two pages, and in a link


class ChosenError(WithinReachError, ValueError):
    """The choice does not fit: none, too many, or none that the register still has."""


@dataclass(frozen=True)
class Chosen:
    """One chosen place. Without ``minutes`` and ``way`` the sheet says what it is, not how far."""

    asset_id: str
    minutes: int | None = None  # whole minutes on foot, one way, at the person's pace
    when: str = ""  # the next time in words, where the conversation found one: "next on Tuesday 24 November"
    way: OneWay | None = field(default=None, repr=False)  # the way there: only its end is drawn
    hours: str = ""  # what hours of gates and ways do to the walk, as a sentence
    back_minutes: int | None = None  # whole minutes back, where they are known by themselves
    back_climbs: Climbs | None = field(default=None, repr=False)  # the hills of the way back; None: not known
    by_bus: BusTrip | None = field(default=None, repr=False)  # a session by bus, where that is taken home
    bus_week: BusWeek | None = field(default=None, repr=False)  # likewise, all its sessions of a week
    rides: RidesOnPaper | None = field(default=None, repr=False)  # from door to door; None: not known here
    of_two: WalksOfTwo | None = None  # where two people are asked about: for whom it is

    @property
    def together(self) -> bool:
        """Whether two people go there together: the minutes are then at the slower one's pace."""
        return self.of_two is not None and self.of_two.whose is ForWhom.BOTH

    def bus_on_paper(self, *, whole_way: bool) -> PaperTrip | None:
        """The session by bus as paper may show it, near home only with ``whole_way``; None on foot."""
        return None if self.by_bus is None else paper_trip(self.by_bus, whole_way=whole_way)


def known_and_unknown(
    assets: AreaAssets, chosen: Sequence[Chosen]
) -> tuple[tuple[Chosen, ...], tuple[str, ...]]:
    """The chosen places, each once, that the register has in this area; and the ids of the others."""
    there = set(assets.table["asset_id"])
    once = tuple({each.asset_id: each for each in chosen}.values())
    gone = tuple(each.asset_id for each in once if each.asset_id not in there)
    return tuple(each for each in once if each.asset_id in there), gone


def check_number(chosen: Sequence[Chosen], *, more_pages: bool) -> None:
    """Refuse an empty choice, and one that is more than the sheet holds.

    Raises
    ------
    ChosenError
        Nothing is chosen, or too much.
    """
    if not chosen:
        raise ChosenError("No place is chosen that the register has here.", "Choose up to five places.")
    if len(chosen) > MOST:
        raise ChosenError(
            counted(
                "{count} place is chosen; two pages hold {most}.",
                "{count} places are chosen; two pages hold {most}.",
                len(chosen),
                most=MOST,
            ),
            "Choose fewer.",
        )
    if len(chosen) > ON_ONE_PAGE and not more_pages:
        raise ChosenError(
            "{count} places are chosen; one page holds {on_one_page}.",
            "Choose fewer, or ask for a second page.",
            count=len(chosen),
            on_one_page=ON_ONE_PAGE,
        )
