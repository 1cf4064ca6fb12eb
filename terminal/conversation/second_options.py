"""What can be said after `cli.py near` of a second person from the same home?"""

from dataclasses import dataclass, field, replace
from typing import Annotated

import typer

from geo.paces import DEFAULT_PACE
from layers.interests.circumstances import Topic
from presentation.words.near.two import command as words
from questions.conversation.wishes import Wishes
from questions.walks.near_person import Question
from terminal.conversation.sheet_options import SheetOptions
from terminal.from_words import FromWords, from_words
from terminal.near import read_pace
from terminal.suggestions import local_now, read_wishes

DEFAULT_MINUTES = 15


@dataclass(frozen=True)
class SecondOptions(SheetOptions):
    """What was typed of the second person, hidden from ``repr``; nothing: there is none."""

    second: Annotated[bool, typer.Option("--second", help=words.SECOND)] = False
    second_enjoys: Annotated[str, typer.Option("--second-enjoys", help=words.ENJOYS)] = field(
        default="", repr=False
    )
    second_pace: Annotated[str | None, typer.Option("--second-pace", help=words.PACE)] = field(
        default=None, repr=False
    )
    second_minutes: Annotated[
        int | None, typer.Option("--second-minutes", min=1, max=120, help=words.MINUTES)
    ] = field(default=None, repr=False)
    second_free: Annotated[str, typer.Option("--second-free", help=words.FREE)] = field(
        default="", repr=False
    )

    @property
    def has_second(self) -> bool:
        """Whether anything was said of a second person."""
        said_of_them = (self.second_enjoys, self.second_pace, self.second_minutes, self.second_free)
        return self.second or any(said_of_them)

    def read_second(self, enjoys: str) -> FromWords:
        """What the second person's words say, where no option does."""
        spoken_for = {
            Topic.PACE: self.second_pace is not None,
            Topic.MINUTES: self.second_minutes is not None,
            **dict.fromkeys((Topic.DAYS, Topic.PART, Topic.HOURS), bool(self.second_free)),
        }
        without = frozenset(topic for topic, is_set in spoken_for.items() if is_set)
        return from_words(enjoys, now=local_now(), without=without)

    def second_question(self, read: FromWords, kinds: tuple[str, ...]) -> Question:
        """The second person's pace and minutes, with the kinds that both are asked for.

        Raises
        ------
        WithinReachError
            There is no such pace.
        """
        settings = read.settings
        key = self.second_pace or settings.pace or DEFAULT_PACE
        pace = read_pace(key, speed_mps=None, step_free=False)
        return Question(pace, self.second_minutes or settings.minutes or DEFAULT_MINUTES, kinds)

    def second_wishes(self, enjoys: str, read: FromWords) -> Wishes:
        """What the second person wishes for.

        Raises
        ------
        WithinReachError
            The free times cannot be read.
        """
        wishes, settings = read_wishes(enjoys, free=self.second_free, step_free=False), read.settings
        return replace(
            wishes,
            free=wishes.free or read.free,
            age=settings.age,
            at_most_pence=settings.at_most_pence,
            step_free=settings.step_free,
            rest_every_m=settings.rest_every_m,
            by_telephone=settings.by_telephone,
            read_otherwise=read.stretches,
        )
