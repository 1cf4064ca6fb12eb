"""What do the words typed after --enjoys set, where no option says otherwise?"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime

from layers.interests.circumstances import Topic
from presentation.words.language import sentence
from presentation.words.near.chips import chip_words
from presentation.words.near.lines import printable
from questions.circumstances.circumstance import Circumstance
from questions.circumstances.free_times import free_times
from questions.circumstances.reading import read_circumstances
from questions.circumstances.settings import PersonSettings, settings_of
from questions.conversation.wishes import FreeTime, Wishes


@dataclass(frozen=True)
class FromWords:
    """What was read. Printing it shows none of it."""

    circumstances: tuple[Circumstance, ...] = field(default=(), repr=False)

    @property
    def settings(self) -> PersonSettings:
        """What it comes to."""
        return settings_of(self.circumstances)

    @property
    def stretches(self) -> tuple[str, ...]:
        """The words that were read, which are no wishes."""
        return tuple(dict.fromkeys(each.words for each in self.circumstances))

    @property
    def free(self) -> tuple[FreeTime, ...]:
        """When they are free."""
        read = self.settings
        return free_times(read.days, read.parts, not_before=read.not_before, not_after=read.not_after)

    def completing(self, wishes: Wishes) -> Wishes:
        """The wishes of options, with what was read where no option says anything."""
        settings = self.settings
        return replace(
            wishes,
            free=wishes.free or self.free,
            age=settings.age if wishes.age is None else wishes.age,
            age_until=settings.age_until if wishes.age is None else wishes.age_until,
            at_most_pence=settings.at_most_pence if wishes.at_most_pence is None else wishes.at_most_pence,
            step_free=wishes.step_free or settings.step_free,
            rest_every_m=settings.rest_every_m,
            by_telephone=settings.by_telephone,
            read_otherwise=self.stretches,
        )

    def line(self) -> str:
        """What was read as what; "" where nothing was."""
        by_topic: dict[Topic, list[Circumstance]] = defaultdict(list)
        for each in self.circumstances:
            by_topic[each.topic].append(each)
        parts = "; ".join(printable(chip_words(same)) for same in by_topic.values())
        return sentence("Read of the words: {parts}.", parts=parts) if parts else ""


def from_words(enjoys: str, *, now: datetime, without: frozenset[Topic] = frozenset()) -> FromWords:
    """Read the words; of the subjects in ``without`` an option speaks already."""
    read = read_circumstances(enjoys, year=now.year).circumstances
    return FromWords(tuple(each for each in read if each.topic not in without))
