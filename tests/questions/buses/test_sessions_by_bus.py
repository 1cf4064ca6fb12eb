"""A week by bus in the tiny town, worked out by hand: there in time, home after it, what if it is missed."""

from dataclasses import replace
from datetime import date, datetime, time

import geopandas as gpd
import pytest

from geo.paces import PACES
from layers.area import open_area
from layers.buses.passes import DISCRETIONS_CSV, BusPass, Fare, load_passes
from layers.packs.format import PackError
from layers.places.nations import Nation
from questions.buses.bus_journey import Fares, stops_here
from questions.buses.sessions_by_bus import BusCause, BusesUnjudged, BusWish, week_by_bus
from questions.conversation.findings import HolidayThen
from questions.conversation.wishes import FreeTime
from questions.places.area_assets import pack_assets
from questions.walks.near_person import Origin
from tests.hilly_town import raised
from tests.questions.buses.tiny_buses import (
    CLUB,
    FIRST,
    HOME,
    LAST,
    TUESDAY,
    area_with_buses,
    bus_tables,
    there_and_back,
)
from tests.tiny_area import CRS, here, tiny_area

WISH = BusWish(PACES["steady"], 10, FIRST, Fares(load_passes()))


def week(area, wish=WISH, origin=HOME, asset_ids=(CLUB,)):
    return week_by_bus(area, pack_assets(area), Origin(*origin), wish, asset_ids)


def only_session(area, wish=WISH, **more):
    answer = week(area, wish, **more)
    assert answer.unjudged is None
    (each,) = answer.sessions
    return each


@pytest.fixture(scope="module")
def area(tmp_path_factory):
    return area_with_buses(tmp_path_factory.mktemp("buses"))


def at(hour: int, minute: int, second: int = 0, day: date = TUESDAY) -> datetime:
    return datetime.combine(day, time(hour, minute, second))


def test_the_latest_bus_that_is_in_time_with_every_leg(area):
    each = only_session(area)
    there = each.there
    assert (each.session.starts, each.session.ends, each.cause) == (at(12, 0), at(14, 0), None)
    (ride,) = there.rides
    assert (ride.route, ride.boards.name, ride.alights.name) == ("30", "Church Street", "Bridge End")
    assert (ride.leaves, ride.arrives) == (at(11, 12), at(11, 21))
    # 18 m to the stop and two minutes in hand; 615 m over the bridge and along Low Street
    assert there.leaves == at(11, 12) - (at(0, 2, 17) - at(0, 0))
    assert there.walks_s[1] == 555
    assert there.arrives == at(11, 30, 15)
    assert there.waits_s == (120,)
    assert there.changes == 0


def test_home_by_the_first_bus_after_it_and_the_last_of_the_day(area):
    each = only_session(area)
    assert each.back.rides[0].leaves == at(14, 35)
    assert each.back.arrives < at(14, 45)
    assert each.last_home.rides[0].leaves == at(19, 35)


def test_who_misses_the_first_bus_hears_when_the_next_is_there(area):
    each = only_session(area)
    assert each.next_there.rides[0].leaves == at(11, 42)
    assert each.next_there.arrives > each.session.starts


def test_hills_count_on_the_walks_there_and_back_apart(tmp_path, area):
    flat, hilly_area = only_session(area), raised(area_with_buses(tmp_path))
    level = only_session(hilly_area, replace(WISH, pace=WISH.pace.level))
    assert (level.there.walks_s, level.back.walks_s) == (flat.there.walks_s, flat.back.walks_s)
    hilly = only_session(hilly_area)
    from_stop_s, to_stop_s = hilly.there.walks_s[-1], hilly.back.walks_s[0]
    assert flat.there.walks_s[-1] == flat.back.walks_s[0] < max(from_stop_s, to_stop_s)
    assert from_stop_s != to_stop_s
    assert min(from_stop_s, to_stop_s) >= flat.there.walks_s[-1]


def test_where_the_last_bus_is_too_early_there_is_none_home(tmp_path):
    each = only_session(area_with_buses(tmp_path, there_and_back(last_back=14)))
    assert each.cause is BusCause.NO_BUS_HOME
    assert each.back is None
    assert each.last_home.rides[0].leaves == at(13, 35)


def test_no_bus_in_time_and_no_stop_there_are_told_apart(tmp_path, area):
    late = [("30", [("Church Street", "11:50"), ("Bridge End", "11:59")])]
    assert only_session(area_with_buses(tmp_path, late)).cause is BusCause.NO_BUS_THEN
    assert only_session(area, replace(WISH, minutes=5)).cause is BusCause.NO_STOP_THERE


def test_where_the_home_has_no_stop_or_no_street_nothing_is_guessed(area):
    far = HOME[0], HOME[1] + 5000
    assert week(area, origin=far).unjudged is BusesUnjudged.NO_STREET
    island = HOME[0] + 2100, HOME[1] + 900
    assert week(area, replace(WISH, minutes=10), origin=island).unjudged in (
        BusesUnjudged.NO_STREET,
        BusesUnjudged.NO_STOP,
    )


def test_without_a_timetable_buses_are_not_known(tmp_path):
    assert week(tiny_area(tmp_path)).unjudged is BusesUnjudged.NOT_KNOWN


def test_a_timetable_is_not_used_beyond_its_own_end(area):
    answer = week(area, replace(WISH, first_day=date(2026, 7, 1)))
    assert answer.unjudged is BusesUnjudged.ENDED
    assert (answer.first_day, answer.last_day, answer.sessions) == (FIRST, LAST, ())
    (each,) = week(area, replace(WISH, first_day=date(2026, 6, 29))).sessions
    assert each.session.starts.date() == date(2026, 6, 30)
    (each,) = week(area, replace(WISH, first_day=date(2026, 5, 26))).sessions
    assert each.cause is BusCause.DAY_NOT_HELD


@pytest.mark.parametrize(
    ("held", "fare"),
    [
        (None, Fare.WITHOUT),
        (BusPass(Nation.ENGLAND), Fare.FREE),
        (BusPass(Nation.WALES), Fare.NOT_IN_THIS_NATION),
    ],
)
def test_the_pass(area, held, fare):
    each = only_session(area, replace(WISH, fares=Fares(load_passes(), held)))
    assert each.there.rides[0].fare is fare
    assert each.there.free == (fare is Fare.FREE)


def test_before_half_past_nine_an_english_pass_is_no_use(tmp_path):
    area = area_with_buses(tmp_path, when="Tu 10:00-11:00")
    each = only_session(area, replace(WISH, fares=Fares(load_passes(), BusPass(Nation.ENGLAND))))
    assert each.there.rides[0].leaves == at(9, 12)
    assert each.there.rides[0].fare is Fare.NOT_AT_THIS_HOUR
    assert each.back.rides[0].fare is Fare.FREE


def test_from_when_it_would_be_free_is_known_where_only_the_hour_is_in_the_way(tmp_path):
    held = replace(WISH, fares=Fares(load_passes(), BusPass(Nation.ENGLAND)))
    each = only_session(area_with_buses(tmp_path / "a", when="Tu 10:00-11:00"), held)
    assert each.there.rides[0].free_from == time(9, 30)
    assert each.back.rides[0].free_from is None
    late = there_and_back(last_back=24)
    each = only_session(area_with_buses(tmp_path / "b", late, when="Tu 22:00-23:00"), held)
    assert each.back.rides[0].fare is Fare.NOT_AT_THIS_HOUR
    assert each.back.rides[0].free_from is None  # too late: nothing of that day would be


def test_what_the_homes_council_gives_beyond_the_law_counts(tmp_path):
    area = area_with_buses(tmp_path / "area", when="Tu 10:00-11:00")
    table = tmp_path / "discretions.csv"
    row = "Tinytown,England,older,09:00,23:00,The council's page,2020-01-01\n"
    table.write_text(DISCRETIONS_CSV.read_text(encoding="utf-8") + row, encoding="utf-8")
    fares = Fares.at(area, HOME, load_passes(discretions=table), BusPass(Nation.ENGLAND))
    assert fares.council == "Tinytown"
    assert only_session(area, replace(WISH, fares=fares)).there.free
    elsewhere = Fares.at(area, (0.0, 0.0), fares.rules, fares.held)
    assert not only_session(area, replace(WISH, fares=elsewhere)).there.free


def test_wheels_go_by_what_is_not_known_and_never_by_what_is_known_not_to_do(tmp_path):
    wheels = replace(WISH, pace=PACES["step-free"], minutes=15)
    each = only_session(area_with_buses(tmp_path / "a"), wheels)
    assert each.there.rides[0].low_floor == ""
    assert only_session(area_with_buses(tmp_path / "b", low_floor="no"), wheels).cause is BusCause.NO_BUS_THEN
    each = only_session(area_with_buses(tmp_path / "c", low_floor="yes"), wheels)
    assert each.there.rides[0].low_floor == "yes"


def test_a_slower_pace_needs_an_earlier_bus(area):
    each = only_session(area, replace(WISH, pace=PACES["older"], minutes=15))
    assert each.there.rides[0].leaves == at(11, 12)
    assert each.there.arrives == at(11, 21) + (at(0, 12, 49) - at(0, 0))
    assert each.back.rides[0].leaves == at(14, 35)


def test_what_takes_longer_than_they_are_free_says_so(area):
    whole_day = FreeTime(1, time(9), time(17))
    assert only_session(area, replace(WISH, free=(whole_day,))).cause is None
    short = FreeTime(1, time(11, 30), time(17))
    assert only_session(area, replace(WISH, free=(short,))).cause is BusCause.NOT_WHILE_FREE
    assert week(area, replace(WISH, free=(FreeTime(2, time(9), time(17)),))).sessions == ()


def test_what_is_open_for_hours_is_gone_to_in_the_late_morning(tmp_path):
    each = only_session(area_with_buses(tmp_path, when="Tu 09:00-17:00"))
    assert each.session.drop_in
    assert (each.session.starts, each.session.ends) == (at(11, 0), at(12, 0))


def test_a_change_is_told_with_its_walk_and_its_wait(tmp_path):
    buses = [
        ("30", [("Church Street", "11:00"), ("Library", "11:04")]),
        ("31", [("Library", "11:20"), ("Bridge End", "11:25")]),
        ("30", [("Bridge End", "15:00"), ("Church Street", "15:09")]),
    ]
    there = only_session(area_with_buses(tmp_path, buses)).there
    assert [ride.route for ride in there.rides] == ["30", "31"]
    assert there.changes == 1
    assert there.walks_s[1] == 0
    assert there.waits_s == (120, 16 * 60)


def test_a_pack_whose_calls_name_no_stop_is_damaged(tmp_path):
    tables = bus_tables(there_and_back())
    tables["bus_calls"].loc[3, "stop"] = 99
    tiny_area(tmp_path, tables=tables)
    with pytest.raises(PackError, match=r"bus_calls.parquet cannot be read"):
        _ = open_area("tiny", areas_folder=tmp_path).buses


def test_what_the_map_says_of_a_stop_is_said_of_that_with_its_code_or_at_its_place(tmp_path):
    stops = gpd.GeoDataFrame(
        {
            "osm_id": ["n1", "n2", "n3"],
            "code": ["Church Street", "", ""],
            "shelter": ["yes", "no", "yes"],
            "bench": ["no", "", "yes"],
        },
        geometry=[here(40, 40), here(1001, 6), here(505, 20)],  # the last is across the road from any
        crs=CRS,
    )
    tables = {**bus_tables(there_and_back()), "mapped_stops": stops}
    area = tiny_area(tmp_path, tables=tables)
    by_name = {stop.name: (stop.shelter, stop.bench) for stop in stops_here(area, area.buses)}
    assert by_name == {
        "Church Street": ("yes", "no"),
        "Bridge End": ("no", ""),
        "Market Cross": ("", ""),
        "Library": ("", ""),
    }


AUGUST = date(2026, 8, 1), date(2026, 8, 31)
LAST_MONDAY = date(2026, 8, 31)  # a bank holiday in England, none in Scotland


def on_the_last_monday(folder, *, when="Mo 12:00-14:00", **of_tables):
    area = area_with_buses(folder, when=when, **({"held": AUGUST} | of_tables))
    return only_session(area, replace(WISH, first_day=date(2026, 8, 25)))


def test_on_a_bank_holiday_of_which_the_timetable_has_no_word_the_buses_are_to_be_asked_about(tmp_path):
    each = on_the_last_monday(tmp_path / "a")
    assert each.cause is None
    assert each.there.rides[0].unsaid
    assert each.bus_ask
    assert not each.sure
    (before,) = week(
        area_with_buses(tmp_path / "b", when="Mo 12:00-14:00", held=AUGUST),
        replace(WISH, first_day=date(2026, 8, 18)),
    ).sessions
    assert before.sure  # the Monday before is one as any


def test_a_timetable_without_a_bus_that_day_has_said_so(tmp_path):
    each = on_the_last_monday(tmp_path, without=[LAST_MONDAY])
    assert each.cause is BusCause.NO_BUS_THEN
    assert not each.bus_ask


def test_what_is_not_known_of_the_session_itself_is_kept_by_bus(tmp_path):
    each = on_the_last_monday(tmp_path)
    assert each.session.ask == HolidayThen(LAST_MONDAY, "")
    assert not each.sure
