"""Which saying of our own table does a stretch of words sound like, where no word of the tables stands in it?

"Short of puff" sounds like *can't get up the stairs without stopping*, which the table says is *breathless*.
A model of sentences compares; what it compares with, and what that means, are rows that an office can change.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import numpy as np

from layers.interests.never_first import held_kinds
from layers.interests.sayings import Saying, load_sayings
from layers.interests.tables import Pointer, chief_pointers, load_interests
from layers.sentences.model import Floats, SentenceModel
from layers.sentences.table_vectors import table_vectors
from questions.conversation.meaning_votes import MeaningVotes
from questions.conversation.reading.sentence_model import sentence_model

SURE: Final = 0.56  # how alike a stretch and a saying must be to be taken for the same
SURE_OF_PHRASE: Final = 0.7  # the same, for the phrases of the table of synonyms, which are short
SURE_OF_TROUBLE: Final = 0.66  # the same, for what would hurt somebody who did not ask for it
SURE_LEAD: Final = 0.2  # the lead of a meaning over the next from which on its sayings need not be so alike
PART_LESS: Final = 0.08  # a part of a clause must be so much more alike: its sense may be another
LONGEST_TEXT: Final = 2_000  # letters of one text that are listened to
FEWEST_WORDS: Final = 2  # of a stretch: a word alone is the tables' matter
WIDE: Final = 9  # words of a clause from which on its parts are listened to as well
WINDOW, STEP = 6, 3  # words of such a part, and from one to the next
_CLAUSE: Final = re.compile(r"[,.;:!?()\n–—]|\s-\s|\b(?:but|and|so|because|then)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Heard:
    """A stretch of words that sounds like a saying."""

    stretch: str = field(repr=False)
    saying: Saying = field(repr=False)
    likeness: float  # 0 to 1


class SayingIndex:
    """The table of sayings, ready to be compared with. Holds nothing of any person."""

    def __init__(
        self, sayings: Sequence[Saying], least: Sequence[float], vectors: Floats, model: SentenceModel
    ) -> None:
        self._sayings = sayings
        self._least = np.array(least, dtype=np.float32)  # how alike a stretch must be to each
        self._vectors = vectors
        self._model = model
        self._votes = MeaningVotes([each.means for each in sayings], vectors @ vectors.T)

    def heard(self, text: str) -> tuple[Heard, ...]:
        """What a text sounds like, the surest first; each meaning once, in the stretch that says it best.

        A stretch that sounds most like what asks for nothing is among them too, with the meaning "".
        """
        stretches = dict(_stretches(text[:LONGEST_TEXT]))
        if not stretches:
            return ()
        likeness = self._model.likeness(list(stretches), self._vectors)
        meanings, leads = self._votes.read(likeness)
        heard = [
            each
            for (stretch, more), alike, meaning, lead in zip(
                stretches.items(), likeness, meanings.tolist(), leads.tolist(), strict=True
            )
            if (each := self._heard(stretch, alike, meaning, lead=lead - more, more=more)) is not None
        ]
        best: dict[tuple[str, str], Heard] = {}
        for each in sorted(heard, key=lambda each: -each.likeness):
            means = each.saying.means
            best.setdefault((means, "" if means else each.stretch), each)
        return tuple(best.values())

    def _heard(self, stretch: str, alike: Floats, meaning: int, *, lead: float, more: float) -> Heard | None:
        """What a stretch says, if either its meaning leads far or the nearest saying is alike enough."""
        nearest = int(alike.argmax())
        is_near = alike[nearest] >= self._least[nearest] + more and self._votes.of_saying[nearest] == meaning
        if lead < SURE_LEAD and not is_near:
            return None
        rows = np.flatnonzero(self._votes.of_saying == meaning)
        row = int(rows[alike[rows].argmax()])
        return Heard(stretch, self._sayings[row], float(alike[row]))


def _stretches(text: str) -> Iterator[tuple[str, float]]:
    """The parts of long clauses, then clauses and the whole; how much more alike each must be."""
    clauses = [clause.split() for clause in _CLAUSE.split(text)]
    for words in clauses:
        if len(words) >= WIDE:
            for at in range(0, len(words) - WINDOW + 1, STEP):
                yield " ".join(words[at : at + WINDOW]), PART_LESS
    for words in (*clauses, text.split()):
        if len(words) >= FEWEST_WORDS:
            yield " ".join(words), 0.0


def _least_of(saying: Saying, pointers: Mapping[str, Sequence[Pointer]], held: frozenset[str]) -> float:
    """How alike a stretch must be to a saying."""
    if saying.says == saying.means:
        return SURE_OF_PHRASE
    chief = chief_pointers(pointers.get(saying.means, ()))
    return SURE_OF_TROUBLE if any(held & set(pointer.kinds) for pointer in chief) else SURE


@lru_cache(maxsize=1)
def saying_index() -> SayingIndex | None:
    """The table as it lies beside the program, read once; None where the model is not installed."""
    model = sentence_model()
    if model is None:
        return None
    pointers = _pointers()
    sayings = all_sayings()
    held = held_kinds()
    least = [_least_of(each, pointers, held) for each in sayings]
    return SayingIndex(sayings, least, table_vectors(model, [each.says for each in sayings]), model)


def all_sayings() -> tuple[Saying, ...]:
    """The table of sayings, and the phrases of the table of synonyms, which mean themselves."""
    pointers = _pointers()
    own = (Saying(words, words) for words in pointers if len(words.split()) >= FEWEST_WORDS)
    return (*load_sayings(frozenset(pointers)), *own)


def _pointers() -> Mapping[str, Sequence[Pointer]]:
    """What each phrase of the table of synonyms points to."""
    pointers: dict[str, list[Pointer]] = defaultdict(list)
    for pointer in load_interests().pointers:
        for words in pointer.words:
            pointers[words].append(pointer)
    return pointers
