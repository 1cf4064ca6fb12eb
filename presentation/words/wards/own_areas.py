"""What is said of areas of an office's own beside wards: how they come in, and how they count?"""

from collections.abc import Sequence
from typing import Final

from geo.wording import Wording
from layers.area import Area
from layers.zones.model import LEAST_POSTCODES, LEAST_RESIDENTS, ZoneForm, ZoneSet
from layers.zones.zoned_area import zones_of
from presentation.words import plain as words
from presentation.words.dates import day_words, listed
from presentation.words.language import plural, sentence, worded

AREAS: Final = sentence("Areas")
WARDS: Final = sentence("Wards")
OTHERS: Final = sentence("Bring in or remove areas …")
FORM: Final = sentence("Other areas than wards")
CLOSE: Final = sentence("Close")
HELP: Final = sentence(
    "Parishes, neighbourhoods, primary-care networks: a file of outlines (GeoJSON, GeoPackage or a zipped "
    "shapefile), or a list of postcodes or codes of small areas with the area’s name beside each (CSV or "
    "Excel). They are kept with the register, and everybody in the office can ask by them."
)
HELP_LISTS: Final = sentence(
    "A list of postcodes could be a list of people. So each of its areas needs at least {postcodes} "
    "postcodes and {residents} residents, no map shows where a few of its homes lie, and no address or log "
    "holds any of it.",
    postcodes=LEAST_POSTCODES,
    residents=LEAST_RESIDENTS,
)
FILE: Final = sentence("A file of outlines, or a list")
NAME: Final = sentence("Name of the set, like Parishes")
PURPOSE: Final = sentence("What is it for?")
SOURCE: Final = sentence("Where does it come from?")
WHO: Final = sentence("Your initials or role")
MEMBERS: Final = sentence("Column with postcodes or codes")
NAMES: Final = sentence("Column with the areas’ names")
ALL_ONE: Final = sentence("None: the whole list is one area")
BRING_IN: Final = sentence("Bring in")
REMOVE: Final = sentence("Remove this set")
WITH_ANALYSES_HELP: Final = sentence("With --remove: the analyses that were asked by the set go too.")
DRAW: Final = sentence(
    "Without a file: join wards and small areas below, by their names. Outlines that follow neither are "
    "drawn in QGIS or another map program, and brought in as a file."
)
JOIN: Final = sentence("Join wards and small areas")
JOIN_HELP: Final = sentence(
    "Name an area, tick what it is made of, and add it; then the next. None may lie over another. Whoever "
    "lives in none of them is counted in a row of its own."
)
JOIN_NAME: Final = sentence("Name of the area")
JOIN_WARDS: Final = sentence("Its wards")
JOIN_SMALL: Final = sentence("Its small areas")
JOIN_ADD: Final = sentence("Add this area")
JOINED_HERE: Final = sentence("What was ticked")
NOT_DRAWN: Final = sentence(
    "These areas come from a list of postcodes: no map shows which homes are in them, and patches of few "
    "homes are drawn as part of what lies about them, though counted where the list says."
)
_FORMS: Final = {
    ZoneForm.OUTLINES: sentence("outlines"),
    ZoneForm.POSTCODES: sentence("a list of postcodes"),
    ZoneForm.SMALL_AREAS: sentence("a list of small areas"),
}
# Of the terminal.
SET_HELP: Final = sentence("A set of areas in the place of wards, by its name; see cli.py zones.")
LIST_HELP: Final = sentence("Which sets of areas are there beside wards? Bring one in, or remove it.")
FILE_HELP: Final = sentence("Bring in this file of outlines, or list.")
NAME_HELP: Final = sentence("What the set is called.")
PURPOSE_HELP: Final = sentence("What the set is for: kept with it.")
SOURCE_HELP: Final = sentence("Where the set comes from: kept with it.")
NAMES_HELP: Final = sentence("The column with the areas’ names; else that which looks most like it.")
MEMBERS_HELP: Final = sentence("The column of a list with postcodes or codes; else that which looks like it.")
SINGLE_HELP: Final = sentence("All rows of a list are one area.")
REMOVE_HELP: Final = sentence("Remove the set of this name.")
BY_HELP: Final = sentence("Who brings it in: initials or a role.")
NO_SETS: Final = sentence("There is no set of areas beside the wards.")


def areas_title(name: str) -> str:
    """A set, or the wards, among the choices."""
    return sentence("Areas: {name}", name=name)


def set_sentence(zone_set: ZoneSet) -> str:
    """ "“Parishes”: 12 areas from outlines, brought in on 27 November 2026 by AB. Purpose: …. Source: …." """
    values = {
        "name": words.one_line(zone_set.name),
        "form": _FORMS[zone_set.form],
        "day": day_words(zone_set.at),
        "purpose": words.one_line(zone_set.purpose),
        "source": source_words(zone_set),
    }
    return plural(
        "“{name}”: {count} area from {form}, brought in on {day}. Purpose: {purpose}. Source: {source}.",
        "“{name}”: {count} areas from {form}, brought in on {day}. Purpose: {purpose}. Source: {source}.",
        len(zone_set.zones),
        **values,
    )


def source_words(zone_set: ZoneSet) -> str:
    """Where a set comes from, in its keeper's words."""
    return words.one_line(zone_set.source) or sentence("not stated")


def brought_in_sentence(zone_set: ZoneSet) -> str:
    """What is said when a set has come in."""
    return plural(
        "“{name}” is kept: {count} area.",
        "“{name}” is kept: {count} areas.",
        len(zone_set.zones),
        name=words.one_line(zone_set.name),
    )


def removed_sentence(name: str) -> str:
    """What is said when a set is gone."""
    return sentence("“{name}” is removed, with all that was kept of it.", name=words.one_line(name))


def analyses_go_sentence(names: Sequence[str]) -> str:
    """What goes with a set that is removed."""
    return plural(
        "Remove with it the analysis that was asked by it: {names}",
        "Remove with it the {count} analyses that were asked by it: {names}",
        len(names),
        names=listed([sentence("“{name}”", name=words.one_line(name)) for name in names]),
    )


def small_area_title(code: str, ward: str) -> str:
    """A small area among the choices: its code, and in which ward most of its residents live."""
    return sentence("{ward}: {code}", ward=ward, code=code) if ward else code


def joined_line(name: str, wards: int, small_areas: int) -> str:
    """ "North: 2 wards, 3 small areas"."""
    parts = []
    if wards:
        parts.append(plural("{count} ward", "{count} wards", wards))
    if small_areas:
        parts.append(plural("{count} small area", "{count} small areas", small_areas))
    return sentence("{name}: {parts}", name=words.one_line(name), parts=", ".join(parts))


def join_take_away(name: str) -> str:
    """What the button says that takes the last area away again."""
    return sentence("Take “{name}” away again", name=words.one_line(name))


def note_words(notes: tuple[Wording | str, ...]) -> str:
    """What was left out of a file."""
    return " ".join(worded(note) for note in notes)


def areas_notes(area: Area) -> tuple[str, ...]:
    """By which areas a place is asked for, and what follows; nothing for its wards."""
    placed = zones_of(area)
    if placed is None:
        return ()
    notes = (
        set_sentence(placed.zone_set),
        note_words(placed.notes),
        "" if placed.homes_drawn else NOT_DRAWN,
    )
    return tuple(note for note in notes if note)


def areas_credit(area: Area) -> str:
    """The same in short, for the foot of a picture or a page; "" for wards."""
    placed = zones_of(area)
    return "" if placed is None else set_sentence(placed.zone_set)


def areas_provenance(area: Area) -> dict[str, str]:
    """By which areas a place is asked for, as words for a file of what was asked."""
    placed = zones_of(area)
    if placed is None:
        return {"areas": WARDS}
    zone_set = placed.zone_set
    return {
        "areas": words.one_line(zone_set.name),
        "areas_made_from": _FORMS[zone_set.form],
        "areas_source": source_words(zone_set),
        "areas_brought_in_on": zone_set.at.date().isoformat(),
        "areas_purpose": words.one_line(zone_set.purpose),
    }
