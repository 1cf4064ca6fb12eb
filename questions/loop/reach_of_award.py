"""Whom does a funded place bring into reach, ward by ward? Those who have one through it alone."""

from geo.rows import rows_of
from questions.wards.ward_gap_model import WardGaps


def gained_through(with_it: WardGaps, without_it: WardGaps) -> dict[str, int | None]:
    """Residents of each ward with one in reach today who would have none without; None where not counted."""
    rest = {str(row.ward_code): row for row in rows_of(without_it.wards)}
    return {
        str(row.ward_code): None
        if row.areas_uncounted
        else int(row.with_one) - int(rest[str(row.ward_code)].with_one)
        for row in rows_of(with_it.wards)
    }
