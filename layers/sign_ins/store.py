"""Where do ended sign-ins and readers lie? Beside the register, or in the database that offices share."""

from pathlib import Path
from typing import Final

from geo.errors import WithinReachError
from layers.register.engine.engines import FileSettings
from layers.register.engine.migrating import Migrations
from layers.register.engine.small_store import SmallStore

FILE: Final = "sign_ins.sqlite"
HEAD: Final = "0001"
MIGRATIONS: Final = Migrations(Path(__file__).with_name("migrations"), HEAD, version_table="sign_ins_version")
_SETTINGS: Final = FileSettings(write_ahead=False, pragmas=())


class SignInsError(WithinReachError):
    """Ended sign-ins or readers cannot be read or written, or a reader will not do."""


def store_at(place: Path | str) -> SmallStore:
    """The tables in a folder, or in the register's PostgreSQL database by its URL."""
    return SmallStore(place, FILE, MIGRATIONS, _SETTINGS, _unreadable, _made_by_newer)


def _unreadable(file_name: str) -> SignInsError:
    return SignInsError(
        "The ended sign-ins and readers in {file_name} cannot be read or written.",
        "See that its folder can be written to. Where the file is damaged and is moved away, readers need "
        "new tokens, and the office a new cookie_secret: else who signed out today is signed in again.",
        file_name=file_name,
    )


def _made_by_newer(place: str) -> SignInsError:
    return SignInsError(
        "A newer version of Within Reach made the table of sign-ins ({place}).",
        "Use that version.",
        place=place,
    )
