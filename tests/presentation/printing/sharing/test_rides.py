"""Rides in what is passed on: which schemes go to a place, the same whoever asks and wherever they live."""

from dataclasses import replace
from datetime import time

import geopandas as gpd
import pytest
import shapely

from layers.rides.model import RideHours, WhoMayRide
from layers.tables.prices_and_ages import Ages
from layers.times.session import Session
from presentation.printing.sharing.as_text import as_text
from presentation.printing.sheet.entries import entries_of
from questions.conversation.wishes import Wishes
from questions.rides.on_paper import HIDDEN_AMONG, goers_of, rides_on_paper
from tests.presentation.printing.sharing.conftest import TODAY, datetime_of
from tests.presentation.printing.sharing.test_nothing_of_the_person import outputs, unwrapped
from tests.presentation.printing.town import HOME
from tests.questions.rides.tiny_rides import ride

BESIDE = shapely.box(HOME[0] + 10, 0, 1e6, 2e6)  # all of the town but the home
RIDES = (
    ride(outline=shapely.box(0, 0, 1e6, 2e6), cost="£3 each way"),
    ride(name="Southside Lifts", outline=BESIDE, for_whom=WhoMayRide(Ages())),
)


NIGHTS = tuple(RideHours(Session(day, time(20), time(23))) for day in range(7))


def with_rides(town, home, age=70, *, rides=RIDES, residents=0):
    """The first place with all that a conversation worked out, and the rides to it from a home.

    So many ``residents`` live at the home.
    """
    area = replace(town.area)
    area.__dict__["rides"] = rides
    if residents:
        at_home = gpd.GeoDataFrame(
            {"residents": [residents]}, geometry=[shapely.Point(*HOME)], crs=town.area.crs
        )
        area.__dict__["residents"] = at_home
    return [
        replace(
            each,
            rides=rides_on_paper(
                area, town.assets, each.asset_id, home=home, goers=goers_of(Wishes(age=age)),
                now=datetime_of(TODAY),
            ),
        )
        for each in town.chosen_and_said(1)
    ]  # fmt: skip


def test_the_text_says_which_schemes_go_there_and_to_ask_whether_they_come(town):
    text = as_text(town.shared(with_rides(town, HOME)), area_title=town.area.title, today=TODAY)
    rides = [line for line in text.splitlines() if line.startswith("Door to door: ")]
    assert rides == [
        "Door to door: Southside Lifts goes there. Ask whether it comes to your address. Each time: ring "
        "01632 960123 by 12:00 on the day before. It is for anyone. What it costs is not known: ask.",
        "Door to door: Tiny Dial-a-Ride goes there. Ask whether it comes to your address. Each time: ring "
        "01632 960123 by 12:00 on the day before. It is for 60 and over or disabled. Cost: £3 each way.",
    ]


@pytest.mark.parametrize("name", ["text", "mail", "mail file", "file", "calendar"])
def test_every_form_has_them(town, name):
    content = unwrapped(outputs(town, with_rides(town, HOME))[name])
    assert b"Southside" in content or name == "mail"  # a draft says less where a mail program would cut it
    assert b"Lunch Club" in content


def test_a_home_within_a_zone_and_a_home_beyond_it_give_the_same_bytes(town):
    here, there = with_rides(town, HOME), with_rides(town, (HOME[0] + 25, HOME[1]), age=30)
    assert here[0].rides != there[0].rides
    assert outputs(town, here) == outputs(town, there)


def test_what_never_drives_when_the_place_meets_is_named_neither_in_the_text_nor_on_the_sheet(town):
    shut = ride(
        name="Night Owl", outline=shapely.box(0, 0, 1e6, 2e6), hours=NIGHTS, for_whom=WhoMayRide(Ages())
    )
    for home, residents in ((HOME, HIDDEN_AMONG), (HOME, 0), (None, 0)):
        few = with_rides(town, home, rides=(*RIDES, shut), residents=residents)
        text = as_text(town.shared(few), area_title=town.area.title, today=TODAY)
        sheet = " ".join(entries_of(town.assets, few, kinds=town.kinds, today=TODAY)[0].rides)
        assert "Tiny Dial-a-Ride goes there" in text
        assert "Tiny Dial-a-Ride" in sheet
        assert "Night Owl" not in text + sheet


def test_a_home_that_many_hide_and_another_age_give_the_same_bytes_too(town):
    old = with_rides(town, HOME, residents=HIDDEN_AMONG)
    young = with_rides(town, HOME, age=30, residents=HIDDEN_AMONG)
    assert old[0].rides.tells_own(whole_way=False)
    assert outputs(town, old) == outputs(town, young) == outputs(town, with_rides(town, None))
