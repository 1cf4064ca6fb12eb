"""What does somebody ask for in their own words, and what do they say they do not want?

"likes rugby, used to be a joiner, no bingo": three things, the last one unwanted. What has no meaning in the
tables is looked for as it stands.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from layers.interests.cues import Means
from layers.interests.tables import Pointer, chief_pointers
from questions.conversation.evidence import Witnesses
from questions.conversation.heard_words import ALIKE, Reading
from questions.conversation.reading.affirmed import affirmed_text
from questions.conversation.reading.forms import is_form
from questions.conversation.reading.lexicon import Lexicon, Piece, Stems
from questions.conversation.reading.names import is_name, names_in, relatives_own_in
from questions.conversation.reading.namings import Naming, namings
from questions.conversation.reading.plain_words import plain_reader
from questions.conversation.reading.standings import Standing, Standings
from questions.conversation.sounds_like import SayingIndex
from questions.conversation.wish import Target, Wish, is_trouble

OWN_WORD: Final = 0.9  # how much it counts that an asset says the very word typed
AS_GOOD_AS_WRITTEN: Final = 0.85  # how alike a saying is that stands in the text, but for a word
PLAIN_WORD: Final = 0.7  # the same, for a word that the tables do not know


def wishes_in(text: str, lexicon: Lexicon, sayings: SayingIndex | None = None) -> tuple[Wish, ...]:
    """What a text asks for, in its order; the same thing asked twice counts once.

    With ``sayings``, what stands in no table but sounds like one of them is a wish too, at the end; and words
    that only belong to a saying that asks for nothing ("every hour God sends") are none.
    """
    plain = plain_reader().read(text, lexicon.known_words)
    pieces = list(lexicon.pieces(plain.text))
    names = names_in(text) | names_in(plain.text)
    no_wishes = names | relatives_own_in(plain.text)
    standings = Standings(pieces, lexicon, names=names)
    affirmed = affirmed_text(plain.text, standings.denied())
    listened = sayings.listen(affirmed, plain.text) if sayings else None
    read = Reading(pieces, listened, lexicon)
    named = namings(pieces, standings)
    asks = not any(piece.cue is not None and piece.cue.means is Means.NO_REQUEST for piece in pieces)
    wishes: dict[tuple[Stems, bool], Wish] = {}
    for at, piece in enumerate(pieces):
        standing = standings.of(at)
        unwanted = standing is Standing.REFUSED
        if (
            not piece.is_thing
            or standing is Standing.NEITHER
            or is_name(piece.typed, no_wishes)
            or is_form(piece, pieces[at - 1] if at else None)
        ):
            continue
        if not asks and not unwanted and not standings.is_asked_for(at):
            continue
        if not read.passes_over(piece, refused=unwanted):
            key = (piece.stems, unwanted)
            wishes.pop((piece.stems, not unwanted), None)  # what is said last of it is meant
            naming = Naming.REQUESTED if standings.is_asked_for(at) else named[at]
            if key not in wishes or naming is Naming.REQUESTED:
                wishes[key] = replace(_wish(piece, unwanted, lexicon), naming=naming)
    _add_heard(wishes, read, lexicon)
    if not asks:
        wishes = {key: wish for key, wish in wishes.items() if not wish.sounds_like and not is_trouble(wish)}
    every = list(wishes.values())
    if listened is not None:
        every = Witnesses(pieces, standings, listened).with_evidence(every)
    typed = (replace(wish, typed=plain.as_typed(wish.typed)) for wish in every)
    return tuple(_without_contradiction(list(typed)))


def _add_heard(wishes: dict[tuple[Stems, bool], Wish], read: Reading, lexicon: Lexicon) -> None:
    """Add what only sounds like something, unless words of the tables point there, or turn it down."""
    pointed_to = {pointer for wish in wishes.values() if not wish.unwanted for pointer in wish.chief}
    turned_down = {pointer for wish in wishes.values() if wish.unwanted for pointer in wish.chief}
    read_whole = {wish.typed for wish in wishes.values()}
    for each, unwanted in (
        *((each, False) for each in read.wished()),
        *((each, True) for each in read.refused()),
    ):
        piece = next(lexicon.pieces(each.saying.means))
        chief = _chief_pointers(piece)
        if each.likeness < ALIKE and each.stretch in read_whole:
            continue  # the tables know all of these words, and what they mean
        if each.likeness < ALIKE and each.is_learned and turned_down.issuperset(chief):
            continue  # it was heard in all of the text, and so in what turns it down
        if not pointed_to.issuperset(chief) and not (unwanted and (piece.is_need or pointed_to & chief)):
            pointed_to |= chief
            wish = _wish(piece, unwanted, lexicon)
            is_there = each.is_learned or each.likeness >= AS_GOOD_AS_WRITTEN
            naming = Naming.TOLD if is_there else Naming.HEARD
            wishes[piece.stems, unwanted] = replace(
                wish, typed=each.stretch, sounds_like=each.saying.says, naming=naming
            )


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


def _wish(piece: Piece, unwanted: bool, lexicon: Lexicon) -> Wish:
    pointers = piece.meaning.pointers if piece.meaning else ()
    # A word that means little by itself ("women", "men") is little met by who says it in passing.
    own = min(OWN_WORD, max((pointer.weight for pointer in pointers), default=PLAIN_WORD))
    weights = {piece.stems: (piece.meant, own)}
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
