"""What is a set of areas of an office's own, and what may it be called? Each area of it is a *zone* here."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from geo.errors import WithinReachError
from geo.wording import worded
from layers.tables.cells import on_one_line

LONGEST_NAME: Final = 60
LONGEST_ZONE_NAME: Final = 100
LONGEST_PURPOSE: Final = 300
MOST_ZONES: Final = 500
LEAST_POSTCODES: Final = 10  # of an area that a list makes: a shorter list may be one of people
LEAST_RESIDENTS: Final = 100


class ZoneError(WithinReachError, ValueError):
    """A set of areas cannot be brought in, kept or used as it is."""


class ZoneForm(StrEnum):
    """What says where the areas of a set are."""

    OUTLINES = "outlines"
    POSTCODES = "postcodes"
    SMALL_AREAS = "small-areas"


@dataclass(frozen=True)
class Zone:
    """One area of a set. Its members are in no ``repr``: they may be where clients live."""

    name: str
    members: tuple[str, ...] = field(default=(), repr=False)  # postcodes "NP20 4AA", or small areas
    outline: str = field(default="", repr=False)  # WKT, metres in the prepared area's CRS; "" of a list


@dataclass(frozen=True)
class ZoneSet:
    """A set of areas as an office keeps it for one prepared place. It is never changed, only removed."""

    set_id: str  # opaque: the only thing of it that stands in an address
    area: str  # name of the prepared place
    name: str
    purpose: str
    source: str  # where it comes from, in its keeper's words; "" where nobody says
    form: ZoneForm
    zones: tuple[Zone, ...] = field(repr=False)
    by: str  # a role or initials
    at: datetime  # UTC


@dataclass(frozen=True)
class ZoneLabel:
    """What a person says of a set that is brought in."""

    name: str
    purpose: str
    source: str = ""
    by: str = ""


def plain_name(name: str) -> str:
    """Two names that read alike have the same."""
    return on_one_line(name).casefold()


def check_label(label: ZoneLabel) -> ZoneLabel:
    """The same on one line each.

    Raises
    ------
    ZoneError
        It has no name or no purpose, or one is too long.
    """
    name, purpose = on_one_line(label.name), on_one_line(label.purpose)
    source, by = on_one_line(label.source), on_one_line(label.by)
    if not name:
        raise ZoneError("The set of areas has no name.", "Give it one, like “Parishes”.")
    if not purpose:
        raise ZoneError(
            "It is not said what the set of areas is for.",
            "Say it in a few words, like “the parish plans of 2027”: it is kept with the set and goes with "
            "every file.",
        )
    for text, longest, what in (
        (name, LONGEST_NAME, worded("name")),
        (purpose, LONGEST_PURPOSE, worded("purpose")),
        (source, LONGEST_PURPOSE, worded("source")),
        (by, LONGEST_NAME, worded("keeper")),
    ):
        if len(text) > longest:
            raise ZoneError(
                "The {what} of the set of areas is {length} characters long.",
                "Shorten it to at most {longest}.",
                what=what,
                length=len(text),
                longest=longest,
            )
    return ZoneLabel(name, purpose, source, by)


def check_zones(zones: tuple[Zone, ...], *, file: str) -> tuple[Zone, ...]:
    """The same in the order of their names.

    Raises
    ------
    ZoneError
        There are too many, or one has too long a name.
    """
    if len(zones) > MOST_ZONES:
        raise ZoneError(
            "{file} has {count:,} areas, more than the {most} that a set may have.",
            "Choose the column that names the areas, or keep only those that are needed.",
            file=file,
            count=len(zones),
            most=MOST_ZONES,
        )
    long = next((zone.name for zone in zones if len(zone.name) > LONGEST_ZONE_NAME), "")
    if long:
        raise ZoneError(
            '{file} has an area whose name is {length} characters long: "{start} …".',
            "Choose the column with the areas' names, or shorten it to at most {longest}.",
            file=file,
            length=len(long),
            start=long[:40],
            longest=LONGEST_ZONE_NAME,
        )
    return tuple(sorted(zones, key=lambda zone: plain_name(zone.name)))
