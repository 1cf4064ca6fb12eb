"""Where does the register lie? In a file of its own, unless the settings name another place.

In this order: the environment variable ``WITHIN_REACH_REGISTER``; ``register`` in
``data/register/settings.toml``; else the SQLite file ``data/register/register.sqlite``. A value is a file's
path or the URL of a PostgreSQL database, ``postgresql://user:password@host:5432/name``.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from layers.register.errors import RegisterError

VARIABLE: Final = "WITHIN_REACH_REGISTER"
REGISTER_FOLDER: Final = Path("data/register")


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
    settings = folder / "settings.toml"
    try:
        named = tomllib.loads(settings.read_text(encoding="utf-8")).get("register", "")
    except FileNotFoundError:
        named = ""
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RegisterError(
            f"The settings file {settings.name} of the register cannot be read.",
            'It is one line: register = "postgresql://user:password@host/name".',
        ) from error
    if not isinstance(named, str):
        raise RegisterError(
            f'"register" in {settings.name} is not a text.', "Put the path or URL between quotes."
        )
    return named.strip() or str(folder / "register.sqlite")
