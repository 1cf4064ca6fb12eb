"""What can be done about what is not known: nobody is told to ring where there is nobody to ring."""

from types import SimpleNamespace

import pandas as pd
import pytest

from presentation.words import plain as words
from presentation.words.freshness import (
    checked,
    first_words,
    ring_note,
    step_free_value,
    unknown_words,
    warnings,
)
from presentation.words.near.sheet import checked_words, paused_words

WITH_NUMBER = {"phone": "01632 960124", "email": "", "website": ""}
BY_MAIL = {"phone": "", "email": "band@example.org", "website": ""}
PARK = {"phone": " ", "email": "", "website": ""}
UNSURE = {"step_free": "", "checked_on": "", "ring_first": True, "status": "active"}


def row(contact: dict[str, str], **more: object) -> SimpleNamespace:
    return SimpleNamespace(**contact, **{**UNSURE, **more})


@pytest.mark.parametrize(
    ("contact", "first", "fact"),
    [
        (WITH_NUMBER, "ring first", "not known – ring and ask"),
        (BY_MAIL, "ask first", "not known – write and ask"),
        (PARK, "look before you set out", "not known, nor anybody to ring"),
    ],
)
def test_what_can_be_done_goes_by_whom_one_can_reach(contact, first, fact) -> None:
    place = row(contact)
    assert first_words(place) == first
    assert unknown_words(place) == fact
    assert step_free_value(place) == f"not known – {first}"
    assert step_free_value(row(contact, step_free="partly")) == "partly"
    assert warnings(place) == [first]
    assert checked(place) == f"not known – {first}"
    with_them = "" if contact is PARK else " with them"
    assert checked_words(place) == f"{first.capitalize()}: nobody has checked this{with_them} yet."
    assert paused_words(place, "") == f"Paused for now – {first}."


def test_the_note_of_a_list_rings_only_where_one_of_it_can_be_rung() -> None:
    def noted(*every: SimpleNamespace) -> str:
        return ring_note(pd.DataFrame([vars(each) for each in every]))

    sure = row(WITH_NUMBER, ring_first=False)
    assert noted(row(PARK), row(PARK)) == words.LOOK_ALL
    assert noted(row(PARK), sure) == words.LOOK_SOME
    assert noted(row(PARK), row(WITH_NUMBER)) == words.RING_ALL
    assert noted(row(WITH_NUMBER), sure) == words.RING_SOME
    assert noted(sure) == ""
