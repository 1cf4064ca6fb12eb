"""How are lists brought in, given back and taken out again in a terminal?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from geo.errors import WithinReachError
from layers.area import Area
from layers.assets.kinds import Kinds
from layers.register.exporting.choosing import to_give
from layers.register.exporting.give_back import ExportFormat, give_back
from layers.register.exporting.provenance import Provenance
from layers.register.importing.mapping.columns import ColumnMapping
from layers.register.plans import ImportPlan, ImportResult
from layers.register.settings import stale_after_days
from layers.register.sources import ImportRecord
from layers.register.store import Register
from layers.register.undo import UndoResult
from layers.tables.equal_faults import equal_faults
from layers.tables.report import Fault
from presentation.words import plain as words
from presentation.words.kinds import kind_label
from presentation.words.language import worded
from presentation.words.near.lines import printable
from presentation.words.register import list_lines as lines
from presentation.words.register.equal_faults import fault_line, rows_in_words
from questions.places.area_assets import area_assets
from terminal.register.incoming import ListReport

FORMATS: Final = {
    "csv": ExportFormat.CSV,
    "geojson": ExportFormat.GEOJSON,
    "gpkg": ExportFormat.GEOPACKAGE,
    "xlsx": ExportFormat.EXCEL,
    "oruk": ExportFormat.OPEN_REFERRAL,
}
MOST_LISTED: Final = 200
MOST_PAIRS: Final = 20
MOST_WORDS: Final = 100
_SURE: Final = 0.75  # from here on a column needs no second look
FAULTY: Final = 1  # the exit code of a list that was read, but not all of it


def report_lines(report: ListReport) -> Iterator[str]:
    """What was read, how the columns were understood, every fault, and what would change."""
    imported, incoming = report.imported, report.incoming
    yield lines.can_come_in(len(imported.assets), imported.rows_read)
    for reason, rows in imported.refused.items():
        yield f"  {printable(lines.refused(rows, worded(reason)))}"
    if incoming.mapping is not None:
        yield from _column_lines(incoming.mapping, incoming.unused_columns, report.kinds)
    for note in imported.notes:
        yield f"  {printable(worded(note))}"
    yield from _unknown_lines(report)
    yield from _value_lines(report)
    yield from _fault_lines(imported.faults)
    yield ""
    yield from _plan_lines(report.plan)
    yield from _alike_lines(report)


def _unknown_lines(report: ListReport) -> Iterator[str]:
    """Each word for a kind that is not known, once, with its rows and what it may mean."""
    if not report.unknown or report.kinds is None:
        return
    yield f"\n{lines.words_to_choose(len(report.unknown))}"
    for word in report.unknown[:MOST_WORDS]:
        labels = [kind_label(report.kinds, key) for key in word.suggestions]
        yield f"  {printable(lines.word_to_choose(word.word, rows_in_words(word.rows), labels))}"
    if len(report.unknown) > MOST_WORDS:
        yield f"  {lines.and_more(len(report.unknown) - MOST_WORDS)}"
    yield f"  {lines.HOW_TO_CHOOSE}"


def _value_lines(report: ListReport) -> Iterator[str]:
    """Each word in a column of few values that is not understood, once, with what it may mean."""
    if not report.values:
        return
    yield f"\n{lines.values_to_choose(len(report.values))}"
    for value in report.values:
        text = lines.value_to_choose(value, rows_in_words(value.rows))
        yield f"  {printable(text)}"


def _fault_lines(faults: Sequence[Fault]) -> Iterator[str]:
    """Every sort of fault once, with its count and its rows."""
    equals = equal_faults(faults)
    if equals:
        yield f"\n{lines.things_to_put_right(len(faults))}"
    for equal in equals[:MOST_LISTED]:
        yield f"  ! {printable(fault_line(equal))}"
    if len(equals) > MOST_LISTED:
        yield f"  ! {lines.first_put_these_right(sum(equal.count for equal in equals[MOST_LISTED:]))}"
    if any(len(equal.rows) > 1 for equal in equals):
        yield f"  {lines.WHOLE_REPORT}"


def _alike_lines(report: ListReport) -> Iterator[str]:
    """The pairs that may be one and the same; a person decides on the register's page."""
    if not report.alike:
        return
    yield f"\n{lines.pairs_alike(len(report.alike))}"
    names = {asset.asset_id: asset.name for asset in report.plan.new}
    for pair in report.alike[:MOST_PAIRS]:
        a, b = (names.get(asset_id) or asset_id for asset_id in (pair.a, pair.b))
        yield f"  {printable(lines.pair_alike(a, b, pair.reasons))}"
    if len(report.alike) > MOST_PAIRS:
        yield f"  {lines.and_more(len(report.alike) - MOST_PAIRS)}"


def _column_lines(mapping: ColumnMapping, unused: Iterable[str], kinds: Kinds | None) -> Iterator[str]:
    yield f"\n{lines.COLUMNS}"
    for guess in mapping.guesses:
        field = guess.field.replace("_", " ")
        yield f"  {printable(lines.column_line(field, guess.column, unsure=guess.confidence < _SURE))}"
    if mapping.all_kind:
        label = kind_label(kinds, mapping.all_kind) if kinds else mapping.all_kind
        yield f"  {printable(lines.every_row(label))}"
    columns = ", ".join(unused)
    if columns:
        yield f"  {printable(lines.kept_columns(columns))}"


def _plan_lines(plan: ImportPlan) -> Iterator[str]:
    if plan.same_again:
        yield lines.NOTHING_CHANGES
        return
    yield lines.what_changes(plan)
    if plan.waiting.new or plan.waiting.still:
        yield lines.drafts_to_wait(len(plan.waiting.new) + plan.waiting.still)
    if plan.waiting.came_in:
        yield lines.drafts_done(len(plan.waiting.came_in))
    for conflict in plan.conflicts[:MOST_LISTED]:
        field = conflict.field.replace("_", " ")
        yield f"  {printable(lines.ours_is_kept(conflict.asset_id, field))}"


def result_line(result: ImportResult) -> str:
    """What was done, in a sentence."""
    return lines.NOTHING_CHANGED if result.import_id is None else lines.done_as(result.import_id)


def exit_code(report: ListReport) -> int:
    """0 if all of the list is in order, else ``FAULTY``."""
    return FAULTY if report.imported.faults or report.imported.refused else 0


@dataclass(frozen=True)
class ReadyExport:
    """A file that is ready to be written, of how many assets; and how many have no place that may be told."""

    content: bytes = field(repr=False)
    form: ExportFormat
    written: int
    without_place: int = 0


def export_register(
    register: Register, form: str, *, kinds: Kinds, today: date, area: Area | None = None
) -> ReadyExport:
    """Everything that may be given away, or what lies in one area and its margin, as a file.

    Raises
    ------
    WithinReachError
        No such form, or nothing to give.
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
    gone = frozenset(asset.asset_id for asset in register.proposed_closures())
    about = Provenance(title, exported_on=today, after_days=stale_after_days(), gone=gone)
    content = give_back(assets, FORMATS[form], kinds=kinds, provenance=about)
    return ReadyExport(content, FORMATS[form], len(assets), hidden)


def export_lines(done: ReadyExport, file: Path) -> Iterator[str]:
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
    yield lines.taken_out(done)
    if done.kept:
        yield lines.STAYED
    for stayed in done.kept:
        when = words.day(stayed.at.date().isoformat())
        yield f"  {printable(stayed.name or stayed.asset_id)}: {printable(stayed.by)}, {when}"
