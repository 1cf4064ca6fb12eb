"""Which words of a text are names of people? "My Bill" is no bill, and "our Rob Singer" need not sing."""

import re
from collections.abc import Collection

from questions.conversation.reading.relatives import OTHERS, PARENTS
from questions.conversation.reading.word_stems import plain_text

# "His Parkinson's" is no person; "my Bill's the footballer" is.
_NAME = re.compile(
    r"\b(?:[Mm]y|[Oo]ur|[Hh]er|[Hh]is|[Tt]heir)\s+([A-Z][a-z]+)\b(?:\s+([A-Z][a-z]+)\b)?"
    r"(?!['’]s(?!\s+(?:the|a|an|mad|more|always|never|into|keen|got|gone|been)\b))"
)
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev|Cllr|Uncle|Aunt(?:ie|y)?|Nurse)\.?\s+([A-Z][a-z]+)\b")
# "Dad's 78", "mum's whist partner": no group for dads or mums.
_RELATIVES = "|".join(
    (
        "grandmother",
        "grandfather",
        *(word for by in (PARENTS, OTHERS) for each in by.values() for word in each),
    )
)
_RELATIVES_OWN = re.compile(rf"\b({_RELATIVES})['’]s\b", re.IGNORECASE)


def relatives_own_in(text: str) -> frozenset[str]:
    """The relatives of whom something is told, or who own it, in plain form: "mums" of "mum's whist"."""
    return frozenset(plain_text(match[0]) for match in _RELATIVES_OWN.finditer(text))


def names_in(text: str) -> frozenset[str]:
    """The names that follow "my", "our" and the like, and titles, in plain form."""
    matches = [match for pattern in (_NAME, _TITLED) for match in pattern.findall(text)]
    names = (name for match in matches for name in ((match,) if isinstance(match, str) else match) if name)
    return frozenset(plain_text(name) for name in names)


def is_name(typed: str, names: Collection[str]) -> bool:
    """Whether a word is one of ``names``, with or without the s of "Bill's"."""
    return typed in names or typed.removesuffix("s") in names
