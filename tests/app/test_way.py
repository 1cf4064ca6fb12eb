"""The way to a place as somebody would tell it, street by street."""

from types import SimpleNamespace

import pandas as pd

from app.way import instructions


def told(*legs: tuple[str, str, float, bool]) -> list[str]:
    table = pd.DataFrame(legs, columns=["street", "kind_of_way", "walk_m", "steps"])
    return instructions(SimpleNamespace(legs=table))


def test_each_street_is_a_sentence_with_its_length() -> None:
    assert told(
        ("", "to the street", 12.0, False),
        ("Stow Hill", "street", 184.0, False),
        ("", "path", 61.0, False),
        ("", "to the door", 8.0, False),
    ) == [
        "Go from the door to the street, 10 m.",
        "Follow Stow Hill for 180 m.",
        "Follow the path for 60 m.",
        "Go from the street to the door, 10 m.",
    ]


def test_steps_are_told_however_few() -> None:
    assert told(("Hill Steps", "steps", 3.0, True)) == ["Take the steps of Hill Steps, 10 m."]
    assert told(("", "steps", 40.0, True)) == ["Take the steps, 40 m."]


def test_a_few_metres_between_streets_are_no_instruction() -> None:
    assert told(("High Street", "street", 90.0, False), ("", "street", 2.0, False)) == [
        "Start along High Street for 90 m to the place."
    ]


def test_a_place_at_the_door_needs_no_way() -> None:
    assert told(("", "to the street", 1.0, False)) == ["The place is at the door."]
