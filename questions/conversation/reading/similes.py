"""Where does a text only liken somebody to something? Who "eats like a horse" wishes for no riding.

A likeness is told by how English says it, whatever stands in it: "as blind as a bat", "up and down like a dog
at a fair". "Would like a dog" and "something like a choir" are none, nor is "worked as a cook".
"""

from collections.abc import Sequence
from typing import Final

from questions.conversation.reading.word_stems import Word

ARTICLES: Final = ("a", "an")
# "as well as a choir" and "as far as a park" liken nothing.
MEASURES: Final = ("well", "far", "long", "soon", "much", "many", "often")
# What is likened stands right before "like": what somebody is or does, or where to. Who "sings like a lark"
# is praised for singing.
LIKENED: Final = frozenset(
    (
        *("is", "was", "be", "been", "being", "are", "were", "am", "im", "hes", "shes", "theyre"),
        *("its", "youre", "eats", "eat", "ate", "eating", "sleeps", "sleep", "slept", "sleeping"),
        *("drinks", "drank", "drinking", "walks", "walked", "walking", "runs", "ran", "running"),
        *("swims", "swam", "moves", "moving", "works", "worked", "working", "talks", "talking"),
        *("chatters", "swears", "fights", "sits", "sat", "sitting", "stands", "stood", "lies"),
        *("lying", "shakes", "shaking", "looks", "looked", "acts", "lives", "lived", "living"),
        *("treated", "wanders", "wandering", "jumps", "goes", "went", "going", "up", "down", "about"),
        *("round", "around", "off", "out", "away", "back", "home", "day", "night"),
    )
)
LINKS: Final = (
    "and",
    "but",
    "or",
    "so",
    "since",
    "when",
    "if",
    "who",
    "that",
    "at",
    "in",
    "on",
    "with",
    "to",
)


def simile_length(words: Sequence[Word], at: int) -> int:
    """How many words are a likeness that begins at ``at``: "as a bat", "like a wet weekend"; 0 for none."""
    here = words[at].text
    if here not in ("as", "like") or at == 0 or at + 2 >= len(words):
        return 0
    if words[at + 1].text not in ARTICLES or words[at + 2].clause != words[at].clause:
        return 0
    before = words[at - 1].text
    if here == "like":
        return _length(words, at) if before in LIKENED else 0
    is_as_as = at > 1 and words[at - 2].text == "as" and before not in MEASURES
    return _length(words, at) if is_as_as else 0


def _length(words: Sequence[Word], at: int) -> int:
    """The likeness with the word after its first: of "like a wet weekend" both; not "like a horse and"."""
    more = words[at + 3 : at + 4]
    goes_on = more and more[0].clause == words[at].clause and more[0].text not in LINKS
    return 4 if goes_on else 3
