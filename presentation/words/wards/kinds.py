"""What was looked for, as one chooses it and in a sentence? Kinds and families of places."""

from collections.abc import Sequence
from typing import Final

from layers.assets.kinds import Kinds
from presentation.words.kinds import kind_label, kind_plural
from presentation.words.language import plural, sentence
from presentation.words.plain import one_line
from presentation.words.wards import choices as gap_words
from questions.wards.ward_gap_model import WardQuestion

NAMED: Final = 3  # so many kinds are named one by one in a sentence


def family_title(label: str) -> str:
    """A family among the choices: "Eating together: any"."""
    return sentence("{family}: any", family=label)


def family_words(label: str) -> str:
    """A family in a sentence: "a place for eating together"."""
    return sentence("a place for {family}", family=label.lower())


def kind_words(label: str) -> str:
    """A kind in a sentence: "a lunch club", "an arts group", "allotments"."""
    lower = label.lower()
    if lower.endswith("s"):
        return lower
    return sentence("an {kind}", kind=lower) if lower[0] in "aeiou" else sentence("a {kind}", kind=lower)


def kinds_words(keys: Sequence[str], kinds: Kinds) -> str:
    """Kinds in a sentence, of which any will do: "a café or a pub"; none for every kind."""
    if not keys:
        return gap_words.ANY_PLACE_TO_GO
    if len(keys) > NAMED:
        return plural("one of {count} kind of places", "one of {count} kinds of places", len(keys))
    first, *others = [kind_words(kind_label(kinds, key)) for key in keys]
    for other in others:
        first = sentence("{first} or {other}", first=first, other=other)
    return first


def labels_of(keys: Sequence[str], kinds: Kinds) -> str:
    """Kinds over a column: "Café, Pub"; the first few of many."""
    named = ", ".join(one_line(kind_label(kinds, key)) for key in keys[:NAMED])
    more = len(keys) - NAMED
    return (
        plural("{named} and {count} more", "{named} and {count} more", more, named=named)
        if more > 0
        else named
    )


def kinds_counted(question: WardQuestion, kinds: Kinds) -> str:
    """What is counted, kind by kind: "lunch clubs, sports clubs, advice offices"."""
    if not question.kinds:
        return sentence("every kind of place")
    return one_line(", ".join(kind_plural(kinds, key).lower() for key in question.kinds))


def counted_kinds_sentence(question: WardQuestion, kinds: Kinds) -> str:
    """What stands under a headline of several kinds: any of which will do; "" where the headline says it."""
    if len(question.kinds) < 2:
        return ""
    return sentence("Counted, and any of them will do: {kinds}.", kinds=kinds_counted(question, kinds))
