"""What does `cli.py near --help` say of the command and of each of its options?"""

from typing import Final

from geo.paces import PACES
from presentation.words.language import sentence

COMMAND: Final = sentence(
    "What can this person get to on foot from home, and what of it fits them?\n\n"
    "A place typed after the command stays in the shell’s history. Leave it out to be asked for it instead."
)
PLACE: Final = sentence("A postcode, an address or a street. Left out, it is asked for: see below.")
AREA: Final = sentence("The prepared area to look in.")
MINUTES: Final = sentence("The longest walk, one way; 15 unless the words typed say less.")
PACE: Final = sentence("One of: {paces}. Steady, unless the words say otherwise.", paces=", ".join(PACES))
SPEED: Final = sentence("Or the person’s own, metres a second.")
FLAT: Final = sentence("Leave hills out: every street counts as level.")
STEP_FREE: Final = sentence("Avoid steps and raised kerbs.")
KINDS: Final = sentence("Only these, between commas: lunch_club,library")
CHOOSE: Final = sentence("Which of several matches is meant.")
ALL: Final = sentence("List every place, also what is folded or further down.")
WAY: Final = sentence("Show the way there and back to the place of this id.")
JSON: Final = sentence("Print the answer as JSON.")
CSV: Final = sentence("Print what is in reach as CSV.")
MAP: Final = sentence("Also write a map that shows the start: an HTML file.")
ENJOYS: Final = sentence('What they enjoy: "rugby, company at lunch"; - to be asked.')
FREE: Final = sentence('When they are free: "Tue 11:00-15:00".')
AGE: Final = sentence("Their age in years.")
AT_MOST: Final = sentence("The most they can pay each time, in pounds.")
