"""What does the terminal say of a list that was looked over or has come in, line by line?"""

from collections.abc import Sequence
from typing import Final

from layers.register.importing.mapping.value_words import CHOICES, UnknownValue
from layers.register.plans import ImportPlan
from layers.register.undo import UndoResult
from presentation.words.language import plural, sentence, worded

# What the options of `import` are for.
FILE_HELP: Final = sentence(
    "CSV, Excel, GeoJSON, GeoPackage, zipped shapefile or Open Referral JSON; or the address of an Open "
    "Referral UK feed."
)
SOURCE_HELP: Final = sentence("Title of the list, the same each time.")
BY_HELP: Final = sentence("Your role or initials, kept with what you do.")
AREA_HELP: Final = sentence("The prepared area that it lies in.")
LICENCE_HELP: Final = sentence("Licence of the list.")
ATTRIBUTION_HELP: Final = sentence("Whom its licence asks to name.")
DATE_HELP: Final = sentence("Date of the list, like 2026-05-03.")
KIND_HELP: Final = sentence('The kind of every row that says none, like "Lunch club".')
SHEET_HELP: Final = sentence("The sheet of a workbook that holds the list; left out: that most like a list.")
HEADING_ROW_HELP: Final = sentence("The row that holds the headings; 0 if there is none.")
ENCODING_HELP: Final = sentence(
    "The encoding of a CSV whose letters come out wrong, like cp1252; left out: it is looked for."
)
OUTSIDE_HELP: Final = sentence("What to do with rows that lie outside the area, by point or by postcode.")
EVERYWHERE_HELP: Final = sentence("The same as --outside keep.")
MAPPING_HELP: Final = sentence(
    "Which column is what, and what each word for a kind means, as --save-mapping writes it."
)
SAVE_MAPPING_HELP: Final = sentence(
    "Write how columns and kinds are understood to this file, to be corrected and given to --mapping."
)
REPORT_HELP: Final = sentence("Write every fault, in a row of its own, to this CSV file.")
DRY_RUN_HELP: Final = sentence("Only the report; nothing is written.")
YES_HELP: Final = sentence("Bring it in without asking.")

COLUMNS: Final = sentence("Columns, as they were understood:")
NOTHING_CHANGES: Final = sentence("This very list came in before: nothing would change.")
NOTHING_CHANGED: Final = sentence("Nothing has changed, so nothing was written.")
HOW_TO_CHOOSE: Final = sentence(
    "To say what they mean, once: --save-mapping FILE writes them with suggestions; fill the file in (a "
    "kind, or - to leave such rows out) and add --mapping FILE. The next import asks nothing again."
)
WHOLE_REPORT: Final = sentence("Add --report FILE for every fault in a row of its own.")
STAYED: Final = sentence("Kept, because somebody has changed them since:")


def can_come_in(rows: int, of: int) -> str:
    """How many rows of a list can come in."""
    return plural(
        "{rows:,} of {count:,} row can come in.", "{rows:,} of {count:,} rows can come in.", of, rows=rows
    )


def refused(rows: int, reason: str) -> str:
    """How many rows are refused for a reason."""
    return sentence("{rows:,} refused: {reason}", rows=rows, reason=reason)


def things_to_put_right(count: int) -> str:
    """How many faults follow."""
    return plural("{count:,} thing to put right:", "{count:,} things to put right:", count)


def words_to_choose(count: int) -> str:
    """How many words for kinds somebody has to choose for."""
    return plural(
        "{count:,} word for a kind is not known:", "{count:,} words for kinds are not known:", count
    )


def word_to_choose(word: str, rows: str, suggestions: Sequence[str]) -> str:
    """A word for a kind, where it stands, and what it may mean."""
    if not suggestions:
        return sentence("“{word}” ({rows})", word=word, rows=rows)
    near = " · ".join(suggestions)
    return sentence("“{word}” ({rows}): perhaps {near}", word=word, rows=rows, near=near)


def values_to_choose(count: int) -> str:
    """How many words in columns of few values somebody has to choose for."""
    return plural("{count:,} word is not understood:", "{count:,} words are not understood:", count)


def value_to_choose(value: UnknownValue, rows: str) -> str:
    """A word in a column of few values, where it stands, and what it may mean."""
    return sentence(
        "“{word}” in {column} ({rows}): say under “values” whether it means {choices}",
        word=value.word,
        column=value.column,
        rows=rows,
        choices=" · ".join(CHOICES[value.field]),
    )


def drafts_to_wait(rows: int) -> str:
    """How many refused rows wait to be gone on with."""
    return plural(
        "{count:,} refused row waits as a draft once the list is in: cli.py drafts lists it then.",
        "{count:,} refused rows wait as drafts once the list is in: cli.py drafts lists them then.",
        rows,
    )


def drafts_done(rows: int) -> str:
    """How many drafts the list now has in order."""
    return plural("{count:,} draft comes in with it.", "{count:,} drafts come in with it.", rows)


def first_put_these_right(more: int) -> str:
    """How many faults are not listed."""
    return sentence("and {more:,} more; put these right first.", more=more)


def pairs_alike(count: int) -> str:
    """How many pairs may be listed twice; a person decides on the register's page."""
    return plural(
        "{count:,} pair looks like one and the same. Merge them or keep them apart on the page Asset "
        "register:",
        "{count:,} pairs look like one and the same. Merge them or keep them apart on the page Asset "
        "register:",
        count,
    )


def pair_alike(a: str, b: str, reasons: Sequence[str]) -> str:
    """Two that may be one and the same, and why."""
    return sentence("{a} and {b}: {reasons}", a=a, b=b, reasons=", ".join(map(worded, reasons)))


def and_more(more: int) -> str:
    """How many more there are than are listed."""
    return sentence("and {more:,} more.", more=more)


def column_line(field: str, column: str, *, unsure: bool) -> str:
    """Which column a field is read from."""
    if unsure:
        return sentence("{field}: {column}  (not sure: please check)", field=field, column=column)
    return sentence("{field}: {column}", field=field, column=column)


def every_row(kind: str) -> str:
    """The kind of rows that say none."""
    return sentence("every row without a kind: {kind}", kind=kind)


def kept_columns(columns: str) -> str:
    """The columns that are no field of ours."""
    return sentence("kept as they are: {columns}", columns=columns)


def what_changes(plan: ImportPlan) -> str:
    """What an import would do, in numbers."""
    return sentence(
        "New: {new:,}. Changed: {changed:,}. Unchanged: {unchanged:,}. "
        "No longer in the list, proposed for closing: {gone:,}.",
        new=len(plan.new),
        changed=len(plan.changed),
        unchanged=plan.unchanged,
        gone=len(plan.vanished),
    )


def ours_is_kept(asset_id: str, field: str) -> str:
    """That a list says otherwise than a person here did."""
    return sentence(
        "{asset_id}: the list says another {field} than a person here; ours is kept.",
        asset_id=asset_id,
        field=field,
    )


def done_as(import_id: int) -> str:
    """Under which number an import is taken back."""
    return sentence(
        "Done as import {import_id}. To take it back: .venv/bin/python cli.py undo {import_id} --by YOU",
        import_id=import_id,
    )


def taken_out(done: UndoResult) -> str:
    """What taking an import back did, in numbers."""
    return sentence(
        "{removed:,} taken out, {put_back:,} put back as they were before.",
        removed=len(done.removed),
        put_back=len(done.put_back),
    )


def new_register(place: str, areas: str) -> str:
    """That a register is made beside other areas than the office's own."""
    return sentence(
        "A new register is made beside the areas in {areas} ({place}); the office’s own register, beside "
        "data/areas, stays as it is. To use that one, set WITHIN_REACH_REGISTER to its path.",
        areas=areas,
        place=place,
    )
