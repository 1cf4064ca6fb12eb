"""Which clauses tell what somebody else does, and nothing of what the person would enjoy?

"His wife knits, he likes chess", "neighbour runs a sewing group but she's after history". A relative who is
the only one spoken of is the person: "Mum loves knitting".
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from layers.interests.cues import Means, Side
from questions.conversation.reading.clauses import LINKS, SUBJECTS, WANTS_OF_THEM, WHOSE, ClausePieces
from questions.conversation.reading.lexicon import Piece
from questions.conversation.reading.relatives import OTHERS, PARENTS

THIRD_PERSONS: Final = frozenset({"him", "her", "them"})
ANYBODYS: Final = ("i", "he", "she", "they")
# Who "she" is after "Mum has dementia", and "he" after "Dad had a stroke": Mum, and Dad.
SHE_IS: Final = frozenset((*PARENTS["she"], *OTHERS["she"], "nanna", "granny", "niece"))
HE_IS: Final = frozenset((*PARENTS["he"], *OTHERS["he"], "da", "gramps", "nephew"))


def of_somebody_else(
    pieces: Sequence[Piece], clauses: Sequence[ClausePieces], relations: Collection[str]
) -> Iterator[ClausePieces]:
    """The clauses whose subject is somebody's relative, where that somebody's own wish stands beside them."""
    for clause in clauses:
        whose = _whose(pieces, clause, relations)
        if whose and any(_is_own_wish(pieces, other, whose) for other in clauses if other != clause):
            yield clause


def _whose(pieces: Sequence[Piece], clause: ClausePieces, relations: Collection[str]) -> tuple[str, ...]:
    """Whose relative a clause begins with: "his wife", "my Bill", "neighbour"; () for no relative."""
    words = [word.text for at in clause.pieces for word in pieces[at].words]
    while words and (words[0] in LINKS or words[0] in ("but", "though", "so")):
        words = words[1:]
    if len(words) < 2:
        return ()
    if words[0] in WHOSE:
        relative = words[1].removesuffix("s") in relations or words[1] in relations
        return (WHOSE[words[0]],) if relative else ()
    return tuple(_others_than(words[0])) if words[0] in relations else ()


def _others_than(relative: str) -> Iterator[str]:
    """Whose wish it may be that stands beside a relative of nobody in particular: "Wife knits, he bowls"."""
    themself = "she" if relative in SHE_IS else "he" if relative in HE_IS else ""
    yield from (subject for subject in ANYBODYS if subject != themself)


def _is_own_wish(pieces: Sequence[Piece], clause: ClausePieces, whose: Sequence[str]) -> bool:
    """Whether somebody says there what they would themselves enjoy."""
    words = [word.text for at in clause.pieces for word in pieces[at].words]
    subject = (
        "i"
        if WANTS_OF_THEM in " ".join(words[:3])
        else next((SUBJECTS[word] for word in words[:3] if word in SUBJECTS), "")
    )
    if subject not in whose or (subject == "i" and THIRD_PERSONS.intersection(words)):
        return False
    cues = [pieces[at].cue for at in clause.pieces]
    likes = any(cue and cue.side is Side.AFTER and cue.means in (Means.LIKE, Means.CHOOSE) for cue in cues)
    return likes and any(pieces[at].is_thing and pieces[at].meaning for at in clause.pieces)
