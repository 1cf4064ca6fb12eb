"""Which rides from door to door does an area have: where, when, for whom, and until when does one ring?"""

from dataclasses import dataclass, field
from datetime import date, time

from shapely.geometry.base import BaseGeometry

from layers.tables.prices_and_ages import Ages
from layers.tables.report import Fault
from layers.times.session import Session


@dataclass(frozen=True)
class Notice:
    """How long beforehand one rings: ``days`` before the day of a ride, or ``minutes`` before it sets out."""

    days: int | None = None  # 0: on the day itself
    by: time | None = None  # until when on that day, inclusive; None: the hour is not said
    working: bool = False  # days from Monday to Friday that are no bank holidays; else days of the calendar
    minutes: int | None = None  # 0: none is needed


@dataclass(frozen=True)
class WhoMayRide:
    """Who may ride, as the scheme says it."""

    ages: Ages | None = None  # None: not said; without bounds: of any age
    others: str = ""  # who may as well, whatever their age: "disabled"
    only: str = ""  # what else everybody has to be, or words that are not understood


@dataclass(frozen=True)
class RideHours:
    """When rides are given: every week, but for single days. From the first pick-up to the last arrival."""

    session: Session
    not_on: frozenset[date] = frozenset()


@dataclass(frozen=True, eq=False)
class RideZone:
    """One scheme's zone: within it people are fetched and brought, from door to door."""

    name: str
    outline: BaseGeometry = field(repr=False)  # polygons, metres in the area's CRS; its edge belongs to it
    hours: tuple[RideHours, ...] = ()  # none: not known
    when: str = ""  # as the source says it
    for_whom: WhoMayRide = WhoMayRide()
    notice: Notice | None = None  # None: not known
    notice_words: str = ""  # as the source says it
    phone: str = ""
    website: str = ""
    cost: str = ""


@dataclass(frozen=True, eq=False)
class RideFile:
    """What a file of rides says of an area. ``rows_read == len(zones) + sum(dropped.values())``."""

    zones: tuple[RideZone, ...] = field(repr=False)
    rows_read: int
    dropped: dict[str, int]
    faults: tuple[Fault, ...] = field(default=(), repr=False)
    notes: tuple[str, ...] = ()
