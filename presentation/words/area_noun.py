"""What is each of the areas called by which a place is asked for: a ward, or an area of an office's own?

The one place for that word. A sentence with it has ``{noun}``, ``{nouns}``, ``{a_noun}``, ``{Noun}`` or
``{Nouns}`` in it, and is filled with ``noun_of(…).words``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layers.area import Area
from layers.zones.zoned_area import zones_of
from presentation.words.language import sentence
from questions.wards.matrix.model import GapMatrix
from questions.wards.ward_gap_model import WardGaps


@dataclass(frozen=True)
class AreaNoun:
    """The word, in the forms in which a sentence may need it."""

    noun: str
    nouns: str
    a_noun: str
    title: str  # at the beginning of a sentence
    titles: str
    key: str  # in the names of files and sheets, whatever the language

    @property
    def words(self) -> Mapping[str, str]:
        """The forms by the names under which sentences ask for them."""
        return {
            "noun": self.noun,
            "nouns": self.nouns,
            "a_noun": self.a_noun,
            "Noun": self.title,
            "Nouns": self.titles,
        }


WARD: Final = AreaNoun(
    sentence("ward"), sentence("wards"), sentence("a ward"), sentence("Ward"), sentence("Wards"), "ward"
)
OWN_AREA: Final = AreaNoun(
    sentence("area"), sentence("areas"), sentence("an area"), sentence("Area"), sentence("Areas"), "area"
)


@dataclass(frozen=True)
class OfAreas:
    """A sentence with that word in it, for wards and for areas of one's own alike."""

    template: str

    def of(self, noun: AreaNoun) -> str:
        """The sentence with the word."""
        return sentence(self.template, **noun.words)


def noun_of(subject: Area | WardGaps | GapMatrix) -> AreaNoun:
    """The word for the areas of a place, or of an answer."""
    own = zones_of(subject) is not None if isinstance(subject, Area) else subject.own_areas
    return OWN_AREA if own else WARD
