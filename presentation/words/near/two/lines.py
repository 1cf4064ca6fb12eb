"""What does `cli.py near` say, line by line, of two people from one home?"""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from geo.rows import rows_of
from presentation.words import plain as words
from presentation.words.freshness import confidence_words
from presentation.words.language import sentence
from presentation.words.near.by_hours import row_note
from presentation.words.near.fitting import RowTimes, times_words, why_words
from presentation.words.near.lines import PrintedGroups, group_lines, more_lines, printable, titled
from presentation.words.near.listing import in_the_way_words
from presentation.words.near.naming import named
from presentation.words.near.person import person_items
from presentation.words.near.reach import cannot_judge
from presentation.words.near.suits import ask_words
from presentation.words.near.two.answer import groups_of_two_words, headline, second_cannot_be_judged
from presentation.words.near.two.controls import SLOWER
from presentation.words.near.two.whose import PEOPLE, miss_words, of_whom_words, whose_words, why_both
from presentation.words.opening import plain_times
from questions.together.groups_of_two import GroupOfTwo, misses_of_two
from questions.together.own_answer import OwnAnswer
from questions.together.two_people import TwoPeople
from questions.walks.near_person import OriginStatus


def two_lines(two: TwoPeople, groups: Sequence[GroupOfTwo], shown: PrintedGroups) -> Iterator[str]:
    """What suits both, then what suits only one of them, then what almost does."""
    if two.first.near.status is not OriginStatus.JUDGED:
        yield from (words.CANNOT_JUDGE, cannot_judge(two.first.near))
        return
    yield headline(two)
    for person, own in zip(PEOPLE, (two.first, two.second), strict=True):
        yield of_whom_words(person, _asked_words(own))
    yield SLOWER
    if doubt := second_cannot_be_judged(two):
        yield doubt
    headings = groups_of_two_words(two, groups, kinds=shown.kinds)
    yield from group_lines(two.table, headings, shown, _row)
    misses = misses_of_two(two)
    if len(misses):
        yield "\n" + sentence("Nearly, but for one thing:")
    for row in rows_of(named(misses.iloc[: shown.most_beyond], shown.kinds)):
        yield f"  {titled(row, printable(miss_words(row, in_the_way_words(row))))}"
    yield from more_lines(len(misses), shown.most_beyond)


def _asked_words(own: OwnAnswer) -> str:
    """What each is asked at: "15 minutes at an older adult’s pace · aged 79 · can pay up to £2"."""
    question = own.near.question
    walk = sentence(
        "{minutes} at {pace}", minutes=words.minutes(question.minutes), pace=words.at_pace(question.pace)
    )
    return " · ".join(filter(None, (walk, person_items(own.wishes, (), ()))))


def _row(row: Any) -> Iterator[str]:
    minutes = words.NOT_KNOWN if pd.isna(row.walk_min) else words.minutes(float(row.walk_min))
    yield f"\n  {titled(row, minutes)}"
    when = times_words(row) if RowTimes.of(row).starts else plain_times(row.when)
    for line in (whose_words(row), why_both(row) or why_words(row), when, row_note(row)):
        if line:
            yield f"    {printable(line)}"
    for question in ask_words(row.ask):
        yield "    " + sentence("Ask: {question}", question=printable(question))
    yield f"    {printable(confidence_words(row.confidence))}"
    yield f"    {printable(row.asset_id)}"
