"""What does somebody read on what they take home: the sheet, the calendar, the page of a shortlist?"""

from collections.abc import Sequence
from typing import Any, Final

from presentation.words import plain as words
from presentation.words.freshness import FirstStep, first_sentence, first_step, first_words
from presentation.words.language import plural, sentence
from presentation.words.near.route_steps import way_name
from questions.walks.legs import Leg
from questions.walks.one_way import OneWay

TITLE: Final = sentence("Places to walk to")
TITLE_WITHOUT_WALK: Final = sentence("Places to go")
ON_FOOT: Final = sentence("Minutes are on foot, one way, at your own pace.")
LETTERS: Final = sentence("Some letters of these names could not be printed.")
SHOWS_START: Final = sentence("The maps show where the walk starts: keep this sheet to yourself.")
SHOWS_STOP: Final = sentence("It shows where the person starts: keep this sheet to yourself.")
GONE: Final = sentence("A place that was chosen is no longer in the register.")
PAGE_OF: Final = sentence("Page {page} of {pages}")  # the numbers are known when it is set
WHEN, COST, PHONE = sentence("When"), sentence("Cost"), sentence("Phone")
WHERE, STEP_FREE = sentence("Where"), sentence("Step-free")
ON_THE_WAY: Final = sentence("On the way")
NO_NAME: Final = sentence("A place")  # whose name and kind have no letter that can be printed
STEP_FREE_ANSWERS: Final = {key: value for key, value in words.STEP_FREE.items() if key}
# Why a place has no entry in the calendar.
NO_TIMES: Final = sentence("days and times are not known")
WHICH_WEEKS: Final = sentence("it is not known which weeks")
ENDED: Final = sentence("its last day has passed")
PAUSED: Final = sentence("paused for now")
# What an entry in the calendar says beside the place's facts.
IN_TERM_TIME: Final = sentence("Only in term time: ask for the dates.")
BANK_HOLIDAYS: Final = sentence("Bank holidays: not known – ring first.")
NO_END: Final = sentence("When it ends is not known.")
# What can be taken home of the chosen few.
SHEET: Final = sentence("Sheet to print (PDF)")
CALENDAR: Final = sentence("Calendar entries (.ics)")
LINK: Final = sentence("Link to this shortlist")
SHOW_STOP: Final = sentence("Name the bus stop near home, and how long the walk to it is")
SHOW_START: Final = sentence("Draw where the walk starts on the sheet’s maps")
TOLD_AS_WALK_FIX: Final = sentence(
    "The answer has changed since, and that bus may no longer be right: choose By bus below and put the "
    "session on the sheet anew, or leave the walk."
)
TWO_PAGES: Final = sentence("More than five places take two pages.")
NO_PERSON: Final = sentence(
    "Neither the sheet nor the calendar nor the link holds a name, an address or the start."
)
LINK_HELP: Final = sentence(
    "The link names the area and these places, nothing else. It opens on this machine, "
    "and wherever the same area and register are."
)
NOT_IN_CALENDAR: Final = sentence("Not in the calendar:")
# The page of a shortlist.
SHORTLIST: Final = sentence("A shortlist")
QUESTION: Final = sentence("Which places are on this shortlist?")
NOTHING: Final = sentence("This link names no place that the register has here.")
NOTHING_HELP: Final = sentence("Ask for the link again, or look for places under “Near a person”.")
TOO_LONG: Final = sentence("Part of this link is no place’s id and was left out.")


def intro(area_title: str, day: str, *, walked: bool) -> str:
    """Under the title: of which area, on which day, and what the minutes are."""
    place = sentence("{area}, {day}.", area=area_title, day=day)
    return f"{place} {ON_FOOT}" if walked else place


def credit(names: tuple[str, ...]) -> str:
    """Whom to name for the maps."""
    return sentence("Map: {names}", names=" · ".join(names))


def on_foot(count: int) -> str:
    """ "8 minutes on foot"."""
    return sentence("{minutes} on foot", minutes=words.minutes(count))


def as_the_list_writes(text: str) -> str:
    """What of the times is in words only; "" where nothing is."""
    return sentence("as the list writes it: “{text}”", text=text) if text else ""


def paused_words(row: Any, times: str) -> str:
    """Before the times of a place that is paused."""
    paused = sentence("Paused for now – {first}.", first=first_words(row))
    return f"{paused} {times}" if times else paused


def off_street(street: str) -> str:
    """Where a place without an address is: "off High Street"."""
    return sentence("off {street}", street=street)


def checked_words(row: Any) -> str:
    """When somebody last made sure of it, as a sentence."""
    if not row.checked_on:
        if first_step(row) is FirstStep.LOOK:  # with whom?
            return first_sentence(row, sentence("nobody has checked this yet."))
        return first_sentence(row, sentence("nobody has checked this with them yet."))
    day = words.day(row.checked_on)
    if row.ring_first:
        return first_sentence(row, sentence("last checked {day}.", day=day))
    return sentence("Checked {day}.", day=day)


def leave_words(name: str, at: str) -> str:
    """What the alarm of an entry says where the walk is known."""
    return sentence("Leave home at {time} for {name}.", time=at, name=words.one_line(name))


def begins_words(name: str, at: str) -> str:
    """What the alarm of an entry says where no walk is known."""
    return sentence("{name} begins at {time}.", time=at, name=words.one_line(name))


def last_entry_words(day: str) -> str:
    """That a series of entries ends, and what to do then."""
    return sentence("The last of these entries is on {day}. Ask then whether it goes on.", day=day)


def left_out_words(name: str, reason: str) -> str:
    """Why a place is not in the calendar: "Old Library: days and times are not known." """
    return sentence("{name}: {reason}.", name=words.one_line(name), reason=reason)


def too_many_words(count: int, most: int) -> str:
    """That a link names more places than a shortlist holds."""
    return plural(
        "This link names {count} place; a shortlist holds {most}. The first {most} are shown.",
        "This link names {count} places; a shortlist holds {most}. The first {most} are shown.",
        count,
        most=most,
    )


def gone_words(gone: int) -> str:
    """What to say of places that a link names and the register has not; "" where there are none."""
    if not gone:
        return ""
    return plural(
        "{count:,} place of this link is not in the register here: closed, taken out, or of another area.",
        "{count:,} places of this link are not in the register here: closed, taken out, or of another area.",
        gone,
    )


def map_words(name: str, way: OneWay | None, legs: tuple[Leg, ...], *, whole: bool) -> str:
    """What a place's map shows, for who cannot see it; of the way only ``legs``, which are drawn."""
    parts = [sentence("Map of the streets around {name}.", name=name)]
    if way is None or not legs:
        return words.one_line(parts[0])
    streets = sentence(", then ").join(dict.fromkeys(map(way_name, legs)))
    parts.append(
        sentence("The walk goes along {streets}.", streets=streets)
        if whole
        else sentence("The walk ends along {streets}.", streets=streets)
    )
    parts += [_SIDES[way.ends_on]] if way.ends_on else []
    return words.one_line(" ".join(parts))


_SIDES: Final = {
    "left": sentence("The place is on the left."),
    "right": sentence("The place is on the right."),
}


def told_as_walk(names: Sequence[str]) -> str:
    """That places put on the sheet by bus stand there as a walk, as the buses were of another answer."""
    return sentence("Put on the sheet by bus, but now told there as a walk: {names}.", names=", ".join(names))
