"""Which pages of other hosts may read what is published, from a browser? None, unless the settings name them.

``WITHIN_REACH_READING_PAGES``, or ``reading_pages`` in ``settings.toml``, lists them, as
``https://maps.example.gov.uk``.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from layers.register.engine.errors import RegisterError
from layers.register.settings import REGISTER_FOLDER, settings_of

VARIABLE: Final = "WITHIN_REACH_READING_PAGES"
_ORIGIN: Final = re.compile(r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?")


def reading_pages(
    environment: Mapping[str, str] | None = None, folder: Path = REGISTER_FOLDER
) -> frozenset[str]:
    """The origins whose pages may read what is published; none unless the settings name some.

    Raises
    ------
    RegisterError
        The settings file cannot be read, or what it names is no origin.
    """
    text = (os.environ if environment is None else environment).get(VARIABLE, "").strip()
    listed = text.replace(",", " ").split() if text else settings_of(folder).get("reading_pages", [])
    if isinstance(listed, str):
        listed = [listed]
    wrong = [each for each in listed if not isinstance(each, str) or not _ORIGIN.fullmatch(each)]
    if wrong:
        raise RegisterError(
            '"{wrong}" is no address of pages that may read what is published.',
            "Write each as a browser says it: https://maps.example.gov.uk, without a path or a star.",
            wrong=str(wrong[0])[:80],
        )
    return frozenset(listed)
