"""Larkenby asked for a week by bus: none on Sundays, a last bus too early, holidays without a word."""

from collections.abc import Sequence
from datetime import date, datetime

import pytest

from geo.paces import PACES
from layers.area import Area, open_area
from layers.buses.passes import load_passes
from presentation.words.buses.session import heading_in_day
from presentation.words.buses.week import days_without_words, last_words, session_lines
from questions.buses.bus_journey import Fares
from questions.buses.sessions_by_bus import BusCause, BusWish, SessionByBus, WeekByBus, week_by_bus
from questions.places.area_assets import AreaAssets, pack_assets
from questions.walks.near_person import Origin
from tests.made_once import demo_areas_in, made_once

HOME = "Southway, South Road"  # beside this stop
AFTERNOON = "larkenby-groups-and-places-made-up/LK-022"  # on the hour at two, till three
SUNDAY, CHRISTMAS = date(2026, 6, 7), date(2026, 12, 25)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> tuple[Area, AreaAssets]:
    """The made-up town as it is prepared, and all that its lists know."""
    areas = made_once("demo", tmp_path_factory, demo_areas_in) / "areas"
    area = open_area("demo", areas_folder=areas)
    return area, pack_assets(area)


def week(town: tuple[Area, AreaAssets], first_day: date, asset_ids: Sequence[str] = ()) -> WeekByBus:
    area, assets = town
    assert area.buses is not None
    stops = area.buses.stops
    home = stops.geometry[stops["name"] == HOME].iloc[0]
    timed = asset_ids or [asset_id for asset_id, asset in assets.records.items() if asset.sessions]
    wish = BusWish(PACES["steady"], 15, first_day, Fares(load_passes()))
    return week_by_bus(area, assets, Origin(home.x, home.y), wish, timed)


def on(answer: WeekByBus, day: date) -> list[SessionByBus]:
    return [each for each in answer.sessions if each.session.starts.date() == day]


def test_on_a_sunday_there_is_something_on_and_no_bus(town) -> None:
    answer = week(town, date(2026, 6, 1))
    sunday = on(answer, SUNDAY)
    assert len(sunday) > 5
    assert {each.cause for each in sunday} == {BusCause.NO_BUS_THEN}
    assert days_without_words(answer) == "Nothing can be reached by bus on Sunday 7 June."
    assert any(each.cause is None for each in on(answer, date(2026, 6, 6))), "on the Saturday there is one"


def test_the_last_bus_of_route_2_is_too_early_for_an_afternoon(town) -> None:
    monday, thursday = week(town, date(2026, 6, 1), [AFTERNOON]).sessions
    for each in (monday, thursday):
        assert each.cause is BusCause.NO_BUS_HOME
        assert [ride.route for ride in each.there.rides] == ["2"]
        assert each.back is None
    assert monday.last_home.rides[0].leaves < datetime(2026, 6, 1, 15)
    assert last_words(monday).endswith("before it is over.")
    assert next(session_lines(monday)) == "There is a bus there, but none home after it."


def test_at_christmas_the_timetable_has_its_word_and_on_the_monday_after_it_none(town) -> None:
    answer = week(town, date(2026, 12, 22))
    christmas = on(answer, CHRISTMAS)
    assert {each.cause for each in christmas} == {BusCause.NO_BUS_THEN}
    assert not any(each.bus_ask for each in christmas)
    reached = [each for each in on(answer, date(2026, 12, 28)) if each.cause is None]
    assert reached
    assert all(each.bus_ask for each in reached)  # a bank holiday, for Boxing Day
    assert heading_in_day(reached[0], "A club").endswith("A club (ask first)")


def test_the_report_of_its_preparation_notes_those_holidays_once(town) -> None:
    area, _ = town
    (source,) = [each for each in area.sources if each.layer == "buses"]
    (note,) = [note for note in source.notes if "bank holiday" in note]
    assert "buses run in it as on any other such weekday: it has no word of these days" in note
