"""What does the list beside the map say of each place: its minutes and name, and what is known of it?"""

from typing import Any

from presentation.words import plain as words
from presentation.words.freshness import PAUSED
from presentation.words.language import sentence
from presentation.words.near.by_hours import row_note
from presentation.words.near.fitting import times_words, why_words
from presentation.words.opening import plain_times


def row_title(row: Any) -> str:
    """Minutes on foot and name, as Markdown in which the name is only text."""
    return sentence("**{minutes} min** {title}", minutes=row.walk_min, title=words.plain(row.title))


def row_caption(row: Any, *, wheels: bool) -> str:
    """Below the name: when to go and why, if the person said what they wish for, and what is known of it."""
    kind = "" if row.title.startswith(row.kind_label) else row.kind_label
    parts = (
        kind,
        words.one_line(plain_times(row.when)),
        words.metres(row.walk_m),
        step_free_words(row.step_free) if wheels or row.step_free else "",
        PAUSED if row.status == "paused" else "",
        "" if row.ring_first else words.CHECKED.format(day=words.day(row.checked_on)),
    )
    facts = " · ".join(part for part in parts if part)
    every = (times_words(row), row_note(row), why_words(row), facts)
    lines = [words.plain(line) for line in every if line]
    return "  \n".join(lines) + (f" {words.RING_MARK}" if row.ring_first else "")


def step_free_words(step_free: str) -> str:
    """ "step-free: partly"."""
    return sentence("step-free: {answer}", answer=words.STEP_FREE.get(step_free, words.UNKNOWN_STEP_FREE))
