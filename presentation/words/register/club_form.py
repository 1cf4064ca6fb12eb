"""What does the form say in which a club speaks for itself: as a file, on paper, and where it is made?"""

from collections.abc import Mapping
from typing import Final

from layers.register.inbox.club_answers import ABOUT, ACCESS, CONTACT, PEOPLE, PLACE, TIMES
from layers.register.model import Status
from layers.times.session import Known
from presentation.words import plain
from presentation.words.language import sentence
from presentation.words.register.form import LABELS as _OF_THE_PAGE

# On the register's page and in the terminal.
ASK: Final = sentence("Ask the club itself")
WHAT_FOR: Final = sentence(
    "A form with what is known of them, to be sent by e-mail or on paper. Their answers come back as a small "
    "file, which is read in here and waits until somebody has looked at it."
)
REPLY_TO: Final = sentence("Where shall they send it? An e-mail address, printed on the form and not kept")
AS_FILE: Final = sentence("Form as a file, for e-mail")
AS_PAPER: Final = sentence("Form on paper (PDF)")
READ_IN: Final = sentence("Read in a form that came back")
WHICH_FILE: Final = sentence("The file that their form has saved")
READ: Final = sentence("Read it in")
NO_FILE: Final = sentence("No file is chosen.")
NO_FILE_FIX: Final = sentence("Choose the small file that came with their e-mail.")

# On the form itself.
HOW: Final = sentence(
    "Please put right what is wrong and fill in what is missing. Then press “Save my answers” at the end: a "
    "small file is saved on your computer. Send it back by e-mail. Nothing is sent before you do that."
)
HOW_ON_PAPER: Final = sentence(
    "Please write beside each line what is wrong or missing, and send this page back. What you leave empty "
    "stays as it is."
)
PUBLIC: Final = sentence(
    "What you write here will be public. Give a club’s own telephone number and e-mail address, or those of "
    "somebody who agrees to that."
)
CONFIRM: Final = sentence("I have read all of this, and with my changes it is right today.")
SAVE: Final = sentence("Save my answers")
SAVED: Final = sentence(
    "Saved as a file called {file}, mostly in the folder “Downloads”. Please attach it to an e-mail.",
    file="club-answers.json",
)
NO_SCRIPT: Final = sentence(
    "This form needs a browser that may run its own script. If nothing happens when you press the button, "
    "ask for the form on paper."
)
NOW: Final = sentence("Known now")
NOT_KNOWN_YET: Final = sentence("not known yet")
YOURS: Final = sentence("Yours")
PAGE_OF: Final = sentence("Page {page} of {pages}", page="{page}", pages="{pages}")
FILE_NAME: Final = "club-answers.json"
LABELS: Final[Mapping[str, str]] = {
    **_OF_THE_PAGE,
    "when": sentence("Days and times"),
    "step_free": sentence("Can one get in without steps?"),
    "full": sentence("Are you full at present?"),
    "helpers_wanted": sentence("Do you look for helpers?"),
    "status": sentence("Are you open?"),
    "cost": sentence("What it costs"),
    "for_whom": sentence("Whom it is for"),
    "description": sentence("What it is like, in a few plain sentences"),
}
GROUPS: Final = (
    (sentence("What it is"), ABOUT),
    (sentence("When"), TIMES),
    (sentence("Where"), PLACE),
    (sentence("Who can come"), PEOPLE),
    (sentence("Getting in"), ACCESS),
    (sentence("How people reach you"), CONTACT),
)
_KNOWN: Final = {
    Known.YES.value: sentence("Yes"),
    Known.NO.value: sentence("No"),
    Known.PARTLY.value: sentence("Partly"),
    Known.UNKNOWN.value: sentence("Not known"),
}
CHOICES: Final[Mapping[str, Mapping[str, str]]] = {
    "step_free": _KNOWN,
    "full": _KNOWN,
    "helpers_wanted": {name: label for name, label in _KNOWN.items() if name != Known.PARTLY.value},
    "status": {
        Status.ACTIVE.value: sentence("Open"),
        Status.PAUSED.value: sentence("Paused, we come back"),
        Status.CLOSED.value: sentence("Closed for good"),
    },
}


def title(name: str) -> str:
    """The heading of the form."""
    return sentence("Is this still right? {name}", name=plain.one_line(name))


def send_to(address: str) -> str:
    """Where the answers go."""
    return sentence("Please send it to {address}.", address=plain.one_line(address))


def known_on(day: str) -> str:
    """As of which day the form holds what is known."""
    return sentence("What is known on {day}", day=plain.day(day))


def waits(name: str) -> str:
    """That what came back waits in the inbox."""
    return sentence("The form of {name} is read in and waits in the inbox.", name=plain.one_line(name))


def shown(field: str, text: str) -> str:
    """What is known of a field, on paper."""
    return (CHOICES[field][text] if field in CHOICES else text) or NOT_KNOWN_YET
