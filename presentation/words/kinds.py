"""What are kinds, families and holidays called in the reader's language? Tables have them in English.

The English of the tables is what a catalogue translates, as it does a sentence. Words are looked for in the
tables themselves (``layers.assets.kinds.Kinds.find``), never here.
"""

from typing import Final

from layers.assets.kinds import Family, Kinds
from presentation.words.language import sentence

_VOWELS: Final = frozenset("aeiou")
_UNCOUNTED: Final = frozenset({"computer help", "allotments", "public toilets"})


def kind_label(kinds: Kinds, key: str) -> str:
    """What one of a kind is called: "Lunch club"; a key that is not in the table comes back as words."""
    return sentence(kinds.label(key))


def kind_plural(kinds: Kinds, key: str) -> str:
    """What several of a kind are called: "lunch clubs"."""
    return sentence(kinds.plural(key))


def a_kind(kinds: Kinds, key: str) -> str:
    """What is said of one of a kind: "a lunch club", "an advice office", "allotments"."""
    label = kind_label(kinds, key)
    name = f"{label[:1].lower()}{label[1:]}"
    if name == kind_plural(kinds, key) or name in _UNCOUNTED:
        return name
    return sentence("an {kind}", kind=name) if name[:1] in _VOWELS else sentence("a {kind}", kind=name)


def family_label(family: Family) -> str:
    """What a family of kinds is called: "Food and company"."""
    return sentence(family.label)


def holiday_name(name: str) -> str:
    """What a holiday is called: "Boxing Day"."""
    return sentence(name)
