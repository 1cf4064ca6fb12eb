"""What is each asset of an answer called, and of what kind is it?"""

from datetime import date

import pandas as pd

from geo.rows import rows_of
from layers.assets.kinds import Kinds
from layers.places.second_names import second_columns
from presentation.words import plain as words
from presentation.words.freshness import with_confidence
from presentation.words.kinds import kind_label
from presentation.words.names import row_name


def named(rows: pd.DataFrame, kinds: Kinds, *, today: date | None = None) -> pd.DataFrame:
    """The rows of an answer with ``title``, what to call each asset by, ``kind_label``, ``confidence``
    and ``ring_first``."""
    labels = [kind_label(kinds, key) for key in rows["kind"]]
    titles = [
        words.place_name(name, label, street)
        for name, label, street in zip(_names(rows), labels, rows["near_street"], strict=True)
    ]
    return with_confidence(rows, today=today).assign(title=titles, kind_label=labels)


def _names(rows: pd.DataFrame) -> list[str]:
    """The reader's name of each asset, where any has a second one."""
    second = second_columns(list(rows.columns))
    return [row_name(row) for row in rows_of(rows[["name", *second]])] if second else list(rows["name"])
