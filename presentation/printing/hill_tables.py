"""What do ward figures with hills and without look like as a table?"""

import pandas as pd

from geo.rows import rows_of
from presentation.words.hills.wards import difference
from presentation.words.wards import choices as gap_words


def hill_rows(beside: pd.DataFrame) -> list[list[str]]:
    """The cells of ``hills_beside``, a row for each ward and last the whole area."""
    return [
        [
            str(row.ward_name) or gap_words.THE_WHOLE_AREA,
            gap_words.people(row.judged),
            gap_words.percent(row.share_hills),
            gap_words.percent(row.share_level),
            difference(row.share_hills, row.share_level),
        ]
        for row in rows_of(beside)
    ]
