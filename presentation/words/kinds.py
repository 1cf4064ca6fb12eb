"""What are kinds, families and holidays called in the reader's language? Tables have them in English.

The English of the tables is what a catalogue translates, as it does a sentence. Words are looked for in the
tables themselves (``layers.assets.kinds.Kinds.find``), never here.
"""

from layers.assets.kinds import Family, Kinds
from presentation.words.language import sentence


def kind_label(kinds: Kinds, key: str) -> str:
    """What one of a kind is called: "Lunch club"; a key that is not in the table comes back as words."""
    return sentence(kinds.label(key))


def kind_plural(kinds: Kinds, key: str) -> str:
    """What several of a kind are called: "lunch clubs"."""
    return sentence(kinds.plural(key))


def family_label(family: Family) -> str:
    """What a family of kinds is called: "Food and company"."""
    return sentence(family.label)


def holiday_name(name: str) -> str:
    """What a holiday is called: "Boxing Day"."""
    return sentence(name)
