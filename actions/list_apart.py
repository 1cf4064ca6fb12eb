"""How does another process look over a list? It is given values alone, and opens the register itself."""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from actions.acting import Acting
from actions.bring_in_list import ImportDesk, IncomingList, Tell, look_over, plan_again
from layers.area import Area
from layers.assets.kinds import Kinds
from layers.register.importing.mapping.columns import ColumnMapping
from layers.register.importing.seeding import register_beside
from layers.register.store import open_register


@dataclass(frozen=True, eq=False)
class ListGiven:
    """A list on its way and where it comes in. It pickles: of the area only its folder goes along."""

    incoming: IncomingList = field(repr=False)
    mapping: ColumnMapping = field(repr=False)
    area: Area
    areas_folder: Path  # the register is the one beside it
    kinds: Kinds = field(repr=False)
    acting: Acting
    everywhere: bool  # rows outside the area come in too
    today: date


@dataclass(frozen=True, eq=False)
class RowsGiven:
    """A list whose rows have been read, and where it comes in. It pickles."""

    incoming: IncomingList = field(repr=False)
    areas_folder: Path  # the register is the one beside it


def look_over_given(given: ListGiven, tell: Tell) -> IncomingList:
    """As ``look_over``, by values; the table does not come back.

    Raises
    ------
    MissingColumnError
        The mapping names no column for the names, for any place, or for the kind.
    RegisterError
        The register cannot be opened or read.
    """
    with open_register(register_beside(given.areas_folder)) as register:
        desk = ImportDesk(given.area, register, given.kinds, given.acting, everywhere=given.everywhere)
        looked = look_over(given.incoming, given.mapping, desk=desk, today=given.today, tell=tell)
    return replace(looked, table=None)


def plan_again_given(given: RowsGiven, tell: Tell) -> IncomingList:
    """As ``plan_again``, by values. Raises ``RegisterError``."""
    with open_register(register_beside(given.areas_folder)) as register:
        return plan_again(given.incoming, register)
