"""Are two people spoken of in one text, and which of its words are whose? "She likes gardening, he footy."

Two are spoken of where each is named by a word of their own at the head of a thought ("she", "Dad", "him:"),
and says there what they would like now. Somebody's relative who is only told of ("his wife knits, he likes
chess", "her late husband loved bowls") is nobody to ask for.
Nothing is kept: a person's words pass through here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from layers.interests.cues import Means
from questions.conversation.reading.clauses import WHOSE
from questions.conversation.reading.lexicon import Lexicon, Piece
from questions.conversation.reading.relatives import OTHERS, PARENTS
from questions.conversation.reading.standings import Standing, Standings
from questions.conversation.reading.word_stems import plain_text

TWO: Final = 2
LONGEST: Final = 2_000  # letters of a text that are looked at
_SHE: Final = ("she", "shes", "shed", "shell", "her", "hers", *PARENTS["she"])
_HE: Final = ("he", "hes", "hed", "hell", "him", "his", *PARENTS["he"])
_I: Final = ("i", "id", "im", "ive", "ill", "me")
WHO: Final = {
    **dict.fromkeys((*_SHE, *OTHERS["she"]), "she"),
    **dict.fromkeys((*_HE, *OTHERS["he"]), "he"),
    **dict.fromkeys(_I, "i"),
}
# "Her" and "his" are somebody only where a colon or dash follows: "her: a choir", but not "her garden".
ONLY_HEADING: Final = frozenset(("her", "hers", "his", "him", "me"))
RELATIVES: Final = frozenset((*OTHERS["she"], *OTHERS["he"]))
OWNERS: Final = frozenset((*WHOSE, "the", "our"))
LINKS: Final = frozenset(("and", "but", "while", "whereas", "whilst", "though", "or", "then"))
# How somebody liked it once, which may be said of who is no longer there.
PAST: Final = frozenset(
    ("loved", "liked", "enjoyed", "adored", "missed", "wanted", "used", "was", "were", "had")
)
LEADS_TO: Final = frozenset(
    ("a", "an", "the", "some", "would", "might", "go", "come", "do", "play", "to", "for")
)
GONE: Final = frozenset(("died", "dead", "passed", "late", "lost", "widow", "widower", "widowed", "bereaved"))
THINKS: Final = frozenset(
    (
        "bet",
        "think",
        "reckon",
        "suppose",
        "know",
        "hope",
        "believe",
        "feel",
        "sure",
        "want",
        "wish",
        "thought",
        "said",
    )
)
FOR_ANOTHER: Final = frozenset(("me", "him", "her", "them", "us"))  # "her son wants her to join something"
_HEAD: Final = re.compile(
    r"(?:(?<=[,;.!?\n–—/])|(?<=\s)(?=(?:and|but|while|whereas|whilst)\s)|^)\s*", re.IGNORECASE
)
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True)
class SpokenOf:
    """The words of a text by whose they are. Printing it shows none of them."""

    first: str = field(repr=False)
    second: str = field(repr=False)


@dataclass(frozen=True, repr=False)
class _Thought:
    words: str  # as typed
    whose: str  # "she", "he" or "i"; "" goes on with whoever was spoken of
    is_owned: bool  # somebody's relative: "her husband"


def two_spoken_of(text: str, lexicon: Lexicon) -> SpokenOf | None:
    """The words of two people, as typed, whoever is named first first; None where one is spoken of."""
    if len(text) > LONGEST or _is_anybody_gone(text, lexicon):
        return None
    by_whom: dict[str, list[_Thought]] = {}
    current = ""
    before: list[str] = []
    for thought in _thoughts(text):
        current = thought.whose or current
        if current:
            by_whom.setdefault(current, []).append(thought)
        else:
            before.append(thought.words)
    if len(by_whom) != TWO:
        return None
    if not all(any(_is_wish(thought, lexicon) for thought in own) for own in by_whom.values()):
        return None
    first, second = (" ".join(thought.words for thought in own) for own in by_whom.values())
    return SpokenOf(_tidy(" ".join([*before, first])), _tidy(second))


def _thoughts(text: str) -> list[_Thought]:
    heads = [match.end() for match in _HEAD.finditer(text)]
    stretches = [text[start:end] for start, end in pairwise([*dict.fromkeys(heads), len(text)])]
    return [_thought(words) for words in stretches if words.strip()]


def _thought(stretch: str) -> _Thought:
    """One thought with whom it begins with: "and Dad would go", "him: chess", "her husband wants"."""
    spoken = list(_WORD.finditer(stretch))
    words = [plain_text(each.group()) for each in spoken]
    at = 0
    while at < len(words) and words[at] in LINKS:
        at += 1
    is_owned = at + 1 < len(words) and words[at] in OWNERS and words[at + 1] in WHO
    at += is_owned
    if at >= len(words) or words[at] not in WHO:
        return _Thought(stretch, "", is_owned=False)
    follows = stretch[spoken[at].end() :].lstrip()
    is_heading = follows[:1] in (":", "-", "–", "—", "=")
    if (words[at] in ONLY_HEADING and not is_heading) or (words[at] in RELATIVES and not is_owned):
        return _Thought(stretch, "", is_owned=False)
    return _Thought(stretch, _who(words[at:]), is_owned=is_owned)


def _who(words: Sequence[str]) -> str:
    """Who a thought is about: of "I bet he'd like company" it is he."""
    if WHO[words[0]] == "i" and THINKS.intersection(words[1:3]):
        return next((WHO[word] for word in words[2:] if word in WHO), "i")
    return WHO[words[0]]


def _is_wish(thought: _Thought, lexicon: Lexicon) -> bool:
    """Whether somebody says there what they would like now, with a word that says so or with none at all."""
    pieces = list(lexicon.pieces(thought.words))
    words = [word.text for piece in pieces for word in piece.words]
    standings = Standings(pieces, lexicon)
    things = [at for at, piece in enumerate(pieces) if piece.is_thing and piece.meaning is not None]
    wished = [at for at in things if standings.of(at) is Standing.WISHED]
    if not wished or not PAST.isdisjoint(words) or _is_for_another(words):
        return False
    return any(map(standings.is_asked_for, wished)) or (not thought.is_owned and _is_short(pieces, wished[0]))


def _is_short(pieces: Sequence[Piece], thing: int) -> bool:
    """Whether hardly more than who it is stands before a thing: "he footy", "Dad would go to the bowls"."""
    before = [word.text for piece in pieces[:thing] for word in piece.words if word.text not in LINKS]
    return bool(before) and all(word in WHO or word in LEADS_TO for word in before)


def _is_for_another(words: Sequence[str]) -> bool:
    wants = ("want", "wants", "like", "likes", "love")
    return any(word in wants and following in FOR_ANOTHER for word, following in pairwise(words))


def _is_anybody_gone(text: str, lexicon: Lexicon) -> bool:
    pieces = list(lexicon.pieces(text))
    is_loss = any(piece.cue is not None and piece.cue.means is Means.LOST for piece in pieces)
    return is_loss or any(word.text in GONE for piece in pieces for word in piece.words)


def _tidy(words: str) -> str:
    """Without the link and the stops that only joined it to the rest."""
    tidy = " ".join(words.split()).strip(" ,;/–—")
    first, _, rest = tidy.partition(" ")
    return rest if first.casefold() in LINKS and rest else tidy
