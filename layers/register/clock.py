"""Is this machine's clock to be doubted, by the day on which the register was last changed?"""

from datetime import datetime, timedelta
from typing import Final

CLOCK_SLACK: Final = timedelta(days=1)  # two machines may differ by some hours
_LONGEST_REST: Final = timedelta(days=366)  # a register in use is changed at least once a year


def stamped_ahead(now: datetime, last_at: str) -> bool:
    """Whether the last change (ISO, UTC) says that it was made more than a day after ``now``."""
    return last_at > (now + CLOCK_SLACK).isoformat(timespec="microseconds")


def stamped_long_ago(now: datetime, last_at: str) -> bool:
    """Whether the last change (ISO, UTC) was made more than a year before ``now``.

    So it looks while a clock stands in 2099, for a change made then would be the first in decades.
    """
    return last_at < (now - _LONGEST_REST).isoformat(timespec="microseconds")
