"""How do we say that an asset must be rung first, that it is paused, and when somebody last checked it?"""

from datetime import UTC, date, datetime
from typing import Any

import pandas as pd

from layers.register.settings import stale_after_days
from presentation.words import plain as words
from presentation.words.language import sentence
from questions.wards.ring_first import ring_first

RING_FIRST = sentence("ring first")
PAUSED = sentence("paused for now")


def with_ring_first(rows: pd.DataFrame, *, today: date | None = None) -> pd.DataFrame:
    """The rows of an answer with one more column: ``ring_first``, true where nobody has checked lately."""
    day = today or datetime.now(UTC).date()
    return rows.assign(ring_first=ring_first(rows["checked_on"], today=day, after_days=stale_after_days()))


def checked(row: Any) -> str:
    """When a person last checked an asset: "3 May 2026", or "3 May 2024 – ring first"."""
    day = words.day(row.checked_on) if row.checked_on else words.NOT_KNOWN
    return f"{day} – {RING_FIRST}" if row.ring_first else day


def warnings(row: Any) -> list[str]:
    """What to know before setting out, for a line of a list; nothing where all is well."""
    paused = [PAUSED] if row.status == "paused" else []
    return [*paused, RING_FIRST] if row.ring_first else paused
