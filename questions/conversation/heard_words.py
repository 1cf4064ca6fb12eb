"""Which words of a text belong to what was heard in it, and are not to be read a second time one by one?"""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from layers.interests.cues import Means
from layers.interests.tables import chief_pointers
from questions.conversation.reading.lexicon import Lexicon, Piece
from questions.conversation.reading.word_stems import Stemmer
from questions.conversation.sounds_like import Heard, Listened

IDLE: Final = 0.7  # how alike a stretch must be to what asks for nothing, to pass over a word of the tables
ALIKE: Final = 0.56  # how alike to a saying a few words must be for none of them to be looked for by itself
CERTAIN: Final = 0.8  # how sure it must be of what is said to be wished for though it was given up
SEARCH_WORDS: Final = 5  # more of them are talk; so few may be a name that is looked for
NO_WORDS: Final = frozenset({"no", "not", "never", "nobody", "nothing", "without", "none", "hardly"})
TAKES_BACK: Final = (Means.REFUSE, Means.DISLIKE, Means.PAST, Means.SHORT)
FIRMLY: Final = (Means.REFUSE, Means.DISLIKE)


class Reading:
    """A text as pieces, and what was heard in it; let go of with the text."""

    def __init__(self, pieces: Sequence[Piece], listened: Listened | None, lexicon: Lexicon) -> None:
        heard = listened.heard() if listened else ()
        self._listened = listened
        stemmer = Stemmer()
        words = [word for piece in pieces for word in piece.typed.split()]
        self._pieces, self._lexicon = pieces, lexicon
        self._is_talk = len(words) > SEARCH_WORDS
        spans = [_span([word.text for word in stemmer.words(each.stretch)], words) for each in heard]
        self._heard = list(zip(heard, spans, strict=True))

    def passes_over(self, piece: Piece, *, refused: bool = False) -> bool:
        """Whether a piece only stands in what was heard, or is an ordinary word in the middle of talk.

        What is ``refused`` was taken out before anybody listened, so nothing that was heard speaks for it.
        """
        inside = [each for each, span in self._heard if _is_within(piece.places, span)]
        if piece.meaning is not None:
            is_idle = any(not each.saying.means and each.likeness >= IDLE for each in inside)
            is_doubted = not refused and self._is_doubted(piece)
            return self._is_talk and ((is_idle and len(piece.words) == 1) or is_doubted)
        if not self._is_talk:
            own = [each for each in inside if each.saying.says != each.saying.means]
            return any(each.likeness >= ALIKE for each in own)
        return bool(inside) or self._lexicon.is_ordinary(piece)

    def _is_doubted(self, piece: Piece) -> bool:
        if self._listened is None or piece.meaning is None:
            return False
        chief = chief_pointers(piece.meaning.pointers)
        phrases = [pointer.words[0] for pointer in chief]
        return bool(phrases) and all(self._listened.doubts(piece.meant, phrase) for phrase in phrases)

    def wished(self) -> Iterator[Heard]:
        """What was heard and is asked for: not where the same stretch says that they do not want it."""
        for each, span in self._heard:
            by = FIRMLY if each.sureness >= CERTAIN else TAKES_BACK
            if each.saying.means and not self._is_taken_back(each, span, by=by):
                yield each

    def refused(self) -> Iterator[Heard]:
        """What was heard where the same stretch says firmly that they do not want it."""
        for each, span in self._heard:
            if each.saying.means and self._is_taken_back(each, span, by=FIRMLY):
                yield each

    def _is_taken_back(self, heard: Heard, span: range, *, by: Collection[Means] = TAKES_BACK) -> bool:
        cues = [piece.cue for piece in self._pieces if _is_within(piece.places, span)]
        return any(cue and cue.means in by for cue in cues) and not self._denies(heard.saying.says)

    def _denies(self, saying: str) -> bool:
        """Whether a saying itself says no, as in "sick of eating alone" or "nobody calls"."""
        words = saying.casefold().replace("’", "'").split()
        if any(word in NO_WORDS or word.endswith("n't") for word in words):
            return True
        return any(piece.cue and piece.cue.means in TAKES_BACK for piece in self._lexicon.pieces(saying))


def _is_within(places: range, span: range) -> bool:
    return len(places) > 0 and places.start >= span.start and places.stop <= span.stop


def _span(stretch: Sequence[str], words: Sequence[str]) -> range:
    """Where a stretch stands among the words of a text; an empty range where it does not."""
    for at in range(len(words) - len(stretch) + 1):
        if list(words[at : at + len(stretch)]) == list(stretch):
            return range(at, at + len(stretch))
    return range(0)
