"""Hours on the ways and points of a streets file: which edges have them, and what the report says."""

import numpy as np
import pytest

from geo.network import KERB, NO_HOURS
from layers.packs.format import TABLES
from layers.streets.street_hours import hours_notes
from layers.streets.timed_access import HOURS_COLUMNS, timed_rows
from tests.layers.streets.test_read import Read, read  # noqa: F401 - the fixture

POINTS = {"a": (0, 0), "b": (200, 0), "c": (400, 0), "d": (600, 0), "e": (0, -200), "f": (600, -200)}
ROUND = ("aefd", "highway=residential")


def with_gate(tags):
    return {**POINTS, "b": (200, 0, tags)}


def timed_lengths(streets):
    """Metres of what has hours, by the hours' row; of a gate none."""
    network = streets.network
    return {
        int(row): float(network.edge_length_m[network.edge_hours == row].sum())
        for row in np.unique(network.edge_hours[network.timed_edges])
    }


def test_the_pack_has_the_columns_of_the_table():
    assert TABLES["street_hours"] == HOURS_COLUMNS


def test_a_gate_with_hours_is_an_edge_of_no_length(read: Read):  # noqa: F811
    streets = read(with_gate("barrier=gate opening_hours=dawn-dusk"), [("abcd", "highway=footway"), ROUND])
    assert timed_lengths(streets) == {0: 0.0}
    (timed,) = timed_rows(streets.hours)
    assert (timed.kind, timed.opening_hours) == ("gate", "dawn-dusk")
    assert not streets.network.edge_flags.any()  # it stops no wheels


def test_a_kissing_gate_with_hours_stops_wheels_as_well(read: Read):  # noqa: F811
    streets = read(
        with_gate("barrier=kissing_gate opening_hours=dawn-dusk"), [("abcd", "highway=path"), ROUND]
    )
    (gate,) = streets.network.timed_edges
    assert streets.network.edge_flags[gate] == KERB


def test_a_way_with_hours_is_edges_of_its_own(read: Read):  # noqa: F811
    ways = [("ab", "highway=footway"), ("bcd", "highway=footway foot:conditional=no+@+(20:00-07:00)"), ROUND]
    streets = read(POINTS, ways)
    assert timed_lengths(streets) == {0: pytest.approx(400, abs=0.1)}


def test_ways_with_other_hours_are_not_made_one(read: Read):  # noqa: F811
    first, second = ("highway=footway opening_hours=08:00-16:00", "highway=footway opening_hours=08:00-20:00")
    streets = read(POINTS, [("abc", first), ("cd", second), ROUND])
    assert timed_lengths(streets) == {0: pytest.approx(400, abs=0.1), 1: pytest.approx(200, abs=0.1)}


def test_closed_but_at_times_is_walked_then(read: Read):  # noqa: F811
    ways = [("abcd", "highway=footway access=no foot:conditional=yes+@+(Sa,Su+10:00-16:00)"), ROUND]
    streets = read(POINTS, ways)
    assert timed_lengths(streets) == {0: pytest.approx(600, abs=0.1)}
    assert not streets.dropped


@pytest.mark.parametrize(
    "tags",
    ["barrier=gate access=yes opening_hours=closed", "barrier=gate access=no opening_hours=08:00-16:00"],
)
def test_a_gate_that_never_opens_to_people_parts_the_way(read: Read, tags):  # noqa: F811
    streets = read(with_gate(tags), [("abcd", "highway=footway"), ROUND])
    assert timed_lengths(streets) == {}
    assert streets.network.edge_count == 1  # one line, its two ends at the gate
    assert streets.network.node_count == 2


def test_a_way_that_is_shut_at_all_hours_is_left_out(read: Read):  # noqa: F811
    streets = read(POINTS, [("abcd", "highway=footway opening_hours=off"), ROUND])
    assert sum(streets.dropped.values()) == 3


def test_always_open_has_no_hours(read: Read):  # noqa: F811
    streets = read(with_gate("barrier=gate opening_hours=24/7"), [("abcd", "highway=footway"), ROUND])
    assert len(streets.hours) == 0
    assert (streets.network.edge_hours == NO_HOURS).all()


def test_hours_that_cannot_be_read_are_counted_and_named(read: Read):  # noqa: F811
    streets = read(with_gate("barrier=gate opening_hours=ask+Jim"), [("abcd", "highway=footway"), ROUND])
    assert hours_notes(streets.hours) == (
        "Hours of a gate or way that cannot be read, so that it counts as open: “ask Jim”",
    )
    assert timed_lengths(streets) == {0: 0.0}


def test_hours_of_a_point_beside_the_streets_are_nobodys(read: Read):  # noqa: F811
    points = {**POINTS, "x": (50, 50, "barrier=gate opening_hours=08:00-16:00")}
    assert len(read(points, [("abcd", "highway=footway"), ROUND]).hours) == 0
