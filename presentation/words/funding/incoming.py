"""How does the page ask for a list of bids, and say what is missing in it?"""

from collections.abc import Mapping, Sequence
from typing import Final

from layers.bids.model import BidList
from layers.tables.report import Fault
from presentation.words.errors import fault_words
from presentation.words.language import plural, sentence, worded
from presentation.words.plain import one_line

FAULTS_SHOWN: Final = 30  # lines of what is wrong with a list, on the page and in the terminal
_ROWS_NAMED: Final = 5
FIRST: Final = sentence("No bids are here yet.")
FIRST_FIX: Final = sentence(
    "Bring in a list, or try twelve made-up ones. Nothing is sent anywhere, and no asset is changed. What "
    "the panel says is kept with the register as it goes, for any colleague to go on with."
)
SAMPLE: Final = sentence("Try twelve made-up bids")
FILE: Final = sentence("A list of bids: CSV, Excel or 360Giving (CSV, Excel or JSON)")
READ: Final = sentence("Read the bids")
COLUMNS: Final = sentence("Which column is what")
READ_AGAIN: Final = sentence("Read it again with these columns")
SHEET: Final = sentence("The sheet that holds the bids")
NO_COLUMN: Final = sentence("No column")
FIELDS: Final[Mapping[str, str]] = {
    "title": sentence("What the bid is called"),
    "bid_id": sentence("Its reference"),
    "organisation": sentence("Who asks"),
    "description": sentence("What it is for"),
    "pounds": sentence("How much it asks for"),
    "awarded": sentence("How much it was given"),
    "awarded_on": sentence("When it was given"),
    "kind": sentence("The kind of activity"),
    "postcode": sentence("Postcode of where it would be"),
    "address": sentence("Address of where it would be"),
    "longitude": sentence("Longitude"),
    "latitude": sentence("Latitude"),
    "easting": sentence("Easting"),
    "northing": sentence("Northing"),
    "point": sentence("Coordinates in one column"),
    "when": sentence("Days and times"),
    "places": sentence("Places a week"),
    "for_asset": sentence("The asset that it is for"),
    "transport": sentence("Minibus or bus stop"),
    "fetched_from": sentence("From where its minibus fetches"),
    "ride_hours": sentence("When its minibus runs"),
    "seats": sentence("How many seats its minibus has"),
    "route": sentence("The bus that would call at its stop"),
}
PUT_IT_THERE: Final = sentence("Put it there")
MEND: Final = sentence("Open the bid below to put it right here, or mend the file.")
LACKS: Final = sentence("What this bid does not say")
KEEP: Final = sentence("Keep what is said here")
TIMES_UNREAD: Final = sentence("These times were not understood.")
TIMES_UNREAD_FIX: Final = sentence("Write them like Tue 10:00-12:00.")
ASK_KIND: Final = sentence("What kind of thing would it start?")
CHOOSE_KIND: Final = sentence("Choose a kind")
ASK_POUNDS: Final = sentence("How much does it ask for, in pounds?")
ASK_WHEN: Final = sentence("When would it be on? Like Tue 12:00-14:00")
ASK_PLACES: Final = sentence("How many can come in a week?")
ADDED: Final[Mapping[str, str]] = {
    "place": sentence("its place"),
    "kind": sentence("its kind"),
    "pounds": sentence("how much it asks for"),
    "for_asset": sentence("the asset it is for"),
    "when": sentence("its times"),
    "places": sentence("its places a week"),
}


def ask_asset(name: str) -> str:
    """Which asset a bid is for."""
    return sentence("Which asset is “{name}”?", name=one_line(name))


def put_right(count: int) -> str:
    """How many things were put right on the page."""
    return plural(
        "{count:,} thing was put right here. The file itself is as it was.",
        "{count:,} things were put right here. The file itself is as it was.",
        count,
    )


def to_put_right(count: int) -> str:
    """How many things are still wrong."""
    return plural("{count:,} thing to put right", "{count:,} things to put right", count)


def unplaced_sentence(listed: BidList) -> str:
    """How many bids have no place now; "" where all have one."""
    count = sum(not bid.placed and not bid.for_asset for bid in listed.bids)
    if not count:
        return ""
    bids = plural("{count:,} bid", "{count:,} bids", len(listed.bids))
    return plural(
        "{count:,} of {bids} has no place yet: open it below and put it on the map.",
        "{count:,} of {bids} have no place yet: open each below and put it on the map.",
        count,
        bids=bids,
    )


def fault_lines(faults: tuple[Fault, ...]) -> list[str]:
    """One line for a fault, or for all rows that have the same; how many lines are left out."""
    same: dict[tuple[str, str], list[Fault]] = {}
    for fault in faults:
        same.setdefault((fault.what, fault.fix), []).append(fault)
    lines = [line for alike in same.values() for line in _lines(alike)]
    rest = len(lines) - FAULTS_SHOWN
    more = [sentence("and {count:,} more", count=rest)] if rest > 0 else []
    return [*lines[:FAULTS_SHOWN], *more]


def _lines(alike: list[Fault]) -> list[str]:
    rows = [str(fault.row) for fault in alike if fault.row]
    if len(rows) < 2:
        return [fault_words(fault) for fault in alike]
    values = {
        "rows": ", ".join(rows[:_ROWS_NAMED]),
        "what": worded(alike[0].what),
        "fix": worded(alike[0].fix),
        "more": len(rows) - _ROWS_NAMED,
    }
    if len(rows) > _ROWS_NAMED:
        return [sentence("rows {rows} and {more:,} more: {what} {fix}", **values)]
    return [sentence("rows {rows}: {what} {fix}", **values)]


def unused_columns(columns: Sequence[str]) -> str:
    """Which columns of a list of bids nothing was read of; "" of none."""
    if not columns:
        return ""
    named = ", ".join(one_line(column) for column in columns)
    return sentence("Nothing was read of these columns: {columns}.", columns=named)
