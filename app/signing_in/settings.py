"""How do people sign in here? Read once when the program starts; whoever changes it starts it anew."""

import sys
from functools import cache
from pathlib import Path

from streamlit import config

from starting.commands import NotReadyError
from starting.sign_in import SignInSettings, is_office, read_sign_in


@cache
def settings() -> SignInSettings:
    """The settings, from the files in which Streamlit looks for its secrets.

    Raises ``NotReadyError`` with a sentence for each fault.
    """
    return read_sign_in([Path(each) for each in config.get_option("secrets.files")])


def refuse_unsafe() -> None:
    """End the program where an office is served in which people cannot sign in safely, whoever starts it."""
    if is_office():
        try:
            settings()
        except NotReadyError as faults:
            sys.exit(str(faults))
