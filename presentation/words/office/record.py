"""What is said of what left the register, and of what was kept long enough?"""

from collections.abc import Iterable, Iterator
from typing import Final

from actions.keep_no_longer import LetGo, OverTime
from layers.register.office.office_record import ExportDoor, ExportKind, KeptExport, RetentionRun
from layers.retention import periods
from presentation.words.dates import clock, day_words
from presentation.words.language import plural, sentence

EXPORTS_HELP: Final = sentence(
    "List who took the register out as a file: when, in which form, how many entries. What anybody asked "
    "for, sheets and shortlists are noted nowhere."
)
MOST_HELP: Final = sentence("How many of the newest are listed.")
NO_EXPORTS: Final = sentence("No file of the register has left it since this is noted.")
IT_IS_NOTED: Final = sentence(
    "That it was taken out is noted: when, by whom, how many entries; not what for."
)
NOBODY: Final = sentence("not said")
WHOLE: Final = sentence("all")
DOORS: Final = {ExportDoor.PAGE: sentence("the page"), ExportDoor.TERMINAL: sentence("a command")}
FORMS: Final = {
    "csv": "CSV",
    "xlsx": "Excel",
    "geojson": "GeoJSON",
    "gpkg": "GeoPackage",
    "json": "Open Referral",
    ExportKind.BACKUP.value: sentence("backup, with hidden addresses"),
}
EXPORTS_CAPTION: Final = sentence("Files of the register that left it, the newest first")
EXPORT_HEADS: Final = (
    sentence("When (UTC)"),
    sentence("Who"),
    sentence("Form"),
    sentence("Of which area"),
    sentence("Entries"),
    sentence("By"),
)

RETENTION_HELP: Final = sentence(
    "Say what has been kept for as long as the table of periods allows, with counts; with --apply let it go."
)
APPLY_HELP: Final = sentence("Let it go. What went does not come back, but out of a backup from before.")
NOTHING_OVER: Final = sentence("Nothing has been kept for too long.")
HOW_TO_APPLY: Final = sentence("Nothing was changed. With --apply it goes.")
OLDER_BACKUPS: Final = sentence(
    "Backups from before still hold it: after one is put back, run this again. How long they stay is the "
    "--keep of cli.py backup."
)
STILL_READ: Final = sentence(
    "Somebody was reading for longer than is waited, so that bytes of it may still lie in the register’s "
    "journal: run cli.py retention --apply once more when nobody is at work."
)
THINGS: Final = {
    periods.NAMES: sentence("names of people who have left"),
    periods.EXPORTS: sentence("notes of exports"),
    periods.DRAFTS: sentence("settled rows of earlier lists"),
    periods.MESSAGES: sentence("answered messages and forms"),
    periods.SESSIONS: sentence("sessions of panels"),
    periods.COUNTS: sentence("monthly counts of conversations"),
    periods.READINGS: sentence("requests of programs that read"),
    periods.COPIES: sentence("copies made by themselves"),
    periods.LOG: sentence("lines of the log of errors"),
    periods.HISTORY: sentence("versions of entries"),
}
PERIODS_CAPTION: Final = sentence("How long is what kept?")
PERIOD_HEADS: Final = (sentence("What"), sentence("How long"), sentence("Over now"), sentence("Why"))
RUNS_CAPTION: Final = sentence("What was let go, the newest first")
RUN_HEADS: Final = (
    sentence("When (UTC)"),
    sentence("Who"),
    sentence("What"),
    sentence("Older than"),
    sentence("How many"),
)


def export_row(kept_export: KeptExport) -> list[str]:
    """A file that left, under ``EXPORT_HEADS``."""
    export = kept_export.export
    return [
        f"{day_words(kept_export.at.date())}, {clock(kept_export.at)}",
        kept_export.by or NOBODY,
        FORMS.get(export.form, export.form),
        export.area or WHOLE,
        f"{export.rows:,}",
        DOORS[export.door],
    ]


def export_lines(exports: Iterable[KeptExport]) -> Iterator[str]:
    """One line for each file that left."""
    for row in map(export_row, exports):
        yield "  ".join(row)


def period_words(thing: OverTime) -> str:
    """How long it is kept."""
    months = thing.period.months
    if months is None:
        return sentence("as long as the office keeps it")
    return plural("{count} month", "{count} months", months)


def period_row(thing: OverTime) -> list[str]:
    """A kind of thing under ``PERIOD_HEADS``."""
    return [THINGS[thing.period.what], period_words(thing), f"{thing.rows:,}", thing.period.why]


def over_lines(things: Iterable[OverTime]) -> Iterator[str]:
    """What is over, with counts; nothing that is not."""
    over = [thing for thing in things if thing.rows]
    for thing in over:
        yield _line(thing)
    yield HOW_TO_APPLY if over else NOTHING_OVER


def gone_lines(done: LetGo) -> Iterator[str]:
    """What went."""
    for thing in done.things:
        yield _line(thing)
    if not done.things:
        yield NOTHING_OVER
        return
    yield OLDER_BACKUPS
    if not done.bytes_gone:
        yield STILL_READ


def run_row(run: RetentionRun) -> list[str]:
    """A run under ``RUN_HEADS``."""
    when = f"{day_words(run.at.date())}, {clock(run.at)}"
    what = THINGS.get(run.what, run.what)
    return [when, run.by or NOBODY, what, day_words(run.before.date()), f"{run.rows:,}"]


def _line(thing: OverTime) -> str:
    if thing.before is None:
        return THINGS[thing.period.what]
    return sentence(
        "{count:,}  {what}, from before {day}",
        count=thing.rows,
        what=THINGS[thing.period.what],
        day=day_words(thing.before.date()),
    )
