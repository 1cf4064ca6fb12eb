"""How would a bid bring people to something: by a minibus, or by a new stop where a bus goes past?"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from geo.wording import worded
from layers.register.importing.draft import Draft
from layers.tables.cells import read_whole_number, shown
from layers.times.reading.read import likely_fix, read_times
from layers.times.session import Session

TRANSPORT_FIELDS: Final = ("transport", "fetched_from", "ride_hours", "seats", "route")
_METRES: Final = {"m": 1.0, "metre": 1.0, "km": 1000.0, "kilometre": 1000.0, "mile": 1609.344}
_RADIUS: Final = re.compile(
    r"(?:within\s+)?(\d+(?:\.\d+)?)\s*(km|kilometre|metre|mile|m)s?(?:\s+(?:around|of it))?", re.IGNORECASE
)
_FURTHEST_M: Final = 50_000.0
_MOST_SEATS: Final = 100


class Brings(StrEnum):
    """What brings people."""

    MINIBUS = "minibus"
    STOP = "bus stop"


@dataclass(frozen=True)
class BidTransport:
    """What a bid says of it; "", None and () where it says nothing."""

    brings: Brings
    radius_m: float | None = None  # a minibus fetches from so far around, as the crow flies
    wards: tuple[str, ...] = ()  # or from these, names or codes as written
    hours: tuple[Session, ...] = ()  # of a minibus: from the first pick-up to the last arrival
    seats: int | None = None
    route: str = ""  # of a stop: the number on the bus that would call there


def read_transport(draft: Draft) -> BidTransport | None:
    """What a row says; None where it brings nobody. What is not understood is told as a fault."""
    cell = draft.cell("transport")
    if not cell:
        return None
    brings = _brings(cell)
    if brings is None:
        draft.fault(
            "transport",
            worded('"{cell}" is neither a minibus nor a bus stop.', cell=shown(cell)),
            worded("Write minibus or bus stop; leave it empty where the bid brings nobody."),
        )
        return None
    if brings is Brings.STOP:
        return BidTransport(brings, route=draft.cell("route")[:40])
    radius_m, wards = _zone(draft.cell("fetched_from"))
    return BidTransport(brings, radius_m, wards, _hours(draft), _seats(draft))


def _brings(cell: str) -> Brings | None:
    words = " ".join(re.sub(r"[^a-z]+", " ", cell.casefold()).split())
    if words in ("minibus", "mini bus", "community minibus", "community bus"):
        return Brings.MINIBUS
    return Brings.STOP if words in ("bus stop", "busstop", "new bus stop", "stop") else None


def _zone(cell: str) -> tuple[float | None, tuple[str, ...]]:
    """How far around, or from which wards."""
    if measured := _RADIUS.fullmatch(cell.strip()):
        radius_m = float(measured[1]) * _METRES[measured[2].casefold()]
        return (radius_m, ()) if 0 < radius_m <= _FURTHEST_M else (None, ())
    return None, tuple(part.strip()[:120] for part in re.split(r"[;,]", cell) if part.strip())


def _hours(draft: Draft) -> tuple[Session, ...]:
    """When it runs; none where one word of it is not understood: never those that could be read."""
    times = read_times(draft.cell("ride_hours"))
    if not times.unread:
        return times.sessions
    draft.fault(
        "ride_hours",
        worded('"{unread}" was not understood as times.', unread=shown(times.unread)),
        likely_fix(times) or worded("Write it like Tue 10:00-12:00."),
    )
    return ()


def _seats(draft: Draft) -> int | None:
    cell = draft.cell("seats")
    seats = read_whole_number(cell, most=_MOST_SEATS) if cell else None
    if cell and not seats:
        draft.fault(
            "seats",
            worded('"{cell}" is not a number of seats.', cell=shown(cell)),
            worded("Write a whole number from 1 to {most}.", most=_MOST_SEATS),
        )
    return seats or None
