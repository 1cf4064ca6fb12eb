"""How is it said how sure a listing is, when it was checked, that it is paused or must be rung first?"""

from datetime import UTC, date, datetime
from typing import Any

import pandas as pd

from layers.register.listed.confidence import (
    Confidence,
    confidence_wording,
    confidences,
    missing_wordings,
    month_of,
)
from layers.register.settings import stale_after_days
from presentation.words import plain as words
from presentation.words.dates import month_words
from presentation.words.language import sentence, worded

RING_FIRST = sentence("ring first")
PAUSED = sentence("paused for now")
HOW_SURE = sentence("How sure")


def with_confidence(rows: pd.DataFrame, *, today: date | None = None) -> pd.DataFrame:
    """The rows of an answer with ``confidence`` and ``ring_first``, true where that is not sure enough."""
    day = today or datetime.now(UTC).date()
    steps = confidences(rows, today=day, after_days=stale_after_days())
    column = pd.Series(steps, index=rows.index, dtype=object)
    return rows.assign(confidence=column, ring_first=[not step.sure_enough for step in steps])


def confidence_words(confidence: Confidence) -> str:
    """The step alone: "Checked by a person in October 2026", "In two lists, not checked"."""
    day = month_of(confidence)
    return worded(confidence_wording(confidence, month=month_words(day) if day else None))


def confidence_line(confidence: Confidence) -> str:
    """The step, and what nobody knows of it: "In one list, not checked; days and times not known"."""
    return "; ".join((confidence_words(confidence), *map(worded, missing_wordings(confidence))))


def how_sure(row: Any) -> str:
    """The same of a row, with the day of a check that is too old to go by, and whether to ring first."""
    old = bool(row.checked_on) and not row.confidence.sure_enough
    parts = (
        confidence_line(row.confidence),
        sentence("last checked {day}", day=words.day(row.checked_on)) if old else "",
        RING_FIRST if row.ring_first else "",
    )
    return "; ".join(part for part in parts if part)


def checked(row: Any) -> str:
    """When a person last checked an asset: "3 May 2026", or "3 May 2024 – ring first"."""
    day = words.day(row.checked_on) if row.checked_on else words.NOT_KNOWN
    return f"{day} – {RING_FIRST}" if row.ring_first else day


def warnings(row: Any) -> list[str]:
    """What to know before setting out, for a line of a list; nothing where all is well."""
    paused = [PAUSED] if row.status == "paused" else []
    return [*paused, RING_FIRST] if row.ring_first else paused
