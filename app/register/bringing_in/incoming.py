"""Which work on a list goes on beside the page? The steps of ``actions.bring_in_list``, to be begun later."""

from collections.abc import Callable
from datetime import date

from actions.bring_in_list import (
    ImportDesk,
    IncomingList,
    Tell,
    commit,
    fetch_list,
    open_content,
)
from actions.list_part import WHOLE_FILE, TablePart
from app.register.bringing_in.looked_apart import looked_over_apart, planned_again_apart
from layers.register.importing.mapping.columns import ColumnMapping
from layers.register.importing.source import Source
from layers.register.store import Register

Work = Callable[[Tell], IncomingList]


def received(
    content: bytes, name: str, *, source: Source, desk: ImportDesk, part: TablePart = WHOLE_FILE
) -> Work:
    """Open a file that was sent, at the part of it that is the list, and propose its columns."""
    return lambda tell: open_content(content, name, source, desk=desk, part=part)


def fetched(url: str, *, source: Source, desk: ImportDesk) -> Work:
    """Fetch a whole feed, and find out what it would change."""
    return lambda tell: fetch_list(url, source, desk=desk, tell=tell)


def looked_over(incoming: IncomingList, mapping: ColumnMapping, *, desk: ImportDesk, today: date) -> Work:
    """Read every row, and find out what the import would change."""
    return lambda tell: looked_over_apart(incoming, mapping, desk=desk, today=today, tell=tell)


def planned_again(incoming: IncomingList, register: Register) -> Work:
    """Compare the same rows with the register as it stands now."""
    return lambda tell: planned_again_apart(incoming, register, tell)


def committed(incoming: IncomingList, register: Register) -> Work:
    """Write what was looked over, all of it or nothing."""
    return lambda tell: commit(incoming, register)
