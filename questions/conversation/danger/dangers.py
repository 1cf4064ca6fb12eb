"""Do these words say that somebody is in danger, and whom can they ring now? Never a search.

It errs on the side of showing whom to ring. Nothing typed is kept; an answer holds none of it.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from layers.danger.tables import (
    BETWEEN,
    GAP,
    NEGATION,
    Danger,
    DangerTables,
    HelpLine,
    Phrase,
    Tells,
    load_danger,
)
from layers.places.nations import Nation
from questions.conversation.danger.beside import Beside
from questions.conversation.danger.matching import TypedWord, compiled, matches, only
from questions.conversation.danger.sounds import NOTHING_HEARD, danger_sounds, sentences_of, stretches_of
from questions.conversation.reading.sentence_model import ordinary_words
from questions.conversation.reading.word_stems import Stemmer, Word, is_slip, slips_allowed

MOST_BEFORE: Final = 4  # words between a negation and what it takes back: "no evidence of any self-harm"
KNOWN_FROM: Final = 0.3  # how much of some words harmless phrases must name for them to be known
SHORTEST_SWAP: Final = 3  # letters of a word that is known with two neighbours swapped: "wnat"
_REPEATED: Final = re.compile(r"(.)\1+")


@dataclass(frozen=True)
class RingNow:
    """Whom to ring about one danger, or at once about any (``danger`` is None)."""

    danger: Danger | None
    lines: tuple[HelpLine, ...]


def dangers_in(*texts: str) -> tuple[Danger, ...]:
    """What somebody is in danger of by these texts, the most pressing first; () for none."""
    sentences = [sentence for text in texts for sentence in sentences_of(text)]
    if not sentences:
        return ()  # and nothing is made ready for it
    phrases, sounds, stemmer = danger_phrases(), danger_sounds(), Stemmer()  # of these texts alone
    if sounds is None:
        heard = [NOTHING_HEARD] * len(sentences)
    else:
        heard = sounds.hear([_stretches(phrases, sentence, stemmer) for sentence in sentences])
    dangers: set[Danger] = set()
    for sentence, sound in zip(sentences, heard, strict=True):
        dangers |= sound.dangers | phrases.dangers(sentence, fewest_words=sound.fewest_words, stemmer=stemmer)
    return tuple(danger for danger in Danger if danger in dangers)


def _stretches(phrases: "DangerPhrases", sentence: str, stemmer: Stemmer) -> list[tuple[str, bool]]:
    """What is listened to of a sentence, and whether phrases know it: nothing of what is long over."""
    if phrases.is_quiet(sentence, stemmer):
        return []
    return [(stretch, phrases.know(stretch, stemmer)) for stretch in stretches_of(sentence)]


def ring_now(dangers: Sequence[Danger], nation: Nation) -> tuple[RingNow, ...]:
    """Whom to ring in a nation: first for any danger, then for each of ``dangers``."""
    lines = [line for line in danger_phrases().lines if line.nation in (None, nation)]
    whom = [RingNow(each, tuple(line for line in lines if line.danger is each)) for each in (None, *dangers)]
    return tuple(each for each in whom if each.lines)


class DangerPhrases:
    """The tables, ready to be looked up. Holds nothing of any person."""

    def __init__(self, tables: DangerTables, *, ordinary: Collection[str] = ()) -> None:
        """``ordinary`` are further words that are spelt right: "noise" is no slip for "noose"."""
        stemmer = Stemmer()
        self._ordinary = ordinary
        self.lines: Final[tuple[HelpLine, ...]] = tables.lines
        self._groups = {
            name: frozenset(stem for words in members for stem in stemmer.stems(words))
            for name, members in tables.groups.items()
        }
        self._harmful = compiled(tables.phrases, self._groups, stemmer)
        self._harmless = compiled(tables.harmless, self._groups, stemmer)
        self._beside = {
            tells: compiled(phrases, self._groups, stemmer) for tells, phrases in tables.beside.items()
        }
        words = _words_of(tables, stemmer)
        self._words = _by_letter(words)
        self._spelt_right = frozenset(map(stemmer.stem, words))

    def dangers(self, sentence: str, *, fewest_words: int = 1, stemmer: Stemmer | None = None) -> set[Danger]:
        """What the phrases of at least so many words in one sentence mean."""
        words = self._typed(sentence, stemmer)
        harmful = [
            (phrase, at, end)
            for phrase, at, end in matches(self._harmful, words)
            if phrase.dangers and (phrase.length >= fewest_words or _has_slip(words[at:end]))
        ]
        if not harmful:
            return set()
        harmless = list(matches(self._harmless, words))
        meant = [
            (phrase, at, end)
            for phrase, at, end in harmful
            if not any(
                start < end and at < stop and (other.length >= phrase.length or stop > end)
                for other, start, stop in harmless
            )
            and not self._taken_back(phrase, words, at, end)
        ]
        beside = Beside(words, self._beside, [at for _, at, _ in meant])
        return {
            danger for phrase, at, _ in meant if not beside.quiets(phrase, at) for danger in phrase.dangers
        }

    def is_quiet(self, sentence: str, stemmer: Stemmer | None = None) -> bool:
        """Whether all that a sentence tells is over, was somebody's work, or is a story."""
        return Beside(self._typed(sentence, stemmer), self._beside, ()).quiets_all()

    def know(self, text: str, stemmer: Stemmer | None = None) -> bool:
        """Whether phrases say what these words are: a harmful, a light, or harmless ones for much of them.

        "Denies any self-harm" is known; of "giving her things away and said goodbye to the lads" the last
        words alone are, and the rest is to be listened to.
        """
        words = self._typed(text, stemmer)
        if any(True for table in (self._harmful, self._beside[Tells.LIGHT]) for _ in matches(table, words)):
            return True
        covered = {place for _, at, end in matches(self._harmless, words) for place in range(at, end)}
        return len(covered) >= KNOWN_FROM * len(words) > 0

    def _typed(self, text: str, stemmer: Stemmer | None) -> list[TypedWord]:
        stemmer = stemmer or Stemmer()  # of this text alone: it is a person's
        words = stemmer.words(text)
        stems = {word.text: self._stems_of(word, stemmer) for word in words}
        return [TypedWord(word.text, word.clause, stems[word.text]) for word in words]

    def _stems_of(self, word: Word, stemmer: Stemmer) -> frozenset[str]:
        """The stem of a typed word, and if no table has it, those of the words that it looks like."""
        if word.stem in self._spelt_right or word.text in self._ordinary:
            return only(word.stem)
        single = _REPEATED.sub(r"\1", word.text)
        near = (
            meant
            for meant, meant_single in self._words.get(word.text[0], ())
            if single == meant_single or _looks_like(word.text, meant)
        )
        return frozenset((word.stem, *map(stemmer.stem, near)))

    def _taken_back(self, phrase: Phrase, words: Sequence[TypedWord], at: int, end: int) -> bool:
        """Whether a negation stands right before a phrase, or in one of its gaps: "has never hit me"."""
        negations, between = self._groups[NEGATION], self._groups[BETWEEN]
        members = (self._groups.get(piece.strip("[]"), (piece,)) for piece in phrase.words)
        has_own = any(not negations.isdisjoint(stems) for stems in members)
        in_gap = words[at + 1 : end - 1] if GAP in phrase.words and not has_own else ()
        if any(not negations.isdisjoint(word.stems) for word in in_gap):
            return True
        for word in reversed(words[max(0, at - 1 - MOST_BEFORE) : at]):
            if word.clause != words[at].clause:
                return False
            if not negations.isdisjoint(word.stems):
                return True
            if between.isdisjoint(word.stems):
                return False
        return False


@lru_cache(maxsize=1)
def danger_phrases() -> DangerPhrases:
    """The tables as they lie beside the program, read once."""
    return DangerPhrases(load_danger(), ordinary=ordinary_words())


def _has_slip(words: Sequence[TypedWord]) -> bool:
    """Whether a word may be meant for another: how its sentence sounds then says little."""
    return any(len(word.stems) > 1 for word in words)


def _words_of(tables: DangerTables, stemmer: Stemmer) -> set[str]:
    """Every word of the tables in plain form."""
    phrases = [piece for phrase in (*tables.phrases, *tables.harmless) for piece in phrase.words]
    members = [word for words in tables.groups.values() for word in words]
    texts = [piece for piece in phrases if piece != GAP and not piece.startswith("[")] + members
    return {word.text for text in texts for word in stemmer.words(text)}


def _by_letter(words: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """Words by their first letter, each as it is and with doubled letters written once."""
    by_letter = defaultdict(list)
    for word in sorted(words):
        by_letter[word[0]].append((word, _REPEATED.sub(r"\1", word)))
    return dict(by_letter)


def _looks_like(typed: str, meant: str) -> bool:
    """Whether a word was meant with a slip of the pen."""
    if slips_allowed(typed) and slips_allowed(meant):
        return is_slip(typed, meant)
    swapped = len(typed) == len(meant) >= SHORTEST_SWAP and sorted(typed) == sorted(meant)
    return swapped and sum(a != b for a, b in zip(typed, meant, strict=True)) == 2
