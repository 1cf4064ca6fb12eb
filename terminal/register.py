"""How are lists brought in, given back and taken out again in a terminal?"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from app import words
from geo.errors import WithinReachError
from layers.area import Area
from layers.assets.kinds import Kinds
from layers.register.exporting.choosing import to_give
from layers.register.exporting.give_back import ExportFormat, write_file
from layers.register.exporting.provenance import Provenance
from layers.register.importing.columns import ColumnMapping, guess_mapping, recalled
from layers.register.importing.open_referral import read_open_referral
from layers.register.importing.own_export import is_own_export
from layers.register.importing.places import finder_for
from layers.register.importing.reading import read_table
from layers.register.importing.rows import read_rows
from layers.register.importing.sniff import form_of
from layers.register.importing.source import Imported, Source
from layers.register.importing.source_table import ImportRefusedError, SourceTable
from layers.register.plans import ImportPlan, ImportResult
from layers.register.sources import ImportInfo, ImportRecord
from layers.register.store import Register
from layers.register.undo import UndoResult
from terminal.near import printable

FORMATS: Final = {
    "csv": ExportFormat.CSV,
    "geojson": ExportFormat.GEOJSON,
    "gpkg": ExportFormat.GEOPACKAGE,
    "xlsx": ExportFormat.EXCEL,
    "oruk": ExportFormat.OPEN_REFERRAL,
}
MOST_LISTED: Final = 1_000
FAULTY: Final = 1  # the exit code of a list that was read, but not all of it


@dataclass(frozen=True)
class LookedAt:
    """A list as it was read, and what bringing it in would change."""

    mapping: ColumnMapping | None  # None: Open Referral, which has no columns
    unused: tuple[str, ...]
    imported: Imported
    plan: ImportPlan


def look_at(
    file: Path,
    *,
    area: Area,
    register: Register,
    source: Source,
    by: str,
    kinds: Kinds,
    mapping_file: Path | None = None,
) -> LookedAt:
    """Read a list and work out what it would change; nothing is written.

    Raises
    ------
    ImportRefusedError, MissingColumnError
        The file cannot be read at all, or its columns do not tell names, kinds or places.
    """
    if not file.is_file():
        raise ImportRefusedError(f"There is no file {file.name}.", "Check the name and the folder.")
    finder = finder_for(area)
    if form_of(file, name=file.name) == "open_referral":
        imported = read_open_referral(file, source=source, kinds=kinds, finder=finder)
        plan = register.plan_import(imported.assets, _info(file, source, by, imported, None))
        return LookedAt(None, (), imported, plan)
    table = read_table(file)
    mapping = _mapping(table, mapping_file, register.mapping(source.title), kinds)
    today = datetime.now(UTC).date()
    imported = read_rows(table, mapping, source=source, kinds=kinds, finder=finder, today=today)
    kept = None if is_own_export(table.columns) else mapping
    plan = register.plan_import(imported.assets, _info(file, source, by, imported, kept))
    return LookedAt(mapping, mapping.unused(table), imported, plan)


def _mapping(
    table: SourceTable, file: Path | None, kept: Mapping[str, Any] | None, kinds: Kinds
) -> ColumnMapping:
    """As the file says, else as the last time, else guessed; our own export tells its columns itself."""
    if file is not None:
        return recalled(read_mapping(file), table)
    if kept and not is_own_export(table.columns):
        return recalled(kept, table)
    return guess_mapping(table, kinds)


def read_mapping(file: Path) -> dict[str, Any]:
    """A mapping as ``mapping_text`` writes it; ``kinds`` and ``all_kind`` may be left out.

    Raises ``ImportRefusedError`` if it is none.
    """
    try:
        held = json.loads(file.read_text(encoding="utf-8"))
        columns = [[str(field), str(column)] for field, column in held["columns"]]
        known = {str(word): str(kind) for word, kind in held.get("kinds", {}).items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        raise ImportRefusedError(
            f"{file.name} is not a mapping of columns.",
            'Write one with --save-mapping, or by hand: {"columns": [["name", "Their column"]]}.',
        ) from None
    return {"columns": columns, "kinds": known, "all_kind": str(held.get("all_kind", ""))}


def mapping_text(mapping: ColumnMapping) -> str:
    """A mapping as JSON, to be corrected and given back with ``--mapping``."""
    return json.dumps(mapping.remembered(), ensure_ascii=False, indent=2) + "\n"


def _info(
    file: Path, source: Source, by: str, imported: Imported, mapping: ColumnMapping | None
) -> ImportInfo:
    return ImportInfo(
        source=source.title,
        by=by,
        file_name=file.name,
        sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
        rows_read=imported.rows_read,
        rows_rejected=sum(imported.refused.values()),
        mapping=mapping.remembered() if mapping else None,
        licence=source.licence,
        attribution=source.attribution,
        source_date=source.date,
    )


def report_lines(seen: LookedAt) -> Iterator[str]:
    """What was read, how the columns were understood, every fault, and what would change."""
    imported, plan = seen.imported, seen.plan
    yield f"{len(imported.assets):,} of {words.count(imported.rows_read, 'row', 'rows')} can come in."
    for reason, rows in imported.refused.items():
        yield f"  {rows:,} refused: {printable(reason)}"
    if seen.mapping is not None:
        yield from _column_lines(seen.mapping, seen.unused)
    for note in imported.notes:
        yield f"  {printable(note)}"
    if imported.faults:
        yield f"\n{words.count(len(imported.faults), 'thing', 'things')} to put right:"
    for fault in imported.faults[:MOST_LISTED]:
        yield f"  ! {printable(str(fault))}"
    if len(imported.faults) > MOST_LISTED:
        yield f"  ! and {len(imported.faults) - MOST_LISTED:,} more; put these right first."
    yield ""
    yield from _plan_lines(plan)


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


def exit_code(seen: LookedAt) -> int:
    """0 if all of the list is in order, else ``FAULTY``."""
    return FAULTY if seen.imported.faults or seen.imported.refused else 0


def export_register(register: Register, file: Path, form: str, *, kinds: Kinds, today: date) -> int:
    """Write everything that may be given away to a file; how many assets that are.

    Raises
    ------
    WithinReachError
        No such form, nothing to give, or the file cannot be written.
    """
    if form not in FORMATS:
        raise WithinReachError(
            f'"{form}" is not a form in which the register is given back.', f"Choose {', '.join(FORMATS)}."
        )
    assets = to_give(entry.asset for entry in register.entries())
    if not assets:
        raise WithinReachError("The register holds nothing yet.", "Bring a list in first: cli.py import.")
    about = Provenance(title="Community assets", exported_on=today)
    write_file(file, assets, FORMATS[form], kinds=kinds, provenance=about)
    return len(assets)


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
