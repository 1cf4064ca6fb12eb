"""Is a place there on a day? Its dates, hours and keys say; where they say nothing, it is."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from layers.assets.openstreetmap import OUTSIDE, read_osm_assets
from layers.assets.osm_lifecycle import CLOSED, TO_COME, as_it_was_or_will_be, other_from, why_not_there
from tests.layers.assets.test_osm_assets import KEEP
from tests.layers.osm_xml import CRS, OsmFile

KEYS = ("amenity", "leisure", "club", "social_facility", "building")
TODAY = date(2026, 11, 26)
PUB = {"amenity": "pub"}


@pytest.mark.parametrize(
    "tags",
    [
        {"end_date": "2020-05-01"},
        {"end_date": "2019"},
        {"end_date": "2026-10"},
        {"end_date": "~1990"},
        {"end_date": "before 2010"},
        {"end_date": "C19"},
        {"opening_hours": "Mo-Su off"},
        {"opening_hours": 'off "flood damage"'},
        {"opening_hours": "Mo-Su,PH off"},
        {"opening_hours": "2019 Mo-Fr 10:00-16:00"},
        {"disused": "yes"},
        {"abandoned": "yes"},
        {"demolished": "yes"},
        {"permanently_closed": "yes"},
        {"building": "ruins"},
        {"operational_status": "closed"},
        {"disused:amenity": "pub"},
        {"disused:amenity": "yes"},
        {"end_date": "31 March 2024"},
        {"end_date": "early 2021"},
        {"was:amenity": "pub"},
        {"abandoned:amenity": "pub"},
        {"demolished:building": "yes"},
    ],
)
def test_what_is_over_is_closed(tags):
    assert why_not_there({**PUB, **tags}, keys=KEYS, on=TODAY) == CLOSED


@pytest.mark.parametrize(
    "tags",
    [
        {"opening_date": "2030-01-01"},
        {"opening_date": "2027"},
        {"opening_date": "2026-12"},
        {"start_date": "~2028"},
        {"start_date": "after 2027"},
        {"building": "construction"},
        {"proposed": "yes"},
        {"construction:amenity": "pub"},
    ],
)
def test_what_is_yet_to_come_is_not_there(tags):
    assert why_not_there({**PUB, **tags}, keys=KEYS, on=TODAY) == TO_COME


@pytest.mark.parametrize(
    "tags",
    [
        {},
        {"end_date": "2026"},  # may be any day of the year that is not over
        {"end_date": "2031-01-01"},
        {"end_date": "2010.."},
        {"end_date": "no"},
        {"opening_date": "2019"},
        {"start_date": "1874"},
        {"start_date": "C16"},
        {"start_date": "2026"},
        {"opening_hours": "Mo-Su off; PH 10:00-12:00"},
        {"opening_hours": "2027 Mo-Fr 10:00-16:00"},
        {"disused": "no"},
        {"historic": "yes"},
        {"construction": "minor"},
        {"was:amenity": "bank"},
        {"was:amenity": "no"},
        {"disused:amenity": "no"},
        {"disused:shop": "butcher"},
        {"demolished:building": "yes", "building": "retail"},
        {"was:name": "The Ship"},
        {"ruins:date": "1700"},
    ],
)
def test_what_says_nothing_against_it_is_there(tags):
    assert why_not_there({**PUB, **tags}, keys=KEYS, on=TODAY) == ""


def test_tags_behind_a_prefix_say_what_it_was():
    tags = {"disused:amenity": "library", "name": "Old Library", "addr:street": "High Street"}
    plain, state = as_it_was_or_will_be(tags)
    assert (plain["amenity"], plain["name"], state) == ("library", "Old Library", CLOSED)
    assert as_it_was_or_will_be({"proposed:leisure": "park"}) == (
        {"proposed:leisure": "park", "leisure": "park"},
        TO_COME,
    )
    assert as_it_was_or_will_be({"addr:street": "High Street"}) == ({}, "")


def test_closed_and_coming_places_are_left_out_and_counted(tmp_path: Path):
    osm = OsmFile()
    osm.point(100, 0, {"amenity": "library", "name": "Open", "end_date": "2031"})
    osm.point(200, 0, {"amenity": "library", "name": "Ended", "end_date": "2019-05"})
    osm.point(300, 0, {"amenity": "cafe", "opening_date": "2027-03"})
    osm.square(400, 0, 30, {"abandoned:leisure": "playground"})
    osm.square(500, 0, 30, {"construction:amenity": "community_centre", "building": "construction"})
    osm.point(600, 0, {"was:amenity": "pub", "shop": "bicycle"})
    osm.point(9_000, 0, {"was:amenity": "pub"})
    osm.point(700, 0, {"disused:shop": "butcher"})  # never was an asset: not counted
    osm.point(800, 0, {"disused:amenity": "pub", "amenity": "cafe", "name": "Now a café"})
    read = read_osm_assets(osm.write(tmp_path), crs=CRS, keep=KEEP, on=TODAY)
    assert read.assets["name"].tolist() == ["Open", "Now a café"]
    assert read.dropped == {CLOSED: 3, TO_COME: 2, OUTSIDE: 1}
    assert read.rows_read == 8


def test_the_day_decides(tmp_path: Path):
    osm = OsmFile()
    osm.point(100, 0, {"amenity": "library", "opening_date": "2020-03-01", "end_date": "2024-06-30"})
    path = osm.write(tmp_path)
    days = (date(2020, 2, 29), date(2020, 3, 1), date(2024, 6, 30), date(2024, 7, 1))
    counts = [len(read_osm_assets(path, crs=CRS, keep=KEEP, on=day).assets) for day in days]
    assert counts == [0, 1, 1, 0]


def test_a_place_for_members_stays_and_says_so(tmp_path: Path):
    osm = OsmFile()
    osm.point(100, 0, {"amenity": "community_centre", "name": "Member Hall", "access": "members"})
    osm.point(200, 0, {"amenity": "community_centre", "name": "Hall"})
    assets = read_osm_assets(osm.write(tmp_path), crs=CRS, keep=KEEP, on=TODAY).assets
    assert dict(zip(assets["name"], assets["for_whom"], strict=True)) == {
        "Member Hall": "members",
        "Hall": "",
    }


@pytest.mark.parametrize(
    ("tags", "day"),
    [
        ({"end_date": "2027-03-31"}, date(2027, 4, 1)),  # it is there on its last day
        ({"end_date": "2027"}, date(2028, 1, 1)),
        ({"opening_date": "2027-02-05"}, date(2027, 2, 5)),
        ({"start_date": "2028-06"}, date(2028, 6, 1)),
        ({"opening_date": "2027-02", "end_date": "2027-05-06"}, date(2027, 2, 1)),
        ({"opening_hours": "2026 Nov 01-2027 Mar 09 Mo-Su 10:00-16:00"}, date(2027, 3, 10)),
        ({"opening_hours": "2026 Mo-Fr 10:00-16:00"}, date(2027, 1, 1)),
    ],
)
def test_the_day_from_which_a_place_is_there_no_longer_or_at_last(tags, day):
    assert other_from({**PUB, **tags}, keys=KEYS, on=TODAY) == day
    before = why_not_there({**PUB, **tags}, keys=KEYS, on=day - timedelta(days=1))
    assert before == why_not_there({**PUB, **tags}, keys=KEYS, on=TODAY)
    assert why_not_there({**PUB, **tags}, keys=KEYS, on=day) != before


@pytest.mark.parametrize(
    "tags",
    [
        {},
        {"start_date": "1860"},
        {"end_date": "2019"},  # it has closed already
        {"end_date": "2027-03-31", "disused": "yes"},  # and so has this, whatever its date
        {"end_date": "2019..present"},
        {"end_date": "soon"},
        {"opening_hours": "Mo-Fr 10:00-16:00"},
        {"opening_hours": "2026 Dec 25 off; Mo-Fr 10:00-16:00"},
        {"opening_hours": "9999"},
        {"opening_hours": "ring 0000 2027 2028"},
    ],
)
def test_where_nothing_names_a_day_to_come_there_is_none(tags):
    assert other_from({**PUB, **tags}, keys=KEYS, on=TODAY) is None


def test_the_next_change_of_a_map_is_of_a_place_that_anybody_may_enter_and_that_is_here(tmp_path: Path):
    osm = OsmFile()
    osm.point(0, 0, {**PUB, "end_date": "2027-06-30"})
    osm.point(10, 0, {**PUB, "end_date": "2027-01-31", "access": "private"})
    osm.point(90_000, 0, {**PUB, "end_date": "2027-02-28"})
    osm.point(20, 0, {"shop": "books", "end_date": "2026-12-31"})
    osm.point(30, 0, {"amenity": "library", "opening_date": "2027-05"})
    path = osm.write(tmp_path)
    assert read_osm_assets(path, crs=CRS, keep=KEEP, on=TODAY).other_from == date(2027, 5, 1)
    assert read_osm_assets(path, crs=CRS, keep=KEEP, on=date(2027, 5, 1)).other_from == date(2027, 7, 1)
    assert read_osm_assets(path, crs=CRS, keep=KEEP, on=date(2027, 7, 1)).other_from is None
