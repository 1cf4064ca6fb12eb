"""What do the parts of the register's page say: list, record, history, pairs, calls, giving back?"""

from collections.abc import Sequence
from typing import Final

from layers.register.exporting.give_back import ExportFormat
from presentation.words import freshness, plain as words
from presentation.words.language import plural, sentence
from presentation.words.register.record import good_for

WHAT_TO_DO: Final = sentence("What do you want to do?")
BRING_IN_FIRST: Final = sentence("Bring in a list")
ADD_FIRST: Final = sentence("Add one by hand")

# The list
SEARCH: Final = sentence("Search names, places, interests and telephone numbers")
WHICH_LIST: Final = sentence("From which list?")
EVERY_LIST: Final = sentence("Every list")
WHICH_KINDS: Final = sentence("Which kinds? All, unless you choose")
SHOW: Final = sentence("Show")
NARROW: Final = sentence("Only some lists or kinds, or by how sure they are")
ADD: Final = sentence("Add an asset")
NOT_IN_LIST: Final = sentence("The list does not show this asset: it does not fit what is looked for above.")
SHOW_IN_LIST: Final = sentence("Show it in the list")
ADDRESS_HIDDEN: Final = sentence("address hidden")
PAGE_BEFORE: Final = sentence("Those before")
PAGE_AFTER: Final = sentence("Those after")
PLACE_BEFORE: Final = sentence("Previous place")
PLACE_AFTER: Final = sentence("Next place")
HIDDEN: Final = sentence("hidden")
NO_PLACE_YET: Final = sentence("no place yet")
TABLE: Final = sentence("Show as a table")
TABLE_TITLE: Final = sentence("What the list shows, in the order of the names")
TABLE_HEADS: Final = (
    sentence("Name"),
    sentence("Kind"),
    sentence("Address"),
    sentence("Days and times"),
    sentence("Contact"),
    sentence("Source"),
    sentence("Checked"),
    freshness.HOW_SURE,
)

# A record
GONE: Final = sentence(
    "The newest list of its source no longer has it. Ring, then close it or note that it is there."
)
IS_CLOSED: Final = sentence("This is closed. It stays in the register and can be opened again.")
RANG: Final = sentence("Rang them today")
EDIT: Final = sentence("Edit")
WHAT_HAS_CHANGED: Final = sentence("What has changed")
OPEN_AGAIN: Final = sentence("Open again")
CLOSE: Final = sentence("Close")

# Its history
BACK: Final = sentence("Back to the list")
HISTORY_HEADS: Final = (sentence("Field"), sentence("Before"), sentence("After"))
AT_FIRST: Final = sentence("What was known at first")
WHAT_CHANGED: Final = sentence("What changed")
TAKEN_OUT: Final = sentence("It was taken out, since the import that brought it was undone.")
PUT_BACK: Final = sentence("Put it back like this")
UNDO_PUT_BACK: Final = sentence("Undo what was put back")
WOULD_CHANGE: Final = sentence("What putting it back would change")
PUT_BACK_HEADS: Final = (sentence("Field"), sentence("Now"), sentence("Then"))
STANDS_SO_NOW: Final = sentence("It stands like this now.")
ONLY_LOOKED_AT: Final = sentence("Nothing but that it was looked at.")

# Pairs
NO_PAIRS: Final = sentence("No two assets look like one and the same.")
NO_PAIRS_FIX: Final = sentence("New pairs appear here as lists come in.")
PAIR_HEADS: Final = ("", sentence("The first"), sentence("The second"))
KEEP_FIRST: Final = sentence("One and the same: keep the first")
KEEP_SECOND: Final = sentence("One and the same: keep the second")
ARE_TWO: Final = sentence("They are two")
NOTED_TWO: Final = sentence("They are two, and will not be asked about again.")
TAKE_APART: Final = sentence("Take them apart")

# Calls
WITHOUT_PHONE: Final = sentence("Also those without a telephone number")
NO_CALLS: Final = sentence("There is nobody to ring whose answer would help a resident here.")
NO_CALLS_FIX: Final = sentence("Tick the box above for those whose number is not known.")
NO_PHONE: Final = sentence("telephone number not known")
OPEN: Final = sentence("Open")

# Giving back
WITH_CLOSED: Final = sentence("With closed ones too")
HIDDEN_FIX: Final = sentence("No file holds anything that tells where that is.")
WHICH_FORM: Final = sentence("In which form?")
DOWNLOAD: Final = sentence("Download")
EVERY_ROW: Final = sentence(
    "Every row says where it comes from, under which licence, and when a person last checked it. "
    "No spreadsheet runs anything in it."
)
SOURCES: Final = sentence("Sources in the file")
SOURCE_HEADS: Final = (
    sentence("Source"),
    sentence("Licence"),
    sentence("To be named"),
    sentence("Assets"),
)
NO_LICENCE: Final = sentence("Some have no known licence: ask their source before you pass them on.")
FORMS: Final = {
    ExportFormat.CSV: sentence("CSV, for any spreadsheet"),
    ExportFormat.EXCEL: sentence("Excel workbook"),
    ExportFormat.GEOJSON: sentence("GeoJSON, for maps"),
    ExportFormat.GEOPACKAGE: sentence("GeoPackage, for QGIS and ArcGIS"),
    ExportFormat.OPEN_REFERRAL: sentence("Open Referral UK 3.0, for other directories"),
}


def list_answer(*, fitting: int, standing: int, stale: int, closed: bool) -> str:
    """How many assets fit what was looked for, and how many of them are to be rung first."""
    if closed:
        return plural("{count:,} closed asset.", "{count:,} closed assets.", fitting)
    if not stale:
        return plural(
            "{fitting:,} of {count:,} asset; a person has checked each within {span}.",
            "{fitting:,} of {count:,} assets; a person has checked each within {span}.",
            standing,
            fitting=fitting,
            span=good_for(),
        )
    if stale == fitting:
        return plural(
            "{fitting:,} of {count:,} asset; all to ring first.",
            "{fitting:,} of {count:,} assets; all to ring first.",
            standing,
            fitting=fitting,
        )
    return plural(
        "{fitting:,} of {count:,} asset; {stale:,} to ring first.",
        "{fitting:,} of {count:,} assets; {stale:,} to ring first.",
        standing,
        fitting=fitting,
        stale=stale,
    )


def outside_too(elsewhere: int, area_title: str) -> str:
    """The choice to see what lies outside the area too."""
    return sentence("Also places outside {area} ({count:,})", area=area_title, count=elsewhere)


NONE_HERE_FIX: Final = sentence("Tick the box above to see what lies outside it, or bring in a list.")


def none_here(area_title: str) -> str:
    """That the register has nothing in the chosen area."""
    return sentence("The register holds nothing in {area} yet.", area=area_title)


def with_count(name: str, count: int) -> str:
    """The name of a part with how many wait in it."""
    return sentence("{name} ({count:,})", name=name, count=count)


def narrowed_to(chosen: Sequence[str]) -> str:
    """Which lists, kinds and steps of sureness alone are shown."""
    return sentence("Only: {chosen}", chosen=together(chosen))


def in_order(first: int, last: int, count: int) -> str:
    """What the page of the list is called that is seen."""
    if (first, last) == (1, count):
        return sentence("{count:,} in the order of their names", count=count)
    return sentence(
        "{first:,} to {last:,} of {count:,}, in the order of their names", first=first, last=last, count=count
    )


def show_more(count: int) -> str:
    """The button that shows more of a list."""
    return sentence("Show {count} more", count=count)


def first_as_table(count: int) -> str:
    """What opens the table of a long list."""
    return sentence("Show the first {count} as a table", count=count)


def without_place(count: int) -> str:
    """How many of the list are not on the map."""
    return sentence("{count:,} of these have no place on the map.", count=count)


def most_on_map(count: int) -> str:
    """That the map does not show all."""
    return sentence("The map shows the first {count:,}; search for fewer to see the rest.", count=count)


def version_line(version: int, *, change: str, by: str, at: str) -> str:
    """Which version of a record is shown, and whose it is."""
    return sentence(
        "Version {version}, {change} by {by} on {at}.", version=version, change=change.lower(), by=by, at=at
    )


def checked(day: str, by: str) -> str:
    """When somebody checked an asset, and who, if that is known."""
    if not by:
        return sentence("Checked {day}.", day=day)
    return sentence("Checked {day} by {by}.", day=day, by=by)


def unread(when: str) -> str:
    """That the days and times of a source could not be read."""
    return sentence("These days and times could not be read: {when}", when=when)


def noted(by: str, title: str) -> str:
    """That a check is noted."""
    return sentence("Noted: {by} checked {title} today.", by=by, title=title)


def closed(title: str) -> str:
    """That an asset is closed now."""
    return sentence("{title} is closed. It is kept under “Closed”.", title=title)


def open_again(title: str) -> str:
    """That an asset is open again."""
    return sentence("{title} is open again.", title=title)


def history_title(title: str) -> str:
    """Whose history is shown."""
    return sentence("What has changed of {title}", title=title)


def version_title(version: int, change: str) -> str:
    """One version of a history."""
    return sentence("Version {version}: {change}", version=version, change=change)


def version_made(by: str, at: str, *, newest: bool) -> str:
    """Who made a version and when."""
    if newest:
        return sentence("{by}, {at}. It stands so now.", by=by, at=at)
    return sentence("{by}, {at}.", by=by, at=at)


def put_back(version: int) -> str:
    """That an asset is as it was."""
    return sentence(
        "It stands again as in version {version}. What came after is kept below.", version=version
    )


def read_version(version: int) -> str:
    """What opens an earlier version, to be read whole."""
    return sentence("Read version {version} whole", version=version)


def fields_at_first(count: int) -> str:
    """What opens the first version's fields."""
    return plural("{count:,} field at first", "{count:,} fields at first", count)


def pairs_answer(count: int) -> str:
    """How many pairs are to be looked at."""
    return plural(
        "{count:,} pair looks like one and the same.", "{count:,} pairs look like one and the same.", count
    )


def beside(first: str, second: str) -> str:
    """The table of a pair."""
    return sentence("{first} beside {second}", first=first, second=second)


def merged(title: str) -> str:
    """That two assets are one now."""
    return sentence("{title} is one now, with what only the other knew. The other is closed.", title=title)


def by_whom(by: str, at: str) -> str:
    """Who decided on a pair, and when."""
    return sentence("by {by}, {at}", by=by, at=at)


def merged_so_far(count: int) -> str:
    """What opens the pairs that were merged."""
    return sentence("Merged so far: {count:,}", count=count)


def calls_answer(count: int, area: str) -> str:
    """How many calls would help."""
    return plural(
        "{count:,} call that would help most residents of {area} to rely on what is near them.",
        "{count:,} calls that would help most residents of {area} to rely on what is near them.",
        count,
        area=words.one_line(area),
    )


def to_give(count: int) -> str:
    """How many assets the file would hold."""
    return plural("{count:,} asset to give back.", "{count:,} assets to give back.", count)


def hidden_addresses(count: int) -> str:
    """How many of them have a hidden address."""
    return plural("{count:,} asset has a hidden address.", "{count:,} assets have a hidden address.", count)


def list_title(area: str) -> str:
    """What a file that is given back is called."""
    return sentence("Assets of {area}", area=area)


def together(parts: Sequence[str]) -> str:
    """The parts of a line that are known, side by side."""
    return " · ".join(part for part in parts if part)
