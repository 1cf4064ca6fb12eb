"""Where are a list's rows read? Few here, many in a process of their own, so that pages stay quick.

Long lists are read one after the other, whoever brings them in.
"""

from typing import Final

from actions.list_rows import RowsGiven, Tell, read_given
from app.memory.session import areas_folder
from app.work.apart import do_apart
from app.work.turns import FOLDER, its_turn
from layers.register.importing.seeding import register_folder
from layers.register.importing.source import Imported

MANY: Final = 300  # rows; a process takes as long to start as fewer take to read


def read_rows(given: RowsGiven, tell: Tell) -> Imported:
    """As ``actions.list_rows.read_given``; raises what that does, and what ``do_apart`` does."""
    if len(given.table) < MANY:
        return read_given(given, tell)
    with its_turn(register_folder(areas_folder()) / FOLDER, tell, whole=len(given.table)):
        return do_apart(read_given, given, tell)
