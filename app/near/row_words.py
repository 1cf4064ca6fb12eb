"""What does each row of the list say? Worked out once for an answer, and anew every quarter of an hour."""

from datetime import datetime
from typing import Any

import pandas as pd

from app.memory.near_answer import NearAnswer
from app.memory.session import Visit
from geo.rows import rows_of
from presentation.words.near.fitting import short_times_words
from presentation.words.near.listing import row_caption, row_title
from presentation.words.near.two.whose import whose_words, why_both
from questions.conversation.next_time import next_time
from questions.places.area_assets import AreaAssets

RowWords = tuple[dict[str, str], list[str]]  # the title of each asset by its id, and what stands below each


def row_words(
    assets: AreaAssets, shown: pd.DataFrame, visit: Visit, answered: NearAnswer, *, first: int
) -> RowWords:
    """The words of rows that follow one another, of which ``first`` is the first one's number in the list."""
    now = visit.now()
    written: dict[int, RowWords] = visit.get("row_words", {})
    if visit.get("row_words_of") != (answered.number, now):
        written = {}
        visit.put("row_words_of", (answered.number, now))
    if first not in written or len(written[first][1]) != len(shown):
        written[first] = _written(assets, shown, answered, now)
        visit.put("row_words", written)
    return written[first]


def _written(assets: AreaAssets, shown: pd.DataFrame, answered: NearAnswer, now: datetime) -> RowWords:
    rows = list(rows_of(shown))
    captions = [
        row_caption(
            row,
            wheels=answered.question_of(row).pace.step_free,
            times=_times(assets, row, answered, now),
            whose=whose_words(row),
            why=why_both(row),
        )
        for row in rows
    ]
    return {row.asset_id: row_title(row) for row in rows}, captions


def _times(assets: AreaAssets, row: Any, answered: NearAnswer, now: datetime) -> str:
    """When to go to it next; where nothing was wished for, that has not been worked out yet."""
    if answered.are_times_known(row):
        return short_times_words(row, now=now)
    going = next_time(assets, answered.near_of(row), row.asset_id, row.walk_m, now=now)
    return short_times_words(going.times, now=now)
