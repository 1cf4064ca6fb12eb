"""What may be logged of an error? Its number, its kind and the lines of ours it passed; nothing typed.

An error's message, the values beside it and even the line of source that a traceback quotes may hold an
address or somebody's words. So none of these is read.
"""

import re
import secrets
import tomllib
import traceback
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Final

_HOUSE: Final = Path(__file__).parents[2]
_NOT_OF_A_NAME: Final = re.compile(r"[^\w.<>]", re.ASCII)
_LONGEST_NAME: Final = 120
_MOST_LINES: Final = 25  # of ours: an error that calls itself passes a thousand
_NUMBER: Final = "_within_reach_number"


def kind_and_lines(error: BaseException) -> str:
    """An error's kind and the lines of ours it passed; never its message, which may hold what was typed."""
    passed = [
        f"{path.relative_to(_HOUSE).as_posix()}:{line}"
        for frame, line in traceback.walk_tb(error.__traceback__)
        if not frame.f_code.co_filename.startswith("<")  # text that was compiled has no file
        and (path := Path(frame.f_code.co_filename).absolute()).is_relative_to(_HOUSE)
        and "site-packages" not in path.parts
    ]
    if len(passed) > _MOST_LINES:
        passed = [*passed[:5], "…", *passed[-(_MOST_LINES - 5) :]]
    return f"{_kind(error)} at {' > '.join(passed) or 'no line of ours'}"


def number_of(error: BaseException) -> tuple[str, bool]:
    """The number of an error, "7F3A-91C2", and whether it was drawn now; an error has the same for good."""
    number = error.__dict__.get(_NUMBER)
    if number is not None:
        return str(number), False
    drawn = secrets.token_hex(4).upper()
    error.__dict__[_NUMBER] = f"{drawn[:4]}-{drawn[4:]}"
    return error.__dict__[_NUMBER], True


def log_line(number: str, error: BaseException, *, at: datetime) -> str:
    """One line of the log: when (UTC), the number, which version of the program, kind and lines."""
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"{moment} {number} {program_version()} {kind_and_lines(error)}"


@cache
def program_version() -> str:
    """The version that ``pyproject.toml`` states; "unknown" where that file was left behind."""
    try:
        stated = tomllib.loads((_HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
        return str(stated["project"]["version"])
    except (OSError, tomllib.TOMLDecodeError, KeyError):
        return "unknown"


def _kind(error: BaseException) -> str:
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    return _NOT_OF_A_NAME.sub("?", name)[:_LONGEST_NAME]
