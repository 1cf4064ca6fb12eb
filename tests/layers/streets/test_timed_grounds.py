"""Paths in a park whose outline alone states the hours: which take them, and how far."""

import numpy as np
import pytest

from layers.streets.street_hours import hours_notes, timed_rows
from layers.streets.timed_grounds import kind_of_ground, takes_hours
from tests.layers.streets.test_read import Read, read  # noqa: F401 - the fixture

# A path from a to d through a park between x = 150 and x = 450, and a road round about.
POINTS = {
    "a": (0, 0), "b": (200, 0), "c": (400, 0), "d": (600, 0), "e": (0, -300), "f": (600, -300),
    "p": (150, -50), "q": (450, -50), "r": (450, 50), "s": (150, 50),
    "t": (290, -30), "u": (310, -30), "v": (310, 30), "w": (290, 30),
}  # fmt: skip
ROUND = ("aefd", "highway=residential")
PARK = ("pqrsp", "leisure=park name=Mill+Park opening_hours=dawn-dusk")


def timed_m(streets):
    """Metres of street with hours, by what stands in their row."""
    network, rows = streets.network, timed_rows(streets.hours)
    return {
        rows[row].opening_hours: round(float(network.edge_length_m[network.edge_hours == row].sum()))
        for row in np.unique(network.edge_hours[network.timed_edges])
    }


def test_a_path_takes_the_hours_between_the_two_sides_of_the_outline(read: Read):  # noqa: F811
    streets = read(POINTS, [("abcd", "highway=footway"), ROUND, PARK])
    assert timed_m(streets) == {"dawn-dusk": 300}
    (timed,) = timed_rows(streets.hours)
    assert (timed.kind, timed.name, timed.otherwise) == ("park", "Mill Park", "open")
    assert hours_notes(streets.hours) == (
        "Paths of 1 park, garden or cemetery take the hours of its outline, where they state none: "
        "“Mill Park”",
    )
    assert streets.segments_read == streets.segments_kept + sum(streets.dropped.values())


def test_a_path_of_two_points_outside_is_cut_at_the_outline(read: Read):  # noqa: F811
    streets = read(POINTS, [("ad", "highway=footway"), ROUND, PARK])
    assert timed_m(streets) == {"dawn-dusk": 300}
    assert float(streets.network.edge_length_m.sum()) == pytest.approx(600 + 1200, abs=0.5)
    assert streets.segments_read == streets.segments_kept + sum(streets.dropped.values())


@pytest.mark.parametrize(
    "tags",
    [
        "highway=residential",
        "highway=footway foot=designated",
        "highway=footway designation=public_footpath",
        "highway=footway opening_hours=24/7",
    ],
)
def test_streets_rights_of_way_and_what_is_always_open_stay_open(read: Read, tags):  # noqa: F811
    assert timed_m(read(POINTS, [("abcd", tags), ROUND, PARK])) == {}


def test_a_path_with_hours_of_its_own_keeps_them(read: Read):  # noqa: F811
    own = "highway=footway opening_hours=08:00-16:00"
    assert timed_m(read(POINTS, [("abcd", own), ROUND, PARK])) == {"08:00-16:00": 600}


@pytest.mark.parametrize(
    "tags",
    [
        "leisure=park",
        "leisure=park opening_hours=24/7",
        "leisure=nature_reserve opening_hours=09:00-17:00",
        "leisure=sports_centre opening_hours=09:00-17:00",
        "amenity=school opening_hours=09:00-17:00",
        "leisure=park access=private opening_hours=09:00-17:00",
    ],
)
def test_other_outlines_say_nothing_of_paths(read: Read, tags):  # noqa: F811
    assert timed_m(read(POINTS, [("abcd", "highway=footway"), ROUND, ("pqrsp", tags)])) == {}


def test_of_two_grounds_the_smaller_says_more(read: Read):  # noqa: F811
    garden = ("tuvwt", "leisure=garden opening_hours=10:00-12:00")
    streets = read(POINTS, [("abcd", "highway=path"), ROUND, garden, PARK])
    assert timed_m(streets) == {"10:00-12:00": 20, "dawn-dusk": 280}


def test_a_way_along_the_outline_is_not_within(read: Read):  # noqa: F811
    beside = ("pqr", "highway=footway")
    assert timed_m(read(POINTS, [("abcd", "highway=residential"), ROUND, beside, PARK])) == {}


def test_hours_that_nobody_can_read_are_named_in_the_report(read: Read):  # noqa: F811
    park = ("pqrsp", "leisure=park opening_hours=ask+Jim")
    notes = hours_notes(read(POINTS, [("abcd", "highway=footway"), ROUND, park]).hours)
    assert notes[-1] == "Hours of a gate or way that cannot be read, so that it counts as open: “ask Jim”"


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"leisure": "park"}, "park"),
        ({"leisure": "garden"}, "garden"),
        ({"landuse": "cemetery"}, "cemetery"),
        ({"amenity": "grave_yard"}, "cemetery"),
        ({"leisure": "pitch"}, ""),
        ({"building": "yes"}, ""),
    ],
)
def test_a_ground_is_a_park_a_garden_or_a_cemetery(tags, kind):
    assert kind_of_ground(tags) == kind


def test_a_drive_is_as_open_as_its_park():
    assert takes_hours({"highway": "service"})
    assert not takes_hours({"highway": "service", "access:conditional": "no @ (20:00-08:00)"})
    assert not takes_hours({"highway": "tertiary"})
