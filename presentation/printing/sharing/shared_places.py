"""What of the chosen places may be passed on? What the register says of them, and the walk to five minutes.

Three exact walks give a home away (decision 4), and so do a way, a next time that suits somebody, or what was
typed. So everything here is made anew from the register; of the conversation only rounded minutes come along.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from layers.assets.kinds import Kinds
from presentation.printing.sheet.chosen import Chosen
from presentation.printing.sheet.entries import SheetEntry, entries_to_pass_on
from presentation.words.handout.sharing import within_words
from presentation.words.rides.zone import HEADING as DOOR_TO_DOOR
from questions.places.area_assets import AreaAssets


@dataclass(frozen=True)
class SharedPlace:
    """One place as anybody may read it."""

    entry: SheetEntry  # of the register alone: no way, no minutes, no next time
    walk: str  # "within 10 minutes on foot", "" where no start is known

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What it is called and what it is: when, cost, telephone, where, step-free, rides."""
        rides = ((DOOR_TO_DOOR, ride) for ride in self.entry.rides)
        return (*self.entry.facts, *self.entry.more, *rides)


def shared_places(
    assets: AreaAssets, chosen: Sequence[Chosen], *, kinds: Kinds, today: date
) -> tuple[SharedPlace, ...]:
    """The chosen places as they may be passed on, in their order.

    Raises
    ------
    ChosenError
        None of the places is in the register here, or they are too many.
    """
    return tuple(
        SharedPlace(entry, "" if minutes is None else within_words(minutes))
        for entry, minutes in entries_to_pass_on(assets, chosen, kinds=kinds, today=today)
    )
