"""What is a circumstance: some words of a person, what they are about, and what they set?"""

from dataclasses import dataclass, field
from datetime import time

from layers.interests.circumstances import Topic

Value = str | int | float | tuple[int, ...] | tuple[str, ...] | tuple[time | None, time | None]


@dataclass(frozen=True)
class Circumstance:
    """Something that words say of a person. Printing it shows none of the words, nor what they say."""

    topic: Topic
    words: str = field(repr=False)  # as typed
    value: Value = field(repr=False)
    without: bool = field(default=False, repr=False)  # of days and parts of the day: not then
    places: range = field(default=range(0), repr=False, compare=False)  # which words of the text
