"""Does somebody not go out after dark? "can't be out after dark", "nervous at night"."""

from collections.abc import Iterator
from typing import Final

from layers.interests.circumstances import Topic
from questions.circumstances.circumstance import Circumstance
from questions.circumstances.spoken_text import SpokenText, is_negative

BY_DAY: Final = ("morning", "lunchtime", "afternoon")
LOOK_BACK: Final = 7  # words before it that may say that they do not
_DARK: Final = (
    *(["after", "dark"], ["in", "the", "dark"], ["at", "night"], ["at", "nights"], ["of", "a", "night"]),
    *(["when", "it's", "dark"], ["once", "it's", "dark"], ["after", "nightfall"], ["late", "at", "night"]),
)
_AFRAID: Final = frozenset(
    ["afraid", "scared", "frightened", "nervous", "anxious", "worried", "hates", "avoids", "unsafe"]
)
_GOING: Final = frozenset(
    (
        *("out", "go", "goes", "going", "walk", "walks", "walking", "travel", "travels", "drive", "drives"),
        *("leave", "leaves", "come", "comes", "about", "driving", "travelling"),
    )
)


def after_dark(text: SpokenText) -> Iterator[Circumstance]:
    """The parts of the day that are left, where the words say so: not "can't sleep at night"."""
    for at in range(len(text.words)):
        dark = next((words for words in _DARK if text.texts(range(at, at + len(words))) == words), None)
        if dark is None:
            continue
        before = text.before(at, LOOK_BACK)
        noes = [place for place, word in enumerate(before) if is_negative(word) or word in _AFRAID]
        between = before[noes[-1] + 1 :] if noes else []
        if noes and (not between or _GOING.intersection(between) or before[noes[-1]] in _AFRAID):
            span = range(at - len(before) + noes[-1], at + len(dark))
            yield Circumstance(Topic.PART, text.stretch(span), BY_DAY, places=span)
