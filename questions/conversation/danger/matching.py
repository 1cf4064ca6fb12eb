"""Which phrases of the tables of danger stand in a text? Words in their order, groups of words, and gaps."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from layers.danger.tables import GAP, Phrase
from questions.conversation.reading.word_stems import Stemmer

MOST_BETWEEN: Final = 3  # words that a gap of a phrase stands for
Groups = Mapping[str, frozenset[str]]  # name of a group of words: their stems


@dataclass(frozen=True)
class PhrasePiece:
    """One word of a phrase, whichever of its group it is."""

    stems: frozenset[str]
    after_gap: bool


@dataclass(frozen=True, repr=False)
class TypedWord:
    """One typed word and the stems that it may stand for."""

    text: str  # in plain form
    clause: int
    stems: frozenset[str]


Compiled = dict[str, list[tuple[Phrase, tuple[PhrasePiece, ...]]]]  # by the stem that begins a phrase


def compiled(phrases: Iterable[Phrase], groups: Groups, stemmer: Stemmer) -> Compiled:
    """The phrases by the stem that begins them, ready to be looked for."""
    by_first: Compiled = defaultdict(list)
    for phrase in phrases:
        pieces = tuple(_pieces(phrase, groups, stemmer))
        for stem in pieces[0].stems:
            by_first[stem].append((phrase, pieces))
    return dict(by_first)


def _pieces(phrase: Phrase, groups: Groups, stemmer: Stemmer) -> Iterator[PhrasePiece]:
    after_gap = False
    for piece in phrase.words:
        if piece == GAP:
            after_gap = True
            continue
        in_group = piece.startswith("[")
        stems = [groups[piece.strip("[]")]] if in_group else map(only, stemmer.stems(piece))
        for each in stems:
            yield PhrasePiece(each, after_gap)
            after_gap = False


def only(stem: str) -> frozenset[str]:
    """A group of one stem."""
    return frozenset((stem,))


def matches(table: Compiled, words: Sequence[TypedWord]) -> Iterator[tuple[Phrase, int, int]]:
    """The phrases that stand in a text, each with its first word and the word after its last."""
    for at, word in enumerate(words):
        for stem in word.stems:
            for phrase, pieces in table.get(stem, ()):
                end = _end(pieces, words, at, word.clause)
                if end:
                    yield phrase, at, end


def _end(pieces: Sequence[PhrasePiece], words: Sequence[TypedWord], at: int, clause: int) -> int:
    """The word after the last of a phrase whose next piece comes at ``at``; 0 where it is not there."""
    if not pieces:
        return at
    last = at + (MOST_BETWEEN if pieces[0].after_gap else 0)
    for here in range(at, min(last + 1, len(words))):
        if words[here].clause != clause:
            return 0
        if not pieces[0].stems.isdisjoint(words[here].stems):
            end = _end(pieces[1:], words, here + 1, clause)
            if end:
                return end
    return 0
