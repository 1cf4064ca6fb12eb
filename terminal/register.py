"""How are lists brought in, given back and taken out again in a terminal?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from geo.errors import WithinReachError
from layers.area import Area
from layers.assets.kinds import Kinds
from layers.register.exporting.choosing import to_give
from layers.register.exporting.give_back import ExportFormat, write_file
from layers.register.exporting.provenance import Provenance
from layers.register.importing.columns import ColumnMapping
from layers.register.plans import ImportPlan, ImportResult
from layers.register.sources import ImportRecord
from layers.register.store import Register
from layers.register.undo import UndoResult
from presentation.words import plain as words
from presentation.words.errors import fault_words
from presentation.words.near_lines import printable
from questions.places.area_assets import area_assets
from terminal.incoming import Report

FORMATS: Final = {
    "csv": ExportFormat.CSV,
    "geojson": ExportFormat.GEOJSON,
    "gpkg": ExportFormat.GEOPACKAGE,
    "xlsx": ExportFormat.EXCEL,
    "oruk": ExportFormat.OPEN_REFERRAL,
}
MOST_LISTED: Final = 1_000
MOST_PAIRS: Final = 20
FAULTY: Final = 1  # the exit code of a list that was read, but not all of it


def report_lines(report: Report) -> Iterator[str]:
    """What was read, how the columns were understood, every fault, and what would change."""
    imported, plan, incoming = report.imported, report.plan, report.incoming
    yield f"{len(imported.assets):,} of {words.count(imported.rows_read, 'row', 'rows')} can come in."
    for reason, rows in imported.refused.items():
        yield f"  {rows:,} refused: {printable(reason)}"
    if incoming.mapping is not None:
        yield from _column_lines(incoming.mapping, incoming.unused_columns)
    for note in imported.notes:
        yield f"  {printable(note)}"
    if imported.faults:
        yield f"\n{words.count(len(imported.faults), 'thing', 'things')} to put right:"
    for fault in imported.faults[:MOST_LISTED]:
        yield f"  ! {printable(fault_words(fault))}"
    if len(imported.faults) > MOST_LISTED:
        yield f"  ! and {len(imported.faults) - MOST_LISTED:,} more; put these right first."
    yield ""
    yield from _plan_lines(plan)
    yield from _alike_lines(report)


def _alike_lines(report: Report) -> Iterator[str]:
    """The pairs that may be one and the same; a person decides on the register's page."""
    if not report.alike:
        return
    many = words.count(len(report.alike), "pair looks", "pairs look")
    yield f"\n{many} like one and the same. Merge them or keep them apart on the page Asset register:"
    names = {asset.asset_id: asset.name for asset in report.plan.new}
    for pair in report.alike[:MOST_PAIRS]:
        a, b = (names.get(asset_id) or asset_id for asset_id in (pair.a, pair.b))
        yield f"  {printable(a)} and {printable(b)}: {printable(', '.join(pair.reasons))}"
    if len(report.alike) > MOST_PAIRS:
        yield f"  and {len(report.alike) - MOST_PAIRS:,} more."


def _column_lines(mapping: ColumnMapping, unused: Iterable[str]) -> Iterator[str]:
    yield "\nColumns, as they were understood:"
    for guess in mapping.guesses:
        unsure = "" if guess.confidence >= 0.75 else "  (not sure: please check)"
        yield f"  {guess.field.replace('_', ' ')}: {printable(guess.column)}{unsure}"
    if mapping.all_kind:
        yield f"  every row without a kind: {printable(mapping.all_kind)}"
    left = ", ".join(printable(column) for column in unused)
    if left:
        yield f"  kept as they are: {left}"


def _plan_lines(plan: ImportPlan) -> Iterator[str]:
    if plan.same_again:
        yield "This very list came in before: nothing would change."
        return
    yield (
        f"New: {len(plan.new):,}. Changed: {len(plan.changed):,}. Unchanged: {plan.unchanged:,}. "
        f"No longer in the list, proposed for closing: {len(plan.vanished):,}."
    )
    for conflict in plan.conflicts[:MOST_LISTED]:
        field = conflict.field.replace("_", " ")
        asset_id = printable(conflict.asset_id)
        yield f"  {asset_id}: the list says another {field} than a person here; ours is kept."


def result_line(result: ImportResult) -> str:
    """What was done, in a sentence."""
    if result.import_id is None:
        return "Nothing has changed, so nothing was written."
    return (
        f"Done as import {result.import_id}. To take it back: python cli.py undo {result.import_id} --by YOU"
    )


def exit_code(report: Report) -> int:
    """0 if all of the list is in order, else ``FAULTY``."""
    return FAULTY if report.imported.faults or report.imported.refused else 0


@dataclass(frozen=True)
class Exported:
    """How many assets were written, and how many of the area have no place that may be told."""

    written: int
    without_place: int = 0


def export_register(
    register: Register, file: Path, form: str, *, kinds: Kinds, today: date, area: Area | None = None
) -> Exported:
    """Write everything that may be given away, or what lies in one area and its margin, to a file.

    Raises
    ------
    WithinReachError
        No such form, nothing to give, or the file cannot be written.
    """
    if form not in FORMATS:
        raise WithinReachError(
            '"{form}" is not a form in which the register is given back.',
            "Choose {formats}.",
            form=form,
            formats=", ".join(FORMATS),
        )
    if area is None:
        title, hidden = "Community assets", 0
        assets = to_give(entry.asset for entry in register.entries())
    else:
        here = area_assets(area, register)
        title, hidden = f"Community assets of {area.title}", here.without_place
        assets = to_give(here.records.values())
    if not assets:
        raise WithinReachError("The register holds nothing yet.", "Bring a list in first: cli.py import.")
    write_file(file, assets, FORMATS[form], kinds=kinds, provenance=Provenance(title, exported_on=today))
    return Exported(len(assets), hidden)


def export_lines(done: Exported, file: Path) -> Iterator[str]:
    """What was written, and what was left out."""
    yield f"{words.count(done.written, 'asset', 'assets')} written to {file.name}."
    if done.without_place:
        yield (
            f"{words.count(done.without_place, 'more has', 'more have')} no place, or hide it, so that it "
            "cannot be said to lie in the area; an export of the whole register has them, without the place."
        )


def imports_lines(records: Iterable[ImportRecord]) -> Iterator[str]:
    """Every import, the newest first."""
    listed = [*records]
    if not listed:
        yield "No list has come in yet."
    for record in listed:
        info = record.info
        yield printable(
            f"{record.import_id}  {words.day(record.at.date().isoformat())}  {info.source}: "
            f"{record.added:,} new, {record.changed:,} changed, {len(record.vanished):,} gone, by {info.by}"
        ) + (f"  (taken back by {printable(record.undone_by)})" if record.undone_at else "")


def undo_lines(done: UndoResult) -> Iterator[str]:
    """What taking an import back did."""
    yield f"{len(done.removed):,} taken out, {len(done.put_back):,} put back as they were before."
    if done.kept:
        yield "Kept, because somebody has changed them since:"
    for kept in done.kept:
        when = words.day(kept.at.date().isoformat())
        yield f"  {printable(kept.name or kept.asset_id)}: {printable(kept.by)}, {when}"
