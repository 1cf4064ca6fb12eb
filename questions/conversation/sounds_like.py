"""Which saying of our own table does a stretch of words sound like, where no word of the tables stands in it?

"Short of puff" sounds like *can't get up the stairs without stopping*, which the table says is *breathless*.
A model of sentences compares; what it compares with, and what that means, are rows that an office can change.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

import numpy as np

from geo.types import BoolArray, FloatArray
from layers.interests.never_first import held_kinds
from layers.interests.sayings import Saying, load_doubtful_words, load_sayings
from layers.interests.tables import Pointer, chief_pointers, load_interests
from layers.sentences.adaptation import AdaptedModel
from layers.sentences.model import Floats, SentenceModel
from layers.sentences.table_vectors import table_vectors
from questions.conversation.reading.meaning_votes import MeaningVotes
from questions.conversation.reading.sentence_model import adapted_model, sentence_model
from questions.conversation.reading.surety import Signs

SURE: Final = 0.3  # how sure it must be that a text speaks of something, where no word of the tables says so
SURE_OF_TROUBLE: Final = 0.4  # the same, for what would hurt somebody who did not ask for it
DOUBTFUL: Final = 0.17  # below it not even a word of the tables is believed: "keep your cards close"
LEAST_LIKENESS: Final = 0.5  # of a saying: what is less alike to any is a guess, however the votes go
IDLE: Final = 0.3  # votes from which on a stretch asks for nothing, if nothing else has more
DOUBTFUL_TROUBLE: Final = 0.35  # the same, for what would hurt somebody: "off his food" is not hungry
PART_LESS: Final = 0.08  # a part of a clause must be so much more alike: its sense may be another
SURELY_IDLE: Final = 0.66  # how alike to small talk a stretch must be for nothing in it to be a wish
RIVAL_COUNTS: Final = (
    0.5  # how much of another subject's votes is taken, to find the stretch that says it best
)
TALK: Final = 6  # words of a text from which on it is more than a search
LEARNED_COUNTS: Final = 0.35  # of 1, what was learned; the rest is what the sayings vote
LEARNED_SURE: Final = 0.5  # by the adapted model alone, whatever the sayings vote
LEARNED_IN_ALL: Final = 0.6  # likewise, in the whole text, troubles too: it is right nine times in ten then
MOST_HEARD: Final = 24  # stretches that the adapted model hears: clauses and the whole rather than parts
CANDIDATES: Final = 3  # subjects with most votes in a stretch that are looked at
LONGEST_TEXT: Final = 2_000  # letters of one text that are listened to
FEWEST_WORDS: Final = 2  # of a stretch: a word alone is the tables' matter
WIDE: Final = 9  # words of a clause from which on its parts are listened to as well
WINDOW, STEP = 6, 3  # words of such a part, and from one to the next
NOTHING: Final = 0  # the subject that is none
_CLAUSE: Final = re.compile(r"[,.;:!?()\n–—]|\s-\s|\b(?:but|and|so|because|then)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Heard:
    """A stretch of words that sounds like a saying."""

    stretch: str = field(repr=False)
    saying: Saying = field(repr=False)
    likeness: float  # 0 to 1
    sureness: float  # 0 to 1, that the text speaks of what the saying means
    is_learned: bool = False  # whether the adapted model hears the whole text ask for it


@dataclass(frozen=True, eq=False)
class Listened:
    """What all sayings make of one text; let go of with the text."""

    stretches: tuple[str, ...] = field(repr=False)  # the whole text last
    is_part: BoolArray = field(repr=False)  # (t,) which stretches are only parts of a clause
    likeness: Floats = field(repr=False)  # (t, s) of each stretch to each saying
    votes: FloatArray = field(repr=False)  # (t, m) for each subject; the first is nothing at all
    learned: FloatArray = field(repr=False)  # (t, m) of each subject, 0 to 1, by the adapted model alone
    learned_whole: FloatArray = field(repr=False)  # (m,) the same of the text as it was typed, whole
    index: "SayingIndex" = field(repr=False)
    is_thought: bool = True  # whether the whole text is a single clause; else no saying is heard across them

    def heard(self) -> tuple[Heard, ...]:
        """What the text sounds like, the surest first; each meaning once, in the stretch that says it best.

        A stretch that sounds most like what asks for nothing is among them too, with the meaning "".
        """
        voted = np.argsort(-self.votes, axis=1)[:, :CANDIDATES]
        likely = np.union1d(voted, np.flatnonzero(self.learned_whole >= LEARNED_IN_ALL))
        heard = [
            each for subject in likely.tolist() if subject and (each := self._heard(subject)) is not None
        ]
        return (*sorted(heard, key=lambda each: -each.sureness), *self._idle())

    def sureness(self, subject: int, *, words: int = 0) -> float:
        """How sure it is that the text speaks of a subject that so many words of the tables name."""
        return self._signs(subject, words).sureness

    def learned_of(self, subject: int) -> float:
        """How sure the adapted model is of a subject, 0 to 1, in the clause or whole that says it best."""
        return float(self.learned[~self.is_part, subject].max(initial=0.0))

    def learned_in_all(self, subject: int) -> float | None:
        """The same in the whole text, whatever else it tells of; None of what that model has not learned."""
        return float(self.learned_whole[subject]) if subject in self.index.learned else None

    def doubts(self, typed: str, phrase: str) -> bool:
        """Whether a word that often means something else is unlikely to mean ``phrase`` here."""
        subject = self.index.subject_of(phrase)
        if typed not in self.index.doubtful or subject is None:
            return False
        limit = DOUBTFUL_TROUBLE if self.index.least[subject] == SURE_OF_TROUBLE else DOUBTFUL
        return self.sureness(subject, words=len(typed.split())) < limit

    def _heard(self, subject: int) -> Heard | None:
        least, learned = self.index.least[subject], self.learned_of(subject)
        is_trouble = least == SURE_OF_TROUBLE
        in_all = self.learned_in_all(subject) or 0.0
        is_in_all = in_all >= LEARNED_IN_ALL and len(self.stretches[-1].split()) >= TALK
        is_learned = is_in_all or (learned >= LEARNED_SURE and not is_trouble)
        sureness = max(self.sureness(subject), in_all if is_trouble else learned * is_learned)
        if sureness < least and not is_learned:
            return None
        at = int(self.votes[:, subject].argmax())
        if at == len(self.stretches) - 1 and not self.is_thought:
            at = int(self.votes[:-1, subject].argmax())
            if self.votes[at].argmax() != subject and not is_in_all:
                return None  # only two thoughts together sound like it: "uses a wheelchair, likes running"
        heard = replace(self._nearest(at, subject, sureness), is_learned=is_in_all)
        return heard if heard.likeness >= LEAST_LIKENESS or is_learned else None

    def _nearest(self, at: int, subject: int, sureness: float) -> Heard:
        """A stretch with the saying about a subject that is most like it."""
        rows = np.flatnonzero(self.index.votes.of_saying == subject)
        row = int(rows[self.likeness[at, rows].argmax()])
        return Heard(self.stretches[at], self.index.sayings[row], float(self.likeness[at, row]), sureness)

    def _idle(self) -> Iterator[Heard]:
        for at, votes in enumerate(self.votes):
            heard = self._nearest(at, 0, float(votes[0]))
            is_nearest = heard.likeness >= max(SURELY_IDLE, float(self.likeness[at].max()))
            if is_nearest or votes[0] >= max(IDLE, votes[1:].max()):
                yield heard

    def _signs(self, subject: int, words: int) -> Signs:
        votes, own = self.votes, self.index.votes.of_saying == subject
        part_less = np.where(self.is_part, PART_LESS, 0.0)
        rival = np.delete(votes, subject, axis=1).max(axis=1)
        best = int((votes[:, subject] - RIVAL_COUNTS * rival - part_less).argmax())
        likeness, others = self.likeness[:, own].max(axis=1), self.likeness[:, ~own].max(axis=1)
        return Signs(
            votes=votes[best, subject],
            nearest=float(((likeness > others) * (likeness - part_less)).max()),
            margin=float((likeness - others).max()),
            votes_of_whole=votes[-1, subject],
            idle=votes[best, 0],
            idle_of_whole=votes[-1, 0],
            has_word=words == 1,
            has_phrase=words > 1,
            words=len(self.stretches[-1].split()),
        )


class SayingIndex:
    """The table of sayings, ready to be compared with. Holds nothing of any person."""

    def __init__(
        self,
        sayings: Sequence[Saying],
        subject_of: Mapping[str, str],
        troubles: Collection[str],
        doubtful: Collection[str],
        vectors: Floats,
        models: tuple[SentenceModel, AdaptedModel | None],
    ) -> None:
        """``subject_of`` each phrase: phrases that chiefly point to the same have one subject.

        By the first of ``models`` all sayings vote; with their votes count what the second has learned.
        """
        self.sayings: Final = sayings
        self.doubtful: Final = doubtful  # words of the tables that often mean something else
        self.votes: Final = MeaningVotes([subject_of.get(each.means, "") for each in sayings], vectors)
        self.least: Final = [SURE_OF_TROUBLE if name in troubles else SURE for name in self.votes.names]
        self._subject_of = {
            phrase: self.votes.names.index(name)
            for phrase, name in subject_of.items()
            if name in self.votes.names
        }
        self._vectors = vectors
        self._model, self._adapted = models
        learned = self._adapted.subjects if self._adapted else ()
        pairs = [
            (at, self.votes.names.index(name)) for at, name in enumerate(learned) if name in self.votes.names
        ]
        self._learned = np.array(pairs, int).reshape(-1, 2).T  # its subjects, and their numbers here
        self.learned: Final = frozenset(self._learned[1].tolist())

    def listen(self, text: str, typed: str = "") -> Listened | None:
        """What all sayings make of a text; None where it holds too few words.

        ``typed``: all of it, where what is refused was left out of ``text``.
        """
        is_part = dict(_stretches(text[:LONGEST_TEXT]))
        if not is_part:
            return None
        stretches = tuple(is_part)
        likeness = self._model.likeness(stretches, self._vectors)
        votes, learned = self._votes(stretches, likeness)
        whole = " ".join(typed[:LONGEST_TEXT].split())
        return Listened(
            stretches,
            np.array(list(is_part.values())),
            likeness,
            votes,
            learned,
            learned[-1] if whole in ("", stretches[-1]) else self._learned_of([whole])[0],
            self,
            is_thought=len(stretches) < 2 or sum(map(bool, _CLAUSE.split(text[:LONGEST_TEXT]))) < 2,
        )

    def _votes(self, stretches: Sequence[str], likeness: Floats) -> tuple[FloatArray, FloatArray]:
        """(t, m) what the sayings vote, joined with what was learned of the same subjects; and that alone."""
        votes, learned = self.votes.read(likeness), np.zeros((len(stretches), len(self.votes.names)))
        if self._adapted is not None:
            learned[-MOST_HEARD:] = self._learned_of(stretches[-MOST_HEARD:])
            ours, of_last = self._learned[1], votes[-MOST_HEARD:]
            of_last[:, ours] *= 1.0 - LEARNED_COUNTS
            of_last[:, ours] += LEARNED_COUNTS * learned[-MOST_HEARD:, ours]
        return votes, learned

    def _learned_of(self, texts: Sequence[str]) -> FloatArray:
        """(t, m) of each subject by the adapted model alone; 0 of what it has not learned."""
        learned = np.zeros((len(texts), len(self.votes.names)))
        if self._adapted is not None:
            theirs, ours = self._learned
            learned[:, ours] = self._adapted.hear(texts).subjects[:, theirs]
        return learned

    def heard(self, text: str) -> tuple[Heard, ...]:
        """``Listened.heard`` of a text."""
        listened = self.listen(text)
        return listened.heard() if listened else ()

    def subject_of(self, phrase: str) -> int | None:
        """Which subject a phrase of the tables is about; None where no saying is."""
        return self._subject_of.get(phrase)


def _stretches(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of long clauses, then clauses and the whole; whether each is a part."""
    clauses = [clause.split() for clause in _CLAUSE.split(text)]
    for words in clauses:
        if len(words) >= WIDE:
            for at in range(0, len(words) - WINDOW + 1, STEP):
                yield " ".join(words[at : at + WINDOW]), True
    for words in (*clauses, text.split()):
        if len(words) >= FEWEST_WORDS:
            yield " ".join(words), False


@lru_cache(maxsize=1)
def saying_index() -> SayingIndex | None:
    """The table as it lies beside the program, read once; None where the model is not installed."""
    model = sentence_model()
    if model is None:
        return None
    chief = {phrase: chief_pointers(pointers) for phrase, pointers in _pointers().items()}
    subject_of = {phrase: min(each.words[0] for each in pointers) for phrase, pointers in chief.items()}
    held = held_kinds()
    troubles = {
        subject_of[phrase]
        for phrase, pointers in chief.items()
        if any(held & set(pointer.kinds) for pointer in pointers)
    }
    sayings = all_sayings()
    vectors = table_vectors(model, [each.says for each in sayings])
    models = (model, adapted_model())
    return SayingIndex(sayings, subject_of, troubles, load_doubtful_words(), vectors, models)


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
