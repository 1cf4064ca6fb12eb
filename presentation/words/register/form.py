"""What does the form of an asset say: its labels, its places and times, and what happens to what is typed?"""

from datetime import time
from typing import Final

from presentation.words.language import plural, sentence

LABELS: Final = {
    "name": sentence("What people call it"),
    "organisation": sentence("Who runs it"),
    "description": sentence("What it is like, in plain words"),
    "address": sentence("Address"),
    "postcode": sentence("Postcode"),
    "uprn": sentence("Property number (UPRN), if known"),
    "area_served": sentence("Or the area it serves, if it has no place of its own"),
    "for_whom": sentence("For whom"),
    "not_for": sentence("Not for"),
    "cost": sentence("Cost, in words"),
    "access": sentence("Other access: toilets, hearing loop, parking"),
    "phone": sentence("Telephone"),
    "email": sentence("E-mail"),
    "website": sentence("Website"),
    "minimum_age": sentence("Youngest age"),
    "maximum_age": sentence("Oldest age"),
    "price": sentence("Price each time, in pounds"),
    "places_a_week": sentence("How many people a week"),
}
ADD: Final = sentence("Add an asset")
WHAT_IT_IS: Final = sentence("What it is")
WHO_CAN_COME: Final = sentence("Who can come")
HOW_TO_ASK: Final = sentence("How to ask")
KIND: Final = sentence("Kind")
NEAREST_KIND: Final = sentence("Choose the nearest")
INTERESTS: Final = sentence("Interests, in the words people use")
TYPE_A_WORD: Final = sentence("Type a word and press Enter")
NO_NAME: Final = (sentence("It has no name."), sentence("Write what people call it."))
NO_KIND: Final = (sentence("It has no kind."), sentence("Choose the nearest one."))
IS_OPEN: Final = sentence("Is it open?")
IS_FULL: Final = sentence("Is it full?")
HELPERS: Final = sentence("Do they look for helpers?")
STEP_FREE: Final = sentence("Can one get in without steps?")
SAVE: Final = sentence("Save")
LEAVE: Final = sentence("Leave without saving")

# Where it is
WHERE: Final = sentence("Where it is")
BY_POSTCODE: Final = sentence("Place it by its postcode")
BY_ADDRESS: Final = sentence("Place it by its address")
NO_PLACE_FIX: Final = sentence("Use a button above, or click the map.")
HIDE_ADDRESS: Final = sentence("Do not publish the address")
WHICH_PLACE: Final = sentence("Which one is it?")

# Days and times
TIMES: Final = sentence("Days and times")
UNREAD_FIX: Final = sentence("Write it below, one row for each time of the week.")
ADD_TIME: Final = sentence("Add a time")
DAY: Final = sentence("Day")
FROM: Final = sentence("From")
TO: Final = sentence("To")
HOW_OFTEN: Final = sentence("How often")
FIRST_DAY: Final = sentence("First day, if known")
LAST_DAY: Final = sentence("Last day, if known")
DAY_LIKE: Final = sentence("3 May 2026")
BANK_HOLIDAYS: Final = sentence("On bank holidays?")
TERM_ONLY: Final = sentence("In term time only")
BANK_HOLIDAYS_ONLY: Final = sentence("It stays on bank holidays only.")
NO_FIRST_DAY: Final = sentence("Without its first day nobody can tell in which weeks it happens.")
NO_START: Final = (sentence("It has no time to start at."), sentence("Write it like 14:00 or 2pm."))
LAST_BEFORE_FIRST: Final = (
    sentence("Its last day is before its first."),
    sentence("Exchange the two, or correct one."),
)
FIRST_DAY_FIX: Final = sentence("Fill in the first day, or leave it to be asked.")
OFTEN: Final = {
    "1": sentence("every week"),
    "2": sentence("every 2 weeks"),
    "3": sentence("every 3 weeks"),
    "4": sentence("every 4 weeks"),
    "first": sentence("the first of the month"),
    "second": sentence("the second of the month"),
    "third": sentence("the third of the month"),
    "fourth": sentence("the fourth of the month"),
    "fifth": sentence("the fifth of the month"),
    "last": sentence("the last of the month"),
}

# Somebody else changed it meanwhile
MEANWHILE: Final = sentence("Somebody else changed this meanwhile")
CHOOSE_WHAT_STAYS: Final = sentence("Choose below what is to stay.")
SAVE_BOTH: Final = sentence("Your changes and theirs do not touch each other: save both.")
EACH_CHANGED: Final = sentence("What each of you changed")
CLASH_HEADS: Final = (
    sentence("Field"),
    sentence("When you opened it"),
    sentence("They wrote"),
    sentence("You wrote"),
)
KEEP_THEIRS: Final = sentence("Keep what they wrote")


def edit(title: str) -> str:
    """Whose form is open."""
    return sentence("Edit {title}", title=title)


def to_put_right(count: int) -> str:
    """How much stands in the way of saving."""
    return plural(
        "{count:,} thing has to be put right before this can be saved.",
        "{count:,} things have to be put right before this can be saved.",
        count,
    )


def added(title: str) -> str:
    """That an asset is in the register."""
    return sentence("{title} is in the register. Ring them, then note that you did.", title=title)


def saved(title: str) -> str:
    """That an asset is saved."""
    return sentence("{title} is saved.", title=title)


def saved_both(title: str) -> str:
    """That an asset is saved with the changes of two people."""
    return sentence("{title} is saved, with what both of you wrote.", title=title)


def placed_by(how: str) -> str:
    """How the asset was placed."""
    return sentence("Placed by {how}. Click the map to move it.", how=how)


def source_says(when: str) -> str:
    """What the source says of the times."""
    return sentence("Its source says: {when}", when=when)


def unread(when: str) -> str:
    """What of the times could not be read."""
    return sentence("Could not be read: {when}", when=when)


def remove_time(number: int) -> str:
    """The button that takes a time away."""
    return sentence("Remove time {number}", number=number)


def how_often(key: str) -> str:
    """How often, in words: ``OFTEN``, or any other number of weeks."""
    return OFTEN[key] if key in OFTEN else sentence("every {weeks} weeks", weeks=key)


def no_time(text: str) -> tuple[str, str]:
    """That a time of day cannot be read."""
    return sentence("“{text}” is not a time of day.", text=text), sentence("Write it like 14:00 or 2pm.")


def ends_first(ends: time) -> tuple[str, str]:
    """That something ends before it starts."""
    what = sentence("It ends at {ends:%H:%M}, before it starts.", ends=ends)
    return what, sentence("Correct one of the two.")


def season_stays(season: str) -> str:
    """That a season has no field of its own and stays."""
    return sentence("It stays in its season: {season}.", season=season)


def changed_by(by: str, at: str) -> str:
    """Who changed the asset meanwhile."""
    return sentence("{by} changed it on {at}. Nothing of yours is saved yet.", by=by, at=at)


def yours(value: str) -> str:
    """What this person wrote."""
    return sentence("Yours: {value}", value=value)


def theirs(value: str) -> str:
    """What the other person wrote."""
    return sentence("Theirs: {value}", value=value)
