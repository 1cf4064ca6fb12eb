"""Where is a list looked over? A short one here, a long one in a process of its own: pages stay quick.

Long lists are looked over one after the other, whoever brings them in.
"""

from dataclasses import replace
from datetime import date
from typing import Final

from actions.bring_in_list import ImportDesk, IncomingList, Tell, look_over, plan_again
from actions.list_apart import ListGiven, RowsGiven, look_over_given, plan_again_given
from app.memory.session import areas_folder
from app.work.apart import do_apart
from app.work.turns import FOLDER, its_turn
from layers.register.importing.mapping.columns import ColumnMapping
from layers.register.importing.seeding import register_folder
from layers.register.store import Register

MANY: Final = 300  # rows; a process takes as long to start as fewer take to read


def looked_over_apart(
    incoming: IncomingList, mapping: ColumnMapping, *, desk: ImportDesk, today: date, tell: Tell
) -> IncomingList:
    """As ``actions.bring_in_list.look_over``; raises what that does, and what ``do_apart`` does."""
    table, folder = incoming.table, areas_folder()
    if table is None or len(table) < MANY:
        return look_over(incoming, mapping, desk=desk, today=today, tell=tell)
    given = ListGiven(incoming, mapping, desk.area, folder, desk.kinds, desk.acting, desk.everywhere, today)
    with its_turn(register_folder(folder) / FOLDER, tell, whole=len(table)):
        return replace(do_apart(look_over_given, given, tell), table=table)


def planned_again_apart(incoming: IncomingList, register: Register, tell: Tell) -> IncomingList:
    """As ``actions.bring_in_list.plan_again``; raises what that does, and what ``do_apart`` does."""
    rows, folder = incoming.imported, areas_folder()
    if rows is None or len(rows.assets) < MANY:
        return plan_again(incoming, register)
    given = RowsGiven(replace(incoming, table=None, plan=None), folder)
    with its_turn(register_folder(folder) / FOLDER, tell, whole=len(rows.assets)):
        return replace(do_apart(plan_again_given, given, tell), table=incoming.table)
