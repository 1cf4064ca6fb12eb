"""Do words sound as if somebody is in danger, where no phrase of the tables stands in them?

A table of wordings, harmful and harmless, is listened to once; what is typed is then nearer to the one sort
or to the other.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

import numpy as np

from geo.types import FloatArray
from layers.danger.tables import Danger, DangerWording, load_wordings
from layers.interests.sayings import load_sayings
from layers.interests.tables import load_interests
from layers.sentences.adaptation import AdaptedModel
from layers.sentences.model import Floats, SentenceModel
from layers.sentences.solutions import RidgeGiven, RidgeSolution
from layers.sentences.table_vectors import table_vectors
from questions.conversation.reading.kernel_ridge import KernelRidge
from questions.conversation.reading.sentence_model import adapted_model, sentence_model

# Chosen so that of the wordings that the tests hold apart most are shown and fewest harmless ones alarm
# (docs/decisions/0099, 0101, 0105).
SHARPNESS: Final = 3.0
RIDGE: Final = 0.1
SAYINGS_COUNT_LESS: Final = 4.0  # than our own wordings: they are many, and written to another end
HARM_COUNTS: Final = 4.0  # an alarm too few is worse than an alarm too many
ALARM: Final = 0.055  # between -1, harmless, and 1
# A clause alone must be surer where its whole sentence sounds harmless: "my son's a tailor, he wants to
# show me a few things".
HARMLESS_WHOLE: Final = 0.075
ALARM_OF_CLAUSE: Final = 0.77
# What phrases know as harmless alarms only where it surely sounds of danger; and the more surely all of a
# sentence sounds harmless, the longer a phrase must be to be believed in it.
ALARM_THOUGH_KNOWN: Final = 0.86
SURELY_HARMLESS: Final = ((-0.5, 5), (-0.3, 3))  # alarm up to which, words from which a phrase is believed
LEARNED_COUNTS: Final = 0.4  # of 1, what the adapted model hears; the rest is what the wordings say
ODDS_OF_ONE: Final = 4.0  # log odds that are as good as an alarm of three quarters
LEAST_SHARE: Final = 1e-6
AS_GOOD_AS_WRITTEN: Final = 0.75  # how alike a wording is that stands there, but for a word or two
DANGERS: Final = tuple(Danger)
MOST_STRETCHES: Final = 100  # of one text; phrases are looked for to its end
FEWEST_WORDS: Final = 3  # of a stretch; two words alone may sound like anything
_SENTENCE: Final = re.compile(r"[.;!?\n]")
_DOTS: Final = re.compile(r"\.{2,}|…")
_CLAUSE: Final = re.compile(r"[,.;:!?()\n–—]|\s-\s|\bbut\b", re.IGNORECASE)


@dataclass(frozen=True)
class Sound:
    """What one sentence sounds like."""

    dangers: frozenset[Danger]
    alarm: float  # of its most alarming stretch, between -1, harmless, and 1

    @property
    def fewest_words(self) -> int:
        """Of so many words at least is a phrase that is believed in it."""
        return next((words for alarm, words in SURELY_HARMLESS if self.alarm <= alarm), 1)


NOTHING_HEARD: Final = Sound(frozenset(), 0.0)  # of a sentence that is not listened to


class DangerSounds:
    """The tables, ready to be compared with. Holds nothing of any person."""

    def __init__(
        self,
        wordings: Sequence[DangerWording],
        vectors: Floats,
        models: tuple[SentenceModel, AdaptedModel | None],
        *,
        own: int,
    ) -> None:
        """``own``: so many of ``wordings``, the first, stand in the table of danger; the rest are sayings.

        What the table's wordings say by the first of ``models`` is joined with what the second has learned.
        """
        self._model, self._adapted = models
        self._vectors = vectors
        self._dangers = [wording.danger for wording in wordings]
        harmful = np.array([danger is not None for danger in self._dangers])
        self._harmful = np.flatnonzero(harmful)
        harmless = np.where(np.arange(len(harmful)) < own, RIDGE, RIDGE * SAYINGS_COUNT_LESS)
        ridge = np.where(harmful, RIDGE / HARM_COUNTS, harmless)
        self._alarm = KernelRidge(RidgeGiven(vectors, np.where(harmful, 1.0, -1.0), SHARPNESS, ridge))

    @property
    def solution(self) -> RidgeSolution:
        """What was learned."""
        return self._alarm.solution

    def hear(self, sentences: Sequence[Sequence[tuple[str, bool]]]) -> list["Sound"]:
        """What sentences sound like.

        Each is its stretches (``stretches_of``), the whole of it first, and whether phrases know each.
        """
        stretches = [stretch for sentence in sentences for stretch, _ in sentence]
        if not stretches:
            return [NOTHING_HEARD for _ in sentences]
        likeness = self._model.likeness(stretches, self._vectors)
        alarm = self._alarm.read(likeness)
        harmful = likeness[:, self._harmful]
        nearest = [self._dangers[row] for row in self._harmful[harmful.argmax(axis=1)]]
        if self._adapted is not None:
            dangers = self._adapted.hear(stretches).dangers
            alarm = (1.0 - LEARNED_COUNTS) * alarm + LEARNED_COUNTS * _alarm_of(dangers[:, 0])
            is_near = harmful.max(axis=1) >= AS_GOOD_AS_WRITTEN
            likeliest = dangers[:, 1:].argmax(axis=1)
            nearest = [
                wording if near else DANGERS[at]
                for wording, near, at in zip(nearest, is_near, likeliest, strict=True)
            ]
        sounds, at = [], 0
        for sentence in sentences:
            rows = slice(at, at + len(sentence))
            at = rows.stop
            sounds.append(self._sound(sentence, alarm[rows], nearest[rows]))
        return sounds

    def _sound(
        self, sentence: Sequence[tuple[str, bool]], alarm: FloatArray, nearest: Sequence[Danger | None]
    ) -> "Sound":
        """What one sentence sounds like; ``nearest`` is the likeliest danger of each stretch."""
        if not sentence:
            return NOTHING_HEARD
        least = ALARM_OF_CLAUSE if alarm[0] <= HARMLESS_WHOLE else ALARM
        limits = np.array([ALARM_THOUGH_KNOWN if by_phrases else least for _, by_phrases in sentence])
        dangers = (danger for danger, is_one in zip(nearest, alarm >= limits, strict=True) if is_one)
        return Sound(frozenset(danger for danger in dangers if danger is not None), float(alarm.max()))


def _alarm_of(harmless: Floats) -> FloatArray:
    """(t,) between -1 and 1, of the share of what sounds harmless, 0 to 1."""
    bounded = np.clip(harmless.astype(float), LEAST_SHARE, 1.0 - LEAST_SHARE)
    return np.asarray(np.tanh(np.log((1.0 - bounded) / bounded) / ODDS_OF_ONE))


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of a text, with dots that only trail off taken out."""
    for sentence in _SENTENCE.split(_DOTS.sub(" ", text)):
        if sentence.strip():
            yield sentence


def stretches_of(text: str) -> Iterator[str]:
    """The sentences of a text and their clauses, each once, of one sentence the whole first."""
    parts = (part.split() for pattern in (_SENTENCE, _CLAUSE) for part in pattern.split(text))
    stretches = dict.fromkeys(" ".join(words) for words in parts if len(words) >= FEWEST_WORDS)
    yield from islice(stretches, MOST_STRETCHES)


@lru_cache(maxsize=1)
def danger_sounds() -> DangerSounds | None:
    """The tables as they lie beside the program, read once; None where the model is not installed."""
    model = sentence_model()
    if model is None:
        return None
    wordings = all_wordings()
    vectors = table_vectors(model, [each.words for each in wordings])
    return DangerSounds(wordings, vectors, (model, adapted_model()), own=len(load_wordings()))


def all_wordings() -> tuple[DangerWording, ...]:
    """The table of wordings, and of sayings: what people say they enjoy or need is harmless."""
    phrases = frozenset(words for pointer in load_interests().pointers for words in pointer.words)
    return (*load_wordings(), *(DangerWording(each.says, None) for each in load_sayings(phrases)))
