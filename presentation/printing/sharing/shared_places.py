"""What of the chosen places may be passed on? What the register says of them, and the walk to five minutes.

Three exact walks give a home away (decision 4), and so do a way, a next time that suits somebody, or what was
typed. So everything here is made anew from the register; of the conversation only rounded minutes come along.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from layers.assets.kinds import Kinds
from presentation.printing.sheet.chosen import Chosen, check_number, known_and_unknown
from presentation.printing.sheet.entries import SheetEntry, entries_of
from presentation.words.handout.sharing import within_words
from presentation.words.plain import one_line
from questions.places.area_assets import AreaAssets

STEP_MIN: Final = 5


@dataclass(frozen=True)
class SharedPlace:
    """One place as anybody may read it."""

    entry: SheetEntry  # of the register alone: no way, no minutes, no next time
    walk: str  # "within 10 minutes on foot", "" where no start is known

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What it is called and what it is: when, cost, telephone, where, step-free."""
        return (*self.entry.facts, *self.entry.more)


def shared_places(
    assets: AreaAssets, chosen: Sequence[Chosen], *, kinds: Kinds, today: date
) -> tuple[SharedPlace, ...]:
    """The chosen places as they may be passed on, in their order.

    Raises
    ------
    ChosenError
        None of the places is in the register here, or they are too many.
    """
    here, _ = known_and_unknown(assets, chosen)
    check_number(here, more_pages=True)
    bare = [Chosen(each.asset_id) for each in here]
    entries = entries_of(assets, bare, kinds=kinds, today=today, tidy=one_line)
    return tuple(
        SharedPlace(entry, "" if each.minutes is None else within_words(rounded_up(each.minutes)))
        for entry, each in zip(entries, here, strict=True)
    )


def rounded_up(minutes: int) -> int:
    """Minutes to the next five, at least five."""
    return max(STEP_MIN, -(-minutes // STEP_MIN) * STEP_MIN)
