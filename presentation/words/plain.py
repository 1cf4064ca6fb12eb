"""What do the pages say? Their sentences, and how values become words."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from geo.paces import Pace
from presentation.words.dates import day_words
from presentation.words.language import plural, sentence, worded

TITLE = sentence("Within Reach")
NEAR_A_PERSON = sentence("Near a person")
REGISTER = sentence("Asset register")
ABOUT = sentence("About the data")
OFFICE = sentence("Office")
ADD_A_PLACE = sentence("Add a place")
ADD_YOUR_OWN = sentence("The page “Add a place” above adds your own.")
NOT_KNOWN = sentence("not known")
STILL_CHOSEN = sentence("“{name}” is still chosen.")
LET_GO = sentence("Let go of it")
QUESTION = sentence("What can this person get to on foot from home?")
PLACE_LABEL = sentence("Where does the person start?")
MATCHES_LABEL = sentence("Which one is meant?")
FIND = sentence("Find")
CHOOSE_ON_MAP = sentence("Choose on the map")
PLANNING_PACE = sentence("Planning")
PAVEMENTS_PACE = sentence("Pavements")
OWN_PACE = sentence("Their own")
PACE_LABEL = sentence("How fast do they walk?")
MINUTES_LABEL = sentence("How many minutes, one way?")
ENJOY_LABEL = sentence("What do they enjoy? In their own words")
ENJOY_QUESTION = sentence("What do they enjoy?")
ENJOY_EXAMPLE = sentence("For example: rugby, company at lunch")
START_AFRESH = sentence("Start afresh")
MORE = sentence("More about them: when they are free, age, cost, access, kinds of places")
DAYS_LABEL = sentence("When are they free? Any day, unless you choose")
PARTS_LABEL = sentence("At what time of day?")
AGE_LABEL = sentence("Their age")
PAY_LABEL = sentence("The most they can pay each time")
REST_LABEL = sentence("They need a seat on the way every")
PLACE_STEP_FREE = sentence("The place must be step-free")
BY_TELEPHONE = sentence("By telephone only, no internet")
NOT_BEFORE = sentence("Not before")
NOT_AFTER = sentence("Home by")
STEP_FREE_PLACE = sentence("step-free place")
FAMILIES_LABEL = sentence("Kinds of places: all, unless you choose")
KINDS_LABEL = sentence("Choose particular kinds")
KINDS_HELP = sentence("Only these kinds, and those of the families chosen above")
KINDS_EMPTY = sentence("Every kind")
OWN_SPEED = sentence("Metres a second")
OWN_STEP_FREE = sentence("They need a way without steps or raised kerbs")
MADE_UP = sentence(
    "This town is made up, for trying things out. Nobody lives here and none of its places exist."
)
FIRST = sentence(
    "Type where the person starts and press Find, or click the map. What is typed is looked "
    "up on this machine and is not kept."
)
CLICK_MAP = sentence("Click the map where the person starts.")
CHOOSE_ROW = sentence("Choose a place in the list or on the map to see the way there.")
DIRECTIONS = sentence("Directions, street by street")
WHY_HERE = sentence("Why it is here")
WHY_CAPTION = sentence("What speaks for this place")
ON_SHEET = sentence("Put on the sheet to take home")
OFF_SHEET = sentence("Take off the sheet")
TAKE_HOME = sentence("To take home")
ON_THE_SHEET = sentence("It is on the sheet: print it below the list and the map, under “To take home”.")
TAKE_OFF = sentence("Take off: {title}")
MAP_NAME = sentence("Map of {title}. The list holds the same places.")
MAP_BESIDE_WORDS = sentence("Map of {title}. What it shows stands in words and tables beside it.")
KEY = sentence("Key")
KEY_TO_THE_MAP = sentence("Key to the map")
OTHER_KINDS = sentence("Other")
KEY_HOME = sentence("Where the person starts")
KEY_GROUND = sentence("Within {minutes} minutes on foot")
KEY_BEYOND = sentence("Streets are not known here")
WHEEL = sentence("To zoom with the wheel, hold Ctrl, or click into the map first.")
WIDER = sentence("This table goes on to the right: scroll it sideways.")
WHOLE_SCREEN = sentence("Show the map on the whole screen")
END_WHOLE_SCREEN = sentence("Leave the whole screen")
UNKNOWN_STEP_FREE = sentence("not known – ring first")
STEP_FREE = {
    "yes": sentence("yes"),
    "no": sentence("no"),
    "partly": sentence("partly"),
    "": UNKNOWN_STEP_FREE,
}
NOTHING_HELP = sentence("More minutes or other kinds may help. What is just out of reach is listed below.")
DAMAGED = sentence("{name} cannot be opened.")
UNKNOWN_AREA = sentence("No area “{name}” has been prepared here, so this is {shown}.")
AREA_LABEL = sentence("Which place?")
CANNOT_JUDGE = sentence("What is in reach from here cannot be judged.")
IN_REACH = sentence("The places in reach")
WAY_SAID = sentence("{title}: {there} there, {back} back.")
RING_ALL = sentence("Ring first: nobody has checked these yet.")
RING_SOME = sentence("Ring first: not checked with the groups lately.")
LOOK_ALL = sentence("Look before you set out: nobody has checked these yet.")
LOOK_SOME = sentence("Look before you set out: some were not checked lately.")
NOTHING_FITS_HELP = sentence("What almost fits is listed below, each with the one thing in the way.")
ALMOST = sentence("What almost fits")
ALMOST_CAPTION = sentence("Places with just one thing in the way")
NOTHING_ALMOST = sentence("Nothing else has only one thing in the way.")
RULED_OUT = sentence("{count} with more than one thing in the way, not wanted or not asked for")
RULED_OUT_CAPTION = sentence("Places with more than one thing in the way, not wanted or not asked for")
SHOW_ALL = sentence("Show all {count}")
SHOW_MORE = sentence("{count} more")
OUT_OF_REACH = sentence("Just out of reach")
OUT_OF_REACH_CAPTION = sentence("Places that were looked for and lie out of reach, and why")
NOTHING_OUT_OF_REACH = sentence("Nothing further was found within twice the minutes.")
NOTHING_SUITABLE = sentence("Nothing suitable?")
NOTHING_SUITABLE_HELP = sentence(
    "Press why, and it is counted for those who plan and fund: the ward, the kind, the month "
    "and the reason. No name, no address, nothing of what was typed."
)
UNMET = sentence("Conversations that ended with nothing suitable")
UNMET_CAPTION = sentence("Wards in which conversations under “Near a person” ended with nothing suitable")
UNMET_HELP = sentence(
    "A ward is shown once {least} conversations in a calendar year have ended so. Numbers "
    "are rounded down to fives, and a reason or a kind is named from {least} on, so that "
    "nobody can be made out."
)
UNMET_WHEN = sentence("A year is shown once it is over: {year} from 1 January {then} on.")
TAKE_BACK = sentence("Take it back")
COUNTED = sentence("Counted for {ward}, {month}. Nothing about the person is kept.")
TABLE = sentence("The same answer as a table")
SHOW_TABLE = sentence("Show the table of {count}")
TABLE_CAPTION = sentence("Places in reach, the nearest first")
FITS_CAPTION = sentence("Places in reach that fit, the best first")
DOWNLOAD = sentence("Download as a spreadsheet file (CSV)")
NO_AREA = sentence("No place has been prepared yet.")
NO_AREA_FIX = sentence(
    "The page “Add a place” above fetches the open data of your own council and prepares it. For a made-up "
    "town to try things out with, stop the app and run: python3 start.py setup"
)
EXPORT_NOTE = sentence(
    "The file holds whole minutes, sources and dates. It leaves out the start and the "
    "metres, since several exact distances together would show where somebody lives."
)

_SHORT_SOURCES = {
    "planning": sentence("UK planning practice"),
    "steady": sentence("Natural England"),
    "older-man": sentence("Health Survey for England 2005, indicative"),
    "older": sentence("Health Survey for England 2005, indicative"),
    "step-free": sentence("Avoids steps, raised kerbs and stiles"),
    "own": sentence("Asked of the person"),
}
_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")
_LINK_LIKE = re.compile(r"(https?(?=:)|www(?=\.)|@)", re.IGNORECASE)
_WORD_JOINER = "\u2060"  # has no width
_SPACES = re.compile(r"\s+")


def example_place(postcode: str) -> str:
    """What the empty field shows: how a place here is typed."""
    return (
        sentence("For example {postcode}, or an address or street", postcode=postcode)
        if postcode
        else sentence("House number and street")
    )


def plain(text: str) -> str:
    """Write text from a file so that Markdown shows it as it is: on one line, every sign a plain sign.

    Markdown makes links of whatever looks like one, escaped or not; a joiner without width keeps them text.
    """
    return _MARKDOWN.sub(r"\\\1", _LINK_LIKE.sub(rf"\1{_WORD_JOINER}", one_line(text)))


def told_apart(labels: Sequence[str]) -> list[str]:
    """The labels, of which no two are the same any more, though they look the same.

    A page knows what was chosen by its label alone: of two places of one name the wrong one would open.
    """
    times: dict[str, int] = {}
    apart = []
    for label in labels:
        apart.append(label + _WORD_JOINER * times.get(label, 0))
        times[label] = times.get(label, 0) + 1
    return apart


def number(count: Any) -> str:
    """A number of people; one that is missing is not known, never 0."""
    return NOT_KNOWN if pd.isna(count) else f"{round(count):,}"


def one_line(text: str) -> str:
    """The same text without line breaks or runs of spaces."""
    return _SPACES.sub(" ", text).strip()


def place_name(name: str, kind_label: str, near_street: str) -> str:
    """What to call an asset: its name, or its kind and the street that it is off."""
    if name.strip():
        return one_line(name)
    return (
        sentence("{kind} off {street}", kind=kind_label, street=one_line(near_street))
        if near_street.strip()
        else kind_label
    )


def minutes(count: float) -> str:
    """Whole minutes in words."""
    whole = round(count)
    return sentence("less than a minute") if whole < 1 else plural("{count} minute", "{count} minutes", whole)


def metres(length_m: float) -> str:
    """Metres rounded to ten, as fits what they are worth."""
    return sentence("{metres:,.0f} m", metres=max(10, round(length_m, -1)))


def day(iso: str) -> str:
    """An ISO date as people write it, "3 May 2026"; anything else as it is."""
    try:
        return day_words(date.fromisoformat(iso))
    except ValueError:
        return iso


def title_of_day(title: str, iso: str) -> str:
    """A source and the day it is of."""
    return sentence("{title} of {day}", title=one_line(title), day=day(iso))


def at_pace(pace: Pace) -> str:
    """A pace within a sentence."""
    named = {
        "planning": sentence("the planning standard pace"),
        "steady": sentence("a steady pace"),
        "older": sentence("an older adult’s pace"),
        "older-man": sentence("an older man’s pace"),
        "step-free": sentence("a step-free pace"),
        "pavements": sentence("a steady pace, on no main road without a pavement"),
    }
    words = named.get(pace.key) or sentence("{speed:g} metres a second", speed=pace.speed_mps)
    return words if pace.counts_hills else sentence("{pace} without hills", pace=words)


def nothing_in_reach(count: int, pace: Pace) -> str:
    """That nothing is in reach within so many minutes."""
    return sentence(
        "Nothing of what was asked for is within {minutes} at {pace}.",
        minutes=minutes(count),
        pace=at_pace(pace),
    )


def nothing_fits(count: int, pace: Pace) -> str:
    """That nothing within so many minutes fits."""
    return sentence(
        "Nothing within {minutes} at {pace} fits all of it.", minutes=minutes(count), pace=at_pace(pace)
    )


def how_far(pace: Pace, minutes: int) -> str:
    """How far that is: "1.0 km at this pace, 15 minutes there and 15 back." """
    length_m = pace.speed_mps * minutes * 60
    far = (
        sentence("{kilometres:.1f} km", kilometres=length_m / 1000)
        if round(length_m, -1) >= 1000
        else metres(length_m)
    )
    return sentence("At this pace that is {far}, and as much back.", far=far)


def pace_source(pace: Pace) -> str:
    """The speed of a pace and, shortly, where it comes from; the page about the data has the whole source."""
    source = _SHORT_SOURCES.get(pace.key) or worded(pace.source)
    return sentence(
        "{speed_mps:g} m/s, {a_minute:.0f} metres a minute ({source}).",
        speed_mps=pace.speed_mps,
        a_minute=pace.speed_mps * 60,
        source=source,
    )


def count(number: int, singular: str, many: str) -> str:
    """A number and its noun."""
    return f"{number:,} {singular if number == 1 else many}"


def pounds(pence: int) -> str:
    """An amount: "Free", "£2", "£2.50"."""
    if pence == 0:
        return sentence("Free")
    return f"£{pence // 100}" if pence % 100 == 0 else f"£{pence / 100:.2f}"


def pays(pence: int) -> str:
    """The most that somebody can pay: "only what is free", "up to £2"."""
    return sentence("up to {amount}", amount=pounds(pence)) if pence else sentence("only what is free")
