"""How is it said how sure a listing is, when it was checked, that it is paused or must be rung first?"""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Final

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
ASK_FIRST = sentence("ask first")
LOOK_FIRST = sentence("look before you set out")
PAUSED = sentence("paused for now")
HOW_SURE = sentence("How sure")


class FirstStep(StrEnum):
    """What can be done before one sets out, by what of a place can be reached."""

    RING = "ring"
    ASK = "ask"  # by e-mail or a form: there is no telephone
    LOOK = "look"  # there is nobody to ask


_FIRST: Final = {FirstStep.RING: RING_FIRST, FirstStep.ASK: ASK_FIRST, FirstStep.LOOK: LOOK_FIRST}
_UNKNOWN: Final = {
    FirstStep.RING: sentence("not known – ring and ask"),
    FirstStep.ASK: sentence("not known – write and ask"),
    FirstStep.LOOK: sentence("not known, nor anybody to ring"),
}


def with_confidence(rows: pd.DataFrame, *, today: date | None = None) -> pd.DataFrame:
    """The rows of an answer with ``confidence`` and ``ring_first``, true where that is not sure enough."""
    day = today or datetime.now(UTC).date()
    steps = confidences(rows, today=day, after_days=stale_after_days())
    column = pd.Series(steps, index=rows.index, dtype=object)
    return rows.assign(confidence=column, ring_first=[not step.sure_enough for step in steps])


def first_step(row: Any) -> FirstStep:
    """What can be done first; ``row``, of an answer or a record, has ``phone``, ``email``, ``website``."""
    if str(getattr(row, "phone", "?")).strip():
        return FirstStep.RING
    is_written_to = f"{getattr(row, 'email', '')}{getattr(row, 'website', '')}".strip()
    return FirstStep.ASK if is_written_to else FirstStep.LOOK


def first_words(row: Any) -> str:
    """The same in words: "ring first"; never to ring nobody."""
    return _FIRST[first_step(row)]


def unknown_words(row: Any) -> str:
    """What stands for a fact that is not known, with what can be done about it."""
    return _UNKNOWN[first_step(row)]


def step_free_value(row: Any) -> str:
    """ "partly", "not known – ring first"."""
    if row.step_free:
        return words.STEP_FREE.get(row.step_free, words.UNKNOWN_STEP_FREE)
    return sentence("not known – {first}", first=first_words(row))


def first_sentence(row: Any, rest: str) -> str:
    """ "Ring first: last checked 3 May 2024." """
    first = first_words(row)
    return sentence("{first}: {rest}", first=f"{first[:1].upper()}{first[1:]}", rest=rest)


def ring_note(rows: pd.DataFrame) -> str:
    """Why some are to be rung first, once for a whole list; "" where none is."""
    unsure = rows[rows["ring_first"].astype(bool)]
    if unsure.empty:
        return ""
    is_rung = unsure["phone"].str.strip().astype(bool).any()
    if len(unsure) == len(rows):
        return words.RING_ALL if is_rung else words.LOOK_ALL
    return words.RING_SOME if is_rung else words.LOOK_SOME


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
        first_words(row) if row.ring_first else "",
    )
    return "; ".join(part for part in parts if part)


def checked(row: Any) -> str:
    """When a person last checked an asset: "3 May 2026", or "3 May 2024 – ring first"."""
    day = words.day(row.checked_on) if row.checked_on else words.NOT_KNOWN
    return f"{day} – {first_words(row)}" if row.ring_first else day


def warnings(row: Any) -> list[str]:
    """What to know before setting out, for a line of a list; nothing where all is well."""
    paused = [PAUSED] if row.status == "paused" else []
    return [*paused, first_words(row)] if row.ring_first else paused
