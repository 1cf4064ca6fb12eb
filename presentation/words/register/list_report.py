"""What does the page say of a list that was looked over or has come in: counts, faults, changes, undoing?"""

from collections.abc import Iterator
from typing import Final

from layers.register.importing.source import Imported
from layers.register.plans import ImportPlan
from layers.register.refused_rows import WaitingPlan
from layers.register.sources import ImportInfo
from layers.register.undo import UndoResult
from presentation.words import plain as words
from presentation.words.language import plural, sentence

_MANY_GONE: Final = 10
_KEPT_NAMED: Final = 5

IMPORT: Final = sentence("Import")
LOOK_AGAIN: Final = sentence("Look at it once more")
BACK_TO_COLUMNS: Final = sentence("Back to the columns")
LEAVE_IT: Final = sentence("Leave it")
IS_ANOTHER: Final = sentence("Is it another list? Then leave it, and give it a name of its own.")
SAME_AGAIN: Final = sentence("This very file came in before, and nothing has changed since.")
NEW: Final = sentence("New")
CHANGED: Final = sentence("Changed")
UNCHANGED: Final = sentence("Unchanged")
GONE: Final = sentence("No longer in the list")
GONE_FROM_IT: Final = sentence("No longer in it")
KEPT_AS_OURS: Final = sentence("Kept as you have it")
REFUSED: Final = sentence("Refused")
ROWS_READ: Final = sentence("Rows read")

TO_PUT_RIGHT: Final = sentence("To be put right")
NO_FAULT: Final = sentence("No fault was found in any row.")
FAULT_HEADS: Final = (
    sentence("Rows"),
    sentence("Column"),
    sentence("What it says"),
    sentence("What is wrong"),
    sentence("What to do"),
)
FAULT_FILE_HEADS: Final = (
    sentence("row"),
    sentence("column"),
    sentence("value"),
    sentence("what is wrong"),
    sentence("what to do"),
)
EMPTY_CELL: Final = sentence("(empty)")
DOWNLOAD_FAULTS: Final = sentence("Download the faults (CSV)")

CHANGES: Final = sentence("Changes")
CHANGE_HEADS: Final = (sentence("Name"), sentence("Field"), sentence("Now"), sentence("In this list"))
GONE_STAY: Final = sentence("They stay, shown under “Gone from its list” for somebody to ring.")
GONE_HEADS: Final = (sentence("Name"), sentence("Kind"))
CLASH_HEADS: Final = (sentence("Asset"), sentence("Field"), sentence("Yours"), sentence("In this list"))

ALL_IS_WELL: Final = sentence("All is well.")
SEE_THEM: Final = sentence("See them in the list")
NEXT_LIST: Final = sentence("Bring in another list")
UNDO: Final = sentence("Undo this import")
PUT_THESE_RIGHT: Final = sentence("Put these right now")
NO_IMPORTS: Final = sentence("No list has come in yet.")
NO_IMPORTS_FIX: Final = sentence("Choose “Bring in a list” above.")


def looked_over(imported: Imported) -> str:
    """ "137 rows were read; 130 can come in, 7 cannot. Nothing is written yet." """
    come_in, refused = len(imported.assets), sum(imported.refused.values())
    if not refused:
        return plural(
            "{count:,} row was read; {come_in:,} can come in. Nothing is written yet.",
            "{count:,} rows were read; {come_in:,} can come in. Nothing is written yet.",
            imported.rows_read,
            come_in=come_in,
        )
    return plural(
        "{count:,} row was read; {come_in:,} can come in, {refused:,} cannot. Nothing is written yet.",
        "{count:,} rows were read; {come_in:,} can come in, {refused:,} cannot. Nothing is written yet.",
        imported.rows_read,
        come_in=come_in,
        refused=refused,
    )


def for_example(cell: str) -> str:
    """What stands in one of many cells."""
    return sentence("for example {cell}", cell=cell)


def of_drafts(waiting: WaitingPlan, imported: Imported) -> Iterator[str]:
    """What becomes of the rows that are refused: wait as drafts, come in, or left out."""
    drafts = len(waiting.new) + waiting.still
    if drafts:
        yield plural(
            "{count:,} refused row waits under “Drafts” above once the list is in, to be gone on with.",
            "{count:,} refused rows wait under “Drafts” above once the list is in, to be gone on with.",
            drafts,
        )
    if waiting.came_in:
        yield plural(
            "{count:,} draft comes in with this list.",
            "{count:,} drafts come in with this list.",
            len(waiting.came_in),
        )
    if imported.left_out:
        yield plural(
            "{count:,} row is left out, as you chose.",
            "{count:,} rows are left out, as you chose.",
            imported.left_out,
        )


def put_right_here(rows: int) -> str:
    """How many rows were corrected on the page."""
    return plural(
        "{count:,} row was put right here; the file still has the old words.",
        "{count:,} rows were put right here; the file still has the old words.",
        rows,
    )


def odd(plan: ImportPlan) -> str:
    """Why this may be another list than its name says, or "": hardly anything of the last one is in it."""
    still_there = plan.unchanged + len(plan.changed)
    if len(plan.vanished) < _MANY_GONE or still_there >= len(plan.vanished):
        return ""
    return plural(
        "{count:,} asset that came in under the name “{source}” are not in this list.",
        "{count:,} assets that came in under the name “{source}” are not in this list.",
        len(plan.vanished),
        source=words.one_line(plan.info.source),
    )


def faults_by_row(count: int) -> str:
    """The caption of the table of faults."""
    return plural("{count:,} fault", "{count:,} faults, those that say the same together", count)


def more_in_the_file(more: int) -> str:
    """How many faults are only in the file."""
    return plural("{count:,} more is in the file.", "{count:,} more are in the file.", more)


def would_change(assets: int) -> str:
    """In how many assets something would change."""
    return plural("What would change in {count:,} asset", "What would change in {count:,} assets", assets)


def no_longer_there(assets: int) -> str:
    """How many assets of the last list are not in this one."""
    return plural(
        "{count:,} asset is no longer in this list", "{count:,} assets are no longer in this list", assets
    )


def values_that_stay(values: int) -> str:
    """How many values a person corrected, which the list would have otherwise."""
    return plural(
        "{count:,} value that a person corrected stay as they are",
        "{count:,} values that a person corrected stay as they are",
        values,
    )


def nothing_written(title: str) -> str:
    """What came of a list that changes nothing."""
    return sentence("Nothing was written: {title} is here as it stands.", title=title)


def is_in(title: str, *, added: int, changed: int) -> str:
    """What came of a list."""
    return plural(
        "{title} is in: {count:,} new asset, {changed:,} changed.",
        "{title} is in: {count:,} new assets, {changed:,} changed.",
        added,
        title=title,
        changed=changed,
    )


def done_by(title: str, by: str) -> str:
    """That somebody has put an asset right since it came in."""
    return sentence("✓ {title}: done by {by}.", title=title, by=by)


def row_says(row: int | None, what: str) -> str:
    """What is wrong in a row that came in."""
    return sentence("Row {row}: {what}", row=row, what=what)


def open_asset(title: str) -> str:
    """The button that opens the form of an asset."""
    return sentence("Open {title}", title=title)


def more_to_fix(more: int) -> str:
    """How many more are to be put right."""
    return sentence("{more:,} more once these are done.", more=more)


def undone(done: UndoResult) -> str:
    """What taking an import back did."""
    what = plural(
        "The import is undone: {count:,} asset taken out, {put_back:,} put back as before.",
        "The import is undone: {count:,} assets taken out, {put_back:,} put back as before.",
        len(done.removed),
        put_back=len(done.put_back),
    )
    if not done.kept:
        return what
    stay = sentence(
        "{count:,} stay, since somebody has changed them: {names}.",
        count=len(done.kept),
        names=", ".join(asset.name or asset.asset_id for asset in done.kept[:_KEPT_NAMED]),
    )
    return f"{what} {stay}"


def came_in(info: ImportInfo, moment: str) -> str:
    """From which file an import came, by whom and when."""
    if info.file_name:
        return sentence("{file}, by {by}, {moment}", file=info.file_name, by=info.by, moment=moment)
    return sentence("by {by}, {moment}", by=info.by, moment=moment)


def undone_by(by: str, moment: str) -> str:
    """Who took an import back, and when."""
    return sentence("Undone by {by} on {moment}.", by=by, moment=moment)
