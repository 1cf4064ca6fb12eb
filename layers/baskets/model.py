"""What is a basket, and what may it be called?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from geo.errors import WithinReachError
from layers.assets.kinds import Kinds
from layers.tables.cells import on_one_line

LONGEST_NAME: Final = 60
MOST_KINDS: Final = 60


class BasketError(WithinReachError, ValueError):
    """A basket cannot be kept as it is."""


class BasketChangedError(BasketError):
    """Somebody else has changed or removed the basket since this person saw it. Nothing was saved."""


@dataclass(frozen=True)
class Basket:
    """Kinds of assets of which any will do, under a name."""

    name: str
    kinds: tuple[str, ...]  # keys of kinds, each once
    version: int = 0  # goes up with each change; 0: nobody keeps it, it comes with the program
    by: str = ""  # who changed it last: a role or initials
    at: datetime | None = None  # UTC

    @property
    def is_kept(self) -> bool:
        """Whether the office keeps it, so that it may be changed and removed."""
        return self.version > 0


def check_basket(name: str, kinds: tuple[str, ...], *, table: Kinds) -> Basket:
    """A basket as it may be kept: its name on one line, its kinds in the order of the table.

    Raises
    ------
    BasketError
        It has no name or too long a one, no kinds, or one that nobody knows.
    """
    plain = on_one_line(name)
    if not plain:
        raise BasketError("The basket has no name.", "Give it one, like “Lunch, sport and advice”.")
    if len(plain) > LONGEST_NAME:
        raise BasketError(
            "The basket's name is {length} characters long.",
            "Shorten it to at most {longest}.",
            length=len(plain),
            longest=LONGEST_NAME,
        )
    if not kinds:
        raise BasketError("The basket {name} has no kinds in it.", "Tick at least one.", name=f'"{plain}"')
    strange = [kind for kind in kinds if kind not in table.by_key]
    if strange or len(kinds) > MOST_KINDS:
        raise BasketError(
            "There is no kind called {strange}.",
            "Choose kinds of the list.",
            strange=", ".join(f'"{kind}"' for kind in strange[:3]),
        )
    return Basket(plain, tuple(kind.key for kind in table.kinds if kind.key in kinds))
