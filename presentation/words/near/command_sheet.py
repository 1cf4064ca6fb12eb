"""What does `cli.py near --help` say of what is taken home or passed on?"""

from typing import Final

from presentation.words.language import sentence

SHEET: Final = sentence("Also write a page to print: a PDF.")
PLACES: Final = sentence("Ids of the places for the sheet, the calendar or the file to pass on.")
FORM: Final = sentence(
    "With --sheet: page (up to five on one), sides (a side each), week (Monday to Sunday) or easy-read."
)
LANGUAGE: Final = sentence("With --form sides, week or easy-read: cy, or en,cy for both side by side.")
WHOLE_WAY: Final = sentence("With --sheet: show the whole way from their door. For their own sheet only.")
MONEY: Final = sentence("With --form week: what they have for the week, in pounds.")
WORKER: Final = sentence('With --sheet: whom to ring, as "name, number"; - to be asked. It is not kept.')
CALENDAR: Final = sentence("Also write calendar entries: an .ics file.")
SHARE: Final = sentence("Also write what can be passed on: an .html, .txt or .eml file (an e-mail draft).")
WORKER_QUESTION: Final = sentence("Whom to ring with questions (name, number)?")
