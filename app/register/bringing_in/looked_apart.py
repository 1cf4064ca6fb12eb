"""Where is a list looked over? A short one here, a long one in a process of its own: pages stay quick.

Long lists are looked over one after the other, whoever brings them in.
"""

from dataclasses import replace
from datetime import date
from typing import Final

from actions.bring_in_list import ImportDesk, IncomingList, Tell, look_over, plan_again
from actions.list_apart import ListGiven, look_over_given
from app.memory.session import areas_folder
from app.work.apart import do_apart
from app.work.turns import FOLDER, its_turn
from layers.register.importing.mapping.columns import ColumnMapping
from layers.register.importing.seeding import register_folder

MANY: Final = 300  # rows; a process takes as long to start as fewer take to read


def looked_over_apart(
    incoming: IncomingList, mapping: ColumnMapping, *, desk: ImportDesk, today: date, tell: Tell
) -> IncomingList:
    """As ``actions.bring_in_list.look_over``; raises what that does, and what ``do_apart`` does."""
    if incoming.table is None or len(incoming.table) < MANY:
        return look_over(incoming, mapping, desk=desk, today=today, tell=tell)
    return _apart(incoming, mapping, desk=desk, today=today, tell=tell)


def planned_again_apart(incoming: IncomingList, *, desk: ImportDesk, today: date, tell: Tell) -> IncomingList:
    """As ``actions.bring_in_list.plan_again``; raises what that does, and what ``do_apart`` does."""
    if incoming.imported is None or len(incoming.imported.assets) < MANY:
        return plan_again(incoming, desk.register)
    return _apart(replace(incoming, plan=None), None, desk=desk, today=today, tell=tell)


def _apart(
    incoming: IncomingList, mapping: ColumnMapping | None, *, desk: ImportDesk, today: date, tell: Tell
) -> IncomingList:
    """The list as another process looked it over, with the table that stayed here."""
    table, folder = incoming.table, areas_folder()
    given = ListGiven(
        incoming if mapping else replace(incoming, table=None),
        mapping,
        desk.area,
        folder,
        desk.kinds,
        desk.acting,
        desk.everywhere,
        today,
    )
    rows = len(table) if table is not None else 0
    with its_turn(register_folder(folder) / FOLDER, tell, whole=rows):
        looked = do_apart(look_over_given, given, tell)
    return replace(looked, table=table)
