"""Which roles are there? What a sign-in gives is mapped to these; without one of them nothing is allowed."""

from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What somebody, or a program that reads, is here for; named as the settings and the table name it."""

    FRONT_LINE = "front line"
    STEWARD = "steward"
    PLANNER = "planner"
    PANEL = "panel"
    ADMINISTRATOR = "administrator"
    PUBLISHED_DATA = "published data"  # of a reader with a token, never of a person


EVERY_ROLE: Final = frozenset(Role)
OF_PEOPLE: Final = EVERY_ROLE - {Role.PUBLISHED_DATA}
