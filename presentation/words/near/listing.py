"""What does the list beside the map say of each place: its minutes and name, and what is known of it?"""

from typing import Any

import pandas as pd

from presentation.words import plain as words
from presentation.words.freshness import PAUSED, confidence_words, first_words, step_free_value
from presentation.words.language import sentence
from presentation.words.near.by_hours import row_note
from presentation.words.near.fitting import why_words
from presentation.words.near.reach import obstacle_words
from presentation.words.near.suits import hindrance_words
from presentation.words.opening import plain_times


def row_title(row: Any) -> str:
    """Name and, where they are known, minutes on foot, as Markdown in which the name is only text.

    The name comes first, for who hears the list read aloud goes through it by the first word.
    """
    if pd.isna(row.walk_min):
        return words.plain(row.title)
    title, back = words.plain(row.title), getattr(row, "back_min", row.walk_min)
    if pd.isna(back) or back == row.walk_min:
        return sentence("{title} **{minutes} min**", title=title, minutes=row.walk_min)
    return sentence("{title} **{minutes} min, {back} back**", title=title, minutes=row.walk_min, back=back)


def miss_caption(row: Any, way: str) -> str:
    """Below the name of what almost fits or is just out of reach: its kind, and what is in the ``way``."""
    parts = (_kind_words(row), way)
    return words.plain(" · ".join(part for part in parts if part))


def in_the_way_words(row: Any) -> str:
    """What is in the way of what almost fits or is just out of reach; "" where nothing is."""
    obstacle = getattr(row, "obstacle", None)
    return obstacle_words(obstacle) if obstacle else hindrance_words(getattr(row, "hindrances", ()))


def _kind_words(row: Any) -> str:
    """Its kind; "" where its title says it already."""
    return "" if row.title.startswith(row.kind_label) else str(row.kind_label)


def row_caption(row: Any, *, wheels: bool, times: str = "", whose: str = "", why: str = "") -> str:
    """Below the name: when to go and why, if the person said what they wish for, and what is known of it.

    ``times`` are those of the next time; its days and times as they are written stand for it where not known.
    Of two people ``whose`` says whom it is for, and ``why`` what each enjoys of it.
    """
    parts = (
        _kind_words(row),
        step_free_words(row) if wheels or row.step_free else "",
        PAUSED if row.status == "paused" else "",
        confidence_words(row.confidence),
        first_words(row) if row.ring_first else "",
    )
    facts = " · ".join(part for part in parts if part)
    when = times or words.one_line(plain_times(row.when))
    every = (whose, when, row_note(row), why or why_words(row), facts)
    lines = [words.plain(line) for line in every if line]
    return "  \n".join(lines)


def step_free_words(row: Any) -> str:
    """ "step-free: partly"."""
    return sentence("step-free: {answer}", answer=step_free_value(row))
