"""What is one of two people's own answer, as it would be without the other?"""

from dataclasses import dataclass, field

import pandas as pd

from questions.conversation.answer_groups import Group
from questions.conversation.conversation import Suggestions
from questions.conversation.wish_answers import WishAnswer
from questions.conversation.wishes import NO_WISHES, Wishes
from questions.walks.near_person import NearPerson


@dataclass(frozen=True, eq=False)
class OwnAnswer:
    """One person's answer with its groups. Printing it shows nothing of the person."""

    near: NearPerson = field(repr=False)  # in the order of its groups where nothing was wished for
    groups: tuple[Group, ...] = field(repr=False)
    fits: Suggestions | None = field(default=None, repr=False)  # None: nothing wished for, or understood
    wishes: Wishes = NO_WISHES

    @property
    def listed(self) -> pd.DataFrame:
        """What it lists, in the order of its groups."""
        return self.near.in_reach if self.fits is None else self.fits.fits

    @property
    def misses(self) -> pd.DataFrame:
        """What almost fits, or is just out of reach where nothing was wished for."""
        return self.near.out_of_reach if self.fits is None else self.fits.near_misses

    @property
    def answers(self) -> tuple[WishAnswer, ...]:
        """The answer to each thing that they asked for."""
        return () if self.fits is None else self.fits.answers

    @property
    def wished_for(self) -> frozenset[str]:
        """Ids of what meets something that they asked for."""
        return frozenset(each for answer in self.answers if not answer.is_trouble for each in answer.fits)

    @property
    def troubles(self) -> frozenset[str]:
        """Ids of what is listed only as help with a loss or a trouble of theirs: no thing that they enjoy."""
        helping = frozenset(each for answer in self.answers if answer.is_trouble for each in answer.fits)
        return helping - self.wished_for
