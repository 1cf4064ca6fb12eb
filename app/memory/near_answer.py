"""What is one answer of a visit: all in reach or what fits, in which groups, and what was not understood?"""

from dataclasses import dataclass, field

import pandas as pd

from questions.conversation.answer_groups import Group, grouped_near, grouped_suggestions, is_understood
from questions.conversation.conversation import Suggestions
from questions.conversation.wishes import NO_WISHES, Wishes
from questions.places.area_assets import AreaAssets
from questions.walks.near_person import NearPerson


@dataclass(frozen=True)
class NearAnswer:
    """An answer with the number it has in this visit, from which the map's key is made."""

    number: int
    answer: NearPerson
    groups: tuple[Group, ...] = ()  # in which the list is read; ``listed`` is in their order
    fits: Suggestions | None = None  # what fits, where the person wished for something
    wishes: Wishes = field(default=NO_WISHES, repr=False)
    not_understood: tuple[str, ...] = field(default=(), repr=False)  # of what was typed
    asks: bool = False  # nothing of it was understood: ``fits`` is not there, and it is asked kindly

    @property
    def listed(self) -> pd.DataFrame:
        """What the list and the map show, in the order of its groups: what fits, or all in reach."""
        return self.answer.in_reach if self.fits is None else self.fits.fits


def fitting_answer(number: int, suggestions: Suggestions | None, wishes: Wishes) -> NearAnswer | None:
    """What fits; None where nothing was wished for, or nothing of the words was understood."""
    if suggestions is None or not is_understood(suggestions):
        return None
    fits, groups = grouped_suggestions(suggestions)
    return NearAnswer(number, fits.near, groups, fits, wishes, fits.not_met)


def open_answer(
    number: int, near: NearPerson, assets: AreaAssets, suggestions: Suggestions | None
) -> NearAnswer:
    """What there is for everybody; with the words that were not understood, if there were any."""
    ordered, groups = grouped_near(near, assets)
    not_met = suggestions.not_met if suggestions is not None else ()
    return NearAnswer(number, ordered, groups, not_understood=not_met, asks=bool(not_met))
