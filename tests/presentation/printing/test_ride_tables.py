"""Rides in a file: which one, there and back for which session, until when; and nothing that tells a home."""

import csv
import io
import json
from dataclasses import replace
from datetime import time

import geopandas as gpd
import pytest
import shapely

from geo.paces import PACES
from layers.assets.kinds import load_kinds
from layers.rides.model import Notice, WhoMayRide
from layers.tables.prices_and_ages import Ages
from presentation.printing.ride_tables import RIDE_COLUMNS, ride_cells, ride_records
from presentation.printing.tables import export_csv
from questions.conversation.wishes import FreeTime, Wishes
from questions.places.area_assets import pack_assets
from questions.rides.in_files import for_anybody, rides_in_files
from questions.rides.on_paper import HIDDEN_AMONG, goers_of
from questions.walks.near_person import Origin, Question, near_person
from terminal.near import as_json
from tests.questions.rides.tiny_rides import CLUB, HOME, MONDAY, assets_meeting, at, ride
from tests.tiny_area import CRS, here, tiny_area

NOW = at(MONDAY, 9)
ALL = shapely.box(*here(-2000, -2000).coords[0], *here(5000, 5000).coords[0])
FAR = shapely.box(*here(1500, 500).coords[0], *here(3000, 1500).coords[0])
BARE = ride(
    name="Hill Lifts", outline=ALL, hours=(), when="", for_whom=WhoMayRide(), notice=None, notice_words="",
    phone="", cost="",
)  # fmt: skip
KINDS = load_kinds()


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    return tiny_area(tmp_path_factory.mktemp("files"), assets=assets_meeting("Tue 12:00-14:00"))


def with_rides(area, *rides, residents=HIDDEN_AMONG):
    """The same area with these rides, and so many residents at the home."""
    changed = replace(area)
    points = gpd.GeoDataFrame({"residents": [residents]}, geometry=[shapely.Point(*HOME)], crs=CRS)
    changed.__dict__.update(rides=rides or None, residents=points)
    return changed


def rides_of(area, goers=None, home=HOME, now=NOW):
    assets = pack_assets(area)
    return rides_in_files(area, assets, goers or for_anybody([CLUB]), home=home, now=now)


def cells_of(area, **case):
    return dict(zip(RIDE_COLUMNS, ride_cells(rides_of(area, **case), CLUB), strict=True))


def test_the_ride_there_and_back_with_until_when_cost_and_ages(town):
    assert cells_of(with_rides(town, ride(cost="£3 each way"), BARE)) == {
        "ride": "Hill Lifts",  # of two to the same session, by name
        "ride_comes": "yes",
        "ride_there_and_back": "ask",
        "ride_session": "2026-12-01T12:00",
        "ride_until": "",
        "ride_notice": "",
        "ride_phone": "",
        "ride_website": "",
        "ride_cost": "",
        "ride_for_whom": "",
        "ride_youngest_age": "",
        "ride_oldest_age": "",
        "other_rides": "Tiny Dial-a-Ride",
    }
    alone = cells_of(with_rides(town, ride(cost="£3 each way")))
    assert alone == {
        "ride": "Tiny Dial-a-Ride",
        "ride_comes": "yes",
        "ride_there_and_back": "yes",
        "ride_session": "2026-12-01T12:00",
        "ride_until": "2026-11-30T12:00",
        "ride_notice": "by 12:00 on the day before",
        "ride_phone": "01632 960123",
        "ride_website": "",
        "ride_cost": "£3 each way",
        "ride_for_whom": "for 60 and over or disabled",
        "ride_youngest_age": "60",
        "ride_oldest_age": "",
        "other_rides": "",
    }


def test_in_json_what_is_not_known_is_null_and_never_false_or_0(town):
    (record,) = ride_records(rides_of(with_rides(town, BARE)), CLUB)
    assert record["comes_to_this_home"] is True
    assert (record["there_and_back"], record["ask"]) == (None, ["hours"])
    unknown = ("of", "until", "notice", "phone", "website", "cost", "for_whom", "youngest_age", "oldest_age")
    assert {record[name] for name in unknown} == {None}
    (sure,) = ride_records(rides_of(with_rides(town, ride())), CLUB)
    assert (sure["there_and_back"], sure["until"]) == (True, "2026-11-30T12:00")
    assert (sure["session_starts"], sure["session_ends"]) == ("2026-12-01T12:00", "2026-12-01T14:00")
    assert (sure["youngest_age"], sure["oldest_age"]) == (60, None)


def test_none_that_goes_there_is_told_from_not_known(town):
    none = cells_of(with_rides(town, ride(outline=FAR)))
    assert (none["ride"], none["ride_comes"]) == ("", "no")
    assert ride_records(rides_of(with_rides(town, ride(outline=FAR))), CLUB) == []
    assert set(ride_cells(None, CLUB)) == {""}
    assert ride_records(None, CLUB) is None
    assert rides_of(with_rides(town)) is None, "an area from before there were rides"


def test_a_day_without_an_hour_is_a_day(town):
    area = with_rides(town, ride(notice=Notice(1), notice_words="the day before"))
    assert cells_of(area)["ride_until"] == "2026-11-30"


def test_a_home_of_few_gives_the_same_bytes_within_a_zone_and_beyond_it(town):
    """999 residents: which schemes come is not told; those that go to the place are, wherever one lives."""
    beside = shapely.box(HOME[0] + 10, 0, 1e6, 2e6)
    area = with_rides(town, ride(), ride(name="Southside", outline=beside), residents=HIDDEN_AMONG - 1)
    here_, there = rides_of(area), rides_of(area, home=(HOME[0] + 25, HOME[1]))
    assert [len(each[CLUB].taken) for each in (here_, there)] == [1, 2]
    assert ride_cells(here_, CLUB) == ride_cells(there, CLUB)
    assert json.dumps(ride_records(here_, CLUB)) == json.dumps(ride_records(there, CLUB))
    cells = cells_of(area)
    assert (cells["ride"], cells["ride_comes"], cells["other_rides"]) == (
        "Southside", "ask", "Tiny Dial-a-Ride",
    )  # fmt: skip
    assert (cells["ride_there_and_back"], cells["ride_session"], cells["ride_until"]) == ("", "", "")
    assert ride_records(here_, CLUB)[0]["comes_to_this_home"] is None


@pytest.mark.parametrize("age", [None, 30, 70])
def test_an_age_is_in_no_file(town, age):
    area = with_rides(town, ride(for_whom=WhoMayRide(Ages(60))))
    goers = {CLUB: goers_of(Wishes(age=age))}
    assert ride_records(rides_of(area, goers), CLUB) == ride_records(rides_of(area), CLUB)
    assert ride_records(rides_of(area, goers), CLUB)[0]["there_and_back"] is True


def test_free_times_count_only_where_they_are_handed_on(town):
    area = with_rides(town, ride())
    never = {CLUB: goers_of(Wishes(free=(FreeTime(4, time(9), time(17)),)))}
    assert ride_records(rides_of(area, never), CLUB)[0]["session_starts"] is None
    assert ride_records(rides_of(area), CLUB)[0]["session_starts"] == "2026-12-01T12:00"


def test_no_cell_begins_a_formula(town):
    area = with_rides(town, ride(name="=1+1", phone="+44 1632 960123", cost="-3", website="@x"))
    cells = ride_cells(rides_of(area), CLUB)
    assert {cell[0] for cell in cells if cell} & set("=+-@") == set()
    assert cells[0] == "'=1+1"


def test_csv_and_json_of_what_is_near_have_them(town):
    area = with_rides(town, ride())
    answer = near_person(area, pack_assets(area), Origin(*HOME), Question(PACES["steady"], 60))
    rides = rides_of(area)
    text = export_csv(area, answer, kinds=KINDS, today="2026-11-30", rides=rides)
    rows = {
        row["asset_id"]: row for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    }
    (club,) = (row for asset_id, row in rows.items() if asset_id.endswith(CLUB))
    assert (club["ride"], club["ride_until"]) == ("Tiny Dial-a-Ride", "2026-11-30T12:00")
    records = json.loads(as_json(area, answer, kinds=KINDS, rides=rides))["in_reach"]
    by_place = {record["asset_id"]: record["rides"] for record in records}
    assert [each["name"] for each in by_place[club["asset_id"]]] == ["Tiny Dial-a-Ride"]
    without = json.loads(as_json(area, answer, kinds=KINDS))["in_reach"]
    assert {str(record["rides"]) for record in without} == {"None"}
