"""Which words of a text may name the part of town that is meant: "the lunch club on the Meadows"?

They ask for nothing by themselves: of what is wished for, that which is called so is meant.
"""

import re
from calendar import day_name, month_name
from collections.abc import Iterator
from itertools import islice
from typing import Final

from questions.conversation.reading.lexicon import MOST_WORDS, Lexicon
from questions.conversation.reading.names import names_in
from questions.conversation.reading.plain_words import LONGEST_TEXT, plain_reader
from questions.conversation.reading.word_stems import plain_text

SHORTEST_NAME: Final = 4  # letters
LOOK_BACK: Final = 40  # letters before a word, by which it begins a sentence
CALENDAR: Final = frozenset(f"{name.casefold()}{s}" for name in (*day_name, *month_name) for s in ("", "s"))
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z'’]*")
_THOUGHT: Final = re.compile(r"[^,.;:!?()\n–—]+")
# What was, or is not to be: "was in the Wool Pack every night", "won't go to St Oswin's".
_NOT_THERE: Final = re.compile(
    r"\b(?:was|were|been|used|left|moved|barred|banned|from|before|no|not|never|without|hates?|off|avoids?"
    r"|(?:ca|wo|do|does|did|is|are|was|would|could)n['’]?t)\b",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(r"[.!?:;\n][\s\"'’)]*$")


def places_named(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of a text that may be a name other than a person's, in plain form, each once.

    Capitalised within a sentence; or, however written, of no everyday language and without a meaning. Not in
    a thought that tells of what was, or is not to be, nor beyond ``MOST_WORDS``.
    """
    text = text[:LONGEST_TEXT]
    shouts = text.isupper() or text.istitle()
    people = names_in(text)
    named = (plain_text(word) for word in _names(text, lexicon, shouts=shouts))
    return tuple(dict.fromkeys(name for name in named if name not in people))


def _names(text: str, lexicon: Lexicon, *, shouts: bool) -> Iterator[str]:
    thoughts = (thought for thought in _THOUGHT.finditer(text) if not _NOT_THERE.search(thought[0]))
    words = (word for thought in thoughts for word in _WORD.finditer(text, *thought.span()))
    for match in islice(words, MOST_WORDS):
        word, before = match[0], text[max(0, match.start() - LOOK_BACK) : match.start()]
        if len(word) < SHORTEST_NAME or plain_text(word) in CALENDAR:
            continue
        piece = next(lexicon.pieces(word), None)
        if piece is None or piece.empty or plain_reader().is_first_name(word):
            continue
        is_within = bool(before.strip()) and not _ENDS.search(before)
        is_capital = word[0].isupper() and not word.isupper() and is_within and not shouts
        if is_capital or (piece.meaning is None and not lexicon.is_ordinary(piece)):
            yield word
