"""Rides from door to door in each form of the hand-out and on the sheet: who, until when, at what cost."""

from dataclasses import replace

import pytest
import shapely

from presentation.printing.handout.asking import Form, HandoutRequest
from presentation.printing.sheet.pdf import sheet_pdf
from questions.conversation.wishes import Wishes
from questions.rides.on_paper import RidesOnPaper, goers_of, rides_on_paper
from questions.together.two_people import ForWhom
from tests.presentation.printing.handout.conftest import NOW
from tests.presentation.printing.handout.reading import read, text_of
from tests.presentation.printing.town import HOME
from tests.questions.rides.tiny_rides import ride

EVERYWHERE = shapely.box(0, 0, 1e6, 2e6)
DIAL = ride(outline=EVERYWHERE, cost="£3 each way")
OLD = Wishes(age=70)


def by_ride(town, *numbers, whose=None, hides_home=True):
    """Places by their numbers with the rides to them."""
    area = replace(town.area)
    area.__dict__["rides"] = (DIAL,)
    goers = goers_of(OLD) if whose is None else goers_of(OLD, Wishes(age=75), whose)
    return [
        replace(
            each,
            rides=replace(
                rides_on_paper(area, town.assets, each.asset_id, home=HOME, goers=goers, now=NOW),
                hides_home=hides_home,
            ),
        )
        for each in town.chosen(*numbers)
    ]


def words(town, chosen, **how):
    """All English and Welsh texts of the hand-out."""
    return str(town.document(chosen, HandoutRequest(**how))).replace("\\xa0", " ")


def test_a_side_says_who_takes_them_there_and_home_until_when_one_rings_and_at_what_cost(town):
    text = text_of(town.pdf(by_ride(town, 0)))
    assert "Door to door: Tiny Dial-a-Ride takes you there and home again." in text
    assert "For Tuesday 24 November at 12:00: ring 01632 960123 by Monday 23 November at 12:00." in text
    assert "Each time: ring 01632 960123 by 12:00 on the day before." in text
    assert "Cost: £3 each way." in text


def test_a_side_with_a_ride_keeps_to_one_side(town):
    assert len(read(town.pdf(by_ride(town, 0))).pages) == 1


def test_beside_it_stands_the_welsh(town):
    text = words(town, by_ride(town, 0), languages=("en", "cy"))
    assert "Mae Tiny Dial-a-Ride yn mynd â chi yno ac adref." in text
    assert "Ar gyfer Dydd Mawrth 24 Tachwedd am 12:00: ffoniwch 01632 960123 erbyn Dydd Llun" in text


def test_the_easy_read_has_it_in_sentences_of_one_idea(town):
    text = words(town, by_ride(town, 0), form=Form.EASY_READ)
    assert "Tiny Dial-a-Ride can take you there." in text
    assert "Book by 12:00 on Monday 23 November." in text


def test_a_week_and_a_page_before_several_tell_each_scheme_once(town):
    text = words(town, by_ride(town, 0, 5), form=Form.WEEK)
    assert text.count("Tiny Dial-a-Ride, there and home again.") == 1
    assert "To Morning Choir, for Thursday 26 November at 10:00: book by Wednesday 25 November" in text


def summary(town, chosen):
    """The page before several, without what is so of a scheme on the sides after it."""
    document = town.document(chosen, HandoutRequest(form=Form.SIDES))
    return str(document["pages"][0]).replace("\\xa0", " ")


def test_the_page_before_several_names_the_rides_of_each_in_a_line(town):
    text = summary(town, by_ride(town, 0, 5))
    assert text.count("'Door to door'") == 2
    assert text.count("Tiny Dial-a-Ride") == 2
    assert "01632 960123" not in text  # it stands on each place's own side
    none = [replace(each, rides=replace(each.rides, taken=())) for each in by_ride(town, 0, 5)]
    assert summary(town, none).count("none that is known, there in time and home again") == 2
    assert "Door to door" not in summary(town, town.chosen(0, 5))


def test_the_page_before_several_says_to_ask_where_naming_a_ride_would_give_the_home_away(town):
    hidden = summary(town, by_ride(town, 0, 5, hides_home=False))
    assert hidden.count("Tiny Dial-a-Ride: ask whether it comes to your address") == 2
    anybody = [replace(each, rides=RidesOnPaper(anybody=(DIAL,))) for each in town.chosen(0, 5)]
    assert hidden == summary(town, anybody)
    nowhere = [replace(each, rides=RidesOnPaper()) for each in town.chosen(0, 5)]
    assert "Door to door" not in summary(town, nowhere)


def test_for_two_it_says_for_whom(town):
    text = words(town, by_ride(town, 0, whose=ForWhom.BOTH))
    assert "For both of you: Tiny Dial-a-Ride takes you" in text


@pytest.mark.parametrize("form", Form)
def test_where_the_scheme_would_give_the_home_away_it_is_not_said_that_it_comes(town, form):
    text = words(town, by_ride(town, 0, hides_home=False), form=form)
    assert "takes you" not in text
    assert "take you" not in text
    assert "Tiny Dial-a-Ride" in text
    anybody = [replace(each, rides=RidesOnPaper(anybody=(DIAL,))) for each in town.chosen(0)]
    assert text == words(town, anybody, form=form)


def test_where_rides_are_not_known_nothing_is_said(town):
    assert "Door to door" not in words(town, town.chosen(0))


def test_the_sheet_of_several_tells_each_scheme_once_below_them(town):
    chosen = by_ride(town, 0, 5)
    pdf = sheet_pdf(town.area, town.assets, chosen, kinds=town.kinds, today=NOW.date(), scene=town.scene)
    text = text_of(pdf)
    assert text.count("01632 960123") == 1
    assert "Door to door Tiny Dial-a-Ride, there and home again. To" in text
    assert len(read(pdf).pages) == 1
