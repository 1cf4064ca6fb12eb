"""Where does the register lie? In a file of its own, unless the settings name another place.

In this order: the environment variable ``WITHIN_REACH_REGISTER``; ``register`` in
``data/register/settings.toml``; else the SQLite file ``data/register/register.sqlite``. A value is a file's
path or the URL of a PostgreSQL database, ``postgresql://user:password@host:5432/name``.

``WITHIN_REACH_STALE_AFTER_DAYS``, or ``stale_after_days`` there, says for how long a check is good.
``WITHIN_REACH_PRIVATE_FEEDS`` = yes, or ``private_feeds = true`` there, lets feeds be read from the office's
own network.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from layers.register.engine.errors import RegisterError
from layers.register.model import STALE_AFTER_DAYS

VARIABLE: Final = "WITHIN_REACH_REGISTER"
PRIVATE_FEEDS_VARIABLE: Final = "WITHIN_REACH_PRIVATE_FEEDS"
STALE_VARIABLE: Final = "WITHIN_REACH_STALE_AFTER_DAYS"
REGISTER_FOLDER: Final = Path("data/register")
_FILE: Final = "settings.toml"


def register_place(environment: Mapping[str, str] | None = None, folder: Path = REGISTER_FOLDER) -> str:
    """Path or URL of the register, as the settings say.

    Raises
    ------
    RegisterError
        The settings file cannot be read, or its ``register`` is not a text.
    """
    place = (os.environ if environment is None else environment).get(VARIABLE, "").strip()
    if place:
        return place
    named = settings_of(folder).get("register", "")
    if not isinstance(named, str):
        raise RegisterError(
            '"register" in {file} is not a text.', "Put the path or URL between quotes.", file=_FILE
        )
    return named.strip() or str(folder / "register.sqlite")


def stale_after_days(environment: Mapping[str, str] | None = None, folder: Path = REGISTER_FOLDER) -> int:
    """For how many days a person's check is good; a year, unless the settings say otherwise.

    Raises
    ------
    RegisterError
        The settings file cannot be read, or what it says is not a whole number of days from 1 on.
    """
    text = (os.environ if environment is None else environment).get(STALE_VARIABLE, "").strip()
    days = text or settings_of(folder).get("stale_after_days", STALE_AFTER_DAYS)
    if isinstance(days, bool) or not str(days).isdecimal() or int(days) < 1:
        raise RegisterError(
            '"{days}" is not the number of days for which a check is good.',
            "Write a whole number, such as stale_after_days = {stale_after_days}.",
            days=days,
            stale_after_days=STALE_AFTER_DAYS,
        )
    return int(days)


def private_feeds(environment: Mapping[str, str] | None = None, folder: Path = REGISTER_FOLDER) -> bool:
    """Whether feeds may be read from inside a private network; no, unless the settings say so.

    Raises
    ------
    RegisterError
        The settings file cannot be read, or what it says is neither yes nor no.
    """
    variable = (os.environ if environment is None else environment).get(PRIVATE_FEEDS_VARIABLE, "").strip()
    text = str(variable or settings_of(folder).get("private_feeds", False)).casefold()
    if text not in ("yes", "no", "true", "false"):
        raise RegisterError(
            '"{said}" does not say whether feeds may be read from a private network.',
            "Write private_feeds = true or private_feeds = false.",
            said=text,
        )
    return text in ("yes", "true")


def settings_of(folder: Path) -> dict[str, Any]:
    """What the settings file of a register's folder says; nothing where there is none.

    Raises ``RegisterError`` where it cannot be read.
    """
    try:
        return tomllib.loads((folder / _FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RegisterError(
            "The settings file {file} of the register cannot be read.",
            'It has lines such as: register = "postgresql://user:password@host/name".',
            file=_FILE,
        ) from error
