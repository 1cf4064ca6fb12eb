"""Where are a list's rows read? Few here, many in a process of their own, so that pages stay quick."""

from typing import Final

from actions.list_rows import RowsGiven, Tell, read_given
from app.work.apart import do_apart
from layers.register.importing.source import Imported

MANY: Final = 300  # rows; a process takes as long to start as fewer take to read


def read_rows(given: RowsGiven, tell: Tell) -> Imported:
    """As ``actions.list_rows.read_given``; raises what that does, and what ``do_apart`` does."""
    return read_given(given, tell) if len(given.table) < MANY else do_apart(read_given, given, tell)
