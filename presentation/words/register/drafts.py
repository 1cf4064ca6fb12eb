"""What is said of drafts: rows that a list could not bring in, for somebody to go on with?"""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from layers.register.engine.errors import NoSuchAssetError
from layers.register.importing.mapping.own_export import spreadsheet_safe
from layers.register.refused_rows import RowEnd, WaitingRow
from presentation.words import plain
from presentation.words.language import plural, sentence, worded

# In the terminal.
HELP: Final = sentence("Rows that a list could not bring in: go on with them, leave them, or undo that.")
NUMBERS_HELP: Final = sentence("The drafts’ numbers, as `drafts list` gives them.")
BY_HELP: Final = sentence("Your role or initials, kept with what you do.")
SOURCE_HELP: Final = sentence("Only those of this list.")
ENDED_HELP: Final = sentence("Those that somebody has finished or set aside.")
KIND_HELP: Final = sentence('Of which kind they are, like "Lunch club".')
NAME_HELP: Final = sentence("What it is called.")
POSTCODE_HELP: Final = sentence("Its postcode; with --area it gives the place too.")
WHEN_HELP: Final = sentence('Its days and times, like "Tuesday 12:00-14:00".')
AREA_HELP: Final = sentence("The prepared area by whose postcodes it is placed.")
FILE_HELP: Final = sentence("The file to write.")
NONE: Final = sentence("No draft waits.")
HOW_TO_GO_ON: Final = sentence(
    'To go on: cli.py drafts finish NUMBER --kind "Lunch club" --by YOU; to leave one: cli.py drafts leave '
    "NUMBER"
)

# On the page.
TITLE: Final = sentence("Drafts")
NOTHING_WAITS: Final = (
    sentence("No draft waits."),
    sentence("Rows that a list could not bring in wait here, so that somebody can go on with them."),
)
GO_ON: Final = sentence("Go on with it")
LEAVE: Final = sentence("Leave it")
TAKE_UP: Final = sentence("Let it wait again")
LEAVE_ALL: Final = sentence("Leave all of these")
EARLIER: Final = sentence("Finished or left")
ITS_WORDS: Final = sentence("As it stands in its list")
CELL_HEADS: Final = (sentence("Column"), sentence("What it says"))
KIND_OF_ALL: Final = sentence("Of which kind are they?")
CHOOSE_ONE: Final = sentence("Choose one kind")
MAKE_ALL: Final = sentence("Bring these in as that kind")
ENDS: Final = {
    RowEnd.FINISHED: sentence("finished"),
    RowEnd.SET_ASIDE: sentence("left"),
}


def answer(count: int) -> str:
    """How many wait."""
    return plural(
        "{count:,} draft waits. It is no asset yet: nobody is offered it, and no figure counts it.",
        "{count:,} drafts wait. They are no assets yet: nobody is offered them, and no figure counts them.",
        count,
    )


def title(row: WaitingRow) -> str:
    """What a draft is called: its name, else where it stood."""
    name = plain.one_line(row.row.asset.name)
    return name or sentence("Row {number} without a name", number=row.row.number)


def go_on(name: str) -> str:
    """The heading of the form in which somebody goes on with a draft."""
    return sentence("Go on with the draft {name}", name=name)


def where_from(row: WaitingRow) -> str:
    """From which list and row it comes, who brought it, and when."""
    return sentence(
        "Row {number} of {source}, brought by {by} on {day}",
        number=row.row.number,
        source=plain.one_line(row.source),
        by=row.by,
        day=plain.day(row.at.date().isoformat()),
    )


def wrong(row: WaitingRow) -> str:
    """What is wrong with it."""
    return " ".join(worded(fault.what) for fault in row.row.faults) or worded(row.row.reason)


def lines(rows: Sequence[WaitingRow]) -> Iterator[str]:
    """Drafts in the terminal, by their list."""
    if not rows:
        yield NONE
        return
    for row in rows:
        ended = f" ({ENDS[row.ended]}: {row.ended_by})" if row.ended in ENDS else ""
        yield f"{row.waiting_id}: {title(row)}{ended}. {where_from(row)}. {wrong(row)}"
    yield HOW_TO_GO_ON


def group_title(reason: str, count: int) -> str:
    """Drafts of one list with the same thing wrong."""
    return plural("{count:,} draft: {reason}", "{count:,} drafts: {reason}", count, reason=worded(reason))


def is_asset(number: int, name: str) -> str:
    """That a draft has become an asset."""
    return sentence(
        "Draft {number} is in the register now: {name}. To take that back: cli.py drafts undo {number}",
        number=number,
        name=name,
    )


def finished(name: str) -> str:
    """The same on the page."""
    return sentence("{name} is in the register now.", name=name)


def came_in(count: int) -> str:
    """How many drafts have become assets at once."""
    return plural(
        "{count:,} draft is in the register now.", "{count:,} drafts are in the register now.", count
    )


def set_aside(count: int) -> str:
    """How many drafts were set aside."""
    return plural(
        "{count:,} draft is set aside; the same row is not asked about again.",
        "{count:,} drafts are set aside; the same rows are not asked about again.",
        count,
    )


def waits_again(count: int) -> str:
    """How many drafts wait again."""
    return plural("{count:,} draft waits again.", "{count:,} drafts wait again.", count)


def written(count: int, file: str) -> str:
    """How many drafts were written to a file."""
    return plural(
        "{count:,} draft written to {file}.", "{count:,} drafts written to {file}.", count, file=file
    )


def no_such_draft(numbers: Sequence[int]) -> NoSuchAssetError:
    """That no draft of these numbers waits."""
    return NoSuchAssetError(
        "No draft {numbers} waits.",
        "See which do: cli.py drafts list",
        numbers=", ".join(map(str, numbers)),
    )


def drafts_csv(rows: Sequence[WaitingRow]) -> str:
    """Drafts as a file for a spreadsheet: number, list, row, what is wrong, then the list's own columns."""
    columns = list(dict.fromkeys(column for row in rows for column, _ in row.row.cells))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    heads = (sentence("draft"), sentence("list"), sentence("row"), sentence("what is wrong"))
    writer.writerow([*heads, *map(spreadsheet_safe, columns)])
    for row in rows:
        cells = dict(row.row.cells)
        about = (str(row.waiting_id), row.source, str(row.row.number), wrong(row))
        texts = [*about, *(cells.get(column, "") for column in columns)]
        writer.writerow([spreadsheet_safe(text) for text in texts])
    return "\ufeff" + out.getvalue()
