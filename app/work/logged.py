"""What may be logged of an error? Its kind and the lines of ours it passed, and nothing of what was typed."""

import traceback
from pathlib import Path

_HOUSE = Path(__file__).parents[2]


def kind_and_lines(error: BaseException) -> str:
    """An error's kind and the lines of ours it passed; never its message, which may hold what was typed."""
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    passed = [
        f"{path.relative_to(_HOUSE).as_posix()}:{line}"
        for frame, line in traceback.walk_tb(error.__traceback__)
        if (path := Path(frame.f_code.co_filename)).is_relative_to(_HOUSE)
        and "site-packages" not in path.parts
    ]
    return f"{kind} at {' > '.join(passed) or 'no line of ours'}"
