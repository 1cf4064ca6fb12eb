"""What does `cli.py near` say, line by line, of what is near a person and of what fits them?"""

from collections.abc import Iterator
from typing import Any, Final

import pandas as pd

from geo.rows import rows_of
from layers.assets.kinds import Kinds
from presentation.words import plain as words
from presentation.words.freshness import warnings
from presentation.words.language import plural, sentence
from presentation.words.near.by_hours import open_ways_note, row_note
from presentation.words.near.fitting import number_that_fit, times_words
from presentation.words.near.listing import step_free_words
from presentation.words.near.naming import named
from presentation.words.near.reach import cannot_judge, edge_words, number_in_reach, obstacle_words
from presentation.words.near.route import route_lines
from presentation.words.near.suits import ask_words, hindrance_words, reason_words
from presentation.words.near.wish_lines import unwanted_words, wish_lines
from presentation.words.opening import plain_times
from questions.conversation.conversation import Suggestions
from questions.walks.near_person import NearPerson, OriginStatus
from questions.walks.route_sheet import RouteSheet

OUT_OF_REACH_SHOWN: Final = 15
FITTING_SHOWN: Final = 10


def answer_lines(answer: NearPerson, *, kinds: Kinds, made_up: bool) -> Iterator[str]:
    """The answer in words, then what is in reach, then what is just out of reach and why."""
    if made_up:
        yield words.MADE_UP
    if answer.status is not OriginStatus.JUDGED:
        yield from (words.CANNOT_JUDGE, cannot_judge(answer))
        return
    yield number_in_reach(answer)
    if note := open_ways_note(answer):
        yield note
    if not answer.in_reach["walk_m"].is_monotonic_increasing:
        yield words.OFFERED_LAST
    if edge_words(answer):
        yield edge_words(answer)
    for row in rows_of(named(answer.in_reach, kinds)):
        yield from _place(row, f"{words.minutes(float(row.walk_min))}, {words.metres(row.walk_m)}")
    if len(answer.out_of_reach):
        yield "\n" + sentence("{heading}:", heading=words.OUT_OF_REACH)
    for row in rows_of(named(answer.out_of_reach.head(OUT_OF_REACH_SHOWN), kinds)):
        yield from _place(row, obstacle_words(row.obstacle))
    yield from _more(answer.out_of_reach, OUT_OF_REACH_SHOWN)


def suggestion_lines(answer: Suggestions, *, kinds: Kinds) -> Iterator[str]:
    """What fits and why, then what almost does and what is in the way."""
    if answer.near.status is not OriginStatus.JUDGED:
        yield from (words.CANNOT_JUDGE, cannot_judge(answer.near))
        return
    yield number_that_fit(answer)
    if edge_words(answer.near):
        yield edge_words(answer.near)
    for line in (*wish_lines(answer, kinds=kinds), unwanted_words(answer)):
        if line:
            yield f"  {printable(line)}"
    for row in rows_of(named(answer.fits.head(FITTING_SHOWN), kinds)):
        yield from _fit(row)
    yield from _more(answer.fits, FITTING_SHOWN)
    if len(answer.near_misses):
        yield "\n" + sentence("Nearly, but for one thing:")
    for row in rows_of(named(answer.near_misses.head(FITTING_SHOWN), kinds)):
        yield f"  {_titled(row, printable(hindrance_words(row.hindrances)))}"
    if answer.not_met:
        phrases = ", ".join(map(printable, answer.not_met))
        yield "\n" + sentence("Nothing within twice the walk meets: {phrases}.", phrases=phrases)


def way_lines(sheet: RouteSheet) -> Iterator[str]:
    """The way to one place and back, turn by turn, with what the map says of lighting."""
    yield ""
    for line in route_lines(sheet, after_dark=True):
        yield f"{'  ' if line.startswith(' ') else ''}{printable(line)}"


def printable(text: str) -> str:
    """Text on one line without any sign that a terminal would act on."""
    return "".join(sign for sign in words.one_line(text) if sign.isprintable())


def _titled(row: Any, what: str) -> str:
    return sentence("{title} ({kind}): {what}", title=printable(row.title), kind=row.kind_label, what=what)


def _place(row: Any, walk: str) -> Iterator[str]:
    yield f"\n  {_titled(row, walk)}"
    parts = (
        plain_times(row.when),
        row.cost and sentence("cost: {cost}", cost=row.cost),
        row.phone,
        row.step_free and step_free_words(row.step_free),
        *warnings(row),
        row.checked_on and words.CHECKED.format(day=words.day(row.checked_on)),
    )
    if any(parts):
        yield "    " + "; ".join(printable(part) for part in parts if part)
    if note := row_note(row):
        yield f"    {printable(note)}"
    yield f"    {printable(row.asset_id)}"


def _fit(row: Any) -> Iterator[str]:
    yield f"\n  {row.score}  {printable(row.title)} ({row.kind_label})"
    for reason in row.reasons:
        yield f"    {reason.points:+d}  {printable(reason_words(reason))}"
    if times := times_words(row):
        yield f"    {times}"
    if note := row_note(row):
        yield f"    {printable(note)}"
    for question in ask_words(row.ask):
        yield "    " + sentence("Ask: {question}", question=printable(question))
    yield f"    {printable(row.asset_id)}"


def _more(table: pd.DataFrame, shown: int) -> Iterator[str]:
    """How many rows of a table are not listed."""
    if len(table) > shown:
        more = plural(
            "… and {count} more; --json lists it too.",
            "… and {count} more; --json lists them all.",
            len(table) - shown,
        )
        yield f"\n  {more}"
