"""Rides from door to door on the page: at a home, on a place's card, and where none is known."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.memory.session import AREAS_VARIABLE
from app.near.rides.on_card import with_number
from layers.rides.table import rides_table
from tests.app.saying import written
from tests.questions.rides.tiny_rides import CLUB, RIDE, assets_meeting, ride
from tests.tiny_area import CRS, tiny_area

PAGES = str(Path(__file__).parents[4] / "app" / "pages.py")


def page_of(folder: Path, monkeypatch: pytest.MonkeyPatch, *rides) -> AppTest:
    tables = {"rides": rides_table(rides, crs=CRS)} if rides else {}
    tiny_area(folder, assets=assets_meeting("Tue 12:00-14:00"), tables=tables)
    monkeypatch.setenv(AREAS_VARIABLE, str(folder))
    page = AppTest.from_file(PAGES, default_timeout=90).run()
    page.text_input(key="typed_place").set_value("ZZ1 1AA")
    page.button[0].click().run()
    return page


def test_a_ride_stands_below_the_answer_with_a_number_to_dial(tmp_path, monkeypatch) -> None:
    page = page_of(tmp_path, monkeypatch, RIDE)
    (block,) = [each.proto.body for each in page.get("html") if "<h2>Door to door</h2>" in each.proto.body]
    assert "Tiny Dial-a-Ride comes to this address" in block
    assert "for 60 and over or disabled: ask" in block
    assert '<a href="tel:01632960123">' in block
    page.session_state["chosen_asset"] = f"made-up/tiny/{CLUB}"
    page.run()
    (card,) = [each.proto.body for each in page.get("html") if 'class="wr-way"' in each.proto.body]
    assert "Tiny Dial-a-Ride" in card
    assert '<a href="tel:01632960123">' in card
    assert not page.exception


def test_where_rides_are_not_known_that_is_said_to_who_asks_how_else(tmp_path, monkeypatch) -> None:
    page = page_of(tmp_path, monkeypatch)
    assert "Door to door" not in written(page)
    page = page.segmented_control(key="how_they_go").set_value("bus").run()
    assert "Rides from door to door are not known here" in written(page)


def test_hostile_words_of_a_scheme_stay_words() -> None:
    zone = ride(name="<script>alert(1)</script>", phone='01632 960123"><img src=x>')
    shown = with_number(f"{zone.name}: ring {zone.phone}", zone)
    assert "<script>" not in shown
    assert "<img" not in shown
