"""What speaks for each thing that was read in a text? Every word of the tables, saying and thought in it."""

from collections.abc import Sequence
from dataclasses import replace

from questions.conversation.reading.clauses import clauses_of
from questions.conversation.reading.forms import is_form
from questions.conversation.reading.lexicon import Piece
from questions.conversation.reading.namings import SEARCH_WORDS
from questions.conversation.reading.standings import ASKING, Standings
from questions.conversation.reading.trust import Attestation, ReadBy
from questions.conversation.reading.word_stems import plain_text
from questions.conversation.sounds_like import NOTHING, Listened
from questions.conversation.wish import Wish, is_trouble


class Witnesses:
    """A text in which things were read, to be asked what speaks for each; let go of with the text."""

    def __init__(self, pieces: Sequence[Piece], standings: Standings, listened: Listened) -> None:
        self._pieces, self._standings, self._listened = pieces, standings, listened
        self._clauses = clauses_of(pieces)
        self._after = {
            at: len(self._clauses) - 1 - number
            for number, each in enumerate(self._clauses)
            for at in each.pieces
        }
        self._words = sum(len(piece.words) for piece in pieces)

    def with_evidence(self, wishes: Sequence[Wish]) -> list[Wish]:
        """The wishes with what speaks for each; without it where few words were typed or one stands alone."""
        if self._words <= SEARCH_WORDS:
            return list(wishes)
        return [
            wish if self._stands_alone(wish) else replace(wish, evidence=self._evidence(wish, wishes))
            for wish in wishes
        ]

    def _stands_alone(self, wish: Wish) -> bool:
        """Whether a thought is nothing but what is liked, or asks for a group: "82, misses company"."""
        if wish.sounds_like or not wish.in_tables or is_trouble(wish):
            return False
        places = self._places(wish)
        return any(map(self._is_group_asked_for, places)) or any(
            at in each.pieces and all(other == at or self._likes(other) for other in each.pieces)
            for at in places
            for each in self._clauses
        )

    def _is_group_asked_for(self, at: int) -> bool:
        """Whether words ask for a group that does what stands at ``at``: "wants a lunch club"."""
        has_form = any(is_form(after, self._pieces[at]) for after in self._pieces[at + 1 : at + 2])
        return has_form and self._standings.is_asked_for(at)

    def _likes(self, at: int) -> bool:
        """Whether the piece at ``at`` only says that what follows is liked or missed."""
        cue = self._pieces[at].cue
        return cue is not None and cue.means in ASKING

    def _evidence(self, wish: Wish, wishes: Sequence[Wish]) -> Attestation:
        same = [each for each in wishes if not each.unwanted and each.chief & wish.chief]
        places, subjects = self._places(wish), self._subjects(wish)
        learned = [each for at in subjects if (each := self._listened.learned_in_all(at)) is not None]
        return Attestation(
            by=self._read_by(wish),
            heard=max(map(self._listened.sureness, subjects), default=None),
            learned=max(learned, default=None),
            nothing=self._listened.learned_in_all(NOTHING) or 0.0,
            is_asked_for=not wish.sounds_like and any(map(self._standings.is_asked_for, places)),
            is_repeated=len(same) > 1,
            is_need=any(pointer.need for pointer in wish.chief),
            is_trouble=is_trouble(wish),
            thoughts_after=min((self._after[at] for at in places), default=0),
            words=self._words,
        )

    def _read_by(self, wish: Wish) -> ReadBy:
        if wish.sounds_like:
            return ReadBy.SAYING
        if not wish.in_tables:
            return ReadBy.NAME
        if wish.meant in self._listened.index.doubtful:
            return ReadBy.DOUBTFUL_WORD
        return ReadBy.PHRASE if " " in wish.meant else ReadBy.WORD

    def _subjects(self, wish: Wish) -> list[int]:
        """What the sayings are about that it is chiefly for, by number."""
        phrases = [pointer.words[0] for pointer in wish.chief]
        return [at for at in map(self._listened.index.subject_of, phrases) if at is not None]

    def _places(self, wish: Wish) -> list[int]:
        """Which pieces of the text it was read in; of a stretch those in the thought that has most of it."""
        if not wish.sounds_like:
            return [at for at, piece in enumerate(self._pieces) if piece.meant == wish.meant]
        stretch = f" {' '.join(plain_text(wish.typed).split())} "
        spoken = [
            [at for at in each.pieces if f" {self._pieces[at].typed} " in stretch] for each in self._clauses
        ]
        return max(spoken, key=len, default=[])
