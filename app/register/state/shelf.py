"""What stands in the register now, in the chosen area or, if somebody asks for that, everywhere?"""

from typing import Final

from app.memory import session
from app.memory.session import gone_from_lists, register
from app.register.state import memory
from layers.area import Area
from layers.register.history import Entry
from layers.register.inbox.model import InboxItem, ItemKind
from layers.register.refused_rows import RowEnd, WaitingRow
from layers.register.sources import ImportRecord
from questions.inbox.waiting import WaitingItem, settled_items as settled
from questions.places.of_area import ids_of_area, imports_of_area

__all__ = ["gone_from_lists", "register"]
EVERYWHERE: Final = "reg_all_areas"


def everywhere() -> bool:
    """Whether somebody asked for what lies in other areas too."""
    return bool(memory.get(EVERYWHERE))


def entries(area: Area) -> tuple[Entry, ...]:
    """Every asset of the area as it stands, closed ones too; everywhere if that is asked for."""
    return all_entries(area) if everywhere() else session.entries_here(area)


def all_entries(area: Area) -> tuple[Entry, ...]:
    """Every asset of the register, but for those of other made-up towns."""
    return session.entries(area)


def elsewhere(area: Area) -> int:
    """How many assets lie in other areas."""
    return len(all_entries(area)) - len(session.entries_here(area))


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


def all_waiting_items() -> tuple[WaitingItem, ...]:
    """What waits for a steward, wherever it lies."""
    return session.waiting_items()


def waiting_items(area: Area) -> tuple[WaitingItem, ...]:
    """What of it is the area's: about its assets, about such as are gone, and of its feeds."""
    waiting = all_waiting_items()
    if not waiting:
        return ()
    here = ids_shown(area)
    feeds = {
        entry.feed.name for entry in register().feeds.all() if everywhere() or entry.feed.area == area.name
    }
    return tuple(
        item
        for item in waiting
        if (
            item.source in feeds
            if item.kind is ItemKind.NEWS
            else item.entry is None or item.asset_id in here
        )
    )


def settled_items(area: Area) -> tuple[InboxItem, ...]:
    """What of it was answered, the newest first."""
    here = ids_shown(area)
    standing = {entry.asset.asset_id for entry in register().entries()}
    items = settled(register())
    return tuple(item for item in items if item.asset_id in here or item.asset_id not in standing)


def ids_shown(area: Area) -> frozenset[str]:
    """The ids of the assets of the area; of all if somebody asked for that."""
    return frozenset(entry.asset.asset_id for entry in entries(area))


def imports(area: Area) -> tuple[ImportRecord, ...]:
    """The imports of lists that have something in the area, or nothing anywhere; the newest first."""
    records = register().imports()
    if everywhere():
        return records
    return imports_of_area(records, register(), area)
