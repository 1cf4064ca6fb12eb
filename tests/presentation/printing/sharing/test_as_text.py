"""Text to copy and a draft to send: all of it where it fits, less where a mail program would cut it."""

from urllib.parse import parse_qs, urlsplit

import pytest

from presentation.printing.sharing.as_text import LONGEST_DRAFT, as_text, mail_draft
from presentation.printing.sheet.chosen import ChosenError
from presentation.printing.sheet.entries import rounded_up
from tests.presentation.printing.sharing.conftest import TODAY


def draft(town, count):
    return mail_draft(town.shared(town.chosen_and_said(count)), area_title=town.area.title, today=TODAY)


def body(address: str) -> str:
    return parse_qs(urlsplit(address).query)["body"][0]


def test_the_text_says_what_somebody_needs_to_go_there(town):
    text = as_text(town.shared(town.chosen_and_said(1)), area_title=town.area.title, today=TODAY)
    assert text.splitlines() == [
        "Places to go",
        "In Small Town, as known on 23 November 2026.",
        "",
        "Lŵcas a’r Tŷ Lunch Club",
        "within 20 minutes on foot",
        "When: Tuesdays, 12:00 to 14:00",
        "Cost: £4.50",
        "Phone: 01632 960 001",
        "Where: Row 4 Street, ZZ1 1AB",
        "Step-free: not known – ring and ask",
        "Ring first: nobody has checked this with them yet.",
        "",
        "Walks are one way and rounded up to five minutes.",
    ]


def test_a_draft_is_to_nobody_and_says_the_same_as_the_text(town):
    small = draft(town, 1)
    assert small.whole
    assert small.address.startswith("mailto:?subject=Places%20to%20go&body=")
    text = as_text(town.shared(town.chosen_and_said(1)), area_title=town.area.title, today=TODAY)
    assert body(small.address) == text.replace("\n", "\r\n")
    assert "+" not in small.address  # which mail programs take for a plus


@pytest.mark.parametrize("count", [2, 5, 10])
def test_a_draft_is_never_longer_than_a_mail_program_takes(town, count):
    long = draft(town, count)
    assert len(long.address) <= LONGEST_DRAFT
    assert "Lŵcas a’r Tŷ Lunch Club" in body(long.address)
    assert long.whole == (body(long.address).count("Step-free") == count)


def test_what_a_draft_has_no_room_for_is_counted(town):
    told = body(draft(town, 10).address)
    shown = sum(f"Place {number}" in told for number in range(3, 10)) + 3
    assert (f"And {10 - shown} more place" in told) == (shown < 10)


@pytest.mark.parametrize(("minutes", "said"), [(0, 5), (1, 5), (5, 5), (6, 10), (61, 65)])
def test_minutes_are_rounded_up(minutes, said):
    assert rounded_up(minutes) == said


def test_nothing_chosen_is_refused_in_words(town):
    with pytest.raises(ChosenError, match=r"No place is chosen .* Choose up to five places"):
        town.shared([])
