"""What does the register's page say while a list comes in: which list, which columns, how far the work is?"""

from collections.abc import Sequence
from typing import Final

from geo.errors import WithinReachError
from presentation.words.errors import what_of
from presentation.words.language import plural, sentence
from presentation.words.register import record as register

STEPS: Final = (
    sentence("Choose the list"),
    sentence("Look over the columns"),
    sentence("Read the report"),
    sentence("Imported"),
)

# Which list.
WHICH_LIST: Final = sentence("Which list?")
WHERE_IS_IT: Final = sentence("Where is it?")
FROM_FILE: Final = sentence("From a file")
FROM_FEED: Final = sentence("From the feed of another directory")
LEAVE_OUT: Final = sentence("Leave them out")
BRING_IN_TOO: Final = sentence("Bring them in too")
READ_LIST: Final = sentence("Read the list")
NO_ADDRESS: Final = (
    sentence("No address is given."),
    sentence("Write the address of the feed above."),
)
NO_FILE: Final = (sentence("No file is chosen."), sentence("Choose one above."))
NO_TITLE: Final = (
    sentence("The list has no name."),
    sentence("Write what it is called; next time it is recognised by it."),
)
ABOUT_FEEDS: Final = sentence(
    "A feed that keeps to Open Referral UK 3.0 or 1.0. All its pages are fetched; "
    "nothing of this machine is sent, and nothing is written before you have seen the report."
)
FEED: Final = sentence("The address of the feed")
FILE: Final = sentence("The file")
TITLE: Final = sentence("What is the list called? The same name each time it comes in")
TITLE_EXAMPLE: Final = sentence("For example: Trafford sports clubs")
DATE: Final = sentence("Of which day is it? Like 3 May 2026, if known")
LICENCE: Final = sentence("Under which licence?")
LICENCE_UNKNOWN: Final = sentence("Not known")
ATTRIBUTION: Final = sentence("Whom to name as its source")
OUR_OWN: Final = sentence("Our own list")

# Work that goes on beside the page.
OPENING: Final = sentence("Opening the file …")
FETCHING: Final = sentence("Fetching the feed …")
READING: Final = sentence("Reading the rows …")
COMPARING: Final = sentence("Comparing with the register …")
WRITING: Final = sentence("Writing to the register …")

# Which column holds what.
SHOW_REPORT: Final = sentence("Show what would come in")
ANOTHER_LIST: Final = sentence("Choose another list")
NO_COLUMN: Final = sentence("No column")
FURTHER_FIELDS: Final = sentence("Further fields")
KIND_OF_REST: Final = sentence("Of which kind are rows that say none?")
REST_LEFT_OUT: Final = sentence("Leave such rows out")
WORD_LEFT_OPEN: Final = sentence("Let them wait as drafts")
LEAVE_ROWS_OUT: Final = sentence("Leave these rows out")
CHOOSE_KINDS: Final = sentence(
    "Choose once what each means; it is remembered for this list. Rows of a word that is left open wait "
    "as drafts."
)
CHOOSE_VALUES: Final = sentence("Choose once what each means; what is left open is told in the report.")
VALUE_LEFT_OPEN: Final = sentence("Leave open")
VALUES: Final = {
    "active": sentence("Open"),
    "paused": sentence("Paused, expected back"),
    "closed": sentence("Closed"),
    "yes": sentence("Yes"),
    "partly": sentence("Partly"),
    "no": sentence("No"),
    "not known": sentence("Not known"),
}
KIND_OF_ALL_ROWS: Final = sentence("This list has no column for kinds. Of which kind are its rows?")
CHOOSE_ONE_KIND: Final = sentence("Choose one kind")
UNUSED_FIX: Final = sentence("If one of them is a field here, choose it for that above.")
NO_KIND_CHOSEN: Final = (
    sentence("Nothing says yet of which kind these rows are."),
    sentence("Choose the kind of all of them, or the column that says it, above."),
)
FIELDS: Final = {
    "source_id": sentence("Their own number for it"),
    "easting": sentence("Easting"),
    "northing": sentence("Northing"),
    "point": sentence("Coordinates in one column"),
    "closed": sentence("Whether or when it closed"),
    "day": sentence("Weekday"),
    "starts": sentence("Starts at"),
    "ends": sentence("Ends at"),
    "frequency": sentence("How often"),
    "rrule": sentence("Recurrence rule"),
    "age": sentence("Ages"),
    "monday": sentence("Monday"),
    "tuesday": sentence("Tuesday"),
    "wednesday": sentence("Wednesday"),
    "thursday": sentence("Thursday"),
    "friday": sentence("Friday"),
    "saturday": sentence("Saturday"),
    "sunday": sentence("Sunday"),
}

# Rows put right on the page.
PUT_RIGHT: Final = sentence("Put rows right here")
PUT_RIGHT_HELP: Final = sentence(
    "What you type counts for this import; the file itself stays as it is. Tell whoever keeps the list."
)
READ_WITH_KINDS: Final = sentence("Read the list again with these kinds")
READ_AGAIN: Final = sentence("Read the list again with these")


def rows_elsewhere(area_title: str) -> str:
    """The question what to do with rows that lie outside the area."""
    return sentence("Rows that lie outside {area}", area=area_title)


def about_files(*, largest_mb: int, most_rows: int) -> str:
    """Which files are read, and up to which size."""
    return sentence(
        "CSV, Excel, GeoJSON, GeoPackage, a zipped shapefile or Open Referral UK, up to {largest_mb} MB and "
        "{most_rows:,} rows. It is read on this machine; nothing is written before you have seen the report.",
        largest_mb=largest_mb,
        most_rows=most_rows,
    )


WAITS_ITS_TURN: Final = sentence(
    "It waits its turn: another long list is being read on this machine just now."
)


def rows_done(done: int, of: int) -> str:
    """How many rows of a list are read."""
    return sentence("{done:,} of {of:,} rows", done=done, of=of)


def services_done(done: int, of: int) -> str:
    """How many services of a feed are fetched."""
    return sentence("{done:,} of {of:,} services", done=done, of=of)


def meanwhile(seconds: float, note: str) -> str:
    """For how long the work has gone on, and what is true meanwhile."""
    return sentence(
        "{seconds:.0f} s so far. {note} The rest of the page can be used meanwhile.",
        seconds=seconds,
        note=note,
    )


def look_over_columns(rows: int, *, as_last_time: bool) -> str:
    """How many rows there are, and how their columns are understood."""
    if as_last_time:
        return plural(
            "{count:,} row. The columns below are as you chose last time. Correct what is wrong.",
            "{count:,} rows. The columns below are as you chose last time. Correct what is wrong.",
            rows,
        )
    return plural(
        "{count:,} row. The columns below are guessed from their names and contents. Correct what is wrong.",
        "{count:,} rows. The columns below are guessed from their names and contents. Correct what is wrong.",
        rows,
    )


def guessed_anew(refusal: WithinReachError) -> str:
    """Why the columns of last time could not be taken."""
    return sentence("{what} The columns were guessed anew.", what=what_of(refusal))


def field_name(field: str) -> str:
    """What a field is called where a column is chosen for it."""
    return FIELDS.get(field) or register.NAMES[field]


def example(cell: str, *, unsure: bool) -> str:
    """What stands in a column, so that a person can tell whether it is the right one."""
    if unsure:
        return sentence("Not sure: look this over. For example: {cell}", cell=cell)
    return sentence("For example: {cell}", cell=cell)


def unused_columns(columns: Sequence[str]) -> str:
    """Which columns of a list nothing is read of."""
    return plural(
        "{count:,} column is not used: {columns}. What stands in it is kept with each record as it is.",
        "{count:,} columns are not used: {columns}. What stands in them is kept with each record as it is.",
        len(columns),
        columns=", ".join(columns),
    )


def unknown_words(column: str, words: int) -> str:
    """How many of a list's words for kinds say nothing here."""
    return plural(
        "In “{column}” {count:,} word for a kind is not known here.",
        "In “{column}” {count:,} words for kinds are not known here.",
        words,
        column=column,
    )


def unknown_values(count: int) -> str:
    """How many words in columns of few values are not understood."""
    return plural("{count:,} word is not understood.", "{count:,} words are not understood.", count)


def value_and_rows(word: str, column: str, rows: str) -> str:
    """A list's word in a column of few values, and where it stands."""
    return sentence("“{word}” in {column}, {rows}", word=word, column=column, rows=rows)


def take_suggestions(count: int) -> str:
    """The button that takes the likeliest kind for each word."""
    return plural("Take the suggestion for {count:,} word", "Take the suggestions for {count:,} words", count)


def more_words(count: int) -> str:
    """How many words are not shown yet."""
    return plural(
        "{count:,} more word once these are chosen.", "{count:,} more words once these are chosen.", count
    )


def word_and_rows(word: str, rows: str) -> str:
    """A list's word for a kind, and where it stands."""
    return sentence("“{word}”, {rows}", word=word, rows=rows)


def perhaps(kind: str) -> str:
    """A kind that a word may mean."""
    return sentence("{kind} (likely)", kind=kind)


def faulty_row(number: int, name: str) -> str:
    """The heading of a row that can be put right."""
    if name:
        return sentence("Row {number}: {name}", number=number, name=name)
    return sentence("Row {number}", number=number)


def show_more_rows(more: int, of: int) -> str:
    """The button for further faulty rows."""
    return sentence("Show {more} more of {of:,} rows", more=more, of=of)


def column_and_field(column: str, field: str) -> str:
    """A list's own name for a column, and ours."""
    return sentence("{column} ({field})", column=column, field=field)
