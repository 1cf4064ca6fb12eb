"""Which sets of areas does an office keep? In a file beside its register, or in the database offices share.

A set of postcodes could be a list of people: it is wiped when it is removed, and is in no log and no message.
"""

import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from layers.register.engine.engines import FileSettings
from layers.register.engine.migrating import Migrations
from layers.register.engine.small_store import SmallStore
from layers.register.importing.seeding import place_beside
from layers.zones.model import Zone, ZoneError, ZoneForm, ZoneLabel, ZoneSet, check_label, plain_name

FILE: Final = "zones.sqlite"
HEAD: Final = "0001"
MIGRATIONS: Final = Migrations(Path(__file__).with_name("migrations"), HEAD, version_table="zones_version")
MOST_SETS: Final = 40  # of one place
# No log beside the file, in which what was removed would lie; what is removed is wiped.
_SETTINGS: Final = FileSettings(write_ahead=False, pragmas=("secure_delete = ON",))
_TEXTS: Final = ("set_id", "name", "purpose", "source", "form", "zones", "at", "by")
TABLE: Final = sa.Table(
    "zone_sets",
    sa.MetaData(),
    sa.Column("area", sa.Text, primary_key=True),
    sa.Column("plain_name", sa.Text, primary_key=True),  # two names that read alike are one
    *(sa.Column(name, sa.Text, nullable=False) for name in _TEXTS),
)


class KeptZones:
    """The sets of areas of an office. Each call is one transaction; a set is never changed, only removed.

    ``place`` is the folder of the file, or the URL of the register's PostgreSQL database.
    """

    def __init__(self, place: Path | str) -> None:
        self.store = SmallStore(place, FILE, MIGRATIONS, _SETTINGS, _unreadable, _made_by_newer)

    def of_area(self, area: str) -> tuple[ZoneSet, ...]:
        """Every set of one prepared place, by name.

        Raises
        ------
        ZoneError, RegisterError
            The file or the database cannot be read.
        """
        with self.store.reading() as connection:
            if connection is None or not sa.inspect(connection).has_table(TABLE.name):
                return ()
            question = sa.select(TABLE).where(TABLE.c.area == area).order_by(TABLE.c.plain_name)
            return tuple(_zone_set(dict(row)) for row in connection.execute(question).mappings())

    def keep(self, area: str, label: ZoneLabel, form: ZoneForm, zones: tuple[Zone, ...]) -> ZoneSet:
        """Keep a set under its name.

        Raises
        ------
        ZoneError
            There is one of that name already, or there are too many; or it has no name or purpose.
        """
        label = check_label(label)
        row = {
            "area": area,
            "plain_name": plain_name(label.name),
            "set_id": secrets.token_hex(6),
            "name": label.name,
            "purpose": label.purpose,
            "source": label.source,
            "form": str(form),
            "zones": json.dumps([[zone.name, zone.members, zone.outline] for zone in zones]),
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "by": label.by,
        }
        with self.store.writing() as connection:
            MIGRATIONS.take_turn(connection)
            of_area = sa.select(TABLE).where(TABLE.c.area == area)
            others = [dict(other) for other in connection.execute(of_area).mappings()]
            same = next((other for other in others if other["plain_name"] == row["plain_name"]), None)
            if same is not None:
                raise _is_there(_zone_set(same))
            if len(others) >= MOST_SETS:
                raise ZoneError(
                    "{count} sets of areas are kept for this place already.",
                    "Remove one that nobody needs.",
                    count=len(others),
                )
            connection.execute(TABLE.insert().values(**row))
        return _zone_set(row)

    def remove(self, area: str, name: str) -> None:
        """Forget a set, with all that is kept of it.

        Raises
        ------
        ZoneError
            There is none of this name.
        """
        with self.store.writing() as connection:
            of_name = (TABLE.c.area == area) & (TABLE.c.plain_name == plain_name(name))
            if not connection.execute(TABLE.delete().where(of_name)).rowcount:
                raise no_such_set(name)


def zones_beside(areas_folder: Path) -> KeptZones:
    """The sets of a folder of areas: in the register's PostgreSQL database, else in a file beside it."""
    return KeptZones(place_beside(areas_folder))


def no_such_set(name: str) -> ZoneError:
    """What is said of a name that no set has."""
    return ZoneError(
        'There is no set of areas called "{name}" for this place.',
        "See which there are with cli.py zones, or on the page of ward gaps.",
        name=name,
    )


def _is_there(same: ZoneSet) -> ZoneError:
    return ZoneError(
        '{by} brought in a set of areas "{name}" on {at:%d %B %Y at %H:%M} UTC.',
        "Use that one, give yours another name, or remove it first.",
        by=same.by or "Somebody",
        name=same.name,
        at=same.at,
    )


def _zone_set(row: Mapping[str, Any]) -> ZoneSet:
    zones = tuple(Zone(name, tuple(members), outline) for name, members, outline in json.loads(row["zones"]))
    return ZoneSet(
        *(row["set_id"], row["area"], row["name"], row["purpose"], row["source"]),
        ZoneForm(row["form"]),
        zones,
        row["by"],
        datetime.fromisoformat(row["at"]),
    )


def _unreadable(file_name: str) -> ZoneError:
    return ZoneError(
        "The sets of areas in {file_name} cannot be read or written.",
        "See that its folder can be written to; a damaged file may be moved away.",
        file_name=file_name,
    )


def _made_by_newer(place: str) -> ZoneError:
    return ZoneError(
        "A newer version of Within Reach made the sets of areas ({place}).", "Use that version.", place=place
    )
