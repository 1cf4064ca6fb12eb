"""What stands over the columns of the tables of what is near a person?"""

from typing import Final

from presentation.words.freshness import HOW_SURE
from presentation.words.language import sentence

PLACE: Final = sentence("Place")
KIND: Final = sentence("Kind")
WALK: Final = sentence("Walk")
TABLE_COLUMNS: Final = (
    PLACE,
    KIND,
    WALK,
    sentence("Distance"),
    sentence("Step-free"),
    sentence("Days and times"),
    sentence("Cost"),
    sentence("Contact"),
    sentence("Checked"),
    HOW_SURE,
)
FITTING_COLUMNS: Final = (sentence("Next time"), sentence("Why"), sentence("Ask first"))
CAUSE_COLUMNS: Final = (PLACE, KIND, WALK, sentence("In the way"))
