"""Why was nothing suitable? The reasons, as a press and a table name them."""

from layers.unmet.counts import Reason

REASONS = {
    Reason.NONE_HERE: "None here",
    Reason.TOO_FAR: "Too far",
    Reason.WRONG_TIME: "Wrong time",
    Reason.FULL: "Full",
    Reason.NOT_ELIGIBLE: "Not for them",
    Reason.COST: "Cost",
    Reason.NOT_ACCESSIBLE: "Not accessible",
    Reason.NOT_KNOWN: "Not known",
}
