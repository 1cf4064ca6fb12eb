"""What is each asset of an answer called, and of what kind is it?"""

from datetime import date

import pandas as pd

from layers.assets.kinds import Kinds
from presentation.words import plain as words
from presentation.words.freshness import with_ring_first


def named(rows: pd.DataFrame, kinds: Kinds, *, today: date | None = None) -> pd.DataFrame:
    """The rows of an answer with ``title``, what to call each asset by, ``kind_label`` and ``ring_first``."""
    labels = [kinds.label(key) for key in rows["kind"]]
    titles = [
        words.place_name(name, label, street)
        for name, label, street in zip(rows["name"], labels, rows["near_street"], strict=True)
    ]
    return with_ring_first(rows, today=today).assign(title=titles, kind_label=labels)
