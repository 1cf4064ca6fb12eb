"""What does somebody ask for in their own words, and what do they say they do not want?

"likes rugby, used to be a joiner, no bingo": three things, the last one unwanted. What has no meaning in the
tables is looked for as it stands.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from layers.interests.tables import Means, Pointer, chief_pointers
from questions.conversation.heard_words import Reading
from questions.conversation.lexicon import Lexicon, Piece, Stems
from questions.conversation.sounds_like import SayingIndex

OWN_WORD: Final = 0.9  # how much it counts that an asset says the very word typed
PLAIN_WORD: Final = 0.7  # the same, for a word that the tables do not know
LINKS: Final = frozenset({"or", "nor", "and"})  # "no bingo or cards"


@dataclass(frozen=True)
class Target:
    """A word or phrase that an asset may say."""

    stems: Stems = field(repr=False)
    words: str = field(repr=False)
    weight: float


@dataclass(frozen=True)
class Wish:
    """One thing that somebody asks for, or does not want. Printing it shows none of their words."""

    typed: str = field(repr=False)
    meant: str = field(repr=False)  # as typed, but for slips of the pen
    kinds: tuple[tuple[str, float], ...] = field(repr=False)  # key of a kind, weight
    targets: tuple[Target, ...] = field(repr=False)
    in_tables: bool  # the tables know it
    unwanted: bool
    chief: frozenset[Pointer] = field(default=frozenset(), repr=False)  # what it points to above all
    sounds_like: str = field(default="", repr=False)  # the saying it was taken for; "" for words of tables


def wishes_in(text: str, lexicon: Lexicon, sayings: SayingIndex | None = None) -> tuple[Wish, ...]:
    """What a text asks for, in its order; the same thing asked twice counts once.

    With ``sayings``, what stands in no table but sounds like one of them is a wish too, at the end; and words
    that only belong to a saying that asks for nothing ("every hour God sends") are none.
    """
    pieces = list(lexicon.pieces(text))
    read = Reading(pieces, sayings.heard(text) if sayings else ())
    wishes: dict[tuple[Stems, bool], Wish] = {}
    pointed_to: set[Pointer] = set()
    for piece, unwanted in _taken_as(iter(pieces)):
        if not read.passes_over(piece, lexicon):
            wishes.setdefault((piece.stems, unwanted), _wish(piece, unwanted, lexicon))
            if not unwanted:
                pointed_to |= _chief_pointers(piece)
    for each in read.wished():
        piece = next(lexicon.pieces(each.saying.means))
        chief = _chief_pointers(piece)
        if not pointed_to.issuperset(chief):
            pointed_to |= chief
            wish = _wish(piece, False, lexicon)
            wishes[piece.stems, False] = replace(wish, typed=each.stretch, sounds_like=each.saying.says)
    return tuple(_without_contradiction(list(wishes.values())))


def _chief_pointers(piece: Piece) -> frozenset[Pointer]:
    return chief_pointers(piece.meaning.pointers if piece.meaning else ())


def _without_contradiction(wishes: Sequence[Wish]) -> Iterator[Wish]:
    """Who wants to get moving but will not go near a gym does not mind every exercise."""
    wished = {target.stems for wish in wishes if not wish.unwanted for target in wish.targets}
    for wish in wishes:
        if wish.unwanted:
            own = wish.targets[:1]
            rest = (target for target in wish.targets[1:] if target.stems not in wished)
            yield replace(wish, targets=(*own, *rest))
        else:
            yield wish


def _taken_as(pieces: Iterator[Piece]) -> Iterator[tuple[Piece, bool]]:
    """The pieces that say something, each with whether it is unwanted, going by what stands before it."""
    before, clause, done = Means.LIKE, -1, False
    for piece in pieces:
        if piece.words[0].clause != clause:
            before, clause, done = Means.LIKE, piece.words[0].clause, False
        if piece.meaning and piece.meaning.means and not piece.meaning.pointers:
            before, done = piece.meaning.means, False
        elif piece.empty:
            done = done and piece.meant not in LINKS
        else:
            if done and before in (Means.SHORT, Means.SKIP):
                before = Means.LIKE
            if before is not Means.SKIP:
                yield piece, before in (Means.DISLIKE, Means.SHORT) and not _is_need(piece)
            done = True


def _is_need(piece: Piece) -> bool:
    """Who hates being lonely still wants company."""
    return piece.meaning is not None and any(pointer.need for pointer in piece.meaning.pointers)


def _wish(piece: Piece, unwanted: bool, lexicon: Lexicon) -> Wish:
    pointers = piece.meaning.pointers if piece.meaning else ()
    weights = {piece.stems: (piece.meant, OWN_WORD if pointers else PLAIN_WORD)}
    for pointer in pointers:
        for words in pointer.interests:
            stems = lexicon.targets[words]
            weight = max(pointer.weight, weights[stems][1] if stems in weights else 0.0)
            weights[stems] = (words, weight)
    return Wish(
        typed=piece.typed,
        meant=piece.meant,
        # Who wants no bingo may still want a social club: a dislike goes by words, never by a whole kind.
        kinds=() if unwanted else _kinds(pointers, lexicon),
        targets=tuple(Target(stems, words, weight) for stems, (words, weight) in weights.items()),
        in_tables=bool(pointers),
        unwanted=unwanted,
        chief=_chief_pointers(piece),
    )


def _kinds(pointers: Sequence[Pointer], lexicon: Lexicon) -> tuple[tuple[str, float], ...]:
    kinds: dict[str, float] = {}
    for pointer in pointers:
        for kind in pointer.kinds:
            weight = pointer.weight * lexicon.kind_weights.get(kind, 1.0)
            kinds[kind] = max(weight, kinds.get(kind, 0.0))
    return tuple(kinds.items())
