"""Why was nothing suitable? The reasons, as a press and a table name them."""

from layers.unmet.counts import Reason
from presentation.words.language import sentence

REASONS = {
    Reason.NONE_HERE: sentence("None here"),
    Reason.TOO_FAR: sentence("Too far"),
    Reason.WRONG_TIME: sentence("Wrong time"),
    Reason.FULL: sentence("Full"),
    Reason.NOT_ELIGIBLE: sentence("Not for them"),
    Reason.COST: sentence("Cost"),
    Reason.NOT_ACCESSIBLE: sentence("Not accessible"),
    Reason.NOT_KNOWN: sentence("Not known"),
}
