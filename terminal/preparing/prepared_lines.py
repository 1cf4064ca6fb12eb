"""How do a preparation and its report read in a terminal?"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from actions.bring_in_pack import bring_in_pack
from layers.area import Area
from layers.packs.format import FAULTS_FILE
from layers.preparing.prepare import Prepared
from layers.register.engine.errors import RegisterError
from layers.register.importing.seeding import register_beside
from layers.register.store import open_register
from layers.tables.report import SourceReport
from presentation.words.errors import fault_words

MOST_FAULTS_SHOWN = 20


def preparation_lines(prepared: Prepared) -> Iterator[str]:
    """What was done; then of every source what was kept, what was dropped and why, faults and notes."""
    area = prepared.area
    if prepared.up_to_date:
        yield f"{area.title} is already up to date."
        yield f"Neither the recipe nor any file has changed since {_day(area)}, so nothing was done."
        yield "To prepare it all the same, add --again."
        return
    yield f"{area.title} is prepared, in {prepared.seconds:.0f} seconds."
    for source in area.sources:
        yield ""
        yield from _source_lines(source, area)


def brought_in_lines(area: Area, *, areas_folder: Path) -> Iterator[str]:
    """Bring what the area knows into the register that goes with it, and say so; or say why it could not be.

    Whoever asks has the same answers either way; the area is prepared all the same.
    """
    try:
        with open_register(register_beside(areas_folder)) as register:
            had_nothing = not register.revision
            results = bring_in_pack(register, area)
            every_one_new = len(register.entries()) if had_nothing else 0
    except RegisterError as error:
        yield ""
        yield f"Its places could not be brought into the register. {error}"
        yield "They are shown all the same, and come in when the app next opens the area."
        return
    if results:
        yield ""
        counted = [(each.added, each.changed, each.unchanged) for each in results]
        added, changed, unchanged = (
            (every_one_new, 0, 0) if every_one_new else map(sum, zip(*counted, strict=True))
        )
        yield (
            f"Brought into the register: {added:,} new places, {changed:,} changed, "
            f"{unchanged:,} as they were."
        )


def _source_lines(source: SourceReport, area: Area) -> Iterator[str]:
    yield f"{source.title} ({', '.join(part for part in (source.file, source.date) if part)})"
    yield f"  {source.rows_kept:,} of {source.rows_read:,} {source.unit} kept"
    for reason, rows in source.dropped:
        yield f"  {rows:,} dropped: {reason}"
    for fault in source.faults[:MOST_FAULTS_SHOWN]:
        yield f"  ! {fault_words(fault)}"
    more = len(source.faults) - MOST_FAULTS_SHOWN
    if more > 0:
        yield f"  ! and {more:,} more, all in {area.folder / FAULTS_FILE}"
    for note in source.notes:
        yield f"  {note}"


def _day(area: Area) -> str:
    made_at = datetime.fromisoformat(area.made_at)
    return f"{made_at.day} {made_at:%B %Y}"
