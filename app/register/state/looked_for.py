"""What does somebody look for in the list, and which asset is open although the list may not show it?"""

from collections.abc import Collection
from typing import Final

from app.register.state import memory
from layers.register.history import Entry

TEXT: Final = "reg_text"
SOURCE: Final = "reg_source"
FAMILIES: Final = "reg_families"
SHOW: Final = "reg_show"
STEP: Final = "reg_step"
_LAST: Final = "reg_last_search"


def look_for(*, source: str = "", show: str = "open") -> None:
    """Look for a whole list, or for all that is in the register; in a callback only."""
    for key, value in ((TEXT, ""), (SOURCE, source), (FAMILIES, []), (SHOW, show), (STEP, "")):
        memory.put(key, value)


def opened_entry(entries: Collection[Entry], fits: Collection[Entry], search: object) -> Entry | None:
    """The entry that is open.

    Who looks for others lets it go. A change to it, or being opened from elsewhere, does not: what was just
    saved is seen, though it may not fit what was looked for before.
    """
    changed = memory.get(_LAST) not in (None, search)
    memory.put(_LAST, search)
    among = fits if changed else entries
    chosen = memory.chosen()
    entry = next((entry for entry in among if entry.asset.asset_id == chosen), None)
    if entry is None:
        memory.choose("")
    return entry
