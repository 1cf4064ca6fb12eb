"""What does the register say of how sure its listings are: in the list, its filter and a record?"""

from typing import Final

from layers.register.confidence import ConfidenceStep
from presentation.words.language import sentence

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


def sureness(words_for_it: str) -> str:
    """How sure a listing is, as a line of its record."""
    return sentence("How sure: {words_for_it}.", words_for_it=words_for_it)
