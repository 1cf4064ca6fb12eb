"""What does the funding page say before anything is chosen?"""

from collections.abc import Mapping
from typing import Final

from presentation.words.language import sentence

TITLE: Final = sentence("Funding")
QUESTION: Final = sentence("What should we fund first, where, and what would it change?")
WHICH_PART: Final = sentence("What do you want to look at?")
PARTS: Final[Mapping[str, str]] = {
    "bids": sentence("The bids"),
    "what_if": sentence("What if …"),
    "set": sentence("The best set"),
    "record": sentence("Marks and decision"),
    "worth": sentence("Was it worth it?"),
}
NOBODY: Final = sentence("Nobody is known to live here.")
NOBODY_FIX: Final = sentence("Prepare the area with counts of residents.")
WORKING_OUT: Final = sentence("Working out whom each bid would reach …")
TYPE_NAME: Final = sentence("Type its name")
WARD: Final = sentence("Ward")
GROUP: Final = sentence("Group")
WHOLE_AREA: Final = sentence("The whole area")
NONE: Final = sentence("none")


def asset_title(name: str, kind: str) -> str:
    """An asset in a list to choose from: its name and kind."""
    return sentence("{name} ({kind})", name=name, kind=kind.lower())
