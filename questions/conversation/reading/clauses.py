"""Into which stretches does a text fall, within which a negation reaches?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from layers.interests.cues import Means, Side
from questions.conversation.reading.lexicon import Piece

LINKS: Final = frozenset({"or", "nor", "and"})  # "no bingo or cards"
WHOSE: Final = {"my": "i", "our": "i", "his": "he", "her": "she", "their": "they"}
WANTS_OF_THEM: Final = "wants me"  # "my grandson likes football and wants me to come to the cricket"
SUBJECTS: Final = {  # what begins a new thought after "and", by whose it is
    **dict.fromkeys(("i", "id", "im", "ive", "we", "wed", "weve"), "i"),
    **dict.fromkeys(("he", "hed", "hes", "hell"), "he"),
    **dict.fromkeys(("she", "shed", "shes", "shell"), "she"),
    **dict.fromkeys(("they", "theyd", "theyre", "theyve"), "they"),
}


@dataclass(frozen=True, repr=False)
class ClausePieces:
    """Pieces of one thought, in their order."""

    pieces: tuple[int, ...]  # which of the text's
    follows_comma: bool  # else a turning word, or "and" with a new subject


def clauses_of(pieces: Sequence[Piece]) -> list[ClausePieces]:
    """A text cut at commas and stops, at what turns it ("but"), and at a new subject ("and she")."""
    clauses: list[ClausePieces] = []
    current: list[int] = []
    comma = True
    for at, piece in enumerate(pieces):
        new = at == 0 or piece.words[0].clause != pieces[at - 1].words[0].clause
        if new or _turns(piece) or _is_new_subject(pieces, at):
            if current:
                clauses.append(ClausePieces(tuple(current), comma))
            current, comma = [], new
        current.append(at)
    if current:
        clauses.append(ClausePieces(tuple(current), comma))
    return clauses


def _turns(piece: Piece) -> bool:
    cue = piece.cue
    return cue is not None and cue.means is Means.TURN and cue.side is Side.AFTER


def _is_new_subject(pieces: Sequence[Piece], at: int) -> bool:
    """Whether "and" stands here before a new subject, or a new subject right after what was named."""
    if at and pieces[at].words[0].text in SUBJECTS and pieces[at - 1].meaning and pieces[at - 1].is_thing:
        return True
    follows = pieces[at + 1].words[0].text if at + 1 < len(pieces) else ""
    if pieces[at].meant != "and" or at + 1 == len(pieces):
        return False
    return follows in SUBJECTS or follows in WHOSE or WANTS_OF_THEM in pieces[at + 1].meant
