"""A place for two who go together says so on paper, at the slower pace; what is passed on does not."""

import json
from dataclasses import replace

import pytest

from presentation.printing.handout.asking import Form, HandoutRequest
from presentation.printing.handout.easy_read import easy_lines
from presentation.printing.handout.place_facts import place_facts
from presentation.printing.sharing.as_text import as_text
from presentation.printing.sharing.shared_places import shared_places
from presentation.printing.sheet.diary import calendar_entries
from presentation.printing.sheet.entries import entries_of
from presentation.words.handout.easy_rules import LEAST_PT, easy_faults
from presentation.words.handout.phrasebook import phrasebook
from presentation.words.near.two.on_paper import WalksOfTwo
from questions.together.two_people import ForWhom
from tests.presentation.printing.handout.conftest import NOW


def text_of(document):
    return json.dumps(document, ensure_ascii=False).replace("\u00a0", " ")


def for_both(town, number=0):
    return of_two(town, WalksOfTwo(ForWhom.BOTH, 16, 16), number)


def of_two(town, walks, number=0):
    return [replace(each, of_two=walks) for each in town.chosen(number)]


@pytest.mark.parametrize("form", [Form.SIDES, Form.EASY_READ])
def test_a_side_names_both_and_is_marked_as_unchecked_in_welsh(town, form):
    document = town.document(for_both(town), HandoutRequest(form, ("en", "cy")))
    text = text_of(document)
    wanted = {
        Form.SIDES: ("For both of you, 16 minutes on foot, together at the slower pace", "I’r ddau ohonoch"),
        Form.EASY_READ: ("You can go there together.", "Gallwch fynd yno gyda’ch gilydd."),
    }
    for words in wanted[form]:
        assert words in text
    assert document["unchecked"]


def test_an_easy_read_for_both_keeps_the_five_rules(town):
    book = phrasebook("en", "cy")
    (place,) = place_facts(book, town.assets, for_both(town), kinds=town.kinds, now=NOW)
    lines = easy_lines(book, place)
    assert easy_faults(lines, text_pt=LEAST_PT) == []
    texts = [line.texts[0] for line in lines]
    assert texts.index("You can go there together.") < texts.index("You both walk at the slower pace.")


def test_for_one_person_nobody_else_is_named(town):
    document = town.document(town.chosen(0), HandoutRequest(Form.SIDES, ("en",)))
    assert "both" not in text_of(document)


def test_the_sheet_says_it_and_what_is_passed_on_does_not(town):
    chosen, today = for_both(town), NOW.date()
    (entry,) = entries_of(town.assets, chosen, kinds=town.kinds, today=today)
    assert entry.walk == "For both: 16 minutes on foot, together at the slower pace"
    shared = shared_places(town.assets, chosen, kinds=town.kinds, today=today)
    text = as_text(shared, area_title=town.area.title, today=today)
    assert "both" not in text.casefold()
    assert "slower" not in text


WORDS = {
    ForWhom.BOTH: (
        "For both: 16 minutes on foot, together at the slower pace; alone the first 9 min, the second 16 min",
        "For both of you, 16 minutes on foot, together at the slower pace, alone 9 and 16 minutes",
        ("You can go there together.", "You both walk at the slower pace."),
        "For both, walking together at the slower pace.",
    ),
    ForWhom.APART: (
        "For each alone: 16 minutes on foot at the slower pace; alone the first 9 min, the second 16 min",
        "For each of you alone, 16 minutes on foot, at the slower pace, alone 9 and 16 minutes",
        ("You cannot go there at the same time.", "This is the walk of the slower of you."),
        "For each alone: not while both are free.",
    ),
    ForWhom.FIRST: (
        "For the first person: 16 minutes on foot",
        "For the first of you, 16 minutes on foot",
        ("It is for the first of you.",),
        "For the first person, at their own pace.",
    ),
    ForWhom.SECOND: (
        "For the second person: 16 minutes on foot",
        "For the second of you, 16 minutes on foot",
        ("It is for the second of you.",),
        "For the second person, at their own pace.",
    ),
}


@pytest.fixture(params=list(ForWhom))
def whose(request):
    return request.param


@pytest.fixture
def for_whom(town, whose):
    """A place for these, where the first walks nine minutes and the second sixteen."""
    first = None if whose is ForWhom.SECOND else 9
    second = None if whose is ForWhom.FIRST else 16
    return of_two(town, WalksOfTwo(whose, first, second))


def test_sheet_hand_out_and_easy_read_say_for_whom_and_at_whose_pace(town, whose, for_whom):
    sheet, handout, easy, _ = WORDS[whose]
    (entry,) = entries_of(town.assets, for_whom, kinds=town.kinds, today=NOW.date())
    assert entry.walk == sheet
    assert handout in text_of(town.document(for_whom, HandoutRequest(Form.SIDES, ("en", "cy"))))
    book = phrasebook("en", "cy")
    (place,) = place_facts(book, town.assets, for_whom, kinds=town.kinds, now=NOW)
    lines = easy_lines(book, place)
    assert easy_faults(lines, text_pt=LEAST_PT) == []
    assert set(easy) <= {line.texts[0] for line in lines}


def test_the_diary_of_two_says_it_and_what_is_passed_on_does_not(town, whose, for_whom):
    ics = calendar_entries(town.assets, for_whom, kinds=town.kinds, now=NOW).ics.decode()
    unfolded = ics.replace("\r\n ", "").replace("\\,", ",")
    assert f"DESCRIPTION:{WORDS[whose][3]}" in unfolded
    alone = calendar_entries(town.assets, town.chosen(0), kinds=town.kinds, now=NOW).ics.decode()
    assert "pace" not in alone
    today = NOW.date()
    shared = shared_places(town.assets, for_whom, kinds=town.kinds, today=today)
    text = as_text(shared, area_title=town.area.title, today=today).casefold()
    assert not [word for word in ("both", "slower", "first person", "second", "alone") if word in text]
    assert "20 minutes" in text
