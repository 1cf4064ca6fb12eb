"""Into which meanings of the tables does a text fall? The longest phrase counts; slips are forgiven."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from layers.interests.cues import Cue, Means
from layers.interests.tables import InterestTables, Pointer, load_interests
from questions.conversation.reading.sentence_model import ordinary_words
from questions.conversation.reading.similes import simile_length
from questions.conversation.reading.spelling import is_spelt_right
from questions.conversation.reading.word_stems import Stemmer, Word, is_slip, plain_text

SHORTEST_WORD: Final = 3  # letters of a word that is looked for as it stands
LONGEST_WORD: Final = 40  # letters
MOST_WORDS: Final = 300  # of one text; nobody reads out more, and a paste without end must not hold others up

ARTICLES: Final = ("a", "an", "the", "any", "my", "her", "his")

Stems = tuple[str, ...]


@dataclass(frozen=True)
class Meaning:
    """What one phrase of the tables means: it points to something, or says how to take what follows."""

    stems: Stems
    pointers: tuple[Pointer, ...]
    cue: Cue | None


@dataclass(frozen=True, repr=False)
class Piece:
    """A stretch of a text: one meaning of the tables, or one word without any."""

    words: tuple[Word, ...]  # without slips
    typed: str
    meaning: Meaning | None
    empty: bool  # a word that says nothing: "the", "often", "72"
    at: int  # which word of the text it begins with

    @property
    def places(self) -> range:
        """Which words of the text it is."""
        return range(self.at, self.at + len(self.words))

    @property
    def meant(self) -> str:
        """As typed, but for slips of the pen."""
        return " ".join(word.text for word in self.words)

    @property
    def stems(self) -> Stems:
        """The stems of its words."""
        return tuple(word.stem for word in self.words)

    @property
    def cue(self) -> Cue | None:
        """How it takes what stands beside it; None for what people may enjoy or need."""
        return self.meaning.cue if self.meaning and not self.meaning.pointers else None

    @property
    def is_thing(self) -> bool:
        """Whether it may be wished for."""
        return not self.empty and self.cue is None

    @property
    def is_need(self) -> bool:
        """Whether it is a trouble: who hates being lonely still wants company."""
        return self.meaning is not None and any(pointer.need for pointer in self.meaning.pointers)


class Lexicon:
    """The tables, ready to be looked up. Holds nothing of any person."""

    def __init__(self, tables: InterestTables, *, ordinary: Collection[str] = ()) -> None:
        """``ordinary`` are further words that are spelt right, as a model's vocabulary holds them."""
        stemmer = Stemmer()
        self._ordinary = ordinary
        self._stop_words = frozenset(plain_text(word) for word in tables.stop_words)
        self._words: set[str] = set()
        pointers: dict[Stems, list[Pointer]] = defaultdict(list)
        for pointer in tables.pointers:
            for words in pointer.words:
                pointers[self._learn(stemmer, words)].append(pointer)
        cues = {self._learn(stemmer, words): cue for words, cue in tables.negations.items()}
        self._meanings = {
            stems: Meaning(stems, tuple(pointers.get(stems, ())), cues.get(stems))
            for stems in pointers.keys() | cues.keys()
        }
        self._lengths = _lengths(self._meanings)
        self._spelt_right = {stemmer.stem(word) for word in (*self._words, *tables.ordinary_words)}
        self._words -= self._stop_words
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            self._by_letter[word[0]].append(word)
        self.kind_weights = tables.kind_weights
        self.street_words: Final[frozenset[str]] = tables.street_words
        self.relations: Final[frozenset[str]] = tables.relations
        self.targets = {words: stemmer.stems(words) for p in tables.pointers for words in p.interests}

    def pieces(self, text: str) -> Iterator[Piece]:
        """A text cut into its meanings, in its order; words beyond ``MOST_WORDS`` are not read."""
        stemmer = Stemmer()  # of this text alone: it is a person's
        typed = stemmer.words(text[: MOST_WORDS * LONGEST_WORD])[:MOST_WORDS]
        meant = [self._without_slip(word, stemmer) for word in typed]
        at = 0
        while at < len(meant):
            meaning = _likeness(meant, at) or self._refusal_before(meant, at) or self._longest(meant, at)
            length = self._taken(meant, at, meaning) if meaning else 1
            stretch = tuple(meant[at : at + length])
            as_typed = " ".join(word.text for word in typed[at : at + length])
            yield Piece(stretch, as_typed, meaning, not meaning and self._says_nothing(stretch[0]), at)
            at += length

    def is_ordinary(self, piece: Piece) -> bool:
        """Whether a piece is a word of everyday language that the tables give no meaning."""
        return piece.meaning is None and piece.words[0].text in self._ordinary

    def is_spelt_right(self, word: str, stem: str) -> bool:
        """Whether a word is one of the tables or of everyday language, so that no other is meant by it."""
        return stem in self._spelt_right or is_spelt_right(word, self._ordinary)

    @property
    def known_words(self) -> Collection[str]:
        """Words of the tables that say something, in plain form."""
        return self._words

    def _learn(self, stemmer: Stemmer, words: str) -> Stems:
        learned = stemmer.words(words)
        self._words.update(word.text for word in learned)
        return tuple(word.stem for word in learned)

    def _without_slip(self, word: Word, stemmer: Stemmer) -> Word:
        """The word of the tables that is meant, if the word typed is none of them but looks like one."""
        if self._says_nothing(word) or self.is_spelt_right(word.text, word.stem):
            return word
        near = [
            spelling for spelling in self._by_letter.get(word.text[0], ()) if is_slip(word.text, spelling)
        ]
        if not near:
            return word
        meant = min(near, key=lambda spelling: (abs(len(spelling) - len(word.text)), spelling))
        return Word(meant, stemmer.stem(meant), word.clause)

    def _says_nothing(self, word: Word) -> bool:
        return word.text in self._stop_words or word.text.isdigit() or len(word.text) < SHORTEST_WORD

    def _longest(self, words: Sequence[Word], at: int) -> Meaning | None:
        for length in self._lengths.get(words[at].stem, ()):
            stretch = words[at : at + length]
            meaning = self._meanings.get(tuple(word.stem for word in stretch))
            if meaning is None or stretch[-1].clause != words[at].clause:
                continue
            if len(stretch) > 1 or not meaning.pointers or not self._says_nothing(stretch[0]):
                return meaning  # "used" is no form of "useful" for us, though their stem is the same
        return None

    def _refusal_before(self, words: Sequence[Word], at: int) -> Meaning | None:
        """The "no" of "no food bank" or the "nothing" of "nothing in a pub", which is no lack of food.

        None where no shortage begins here, or where nothing that can be refused stands at its end.
        """
        refusal, shortage = self._meanings.get((words[at].stem,)), self._longest(words, at)
        is_shortage = shortage is not None and len(shortage.stems) > 1 and bool(shortage.pointers)
        if refusal is None or refusal.cue is None or not is_shortage:
            return None
        end = at + len(shortage.stems)  # type: ignore[union-attr]  # is_shortage
        within = (self._longest(words, place) for place in range(at + 1, end))
        goes_on = any(m is not None and place + len(m.stems) > end for place, m in enumerate(within, at + 1))
        return refusal if goes_on or self._is_in_something(words, end) else None

    def _is_in_something(self, words: Sequence[Word], end: int) -> bool:
        """Whether words that end in "in" are followed by what it is in: "nothing in a pub"."""
        if words[end - 1].text != "in":
            return False
        if end < len(words) and words[end].text in ARTICLES:
            end += 1
        following = self._longest(words, end) if end < len(words) else None
        if following is None or any(pointer.need for pointer in following.pointers):
            return False  # "nothing in till payday"
        return bool(following.pointers)

    def _taken(self, words: Sequence[Word], at: int, meaning: Meaning) -> int:
        """How many words a meaning takes up; of "no garden" only "no", for a garden is what they want."""
        if meaning.pointers or meaning.cue is None or meaning.cue.means is not Means.LACK:
            return len(meaning.stems)
        length = 1
        while length < len(meaning.stems) and self._says_nothing(words[at + length]):
            length += 1
        return length


def _likeness(words: Sequence[Word], at: int) -> Meaning | None:
    """What somebody is only likened to, which is no wish; None where there is no likeness."""
    length = simile_length(words, at)
    stems = tuple(word.stem for word in words[at : at + length])
    return Meaning(stems, (), Cue(Means.NOTHING)) if length else None


def _lengths(phrases: Collection[Stems]) -> dict[str, list[int]]:
    """How many words phrases have that begin with a stem, the most first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for stems in phrases:
        lengths[stems[0]].add(len(stems))
    return {first: sorted(numbers, reverse=True) for first, numbers in lengths.items()}


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The tables as they lie beside the program, read once."""
    return Lexicon(load_interests(), ordinary=ordinary_words())
