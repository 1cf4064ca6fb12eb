"""What are the words and options of `cli.py feeds` for?"""

from typing import Final

from presentation.words.language import sentence

HELP: Final = sentence("Lists with an address and a rhythm, which keep themselves.")
ADDRESSES_HELP: Final = sentence(
    "Where the list is: an OpenActive feed or data set, an Open Referral UK directory, or a file. Several "
    "for one OpenActive data set: series first, then their sessions."
)
NAME_HELP: Final = sentence("What to call it; the title of its source.")
AREA_HELP: Final = sentence("The prepared area whose entries are kept.")
FORM_HELP: Final = sentence("What answers there; left out: it is asked.")
EVERY_HELP: Final = sentence("Its rhythm, in days.")
LICENCE_HELP: Final = sentence("Its licence; left out: what it says.")
CREDIT_HELP: Final = sentence("Whom its licence asks to name.")
KIND_HELP: Final = sentence("The kind of every entry that says none, like “Lunch club”.")
WORD_HELP: Final = sentence(
    "A word of its own and our kind, like Aqua=sports centre; Aqua=- leaves such entries out."
)
OUTSIDE_HELP: Final = sentence("What to do with entries that lie outside the area.")
BY_HELP: Final = sentence("Your role or initials, kept with what you do.")
WHICH_HELP: Final = sentence("The feed’s name, as `feeds list` has it.")
REFRESH_WHICH_HELP: Final = sentence("Which; left out: all of them.")
DUE_HELP: Final = sentence("Only those whose rhythm asks for it: for a timer.")
ACCEPT_HELP: Final = sentence("This feed may lose as many entries as it does.")
JSON_HELP: Final = sentence("A line of JSON for each step, for another program.")
