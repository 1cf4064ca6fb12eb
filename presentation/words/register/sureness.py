"""What does the register say of how sure its listings are: in the list, its filter and a record?"""

from typing import Final

from layers.register.confidence import ConfidenceStep
from layers.register.field_sources import FieldSource
from presentation.words.language import plural, sentence

HOW_SURE: Final = sentence("How sure?")
HOWEVER_SURE: Final = sentence("However sure")
STEPS: Final = {
    ConfidenceStep.CHECKED: sentence("Checked by a person"),
    ConfidenceStep.NOT_FOR_LONG: sentence("Not checked for long"),
    ConfidenceStep.SEVERAL_LISTS: sentence("In several lists, not checked"),
    ConfidenceStep.ONE_LIST: sentence("In one list, not checked"),
    ConfidenceStep.BY_HAND: sentence("Added by hand, not checked"),
    ConfidenceStep.MAP_ONLY: sentence("From the map only, not checked"),
    ConfidenceStep.GONE: sentence("No longer in its list"),
}

WHERE_FROM: Final = sentence("Where each field comes from")
WHERE_FROM_HEADS: Final = (sentence("Field"), sentence("Value"), sentence("From"), sentence("Since"))
RULE: Final = sentence(
    "Where lists differ: what a person wrote here stands; then the value that was checked later; then that "
    "of the newer list. A list that says nothing takes nothing away."
)


def where_from(lists: int) -> str:
    """The heading of the table: how many lists have the asset."""
    if lists < 2:
        return WHERE_FROM
    return plural(
        "Where each field comes from: {count} list", "Where each field comes from: {count} lists", lists
    )


def from_whom(source: FieldSource) -> str:
    """ "Sports clubs 2026", "AB (by hand)"."""
    return sentence("{who} (by hand)", who=source.by) if source.by_person else source.source


def sureness(words_for_it: str) -> str:
    """How sure a listing is, as a line of its record."""
    return sentence("How sure: {words_for_it}.", words_for_it=words_for_it)
