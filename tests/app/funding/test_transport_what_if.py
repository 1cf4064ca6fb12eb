"""What if a minibus came, or a bus called at a new stop? By form and by typed place, and refused in words."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.memory.session import AREAS_VARIABLE
from geo.crs import to_lonlat
from layers.register.importing.seeding import MADE_UP
from layers.register.settings import VARIABLE
from questions.funding.scenario import Action
from tests.app.funding.test_page import add, opened, part
from tests.app.saying import said, written
from tests.questions.buses.test_homes_by_bus import area_of
from tests.questions.buses.tiny_buses import CLUB
from tests.tiny_area import CRS, here

CLUB_HERE = f"{MADE_UP}/tiny/{CLUB}"


@pytest.fixture
def town(tmp_path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(AREAS_VARIABLE, str(tmp_path / "areas"))
    monkeypatch.setenv(VARIABLE, str(tmp_path / "register.sqlite"))
    made = area_of(tmp_path / "areas")
    monkeypatch.setattr("app.frame.area_choice.area_named", lambda _: made)
    return made


def doing(action: Action) -> AppTest:
    return part(opened(), "what_if").selectbox(key="fund_action").set_value(action).run()


def a_minibus(hours: str = "Tue 11:00-15:00") -> AppTest:
    page = doing(Action.MINIBUS)
    page.selectbox(key="fund_minibus_to").set_value(CLUB_HERE).run()
    return page.text_input(key="fund_minibus_hours").set_value(hours).run()


def test_a_minibus_around_a_place_says_who_gains_and_what_it_counts_as(town) -> None:
    page = a_minibus()
    page.number_input(key="fund_minibus_km").set_value(5.0).run()
    page.number_input(key="fund_minibus_seats").set_value(12).run()
    page = add(page)
    words = said(page)
    assert (
        "<li>A minibus to Low Street Lunch Club from within 5,000 m of it: Tuesdays, 11:00 to 15:00</li>"
        in words
    )
    assert "30 residents would gain a lunch club" in words
    assert "if half an hour before a session and half an hour after it are within its hours" in words
    assert "It has 12 seats, so it brings no more at a time." in words
    page.button(key="fund_undo").click().run()
    assert "everything is as it is today" in said(page)
    assert not page.exception


def test_a_minibus_from_wards_without_a_number_of_seats(town) -> None:
    page = a_minibus()
    page.segmented_control(key="fund_minibus_from").set_value("wards").run()
    assert "Choose the wards from which it fetches people." in said(add(page))
    wards = page.multiselect(key="fund_of_area_minibus_wards")
    page = add(wards.set_value(wards.options[:1]).run())
    assert f"A minibus to Low Street Lunch Club from {wards.options[0]}: Tuesdays" in said(page)
    assert "How many seats it has is not known." in said(page)


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ("", "Say when it runs, like Tue 10:00-15:00."),
        ("when it can", "was not understood as times. Write them like Tue 18:00-20:00."),
    ],
)
def test_hours_of_a_minibus_that_are_missing_or_not_understood_are_said(town, hours, words) -> None:
    assert words in said(add(a_minibus(hours)))


def test_a_minibus_to_nothing_and_to_what_has_no_hours_is_refused(town) -> None:
    page = doing(Action.MINIBUS)
    page.text_input(key="fund_minibus_hours").set_value("Tue 11:00-15:00").run()
    assert "Choose which asset is meant." in said(add(page))
    page.selectbox(key="fund_minibus_to").set_value(f"{MADE_UP}/tiny/t/library").run()
    assert "so nobody can be promised a ride home" in said(add(page))
    assert "everything is as it is today" in said(page)


def test_a_minibus_to_what_the_scenario_opens(town) -> None:
    page = doing(Action.OPEN)
    page.selectbox(key="fund_open_kind").set_value("mens_shed").run()
    page.text_input(key="fund_open_name").set_value("New <b>Voices</b>").run()
    page.text_input(key="fund_open_when").set_value("Tue 12:00-14:00").run()
    page = add(page.text_input(key="fund_what_if_place").set_value("ZZ1 1AA").run())
    page.selectbox(key="fund_action").set_value(Action.MINIBUS).run()
    page.selectbox(key="fund_minibus_to").set_value("what-if/1").run()
    page = add(page.text_input(key="fund_minibus_hours").set_value("Tue 11:00-15:00").run())
    assert "A minibus to New &lt;b&gt;Voices&lt;/b&gt; (" in said(page)
    assert "40 residents would gain a men's shed" in said(page)
    assert not page.exception


def counting_buses(page: AppTest) -> AppTest:
    page = page.checkbox(key="fund_by_bus").check().run()
    return page.date_input(key="fund_of_area_bus_day").set_value(date(2026, 6, 2)).run()


def a_stop(x: float, y: float) -> AppTest:
    page = doing(Action.STOP)
    assert page.selectbox(key="fund_of_area_stop_route").options == ["30"]
    point = here(x, y)
    page.session_state["fund_clicked"] = [to_lonlat(point.x, point.y, crs=CRS)]
    return page.run()


def test_a_stop_counts_once_buses_do_and_is_never_nobody_before(town) -> None:
    page = add(a_stop(250, 5))
    assert "A bus stop at a place on the map, where every bus 30 calls" in said(page)
    assert "What a bus stop does can be said only where buses count." in said(page)
    assert "Tick “Count buses, there and back” above" in said(page)
    assert "Nobody would gain" not in said(page)
    page = counting_buses(page)
    page = page.multiselect(key="fund_path_kinds").set_value(["cafe"]).run()
    page = page.segmented_control(key="fund_minutes").set_value(5).run()
    assert "10 residents would gain a café within 5 minutes" in said(page)  # the second home has the stop
    assert "Every bus 30 that comes by counts as calling at its stop, and none as later for it." in said(page)
    assert not page.exception


def test_a_stop_typed_by_its_postcode_needs_no_map(town) -> None:
    page = doing(Action.STOP)
    assert "Click the map, or type a postcode or an address." in said(add(page))
    page = add(page.text_input(key="fund_what_if_place").set_value("ZZ1 1AA").run())
    assert "where every bus 30 calls" in said(page)


def test_a_stop_off_the_way_of_its_bus_is_refused(town) -> None:
    page = add(a_stop(250, 405))
    assert "No bus of that number comes by within 200 m of that place." in said(page)
    assert "everything is as it is today" in said(page)


def test_side_by_side_a_stop_without_buses_is_not_known(town) -> None:
    page = add(a_stop(250, 5))
    page.text_input(key="fund_scenario_name").set_value("By minibus").run()
    page.button(key="fund_scenario_new").click().run()
    page.selectbox(key="fund_action").set_value(Action.MINIBUS).run()
    page.selectbox(key="fund_minibus_to").set_value(CLUB_HERE).run()
    page = add(page.text_input(key="fund_minibus_hours").set_value("Tue 11:00-15:00").run())
    assert "The scenarios side by side" in said(page)
    assert "not known" in written(page).rsplit("The scenarios side by side", 1)[1]


def test_without_a_timetable_a_stop_is_refused(area) -> None:
    page = doing(Action.STOP)
    assert "No bus timetable is known here, so nobody can say what a stop does." in said(page)
    assert "No bus timetable is known here" in said(add(page))
    assert not page.exception
