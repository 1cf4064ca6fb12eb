"""What stops wheels along a way and at a point, by the tags; and how lengths are read."""

import pytest

from geo.network import KERB, STEPS, WHEELS_NO
from layers.streets.access import Placing, placing_at
from layers.streets.wheels import length_in_metres, point_stops_wheels, way_flags


def tags(words: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in words.split())


@pytest.mark.parametrize(
    ("words", "flags"),
    [
        ("highway=track smoothness=impassable", WHEELS_NO),
        ("highway=path smoothness=very_bad", WHEELS_NO),
        ("highway=path smoothness=horrible wheelchair=yes", 0),
        ("highway=path smoothness=intermediate", 0),
        ("highway=footway incline=10%", WHEELS_NO),
        ("highway=footway incline=-8.4%", WHEELS_NO),
        ("highway=footway incline=8.3%", 0),  # 1 in 12
        ("highway=footway incline=5°", WHEELS_NO),  # 8.7%
        ("highway=footway incline=4.5°", 0),
        ("highway=footway incline=10% wheelchair=yes", 0),
        ("highway=footway incline=up", 0),
        ("highway=footway incline=steep", 0),
        ("highway=footway incline=12", 0),  # of what?
        ("highway=footway incline=90°", 0),
        ("highway=path smoothness=good width=0.6", WHEELS_NO),
        ("highway=path maxwidth:physical=0.75", WHEELS_NO),
        ("highway=path width=0.8", 0),
        ("highway=path width=narrow", 0),
        ("highway=footway ford=yes", WHEELS_NO),
        ("highway=footway ford=stepping_stones wheelchair=yes", WHEELS_NO),
        ("highway=track ford=no", 0),
        ("highway=residential tidal=yes", WHEELS_NO),
        ("highway=residential tidal=no", 0),
        ("highway=path sac_scale=demanding_mountain_hiking", WHEELS_NO),
        ("highway=path sac_scale=hiking", 0),
        ("railway=platform kerb=raised", KERB),
        ("highway=steps ford=yes", STEPS | WHEELS_NO),
    ],
)
def test_what_stops_wheels_along_a_whole_way(words: str, flags: int):
    assert way_flags(tags(words)) == flags


@pytest.mark.parametrize(
    ("words", "stopped"),
    [
        ("barrier=motorcycle_barrier", True),
        ("barrier=cycle_barrier wheelchair=designated", False),
        ("barrier=bollard", False),
        ("barrier=bollard maxwidth=0.5", True),
        ("barrier=bollard maxwidth:physical=1.2", False),
        ("barrier=bollard width=0.3", False),  # the bollard is narrow, not the gap beside it
        ("barrier=gate width=0.7", True),
        ("barrier=gate width=0.9", False),
        ("door=hinged width=70cm", True),
        ("ford=stepping_stones", True),
        ("highway=ford", True),
        ("ford=no", False),
        ("kerb=raised highway=bus_stop", False),
        ("kerb=raised public_transport=platform", False),
        ("kerb=raised highway=crossing", True),
        ("highway=crossing wheelchair=limited", True),
        ("highway=elevator wheelchair=no", True),
        ("amenity=bench wheelchair=no", False),
    ],
)
def test_what_stops_wheels_at_a_point(words: str, stopped: bool):
    assert point_stops_wheels(tags(words)) is stopped


@pytest.mark.parametrize(
    ("words", "placing"),
    [
        ("highway=crossing kerb=raised", Placing.AT_THE_SIDES),
        ("crossing=unmarked barrier=kerb", Placing.AT_THE_SIDES),
        ("highway=traffic_signals;crossing kerb=raised", Placing.AT_THE_SIDES),
        ("kerb=raised", Placing.AT_THE_SIDES),
        ("barrier=kerb kerb=raised", Placing.ON_THE_PATH),
        ("barrier=stile", Placing.ON_THE_PATH),
        ("ford=yes", Placing.ACROSS),
    ],
)
def test_where_a_barrier_stands(words: str, placing: Placing):
    assert placing_at(tags(words)) is placing


@pytest.mark.parametrize(
    ("words", "metres"),
    [
        *[("0.5", 0.5), ("0,75", 0.75), ("50 cm", 0.5), ("900mm", 0.9), ("1.2 m", 1.2), ("3 ft", 0.9144)],
        *[("2'6\"", 0.762), ("3'", 0.9144), ('30"', 0.762)],
        *[("narrow", None), ("", None), ("0.5 furlongs", None), ("-1", None), ("'", None)],
    ],
)
def test_lengths_are_read_in_the_units_they_are_given_in(words: str, metres: float | None):
    assert length_in_metres(words) == (None if metres is None else pytest.approx(metres))
