"""What is said of rides: every cause, every unknown, and until when one rings."""

from datetime import date, time

import pytest

from layers.places.nations import Nation
from layers.rides.model import Notice, WhoMayRide
from layers.tables.prices_and_ages import Ages
from presentation.words.rides.place import ride_to_words
from presentation.words.rides.zone import booking_words, hours_words, whom_words, zone_words
from questions.rides.book_by import book_by
from questions.rides.ride_to import RideToPlace, RideToSession
from questions.rides.rides_here import RideAsk, RideNo, Rider
from tests.questions.rides.tiny_rides import CLUB, RIDE, TUESDAY, at, ride

SEVENTY = Rider(70)


def test_a_ride_that_comes_to_a_home():
    assert zone_words(RIDE, SEVENTY) == (
        "Tiny Dial-a-Ride comes to this address: Mon-Fri 9:30-15:00; for 60 and over or disabled; "
        "ring 01632 960123 by 12:00 on the day before."
    )
    assert zone_words(ride(cost="£3"), SEVENTY).endswith("on the day before. Cost: £3.")


def test_an_age_that_is_not_known_is_asked():
    assert whom_words(RIDE, Rider()) == "for 60 and over or disabled: ask"
    assert (
        whom_words(ride(for_whom=WhoMayRide(Ages(60))), Rider(59)) == "for 60 and over, so not for their age"
    )
    assert whom_words(ride(for_whom=WhoMayRide()), SEVENTY) == "for whom is not known: ask"
    assert whom_words(ride(for_whom=WhoMayRide(only="members")), SEVENTY) == "for members: ask"
    assert whom_words(ride(for_whom=WhoMayRide(Ages())), Rider()) == "for anyone"


def test_hours_that_are_not_known_are_never_always():
    assert hours_words(ride(hours=(), when="")) == "on which days and when is not known: ask"
    assert hours_words(ride(hours=(), when="most days")) == "“most days”, as they write it: ask"
    assert "9:30 to 15:00" in hours_words(ride(when=""))


BOOKING = [
    (Notice(1, time(12), working=True), "ring 01632 960123 by 12:00 on the working day before"),
    (Notice(2, time(16)), "ring 01632 960123 by 16:00, 2 days before"),
    (Notice(2, working=True), "ring 01632 960123 2 working days before"),
    (Notice(minutes=1440), "ring 01632 960123 24 hours before at the latest"),
    (Notice(minutes=0), "ring 01632 960123 when it is needed: no notice is asked for"),
    (Notice(0, time(9)), "ring 01632 960123 by 9:00 on the day itself"),
]


@pytest.mark.parametrize(("notice", "words"), BOOKING)
def test_how_one_books(notice, words):
    assert booking_words(ride(notice=notice)) == words


def test_how_one_books_where_it_is_not_known():
    unknown = ride(notice=None, notice_words="", phone="", website="")
    assert booking_words(unknown) == "book (a number is not known) (how long beforehand is not known: ask)"
    written = ride(notice=None, notice_words="early", phone="", website="https://x.example")
    assert booking_words(written) == "book at https://x.example (“early”, as they write it)"


def to_club(notice=RIDE.notice, *, asks=(), missed=None, day=TUESDAY):
    by = book_by(notice, at(day, 11, 30), Nation.ENGLAND) if notice else None
    session = RideToSession(at(day, 12), at(day, 14), False, None, asks, None, by)
    return RideToPlace(ride(notice=notice), CLUB, missed=missed, session=session)


def test_a_session_says_until_when_one_rings():
    assert ride_to_words(to_club(), SEVENTY) == (
        "Tiny Dial-a-Ride, there and home again, for Tuesday 1 December, 12:00 to 14:00: "
        "ring 01632 960123 by Monday 30 November, 12:00."
    )
    assert "on Monday 30 November at the latest (at what hour is not said)" in ride_to_words(
        to_club(Notice(1)), SEVENTY
    )
    assert "(“by noon the day before”, as they write it)" in ride_to_words(to_club(None), SEVENTY)


def test_a_sunday_is_no_day_on_which_an_office_surely_answers():
    monday = date(2026, 12, 7)
    assert "That is a weekend or a bank holiday: better ring on a working day before it." in ride_to_words(
        to_club(day=monday), SEVENTY
    )


def test_what_is_too_late_is_said_first():
    missed = to_club().session
    words = ride_to_words(to_club(missed=missed, day=date(2026, 12, 8)), SEVENTY)
    assert words.startswith("For Tuesday 1 December, 12:00 to 14:00 it is too late to book Tiny Dial-a-Ride.")
    assert "ring 01632 960123 by Monday 7 December, 12:00" in words


def test_what_is_not_known_makes_it_perhaps():
    words = ride_to_words(to_club(asks=(RideAsk.AGE, RideAsk.HOLIDAY, RideAsk.LITTLE_TIME)), Rider())
    assert "Tiny Dial-a-Ride, perhaps, for Tuesday 1 December" in words
    assert "It is for 60 and over or disabled: ask." in words
    assert "because of a holiday" in words
    assert "close to its hours" in words


NO = {
    RideNo.NOT_THERE: "Tiny Dial-a-Ride comes to this address, but does not go there.",
    RideNo.NOT_THAT_DAY: "Tiny Dial-a-Ride goes there, but not on the days on which it meets.",
    RideNo.NOT_IN_TIME: "Tiny Dial-a-Ride goes there, but not in time for when it meets.",
    RideNo.NOT_BACK: "Tiny Dial-a-Ride goes there in time, but brings nobody home after it.",
    RideNo.NOT_THEIR_AGE: "Tiny Dial-a-Ride is for 60 and over, so not for their age.",
}


@pytest.mark.parametrize("no", RideNo)
def test_why_a_ride_does_not_go(no):
    zone = ride(for_whom=WhoMayRide(Ages(60)))
    assert ride_to_words(RideToPlace(zone, CLUB, no), Rider(50)) == NO[no]


def test_where_the_times_of_a_place_are_not_known_one_asks():
    assert ride_to_words(RideToPlace(RIDE, CLUB, is_timed=False), SEVENTY) == (
        "Tiny Dial-a-Ride goes there. When it meets is not known: ask, then ring 01632 960123 "
        "by 12:00 on the day before."
    )
    assert "to no session of the next five weeks" in ride_to_words(RideToPlace(RIDE, CLUB), SEVENTY)
