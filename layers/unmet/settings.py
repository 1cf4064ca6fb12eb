"""From how many conversations on may a ward's count be shown? Ten, unless the settings ask for more.

``WITHIN_REACH_UNMET_SHOWN_FROM``, or ``unmet_shown_from`` in the ``settings.toml`` beside the register.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from geo.errors import WithinReachError

VARIABLE: Final = "WITHIN_REACH_UNMET_SHOWN_FROM"
SHOWN_FROM: Final = 10
_FILE: Final = "settings.toml"


class UnmetSettingsError(WithinReachError, ValueError):
    """What the settings say of these counts cannot be used."""


def shown_from(folder: Path, environment: Mapping[str, str] | None = None) -> int:
    """The threshold that the settings name; never below ten.

    Raises
    ------
    UnmetSettingsError
        The settings file cannot be read, or names no whole number from ten on.
    """
    setting = (os.environ if environment is None else environment).get(VARIABLE, "").strip()
    threshold = setting or _threshold_in(folder / _FILE)
    if isinstance(threshold, bool) or not str(threshold).isdecimal() or int(threshold) < SHOWN_FROM:
        raise UnmetSettingsError(
            '"{threshold}" is not the number of conversations from which a count may be shown.',
            "Write a whole number from {shown_from} on, such as unmet_shown_from = {shown_from}.",
            threshold=threshold,
            shown_from=SHOWN_FROM,
        )
    return int(threshold)


def _threshold_in(file: Path) -> str | int:
    try:
        threshold = tomllib.loads(file.read_text(encoding="utf-8")).get("unmet_shown_from", SHOWN_FROM)
    except FileNotFoundError:
        return SHOWN_FROM
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnmetSettingsError(
            "The settings file {file_name} beside the register cannot be read.",
            "It has lines such as: unmet_shown_from = {shown_from}",
            file_name=file.name,
            shown_from=SHOWN_FROM,
        ) from error
    return threshold if isinstance(threshold, int | str) else repr(threshold)
