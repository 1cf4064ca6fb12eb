"""Which columns has the table of rides in a pack?"""

from typing import Final

# docs/architecture.md says what they mean; all are text but the last.
RIDE_COLUMNS: Final = (
    *("name", "hours", "when", "ages", "others", "only", "notice", "notice_words"),
    *("phone", "website", "cost", "geometry"),
)
