"""How do a preparation and its report read in a terminal?"""

from collections.abc import Iterator
from datetime import datetime

from layers.area import Area
from layers.packs.format import FAULTS_FILE
from layers.preparing.prepare import Prepared
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
