"""Whether a place is step-free, as people write it: never no where the words do not say so."""

import pytest

from layers.tables.access.access_words import access_note, read_access
from layers.times.session import Known

YES, NO, PARTLY, UNKNOWN = Known.YES, Known.NO, Known.PARTLY, Known.UNKNOWN


@pytest.mark.parametrize(
    ("cell", "answer", "note"),
    [
        ("yes", YES, ""), ("Y", YES, ""), ("1", YES, ""), ("yes - ramp", YES, "ramp"), ("", UNKNOWN, ""),
        ("Y (ramp at side)", YES, "ramp at side"), ("Yes – side door", YES, "side door"),
        ("level", YES, "level"), ("flat all the way", YES, "flat all the way"), ("✓", YES, ""),
        ("no steps", YES, "no steps"), ("No steps, no lift", YES, "No steps, no lift"),
        ("yes I think so", YES, "I think so"), ("step free from car park", YES, "step free from car park"),
        ("yes - ramp to avoid steps", YES, "ramp to avoid steps"), ("lift & ramp", YES, "lift & ramp"),
        ("level access, WC downstairs only", YES, "level access, WC downstairs only"),
        ("no", NO, ""), ("no - 3 steps at front", NO, "3 steps at front"), ("no (tower!)", NO, "tower!"),
        ("no, stairs", NO, "stairs"), ("3 steps", NO, "3 steps"), ("not really", NO, "not really"),
        ("not suitable for wheelchairs", NO, "not suitable for wheelchairs"),
        ("partial - 2 steps", PARTLY, "2 steps"), ("Partly (some stiles)", PARTLY, "some stiles"),
        ("one small step", PARTLY, "one small step"), ("few steps but rail", PARTLY, "few steps but rail"),
        ("steps at front, ramp at side", PARTLY, "steps at front, ramp at side"),
        ("yes, but 3 steps at front", PARTLY, "yes, but 3 steps at front"),
        ("no, portable ramp available", PARTLY, "no, portable ramp available"),
        ("no lift", UNKNOWN, "no lift"), ("WC downstairs only", UNKNOWN, "WC downstairs only"),
        ("ask", UNKNOWN, "ask"), ("dunno", UNKNOWN, "dunno"), ("tbc", UNKNOWN, ""), ("n/a", UNKNOWN, ""),
        ("accessible by bus 12", UNKNOWN, "accessible by bus 12"), ("Y/N", UNKNOWN, "Y/N"),
        ("Accessible WC, no ramp", UNKNOWN, "Accessible WC, no ramp"),
    ],
)  # fmt: skip
def test_an_answer_and_the_words_beside_it(cell: str, answer: Known, note: str) -> None:
    assert read_access(cell) is answer
    assert access_note(cell, answer) == note


@pytest.mark.parametrize(
    "cell",
    ["uneven ground", "Ramp not safe", "lift being built", "gravel", "yes " * 60],
)
def test_words_that_say_neither_are_not_guessed(cell: str) -> None:
    assert read_access(cell) is None
