"""Of whom is a circumstance said: of the person, or of somebody beside them? "her husband, 90, uses a frame".

Thoughts are those that wishes are read in (``questions.conversation.reading.clauses``): "her husband uses a
frame and she uses a stick" are two.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from layers.interests.circumstances import Topic
from questions.circumstances.circumstance import Circumstance
from questions.circumstances.of_a_child import is_of_a_child
from questions.circumstances.spoken_text import SpokenText
from questions.conversation.reading.clauses import SUBJECTS, WHOSE, clauses_of
from questions.conversation.reading.lexicon import Lexicon
from questions.conversation.reading.word_stems import Stemmer, plain_text

WHEN: Final = (Topic.DAYS, Topic.PART, Topic.HOURS)  # "her daughter comes on Tuesdays": not free then
WHO: Final = frozenset(["who", "who's", "whose"])
# "My husband" is somebody else even to who telephones for themselves; "my mum" is whom they telephone for.
PARTNERS: Final = frozenset(["husband", "wife", "partner", "hubby", "missus"])
_OF_A_PARTNER: Final = frozenset(["my", "our", "a", "old"]) | WHOSE.keys()
_OF_A_RELATIVE: Final = frozenset(["his", "her", "their"])
_SEVERAL: Final = frozenset(["kids", "children", "daughters", "sons", "grandchildren", "grandkids"])
_CARING: Final = frozenset([("looks", "after"), ("look", "after"), ("cares", "for"), ("caring", "for")])


class OfWhom:
    """Who the clauses of a text speak of; let go of with the text."""

    def __init__(self, text: SpokenText, lexicon: Lexicon) -> None:
        self._text = text
        self._relations = lexicon.relations | PARTNERS
        self._thoughts = _thoughts(text, lexicon)

    def is_another(self, circumstance: Circumstance) -> bool:
        """Whether it is of somebody else: "his wife, who uses a frame", "looks after a child"."""
        if circumstance.topic in WHEN:
            return False
        text, start = self._text, circumstance.places.start
        if circumstance.topic is Topic.AGE and is_of_a_child(text, circumstance):
            return True
        begins = text.clause(start).start
        words = text.texts(range(begins, start))
        if not words and begins and circumstance.topic is Topic.AGE:  # "her husband, 90"
            return self._ends_with_another(text.texts(text.clause(begins - 1)))
        if words[:1] and words[0] in WHO and begins:
            words = text.texts(text.clause(begins - 1)) + words
        named = self._another(words)
        if named is None:
            return False
        return not any(
            begins < thought <= start and self._subject(thought) == WHOSE.get(named)
            for thought in self._thoughts
        )

    def _ends_with_another(self, words: Sequence[str]) -> bool:
        last = words[-1]
        return last in _SEVERAL or (last in self._relations and self._another(words) is not None)

    def _subject(self, thought: int) -> str:
        """Whose a thought is that begins at a word, by its first word after "and" or "but"."""
        words = [plain_text(word) for word in self._text.texts(range(thought, thought + 2))]
        return next((SUBJECTS[word] for word in words if word in SUBJECTS), "")

    def _another(self, words: Sequence[str]) -> str | None:
        """The word before whoever is named beside the person: "his" wife; None where nobody is."""
        for at, word in enumerate(words):
            owner = words[at - 1] if at else ""
            plain = word.removesuffix("'s")
            if plain not in self._relations:
                continue
            owners = _OF_A_PARTNER if plain in PARTNERS else _OF_A_RELATIVE
            alone = plain in PARTNERS and (word != plain or not at)
            if owner in owners or alone or WHO.intersection(words[at + 1 : at + 2]):
                return owner
        return "" if _CARING.intersection(pairwise(words)) else None


def _thoughts(text: SpokenText, lexicon: Lexicon) -> frozenset[int]:
    """The words with which a thought begins: after a comma, at what turns it ("but"), at "and she"."""
    stemmer = Stemmer()  # of this text alone: it is a person's
    plain: list[str] = []
    word_at: list[int] = []  # which word of ``text`` each of the reading's is of
    for at, word in enumerate(text.words):
        letters = "0" if word.text[0].isdigit() else word.text
        is_new = at > 0 and text.words[at - 1].clause != word.clause
        plain.append(f", {letters}" if is_new else letters)
        word_at.extend([at] * len(stemmer.words(letters)))
    pieces = list(lexicon.pieces(" ".join(plain)))
    return frozenset(word_at[pieces[clause.pieces[0]].at] for clause in clauses_of(pieces))
