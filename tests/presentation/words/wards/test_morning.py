"""Why a call is worth making, in a sentence that counts."""

import pytest

from presentation.words.wards.morning import why_ring


@pytest.mark.parametrize(
    ("gain", "alone", "words"),
    [
        (1000, 1000, "1,000 residents within 15 minutes have no checked café; for all of them it is the only "
         "one known."),
        (140, 100, "140 residents within 15 minutes have no checked café; for 100 of them it is the only "
         "one known."),
        (7, 0, "7 residents within 15 minutes have no checked café."),
        (1, 1, "1 resident within 15 minutes has no checked café; for them it is the only one known."),
    ],
)  # fmt: skip
def test_who_gains_by_a_call_and_who_knows_no_other(gain: int, alone: int, words: str) -> None:
    assert why_ring("Café", gain, alone, minutes=15) == words
