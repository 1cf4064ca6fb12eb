"""A place for two who go together says so on paper, at the slower pace; what is passed on does not."""

import json
from dataclasses import replace

import pytest

from presentation.printing.handout.asking import Form, HandoutRequest
from presentation.printing.handout.easy_read import easy_lines
from presentation.printing.handout.place_facts import place_facts
from presentation.printing.sharing.as_text import as_text
from presentation.printing.sharing.shared_places import shared_places
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
