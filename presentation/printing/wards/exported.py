"""What of a ward's figures may a file say? What nobody can judge is missing in it, never 0."""

from typing import Final

import pandas as pd

from questions.wards.ward_gap_model import CAUSE_COLUMNS

NEEDS_JUDGING: Final = ("with_one", "with_three", *CAUSE_COLUMNS)


def without_unjudged(wards: pd.DataFrame) -> pd.DataFrame:
    """The same rows; counts of who has one and who has not are missing where nobody could be judged.

    ``wards`` has WARD_COLUMNS; the counts come back as whole numbers that may be missing.
    """
    judged = wards["judged"].astype("int64") > 0
    counts = {name: wards[name].astype("Int64").where(judged) for name in NEEDS_JUDGING}
    return wards.assign(**counts)
