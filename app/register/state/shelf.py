"""What stands in the register now, in the chosen area or, if somebody asks for that, everywhere?"""

from typing import Final

from app.memory import session
from app.memory.session import gone_from_lists, register
from app.register.state import memory
from layers.area import Area
from layers.register.history import Entry
from layers.register.refused_rows import RowEnd, WaitingRow
from layers.register.sources import ImportRecord
from questions.places.of_area import ids_of_area, imports_of_area

__all__ = ["gone_from_lists", "register"]
EVERYWHERE: Final = "reg_all_areas"


def everywhere() -> bool:
    """Whether somebody asked for what lies in other areas too."""
    return bool(memory.get(EVERYWHERE))


def entries(area: Area) -> tuple[Entry, ...]:
    """Every asset of the area as it stands, closed ones too; everywhere if that is asked for."""
    return tuple(e for e in all_entries(area) if everywhere() or e.asset.asset_id in session.ids_here(area))


def all_entries(area: Area) -> tuple[Entry, ...]:
    """Every asset of the register, but for those of other made-up towns."""
    return session.entries(area)


def elsewhere(area: Area) -> int:
    """How many assets lie in other areas."""
    return len(all_entries(area)) - len(session.ids_here(area))


def drafts(area: Area) -> tuple[WaitingRow, ...]:
    """The drafts of the area, those without a place too: waiting, finished or left."""
    rows = session.waiting_rows()
    if everywhere():
        return rows
    here = ids_of_area(area, (row.row.asset for row in rows))
    return tuple(row for row in rows if row.row.asset.asset_id in here)


def waiting_drafts(area: Area) -> tuple[WaitingRow, ...]:
    """Those of the drafts that wait."""
    return tuple(row for row in drafts(area) if row.ended is RowEnd.WAITS)


def imports(area: Area) -> tuple[ImportRecord, ...]:
    """The imports of lists that have something in the area, or nothing anywhere; the newest first."""
    records = register().imports()
    if everywhere():
        return records
    return imports_of_area(records, register(), area)
