"""How do the panel's own marks, decisions and reasons read, and what it takes away?"""

from collections.abc import Mapping
from typing import Final

from presentation.words.funding.bids import ADDITIONAL, BID, NO_RANK
from presentation.words.funding.sitting import verdict_words
from presentation.words.language import sentence
from presentation.words.plain import NOT_KNOWN
from questions.panel.decision import Marks
from questions.panel.redoing import Difference, Redone
from questions.panel.suggested import Suggested

MOST_MARKS: Final = 25
NEXT_OPEN: Final = sentence("Next bid that lacks a decision or reason")
WHICH_BID: Final = sentence("Which bid?")
DECISION: Final = sentence("Decision")
CONFLICTS: Final = sentence("Conflicts of interest: who stood aside")
REASON: Final = sentence("Reason")
CAPTION: Final = sentence("The panel’s decisions beside the figures")
COLUMNS: Final = (
    BID,
    sentence("Rank"),
    ADDITIONAL,
    sentence("Marks"),
    DECISION,
    sentence("Suggested by the figures"),
    sentence("Conflicts"),
    REASON,
)
SUGGESTED: Final[Mapping[Suggested, str]] = {
    Suggested.YES: sentence("yes"),
    Suggested.NO: sentence("no"),
    Suggested.NOT_KNOWN: NOT_KNOWN,
}
NOTHING_SAID: Final = NO_RANK
_CRITERIA: Final[Mapping[str, str]] = {
    "Affordable": sentence("Affordable"),
    "Needed": sentence("Needed"),
    "Can be done": sentence("Can be done"),
    "Will last": sentence("Will last"),
}
TAKE_AWAY: Final = sentence("To take away")
RECORD: Final = sentence("The record, to check or redo (JSON)")
BIDS_CSV: Final = sentence("The figures of every bid (CSV)")
AIMS_CSV: Final = sentence("What each aim comes to (CSV)")
MINUTE_PDF: Final = sentence("The minute (PDF)")
MINUTE_WORD: Final = sentence("The minute (Word)")
NO_MINUTE: Final = sentence("The minute cannot be made.")
NO_MINUTE_FIX: Final = sentence(
    "All else on this page holds, and the record has everything that the minute would say. "
    "Tell whoever looks after Within Reach."
)
CHECK: Final = sentence("Does a record that was kept come out the same?")
CHECK_FILE: Final = sentence("The record (JSON)")
CHECK_IT: Final = sentence("Check it")
NO_RECORD: Final = sentence("This is no record of a decision.")
NO_RECORD_FIX: Final = sentence("Choose the file that was saved.")
_DIFFERENCES: Final[Mapping[Difference, str]] = {
    Difference.AREA: sentence("The area’s data are not the same as then."),
    Difference.REGISTER: sentence("The register is not the same as then."),
    Difference.FILE: sentence("The file of bids is not the same as then."),
    Difference.BIDS: sentence("The bids or their places are not the same as then."),
    Difference.VERSIONS: sentence("It was made with other versions."),
    Difference.RESULT: sentence("The result is not the same."),
}


def criterion(name: str) -> str:
    """What is marked."""
    return _CRITERIA.get(name, name)


def criterion_label(name: str) -> str:
    """What is marked, and how much it can get."""
    return sentence("{criterion}, of {most}", criterion=criterion(name), most=MOST_MARKS)


def decision_words(marks: Marks) -> str:
    """What was decided of a bid."""
    return verdict_words(marks.verdict)


def total_words(marks: Marks) -> str:
    """All marks added up, of as many as could be given for what was marked; where any were."""
    if not marks.marks:
        return NOTHING_SAID
    return sentence("{total} of {most}", total=marks.total, most=MOST_MARKS * len(marks.marks))


def record_note(key: str) -> str:
    """What the record is of, and what it is good for."""
    return sentence(
        "Record {key} …: of the inputs, the parameters, the versions and the result. The same bids, "
        "register and area give the same figures again.",
        key=key[:16],
    )


def redone_lines(again: Redone) -> list[str]:
    """Whether a record comes out the same, and what is not the same as then."""
    first = (
        sentence("The record comes out the same.")
        if again.same
        else sentence("The record does not come out the same.")
    )
    return [first, *(_DIFFERENCES[what] for what in again.differences)]
