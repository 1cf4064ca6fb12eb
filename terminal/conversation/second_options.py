"""What can be said after `cli.py near` of a second person from the same home?"""

from dataclasses import dataclass, field
from typing import Annotated

import typer

from geo.paces import DEFAULT_PACE
from layers.interests.circumstances import Topic
from presentation.words.near.command import FLAT
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

    flat: Annotated[bool, typer.Option("--flat", help=FLAT)] = False
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

    second_speed: Annotated[float | None, typer.Option("--second-speed", help=words.SPEED)] = field(
        default=None, repr=False
    )
    second_step_free: Annotated[bool, typer.Option("--second-step-free", help=words.STEP_FREE)] = field(
        default=False, repr=False
    )
    second_age: Annotated[int | None, typer.Option("--second-age", min=0, max=120, help=words.AGE)] = field(
        default=None, repr=False
    )
    second_at_most: Annotated[float | None, typer.Option("--second-at-most", min=0, help=words.AT_MOST)] = (
        field(default=None, repr=False)
    )

    @property
    def has_second(self) -> bool:
        """Whether anything was said of a second person."""
        texts = (self.second_enjoys, self.second_pace, self.second_free)
        figures = (self.second_minutes, self.second_speed, self.second_age, self.second_at_most)
        is_said = any(texts) or any(each is not None for each in figures)
        return self.second or self.second_step_free or is_said

    def read_second(self, enjoys: str) -> FromWords:
        """What the second person's words say, where no option does."""
        spoken_for = {
            Topic.PACE: bool(self.second_pace or self.second_speed is not None or self.second_step_free),
            Topic.MINUTES: self.second_minutes is not None,
            Topic.AGE: self.second_age is not None,
            Topic.PAY: self.second_at_most is not None,
            **dict.fromkeys((Topic.DAYS, Topic.PART, Topic.HOURS), bool(self.second_free)),
        }
        without = frozenset(topic for topic, is_set in spoken_for.items() if is_set)
        return from_words(enjoys, now=local_now(), without=without)

    def second_question(self, read: FromWords, kinds: tuple[str, ...]) -> Question:
        """The second person's pace and minutes, with the kinds that both are asked for.

        Raises
        ------
        WithinReachError
            There is no such pace, or nobody walks at such a speed.
        """
        settings = read.settings
        key = self.second_pace or settings.pace or DEFAULT_PACE
        pace = read_pace(key, speed_mps=self.second_speed, step_free=self.second_step_free, flat=self.flat)
        return Question(pace, self.second_minutes or settings.minutes or DEFAULT_MINUTES, kinds)

    def second_wishes(self, enjoys: str, read: FromWords) -> Wishes:
        """What the second person wishes for.

        Raises
        ------
        WithinReachError
            The free times cannot be read.
        """
        wishes = read_wishes(
            enjoys,
            free=self.second_free,
            age=self.second_age,
            at_most=self.second_at_most,
            step_free=self.second_step_free,
        )
        return read.completing(wishes)
