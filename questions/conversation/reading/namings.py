"""Which of the things that a text names are asked for in so many words, and which are only told of?

"Wants a bereavement group" asks; "lost her husband in March, likes bowls" tells of a loss. What could hurt
somebody who did not ask for it is first only where it was asked for.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Final

from layers.interests.requests.asking import AskingWord, load_asking
from questions.conversation.reading.clauses import clauses_of
from questions.conversation.reading.lexicon import Piece
from questions.conversation.reading.standings import Standings
from questions.conversation.reading.word_stems import plain_text

ASKS: Final = (AskingWord.ASKS, AskingWord.WANTS)
SINCE: Final = "since"  # what follows it explains, and asks for nothing
SEARCH_WORDS: Final = 5  # so few words are typed by who looks for something: "bereavement café"


class Naming(StrEnum):
    """How a thing is named that a text speaks of."""

    REQUESTED = "requested"  # words of the table ask for it: "is there a group for"
    TOLD = "told"  # it is there now, and theirs; nothing asks for it
    TAKEN_BACK = "taken back"  # it is over, somebody else's, or turned down
    HEARD = "heard"  # in passing: it only sounds like a saying, or says since when ("since dad died")


def namings(pieces: Sequence[Piece], standings: Standings) -> list[Naming]:
    """How each piece of a text is named, by its own clause.

    A text of a few words is a search, and asks for all that it names. Where a clause only asks ("is there
    anywhere for us?"), it asks for what was told; where it only wants what no table knows ("now she wants
    fun"), what was told beside it is not what they want.
    """
    is_search = sum(len(piece.words) for piece in pieces) <= SEARCH_WORDS
    named = [Naming.TOLD] * len(pieces)
    bare: set[AskingWord] = set()
    has_own_request = False
    for clause in clauses_of(pieces):
        says = _says(word.text for at in clause.pieces for word in pieces[at].words)
        naming = _naming(says, is_search=is_search)
        is_bare = not any(_has_meaning(pieces[at]) for at in clause.pieces)
        if naming is Naming.REQUESTED and is_bare:
            bare.add(AskingWord.ASKS if AskingWord.ASKS in says else AskingWord.WANTS)
        has_own_request |= naming is Naming.REQUESTED and not is_bare
        explains = False
        for at in clause.pieces:
            explains = explains or pieces[at].meant == SINCE
            if standings.is_negated(at):
                named[at] = Naming.TAKEN_BACK
            elif explains and naming is Naming.TOLD:
                named[at] = Naming.HEARD
            elif naming is not Naming.REQUESTED or not standings.is_loss(at):
                named[at] = naming
    if not bare or (has_own_request and AskingWord.ASKS in bare):
        return named  # "ref from GP, anxious, wants to get back to work" asks for work
    becomes = Naming.REQUESTED if AskingWord.ASKS in bare else Naming.TAKEN_BACK
    return [becomes if naming is Naming.TOLD else naming for naming in named]


def _says(words: Iterable[str]) -> frozenset[AskingWord]:
    text = f" {' '.join(words)} "
    return frozenset(
        means for means, phrases in _asking().items() if any(phrase in text for phrase in phrases)
    )


def _naming(says: Collection[AskingWord], *, is_search: bool) -> Naming:
    if any(means not in ASKS for means in says):
        return Naming.TAKEN_BACK
    return Naming.REQUESTED if is_search or says else Naming.TOLD


def _has_meaning(piece: Piece) -> bool:
    return piece.is_thing and piece.meaning is not None


@lru_cache(maxsize=1)
def _asking() -> Mapping[AskingWord, tuple[str, ...]]:
    """The table as it lies beside the program, read once; each phrase in plain form, between spaces."""
    return {
        means: tuple(f" {plain_text(phrase)} " for phrase in phrases)
        for means, phrases in load_asking().items()
    }
