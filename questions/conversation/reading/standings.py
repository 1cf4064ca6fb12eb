"""How is each thing that a text names meant: wished for, refused, or neither?

"I don't knit, I'd rather sing than sew": knitting and sewing are refused. "Used to sing and misses it":
singing is wished for.
A table says which words take what stands after or before them, and how; this reads them in their clauses.
"""

from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from typing import Final

from layers.interests.cues import Cue, Means, Side
from questions.conversation.reading.clauses import LINKS, ClausePieces, clauses_of
from questions.conversation.reading.lexicon import Lexicon, Piece
from questions.conversation.reading.somebody_else import of_somebody_else
from questions.conversation.reading.word_stems import Stemmer

NEXT_ONLY: Final = (
    Means.SHORT,
    Means.SKIP,
    Means.LOST,
)  # "no bingo": what comes after it is wished for again
REFUSING: Final = (Means.REFUSE, Means.DISLIKE, Means.PAST, Means.SHORT)
FIRM: Final = (Means.REFUSE, Means.PAST)  # of a trouble too: "declined the memory café"
CARRIED: Final = (Means.REFUSE, Means.DISLIKE, Means.SHORT)
ASKING: Final = (Means.LIKE, Means.CHOOSE)
SAYS_NOTHING: Final = (Means.NOTHING, Means.NO_REQUEST)
ENDS_A_LIST: Final = ("or", "nor")
# By these a help is named, not the trouble: "no lunch clubs" refuses them, "no company" asks for some.
HELPS: Final = (
    *("advice", "adviser", "bank", "befriender", "centre", "class", "club", "counselling", "counsellor"),
    *("course", "group", "helpline", "hub", "kitchen", "meeting", "pantry", "session", "surgery"),
    *("therapist", "therapy", "visitor", "volunteer"),
    *("aerobics", "arms", "chairs", "circle", "ring", "rows", "spot"),  # described: "sat in a ring on chairs"
)
OF_HELP: Final = frozenset(map(Stemmer().stem, HELPS))
# Nobody turns a death down: "not bothered about anything, her dad died".
DEATHS: Final = frozenset(map(Stemmer().stem, ("died", "dead", "death", "passed", "funeral", "buried")))
# "No chair exercise" refuses one, and "no day care"; "gets no exercise" does not.
HELPS_BY_MORE: Final = frozenset(map(Stemmer().stem, ("exercise", "care")))
MAY_BE_MISSED: Final = (Means.PAST, Means.SHORT, Means.SKIP, Means.LOST)  # "gave up singing and misses it"


class Standing(StrEnum):
    """How a thing that is named is meant."""

    WISHED = "wished"
    REFUSED = "refused"
    NEITHER = "neither"  # they cannot, or it is somebody else's


class Standings:
    """How each piece of a text is meant; let go of with the text."""

    def __init__(self, pieces: Sequence[Piece], lexicon: Lexicon, *, names: Collection[str] = ()) -> None:
        """``names`` are those of people who are spoken of, in plain form."""
        self._pieces = pieces
        self._clauses = clauses_of(pieces)
        self._means = [Means.LIKE] * len(pieces)
        self._cue_of: dict[int, int] = {}  # the last cue before a thing in its clause
        self._is_open = False  # whether words that take what follows have not had anything yet
        before: Means | None = None
        for clause in self._clauses:
            before = self._read_on(clause, before)
        for number, clause in enumerate(self._clauses):
            for place, at in enumerate(clause.pieces):
                cue = pieces[at].cue
                if cue is not None and cue.side is Side.BEFORE:
                    self._read_back(number, place, cue)
        for clause in of_somebody_else(pieces, self._clauses, lexicon.relations | frozenset(names)):
            for at in clause.pieces:
                self._means[at] = Means.SKIP
                self._cue_of.pop(at, None)

    def of(self, at: int) -> Standing:
        """How the piece at ``at`` is meant."""
        means, is_need = self._means[at], self._pieces[at].is_need
        if means in REFUSING and is_need and DEATHS.intersection(self._pieces[at].stems):
            return Standing.WISHED
        if means is Means.SKIP or (means is Means.LOST and not is_need):
            return Standing.NEITHER
        if means in FIRM or (means in REFUSING and (not is_need or self._names_a_help(at))):
            return Standing.REFUSED
        return Standing.WISHED

    def _names_a_help(self, at: int) -> bool:
        """Whether a piece ends in the name of a help, or such a name stands right after it."""
        after = self._pieces[at + 1 : at + 2]
        own = self._pieces[at].stems
        is_by_more = len(own) > 1 and own[-1] in HELPS_BY_MORE
        return is_by_more or any(piece.stems[-1] in OF_HELP for piece in (self._pieces[at], *after))

    def is_asked_for(self, at: int) -> bool:
        """Whether words that ask for it or like it stand before the piece at ``at``: "would love to sing"."""
        cue = self._pieces[self._cue_of[at]].cue if at in self._cue_of else None
        return cue is not None and cue.means in ASKING and self.of(at) is Standing.WISHED

    def is_loss(self, at: int) -> bool:
        """Whether the piece at ``at`` is gone, or words that tell of a loss: "died", "her late"."""
        cue = self._pieces[at].cue
        return self._means[at] is Means.LOST or (cue is not None and cue.means is Means.LOST)

    def is_negated(self, at: int) -> bool:
        """Whether a trouble is named to say that it is none: "doesn't drink", "not lonely"."""
        return self._means[at] is Means.SHORT

    def denied(self) -> frozenset[int]:
        """Words that are not to be listened to: idioms, and what is denied, from its cue on."""
        words = {
            place
            for piece in self._pieces
            if piece.cue is not None and piece.cue.means in SAYS_NOTHING
            for place in piece.places
        }
        for clause in self._clauses:
            denied = [at for at in clause.pieces if self._is_denied(at)]
            if denied:
                begins = min(self._cue_of.get(at, clause.pieces[0]) for at in denied)
                for at in clause.pieces:
                    if at >= begins and not self._is_wished(at):
                        words.update(self._pieces[at].places)
        return frozenset(words)

    def _is_denied(self, at: int) -> bool:
        return self._has_meaning(at) and self.of(at) is not Standing.WISHED

    def _is_wished(self, at: int) -> bool:
        return self._has_meaning(at) and self.of(at) is Standing.WISHED

    def _has_meaning(self, at: int) -> bool:
        return self._pieces[at].is_thing and self._pieces[at].meaning is not None

    def _read_on(self, clause: ClausePieces, before: Means | None) -> Means | None:
        """Take each thing of a clause by the words before it; what the next clause may carry on."""
        state, done, chosen, last_cue, last = self._carried(clause, before), False, 0, -1, -1
        self._is_open = False
        for at in clause.pieces:
            piece = self._pieces[at]
            cue = piece.cue
            if cue is not None and _reaches_on(cue, is_chosen=chosen > 1):
                state, done = self._next_state(cue, state, is_next=last_cue == at - 1), False
                chosen = int(cue.means is Means.CHOOSE)
                last_cue, self._is_open = at, True
            elif piece.is_thing:
                if done and state in NEXT_ONLY and not self._says_the_same(last, at):
                    state = Means.LIKE
                if last_cue >= 0:
                    self._cue_of[at] = last_cue
                self._means[at], done, chosen, self._is_open = state, True, chosen and chosen + 1, False
                last = at
            else:
                done = done and piece.meant not in LINKS
        return state

    def _says_the_same(self, before: int, at: int) -> bool:
        """Whether two things describe one: "no standing in rows waving your arms"."""
        meaning, earlier = self._pieces[at].meaning, self._pieces[before].meaning if before >= 0 else None
        return bool(meaning and earlier and set(meaning.pointers) & set(earlier.pointers))

    def _next_state(self, cue: Cue, state: Means, *, is_next: bool) -> Means:
        if cue.means is Means.THAN:
            return Means.REFUSE
        if cue.means in (Means.CHOOSE, Means.TURN):
            return Means.LIKE
        if cue.means is Means.DISLIKE and state is Means.SHORT and is_next:
            return Means.LIKE  # "doesn't dislike"
        return cue.means

    def _carried(self, clause: ClausePieces, before: Means | None) -> Means:
        """What goes on over a comma: "no bingo, cards or dominoes", "done with, the choir"."""
        if before not in CARRIED or not clause.follows_comma:
            return Means.LIKE
        pieces = [self._pieces[at] for at in clause.pieces]
        if any(piece.cue is not None and piece.cue.means is not Means.THAN for piece in pieces):
            return Means.LIKE
        goes_on = (
            pieces[0].is_thing and pieces[0].meaning and any(piece.meant in ENDS_A_LIST for piece in pieces)
        )
        is_late = before is Means.REFUSE and self._is_open and sum(piece.is_thing for piece in pieces) == 1
        return before if goes_on or is_late else Means.LIKE

    def _read_back(self, number: int, place: int, cue: Cue) -> None:
        """Take what stands before a cue by it: in its own clause, else in the one before."""
        places = self._clauses[number].pieces
        if cue.means is Means.LIKE and self._has_an_object(places[place], places[place + 1 :]):
            return  # "but would like to sing" says nothing of what stood before
        own = self._things(places[:place])
        earlier = self._things(self._clauses[number - 1].pieces) if number and not own else []
        things = own or earlier
        for at in things[-1:] if cue.means is Means.LOST else things:
            if cue.means is Means.SKIP and (self._pieces[at].is_need or self._means[at] in REFUSING):
                continue
            if cue.means is not Means.LIKE or self._means[at] in MAY_BE_MISSED:
                self._means[at] = cue.means
                self._cue_of.pop(at, None)

    def _has_an_object(self, cue_at: int, following: Sequence[int]) -> bool:
        """Whether what follows a cue is what it speaks of: "wants to do a bit of good", understood or not."""
        goes_on = self._pieces[cue_at].words[-1].text == "to" and len(following) > 1
        return goes_on or any(self._pieces[at].is_thing for at in following)

    def _things(self, places: Iterable[int]) -> list[int]:
        """The things named last before a cue: after the last "and", where something is liked before that."""
        things: list[int] = []
        liked = False
        for at in places:
            piece = self._pieces[at]
            if piece.is_thing:
                things.append(at)
            elif piece.cue is not None and piece.cue.means in (Means.LIKE, Means.CHOOSE):
                liked = True
            elif piece.meant == "and" and liked:
                things = []
        return things


def _reaches_on(cue: Cue, *, is_chosen: bool) -> bool:
    """Whether a cue takes what stands after it; "than" only where something is chosen before it."""
    if cue.means in SAYS_NOTHING:
        return False
    if cue.side is Side.BEFORE:
        return cue.means is Means.LIKE
    return cue.means is not Means.THAN or is_chosen
