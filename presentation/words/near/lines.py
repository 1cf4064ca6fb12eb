"""What does `cli.py near` say, line by line, of what is near a person and of what fits them?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from geo.rows import rows_of
from layers.assets.kinds import Kinds
from presentation.words import plain as words
from presentation.words.freshness import confidence_words, warnings
from presentation.words.hills.walk import minutes_words, true_metres
from presentation.words.language import plural, sentence
from presentation.words.near.by_hours import open_ways_note, row_note
from presentation.words.near.fitting import TOLD, not_met_words, number_that_fit, times_words
from presentation.words.near.group_words import GroupWords, fold_words, group_words
from presentation.words.near.listing import step_free_words
from presentation.words.near.naming import named
from presentation.words.near.reach import cannot_judge, edge_words, number_in_reach, obstacle_words
from presentation.words.near.route import route_lines
from presentation.words.near.suits import ask_words, hindrance_words, reason_words
from presentation.words.near.wish_lines import unwanted_words
from presentation.words.opening import plain_times
from questions.conversation.answer_groups import Fold, Group
from questions.conversation.conversation import Part, Suggestions
from questions.walks.near_person import NearPerson, OriginStatus
from questions.walks.route_sheet import RouteSheet

GROUP_SHOWN: Final = 6
BEYOND_SHOWN: Final = 6


@dataclass(frozen=True)
class PrintedGroups:
    """The groups of an answer as they are printed."""

    groups: tuple[Group, ...]
    kinds: Kinds
    everything: bool = False  # every row, folded ones too; else the first few of each group

    @property
    def most(self) -> int | None:
        """Rows of one group."""
        return None if self.everything else GROUP_SHOWN

    @property
    def most_beyond(self) -> int | None:
        """Rows of what is out of reach or almost fits."""
        return None if self.everything else BEYOND_SHOWN


def answer_lines(answer: NearPerson, shown: PrintedGroups, *, made_up: bool) -> Iterator[str]:
    """The answer in words, then what is in reach group by group, then what is just out of reach and why."""
    if made_up:
        yield words.MADE_UP
    if answer.status is not OriginStatus.JUDGED:
        yield from (words.CANNOT_JUDGE, cannot_judge(answer))
        return
    yield number_in_reach(answer)
    if note := open_ways_note(answer):
        yield note
    if edge_words(answer):
        yield edge_words(answer)
    headings = group_words(shown.groups, None, kinds=shown.kinds)
    yield from group_lines(answer.in_reach, headings, shown, _in_reach)
    if len(answer.out_of_reach):
        yield "\n" + sentence("{heading}:", heading=words.OUT_OF_REACH)
    for row in rows_of(named(answer.out_of_reach.iloc[: shown.most_beyond], shown.kinds)):
        yield from _place(row, obstacle_words(row.obstacle))
    yield from more_lines(len(answer.out_of_reach), shown.most_beyond)


def suggestion_lines(answer: Suggestions, shown: PrintedGroups) -> Iterator[str]:
    """What fits and why, wish by wish, then what almost does and what is in the way."""
    if answer.near.status is not OriginStatus.JUDGED:
        yield from (words.CANNOT_JUDGE, cannot_judge(answer.near))
        return
    yield number_that_fit(answer)
    if edge_words(answer.near):
        yield edge_words(answer.near)
    for line in (unwanted_words(answer), not_met_words(answer)):
        if line:
            yield printable(line)
    headings = group_words(shown.groups, answer, kinds=shown.kinds)
    yield from group_lines(answer.fits, headings, shown, _fit)
    if len(answer.near_misses):
        yield "\n" + sentence("Nearly, but for one thing:")
    for row in rows_of(named(answer.near_misses.iloc[: shown.most_beyond], shown.kinds)):
        yield f"  {titled(row, printable(hindrance_words(row.hindrances)))}"
    yield from more_lines(len(answer.near_misses), shown.most_beyond)


def group_lines(
    table: pd.DataFrame,
    headings: Sequence[GroupWords],
    shown: PrintedGroups,
    row_lines: Callable[[Any], Iterator[str]],
) -> Iterator[str]:
    """Each group under its heading: the first of its rows, and a line for each kind that is folded."""
    rows = {row.asset_id: row for row in rows_of(named(table, shown.kinds))}
    for group, heading in zip(shown.groups, headings, strict=True):
        title = printable(heading.title)
        line = sentence("{title}: {line}", title=title, line=printable(heading.line))
        yield "\n" + (line if heading.line else sentence("{title}:", title=title))
        for asset_id in (group.every_id if shown.everything else group.asset_ids)[: shown.most]:
            yield from row_lines(rows[asset_id])
        yield from more_lines(len(group.asset_ids), shown.most)
        for fold in () if shown.everything else group.folds:
            yield f"\n  {_fold(fold, group, rows, shown.kinds)}"


def _fold(fold: Fold, group: Group, rows: Mapping[str, Any], kinds: Kinds) -> str:
    """ "and 22 cafés, the nearest Old Library Café, 4 minutes"."""
    nearest = min((rows[asset_id] for asset_id in fold.asset_ids), key=lambda row: (row.walk_m, row.asset_id))
    return sentence(
        "{count_and_kind}, the nearest {title}, {away}",
        count_and_kind=fold_words(fold, group, kinds=kinds),
        title=printable(nearest.title),
        away=words.minutes(float(nearest.walk_min)),
    )


def _in_reach(row: Any) -> Iterator[str]:
    return _place(row, f"{minutes_words(row)}, {words.metres(true_metres(row))}")


def way_lines(sheet: RouteSheet) -> Iterator[str]:
    """The way to one place and back, turn by turn, with what the map says of lighting."""
    yield ""
    for line in route_lines(sheet, after_dark=True):
        yield f"{'  ' if line.startswith(' ') else ''}{printable(line)}"


def printable(text: str) -> str:
    """Text on one line without any sign that a terminal would act on."""
    return "".join(sign for sign in words.one_line(text) if sign.isprintable())


def titled(row: Any, what: str) -> str:
    """ "Market Lunch Club (Lunch club): 8 minutes"; ``row`` is as ``named`` gives it."""
    return sentence("{title} ({kind}): {what}", title=printable(row.title), kind=row.kind_label, what=what)


def _place(row: Any, walk: str) -> Iterator[str]:
    yield f"\n  {titled(row, walk)}"
    parts = (
        plain_times(row.when),
        row.cost and sentence("cost: {cost}", cost=row.cost),
        row.phone,
        row.step_free and step_free_words(row),
        *warnings(row),
        confidence_words(row.confidence),
    )
    if any(parts):
        yield "    " + "; ".join(printable(part) for part in parts if part)
    if note := row_note(row):
        yield f"    {printable(note)}"
    yield f"    {printable(row.asset_id)}"


def _fit(row: Any) -> Iterator[str]:
    yield f"\n  {titled(row, words.minutes(float(row.walk_min)))}"
    for reason in row.reasons:
        if reason.part in TOLD and reason.part is not Part.NEARNESS:
            yield f"    {printable(reason_words(reason))}"
    if times := times_words(row):
        yield f"    {times}"
    if note := row_note(row):
        yield f"    {printable(note)}"
    for question in ask_words(row.ask):
        yield "    " + sentence("Ask: {question}", question=printable(question))
    yield f"    {printable(confidence_words(row.confidence))}"
    yield f"    {printable(row.asset_id)}"


def more_lines(count: int, shown: int | None) -> Iterator[str]:
    """How many rows are not listed."""
    if shown is not None and count > shown:
        more = plural(
            "… and {count} more; --all lists it too.",
            "… and {count} more; --all lists them all.",
            count - shown,
        )
        yield f"\n  {more}"
