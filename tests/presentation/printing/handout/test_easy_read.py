"""An easy read keeps its five rules, whatever a place is called and whatever of it is known."""

from dataclasses import replace
from datetime import date, time

import pytest

from layers.times.session import Session
from presentation.printing.handout.asking import Contact, Form, HandoutRequest
from presentation.printing.handout.easy_read import easy_lines, easy_way, easy_worker
from presentation.printing.handout.pictures import names_of_drawings
from presentation.printing.handout.place_facts import place_facts
from presentation.printing.handout.way_map import WayMap, shown_from_m
from presentation.words.handout.easy_rules import LEAST_PT, EasyLine, easy_faults
from presentation.words.handout.phrasebook import phrasebook
from tests.presentation.printing.handout.conftest import NOW
from tests.presentation.printing.handout.reading import smallest_letters, text_of

WORKER = Contact("Siân Ŵyn", "01632 960 123")


def lines(town, chosen, *, languages=("en", "cy"), whole_way=True, contact=WORKER) -> list[EasyLine]:
    """Every sentence of an easy read."""
    book, request = phrasebook(*languages), HandoutRequest(Form.EASY_READ, languages, whole_way, contact)
    (place,) = place_facts(book, town.assets, chosen, kinds=town.kinds, now=NOW)
    drawn = WayMap("", 1.0, 1.0, shown_from_m(place.entry, whole_way=whole_way))
    return [
        *easy_lines(book, place),
        *easy_way(book, place, drawn, request),
        *easy_worker(book, request),
    ]


@pytest.mark.parametrize("number", range(6))
@pytest.mark.parametrize("whole_way", [True, False])
def test_every_sentence_keeps_the_five_rules(town, number, whole_way):
    told = lines(town, town.chosen(number), whole_way=whole_way)
    assert len(told) > 5
    assert easy_faults(told, text_pt=LEAST_PT) == []
    assert {line.drawing for line in told} <= set(names_of_drawings())


@pytest.mark.parametrize(
    "session",
    [
        Session(1, time(12)),
        Session(1, time(12), time(14), week_of_month=-1),
        Session(1, time(0), time(1), every_weeks=2, first_on=date(2026, 12, 1), term_time=True),
    ],
)
def test_sessions_of_every_sort_keep_them_too(town, session):
    changed = town.changed("test/0", lambda record: replace(record, sessions=(session,)))
    assert easy_faults(lines(changed, town.chosen(0)), text_pt=LEAST_PT) == []


def test_what_it_says_is_said_one_thing_at_a_time(town):
    told = [line.texts[0].replace("\u00a0", " ") for line in lines(town, town.chosen(0), whole_way=False)]
    assert told[:8] == [
        "It is on every Tuesday.",
        "The next day is Tuesday 24 November.",
        "Leave home at 11:40.",
        "It starts at 12:00.",
        "It ends at 14:00.",
        "The walk takes 16 minutes.",
        "The address is Row 4 Street, ZZ1 1AB.",
        "There are no steps at the door.",
    ]
    hours = [line.texts[0] for line in lines(town, town.chosen(1))]
    assert {"It opens at 9:00.", "It closes at 17:00.", "It is free."} <= set(hours)
    assert told[-2:] == ["You can ring Siân Ŵyn.", "The number is 01632 960 123."]


def test_letters_are_sixteen_points_or_more(town):
    for whole_way in (True, False):
        pdf = town.pdf(town.chosen(0), form=Form.EASY_READ, whole_way=whole_way, contact=WORKER)
        # the foot, which names the map's makers, is no part of what is to be read
        assert smallest_letters(pdf) >= 14 - 1e-6
        document = town.document(town.chosen(0), HandoutRequest(Form.EASY_READ, whole_way=whole_way))
        assert all(page["size"] >= LEAST_PT for page in document["pages"])
        assert "It costs £4.50." in text_of(pdf)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("This sentence goes on for a good deal longer than anybody would like to read.", "1"),
        ("It starts at 12:00 and ends at 14:00.", "2"),
        ("It starts at 12:00, on Tuesday.", "2"),
        ("It starts. It ends.", "2"),
        ("It starts", "2"),
        ("The walk takes 8 min.", "3"),
        ("It is on every Tue.", "3"),
        ("Ring the NHS.", "3"),
        ("It’s free.", "3"),
        ("The walk takes eight minutes.", "4"),
    ],
)
def test_the_program_sees_a_broken_rule(text, rule):
    (fault, *_) = easy_faults([EasyLine("clock", (text,))], text_pt=16.0)
    assert fault.startswith(f"{rule}:")


def test_the_program_sees_small_letters_and_a_sentence_without_its_drawing():
    assert easy_faults([EasyLine("", ("It is free.",))], text_pt=14.0) == [
        "5: letters of 14.0 points",
        "5: no drawing beside 'It is free.'",
    ]


def test_what_is_quoted_counts_as_one_word():
    line = EasyLine(
        "place",
        ("The address is 3, St and Co, NP20 for eight long winding lanes.",),
        ("3, St and Co, NP20 for eight long winding lanes",),
    )
    assert easy_faults([line], text_pt=16.0) == []
