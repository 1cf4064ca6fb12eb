"""What did people ask for and not find? What a call for proposals may say of it: released figures alone."""

from dataclasses import dataclass

import pandas as pd

from geo.rows import rows_of
from layers.unmet.counts import Reason
from questions.wards.nothing_suitable import KIND, REASON, TOTAL


@dataclass(frozen=True)
class CallWard:
    """One ward of a call: everything in fives, from ten on."""

    ward_code: str
    at_least: int
    reasons: tuple[tuple[Reason, int], ...]  # the commonest first, those that reach the threshold themselves
    kinds: tuple[tuple[str, int], ...]  # likewise, those that are of one kind


def call_wards(shown: pd.DataFrame) -> tuple[CallWard, ...]:
    """The wards of a call, those with most conversations first; ``shown`` is what ``shown_counts`` gives."""
    totals = shown[shown["part"] == TOTAL].sort_values(["at_least", "ward_code"], ascending=[False, True])
    return tuple(
        CallWard(
            str(total.ward_code),
            int(total.at_least),
            tuple((Reason(value), many) for value, many in _parts(shown, total.ward_code, REASON)),
            tuple((value, many) for value, many in _parts(shown, total.ward_code, KIND) if value),
        )
        for total in rows_of(totals)
    )


def _parts(shown: pd.DataFrame, ward_code: str, part: str) -> list[tuple[str, int]]:
    here = shown[(shown["ward_code"] == ward_code) & (shown["part"] == part)]
    parts = [(str(row.value), int(row.at_least)) for row in rows_of(here)]
    return sorted(parts, key=lambda each: (-each[1], each[0]))
