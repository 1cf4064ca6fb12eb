"""What do the pages say? Their sentences, and how values become words."""

import re
from datetime import date

from geo.paces import Pace

TITLE = "Within Reach"
NEAR_A_PERSON = "Near a person"
REGISTER = "Asset register"
ABOUT = "About the data"
NOT_KNOWN = "not known"
QUESTION = "What can this person get to on foot from home?"
PLACE_LABEL = "Where does the person start?"
MATCHES_LABEL = "Which one is meant?"
FIND = "Find"
CHOOSE_ON_MAP = "Choose on the map"
PACE_LABEL = "How fast do they walk?"
MINUTES_LABEL = "How many minutes, one way?"
ENJOY_LABEL = "What do they enjoy? In their own words"
ENJOY_EXAMPLE = "For example: rugby, company at lunch"
START_AFRESH = "Start afresh"
MORE = "More about them: when they are free, age, cost, access, kinds of places"
MORE_TOLD = "More about them:"
DAYS_LABEL = "When are they free? Any day, unless you choose"
PARTS_LABEL = "At what time of day?"
AGE_LABEL = "Their age"
AGED = "aged {age}"
PAY_LABEL = "The most they can pay each time"
REST_LABEL = "They need a seat on the way every"
RESTS = "a seat every {metres}"
PLACE_STEP_FREE = "The place must be step-free"
STEP_FREE_PLACE = "step-free place"
FAMILIES_LABEL = "Kinds of places: all, unless you choose"
KINDS_LABEL = "Choose particular kinds"
KINDS_HELP = "Only these kinds, and those of the families chosen above"
KINDS_EMPTY = "Every kind"
OWN_SPEED = "Metres a second"
OWN_STEP_FREE = "They need a way without steps or raised kerbs"
MADE_UP = "This town is made up, for trying things out. Nobody lives here and none of its places exist."
FIRST = (
    "Type where the person starts and press Find, or click the map. "
    "What is typed is looked up on this machine and is not kept."
)
CLICK_MAP = "Click the map where the person starts."
FROM_MAP = "Starting from the place you clicked on the map."
CHOOSE_ROW = "Choose a place in the list or on the map to see the way there."
STREET_BY_STREET = "The way there and back, street by street"
WHY_HERE = "Why it is here: {points} points"
WHY_CAPTION = "What counts for this place; the points make its rank in the list"
ON_SHEET = "Put on the sheet to take home"
OFF_SHEET = "Take off the sheet"
TAKE_HOME = "To take home"
TAKE_OFF = "Take off: {title}"
MAP_NAME = "Map of {title}. The list holds the same places."
KEY = "Key"
KEY_HOME = "Where the person starts"
KEY_GROUND = "Within {minutes} minutes on foot"
KEY_BEYOND = "Streets are not known here"
WHOLE_SCREEN = "Show the map on the whole screen"
END_WHOLE_SCREEN = "Leave the whole screen"
UNKNOWN_STEP_FREE = "not known – ring first"
STEP_FREE = {"yes": "yes", "no": "no", "partly": "partly", "": UNKNOWN_STEP_FREE}
NOTHING = "Nothing of what was asked for is within {minutes} minutes at {pace}."
NOTHING_HELP = "More minutes or other kinds may help. What is just out of reach is listed below."
LINK = (
    "The address in the browser’s bar can be shared: "
    "it holds the place, pace, minutes and kinds, never where the person starts."
)
BROKEN = "Something went wrong in the program, not in what you did."
BROKEN_FIX = (
    "Load the page again. If it happens again, tell whoever looks after Within Reach what you were doing."
)
DAMAGED = "{name} cannot be opened."
UNKNOWN_AREA = "No area “{name}” has been prepared here, so this is {shown}."
AREA_LABEL = "Which place?"
CANNOT_JUDGE = "What is in reach from here cannot be judged."
IN_REACH = "The places in reach"
WAY_SAID = "{title}: {there} there, {back} back."
RING_MARK = ":material/call:"  # before each place that must be rung first; the list says what it means
RING_ALL = "Ring first: nobody has checked these yet."
CHECKED = "checked {day}"
RING_SOME = "Ring first: not checked with the groups lately."
LIST_LABEL = "{count} in reach, the nearest first"
FITS_LABEL = "{count} in reach and fitting, the best first"
NOTHING_FITS = "Nothing within {minutes} minutes at {pace} fits all of it."
NOTHING_FITS_HELP = "What almost fits is listed below, each with the one thing in the way."
NOT_MET = "No place within twice the walk meets {said}."
ALMOST = "What almost fits"
ALMOST_CAPTION = "Places with just one thing in the way"
NOTHING_ALMOST = "Nothing else has only one thing in the way."
RULED_OUT = "{count} with more than one thing in the way"
RULED_OUT_CAPTION = "Places with more than one thing in the way"
SHOW_ALL = "Show all {count}"
SHOW_MORE = "{count} more"
OUT_OF_REACH = "Just out of reach"
OUT_OF_REACH_CAPTION = "Places that were looked for and lie out of reach, and why"
NOTHING_OUT_OF_REACH = "Nothing further was found within twice the minutes."
NOTHING_SUITABLE = "Nothing suitable?"
NOTHING_SUITABLE_HELP = (
    "Press why, and it is counted for those who plan and fund: the ward, the kind, the month and the reason. "
    "No name, no address, nothing of what was typed."
)
UNMET = "Conversations that ended with nothing suitable"
UNMET_CAPTION = "Wards in which conversations under “Near a person” ended with nothing suitable"
UNMET_HELP = (
    "A ward is shown once {least} conversations in a calendar year have ended so. Numbers are rounded down "
    "to fives, and a reason or a kind is named from {least} on, so that nobody can be made out."
)
UNMET_WHEN = "A year is shown once it is over: {year} from 1 January {then} on."
TAKE_BACK = "Take it back"
COUNTED = "Counted for {ward}, {month}. Nothing about the person is kept."
TABLE = "The same answer as a table"
SHOW_TABLE = "Show the table of {count}"
TABLE_CAPTION = "Places in reach, the nearest first"
FITS_CAPTION = "Places in reach that fit, the best first"
DOWNLOAD = "Download as a spreadsheet file (CSV)"
NO_AREA = "No place has been prepared yet."
NO_AREA_FIX = "Stop the app and run: python3 start.py setup"
EXPORT_NOTE = (
    "The file holds whole minutes, sources and dates. It leaves out the start and the metres, "
    "since several exact distances together would show where somebody lives."
)

_SHORT_SOURCES = {
    "planning": "UK planning practice",
    "steady": "Natural England",
    "older-man": "Health Survey for England 2005, indicative",
    "older": "Health Survey for England 2005, indicative",
    "step-free": "Avoids steps, raised kerbs and stiles",
}
_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")
_LINK_LIKE = re.compile(r"(https?(?=:)|www(?=\.)|@)", re.IGNORECASE)
_WORD_JOINER = "\u2060"  # has no width
_SPACES = re.compile(r"\s+")


def example_place(postcode: str) -> str:
    """What the empty field shows: how a place here is typed."""
    return f"For example {postcode}, or an address or street" if postcode else "House number and street"


def start(label: str, precision: str) -> str:
    """How the start was found: "Starting from NP20 4AA: the middle of the postcode." """
    if precision.casefold().startswith(label.casefold()):
        return f"Starting from {precision}."
    return f"Starting from {label}: {precision}."


def plain(text: str) -> str:
    """Write text from a file so that Markdown shows it as it is: on one line, every sign a plain sign.

    Markdown makes links of whatever looks like one, escaped or not; a joiner without width keeps them text.
    """
    return _MARKDOWN.sub(r"\\\1", _LINK_LIKE.sub(rf"\1{_WORD_JOINER}", one_line(text)))


def one_line(text: str) -> str:
    """The same text without line breaks or runs of spaces."""
    return _SPACES.sub(" ", text).strip()


def place_name(name: str, kind_label: str, near_street: str) -> str:
    """What to call an asset: its name, or its kind and the street that it is off."""
    if name.strip():
        return one_line(name)
    return f"{kind_label} off {one_line(near_street)}" if near_street.strip() else kind_label


def minutes(count: float) -> str:
    """Whole minutes in words."""
    whole = round(count)
    return "less than a minute" if whole < 1 else f"{whole} minute{'' if whole == 1 else 's'}"


def metres(length_m: float) -> str:
    """Metres rounded to ten, as fits what they are worth."""
    return f"{max(10, round(length_m, -1)):,.0f} m"


def day(iso: str) -> str:
    """An ISO date as people write it, "3 May 2026"; anything else as it is."""
    try:
        read = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{read.day} {read:%B %Y}"


def at_pace(pace: Pace) -> str:
    """A pace within a sentence."""
    known = {
        "planning": "the planning standard pace",
        "steady": "a steady pace",
        "older": "an older adult’s pace",
        "older-man": "an older man’s pace",
        "step-free": "a step-free pace",
    }
    return known.get(pace.key, f"{pace.speed_mps:g} metres a second")


def how_far(pace: Pace, minutes: int) -> str:
    """How far that is: "1.0 km at this pace, 15 minutes there and 15 back." """
    length_m = pace.speed_mps * minutes * 60
    far = f"{length_m / 1000:.1f} km" if round(length_m, -1) >= 1000 else metres(length_m)
    return f"At this pace that is {far}, and as much back."


def pace_source(pace: Pace) -> str:
    """The speed of a pace and, shortly, where it comes from; the page about the data has the whole source."""
    source = _SHORT_SOURCES.get(pace.key, f"{pace.source[:1].upper()}{pace.source[1:]}")
    return f"{pace.speed_mps:g} m/s, {pace.speed_mps * 60:.0f} metres a minute. {source}."


def count(number: int, one: str, many: str) -> str:
    """A number and its noun."""
    return f"{number:,} {one if number == 1 else many}"


def pounds(pence: int) -> str:
    """An amount: "Free", "£2", "£2.50"."""
    if pence == 0:
        return "Free"
    return f"£{pence // 100}" if pence % 100 == 0 else f"£{pence / 100:.2f}"


def pays(pence: int) -> str:
    """The most that somebody can pay: "only what is free", "up to £2"."""
    return f"up to {pounds(pence)}" if pence else "only what is free"
