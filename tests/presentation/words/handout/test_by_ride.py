"""A ride from door to door on paper: who takes one there and home, until when one rings, what it costs."""

from datetime import datetime, time

import pytest

from layers.rides.model import Notice, WhoMayRide
from presentation.printing.handout.pictures import names_of_drawings
from presentation.words.handout.by_ride import ride_words, scheme_words
from presentation.words.handout.easy_ride import easy_ride
from presentation.words.handout.easy_rules import LEAST_PT, easy_faults
from presentation.words.handout.phrasebook import phrasebook
from questions.rides.book_by import BookBy
from questions.rides.on_paper import RidesOnPaper, RideTaken
from questions.rides.ride_to import RideToPlace, RideToSession
from questions.rides.rides_here import RideAsk
from questions.together.two_people import ForWhom
from tests.questions.rides.tiny_rides import MONDAY, RIDE, TUESDAY, at, ride

NOON = BookBy(at(MONDAY, 12))
LUNCH = RideToSession(at(TUESDAY, 12), at(TUESDAY, 14), False, None, book_by=NOON)
COSTS = ride(cost="£3 each way")


def to_lunch(zone=COSTS, **other) -> RideToPlace:
    return RideToPlace(zone, "t/club", session=LUNCH, **other)


def paper(*taken: RideTaken, hides_home: bool = True, anybody=(COSTS,)) -> RidesOnPaper:
    return RidesOnPaper(taken, True, hides_home, anybody)


def english(rides: RidesOnPaper, *, whole_way: bool = False) -> list[str]:
    return [text for (text,) in ride_words(phrasebook("en"), rides, whole_way=whole_way)]


def test_who_takes_one_there_and_home_until_when_one_rings_and_what_it_costs():
    assert english(paper(RideTaken(to_lunch()))) == [
        "Tiny Dial-a-Ride takes you there and home again. For Tuesday 1 December at 12:00: ring 01632 960123 "
        "by Monday 30 November at 12:00. Each time: ring 01632 960123 by 12:00 on the day before. It is for "
        "60 and over or disabled. Cost: £3 each way."
    ]


def test_what_is_not_known_is_asked_and_never_left_out():
    zone = ride(for_whom=WhoMayRide(), notice=None, notice_words="", phone="", cost="")
    session = RideToSession(at(TUESDAY, 12), None, False, None, (RideAsk.HOURS, RideAsk.SESSION))
    (text,) = english(paper(RideTaken(RideToPlace(zone, "t/club", session=session), RideAsk.WHO)))
    for words in (
        "may take you there and home again: ask.",
        "book (how is not known: ask) (how long beforehand is not known: ask)",
        "Ask when there are rides: it is not known.",
        "Ask the place whether it is on then, and until when.",
        "For whom it is is not known: ask.",
        "What it costs is not known: ask.",
    ):
        assert words in text
    untimed = RideToPlace(COSTS, "t/club", is_timed=False)
    assert (
        "Ask the place when it is on: it is not known. Each time: ring"
        in english(paper(RideTaken(untimed)))[0]
    )


def test_a_weekend_on_which_nobody_may_answer_and_what_is_too_late_are_said():
    weekend = BookBy(datetime(2026, 11, 29, 23, 59), is_hour_known=False, is_office_day=False)
    session = RideToSession(at(TUESDAY, 12), at(TUESDAY, 14), False, None, book_by=weekend)
    each = RideToPlace(ride(notice=Notice(2)), "t/club", missed=LUNCH, session=session)
    (text,) = english(paper(RideTaken(each)))
    assert "For Tuesday 1 December at 12:00 it is too late to book." in text
    assert "on Sunday 29 November at the latest. That is a weekend or a bank holiday" in text
    assert "Each time: ring 01632 960123 2 days before." in text


@pytest.mark.parametrize(
    ("notice", "words"),
    [
        (Notice(minutes=0), "when you need it"),
        (Notice(minutes=60), "1 hour before at the latest"),
        (Notice(minutes=120), "2 hours before at the latest"),
        (Notice(minutes=90), "90 minutes before at the latest"),
        (Notice(0, time(9)), "by 9:00 on the day itself"),
        (Notice(1, working=True), "on the working day before"),
        (Notice(2, time(12), working=True), "by 12:00 2 working days before"),
    ],
)
def test_each_notice_has_its_words(notice, words):
    assert f"ring 01632 960123 {words}." in english(paper(RideTaken(to_lunch(ride(notice=notice)))))[0]


def test_where_naming_them_would_give_the_home_away_it_is_those_that_go_to_the_place():
    hidden = paper(RideTaken(to_lunch()), hides_home=False, anybody=(COSTS, ride(name="Far Lifts")))
    assert english(hidden) == [
        f"{name} goes there. Ask whether it comes to your address. Each time: ring 01632 960123 by 12:00 on "
        f"the day before. It is for 60 and over or disabled. {cost}"
        for name, cost in (
            ("Tiny Dial-a-Ride", "Cost: £3 each way."),
            ("Far Lifts", "What it costs is not known: ask."),
        )
    ]
    assert english(hidden, whole_way=True)[0].startswith("Tiny Dial-a-Ride takes you there")


def test_that_there_is_none_is_said():
    assert english(paper()) == [
        "No ride from door to door that is known takes you there in time and home again."
    ]
    assert ride_words(phrasebook("en"), RidesOnPaper(), whole_way=False) == []


def test_each_of_two_people_has_their_own():
    of_first = RideTaken(to_lunch(), None, ForWhom.FIRST)
    of_second = RideTaken(to_lunch(ride(name="Lifts")), RideAsk.AGE, ForWhom.SECOND)
    first, second = english(paper(of_first, of_second))
    assert first.startswith("For the first of you: Tiny Dial-a-Ride takes you")
    assert second.startswith("For the second of you: Lifts may take you")
    (both,) = english(paper(RideTaken(to_lunch(), None, ForWhom.BOTH)))
    assert both.startswith("For both of you: Tiny Dial-a-Ride takes you")


def test_of_several_places_each_scheme_is_told_once():
    places = [
        (("Club",), paper(RideTaken(to_lunch()))),
        (("Hall",), paper()),
        (("Café",), paper(RideTaken(RideToPlace(COSTS, "t/cafe", is_timed=False)))),
    ]
    texts = [text for (text,) in scheme_words(phrasebook("en"), places, whole_way=False)]
    assert texts == [
        "Tiny Dial-a-Ride, there and home again. To Club, for Tuesday 1 December at 12:00: book by Monday 30 "
        "November at 12:00. To Café: ask when. Each time: ring 01632 960123 by 12:00 on the day before. It "
        "is for 60 and over or disabled. Cost: £3 each way.",
        "No ride that is known, there in time and home again, to: Hall.",
    ]
    hidden = [(name, paper(hides_home=False)) for name, _ in places]
    (text,) = scheme_words(phrasebook("en"), hidden, whole_way=False)[0]
    assert text.startswith(
        "Tiny Dial-a-Ride goes to: Club, Hall, Café. Ask whether it comes to your address."
    )


EASY = (
    paper(RideTaken(to_lunch())),
    paper(RideTaken(to_lunch(), RideAsk.AGE, ForWhom.SECOND)),
    paper(RideTaken(to_lunch(ride(notice=None, phone="", website="example.org/rides-for-you")))),
    paper(RideTaken(to_lunch(ride(notice=Notice(2, time(12), working=True), phone="")))),
    paper(hides_home=False),
    paper(),
)


@pytest.mark.parametrize("rides", EASY)
def test_the_easy_read_keeps_its_rules_in_both_languages(rides):
    lines = list(easy_ride(phrasebook("en", "cy"), rides, whole_way=False))
    assert lines
    assert easy_faults(lines, text_pt=LEAST_PT) == []
    assert {line.drawing for line in lines} <= set(names_of_drawings())
    assert all(text and "{" not in text for line in lines for text in line.texts)


def test_the_easy_read_says_one_thing_at_a_time():
    lines = [line.texts[0] for line in easy_ride(phrasebook("en"), EASY[0], whole_way=False)]
    assert lines == [
        "Tiny Dial-a-Ride can take you there.",
        "It can bring you home again.",
        "You can go on Tuesday 1 December at 12:00.",
        "Book by 12:00 on Monday 30 November.",
        "To book it ring 01632 960123.",
        "Each time book by 12:00 on the day before.",
        "On the cost of the ride they write “£3 each way”.",
    ]


def test_a_scheme_s_own_words_are_cut_and_nothing_is_filled_in():
    zone = ride(name="{when} " + "x " * 300, cost="{cost} {0} " * 50)
    (text,) = english(paper(RideTaken(to_lunch(zone))))
    assert "{when} x" in text
    assert "{cost} {0}" in text
    assert len(text) < 700
    assert RIDE.name not in text
