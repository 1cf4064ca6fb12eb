"""Is what a phrase says of somebody denied, or over? "doesn't drive and uses a stick" denies no stick.

A "not" reaches as far as its own thought: over "or", not over "and", "so" or a new subject. Two make a yes:
"never goes out without her stick". What tells that something is over stands in the table (``Topic.OVER``).
"""

from collections.abc import Collection, Iterator
from typing import Final

from questions.circumstances.spoken_text import SpokenText, is_negative
from questions.conversation.reading.clauses import SUBJECTS
from questions.conversation.reading.word_stems import plain_text

REACH: Final = 6  # words that a "not" reaches over
# What begins a thought of its own: "doesn't smoke and uses a wheelchair", "not out much since she uses one".
_NEW_THOUGHT: Final = frozenset(
    ["and", "so", "but", "because", "since", "as", "though", "although", "when", "who", "then", "now"]
)
_GOES_ON: Final = frozenset(["or", "nor"])  # "doesn't smoke, drink or use a stick"
_NO_DENIAL: Final = frozenset(["just", "only", "merely", "simply"])  # "not only uses a stick"
# "Not confident with her stick", "can't get far with her frame": how it goes is denied, not the thing.
_HOW: Final = frozenset(
    (
        *("confident", "safe", "steady", "good", "great", "happy", "comfortable", "keen", "used", "easy"),
        *("far", "fast", "long", "quickly", "well", "much"),
    )
)


def is_denied(text: SpokenText, at: int) -> bool:
    """Whether a "not" takes back the phrase that begins at a word: an odd number of them does."""
    negations, after = 0, ""
    for place in _own_thought(text, at):
        word = text.words[place].text
        if word in _HOW:
            break
        negations += is_negative(word) and after not in _NO_DENIAL
        after = word
    return negations % 2 == 1


def is_over(text: SpokenText, span: range, *, over: Collection[int], ended: Collection[int]) -> bool:
    """Whether other words tell that a phrase is over: "used to use a stick", "wheelchair no longer needed".

    ``over`` are words that say so of what follows them, ``ended`` of what stands before them.
    """
    after = range(span.stop, text.clause(span.start).stop)
    return any(place in over for place in _own_thought(text, span.start)) or any(
        place in ended for place in after[:REACH]
    )


def _own_thought(text: SpokenText, at: int) -> Iterator[int]:
    """The words before one that belong to its thought, the nearest first."""
    clause, goes_on = text.words[at].clause, False
    for place in range(at - 1, max(0, at - REACH) - 1, -1):
        word = text.words[place]
        is_new = word.text in _NEW_THOUGHT or plain_text(word.text) in SUBJECTS
        if is_new or (word.clause != clause and not goes_on):
            return
        goes_on = goes_on or word.text in _GOES_ON
        yield place
