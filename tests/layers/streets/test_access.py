"""Where OpenStreetMap says that people may walk, and where it says that wheels cannot."""

import pytest

from geo.network import KERB, STEPS, WHEELS_NO
from layers.streets.access import Barrier, NotWalked, barrier_at, open_on_foot, why_not_walked
from layers.streets.wheels import way_flags


def tags(words: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in words.split())


@pytest.mark.parametrize(
    "words",
    [
        *(
            f"highway={kind}"
            for kind in [
                "footway",
                "path",
                "pedestrian",
                "steps",
                "track",
                "bridleway",
                "living_street",
                "residential",
                "unclassified",
                "service",
                "road",
                "cycleway",
                "corridor",
                "primary",
                "primary_link",
                "secondary",
                "secondary_link",
                "tertiary",
                "tertiary_link",
                "trunk",
                "trunk_link",
                "elevator",
                "byway",
                "platform",
            ]
        ),
        "railway=platform",
        "public_transport=platform",
        "man_made=pier",
        "highway=service service=parking_aisle",
        "highway=service service=driveway",
        "highway=service service=alley access=yes",
        "highway=service access=private foot=yes",
        "highway=service access=private foot=permissive",
        "highway=track access=no foot=designated",
        "highway=residential access=destination",
        "highway=footway access=customers",
        "highway=path access=no;destination",
        "highway=path access=unknown",
        "highway=trunk motorroad=yes foot=yes",
        "highway=primary foot=use_sidepath",
        "highway=primary sidewalk=separate",
        "highway=primary motor_vehicle=private",
        "highway=residential vehicle=no",
        "highway=corridor indoor=yes",
        "highway=cycleway bicycle=designated",
        "highway=steps conveying=yes",
    ],
)
def test_people_walk_along(words: str):
    assert why_not_walked(tags(words)) is None


@pytest.mark.parametrize(
    "words",
    [
        *(
            f"highway={kind}"
            for kind in [
                "motorway",
                "motorway_link",
                "construction",
                "proposed",
                "planned",
                "abandoned",
                "razed",
                "raceway",
                "bus_guideway",
                "busway",
                "escape",
                "services",
                "rest_area",
                "no",
            ]
        ),
        "highway=motorway foot=yes",
        "route=ferry foot=yes",
        "railway=rail",
        "highway=proposed railway=platform",
        "man_made=breakwater",
        "waterway=river",
    ],
)
def test_this_is_not_for_walking(words: str):
    assert why_not_walked(tags(words)) is NotWalked.KIND


@pytest.mark.parametrize(
    "words",
    [
        *(
            f"highway=service access={value}"
            for value in ["no", "private", "permit", "military", "agricultural", "delivery"]
        ),
        "highway=service service=driveway access=private",
        "highway=footway foot=no",
        "railway=platform access=no",
        "man_made=pier access=private",
        "highway=footway foot=private",
        "highway=cycleway foot=no",
        "highway=trunk foot=no",
        "highway=trunk motorroad=yes",
        "highway=residential access=yes foot=no",
        "highway=track access=private foot=private",
        "highway=service service=emergency_access",
    ],
)
def test_this_is_closed_to_people_on_foot(words: str):
    assert why_not_walked(tags(words)) is NotWalked.CLOSED


def test_foot_says_more_than_access():
    assert open_on_foot({"access": "private", "foot": "yes"}) is True
    assert open_on_foot({"access": "yes", "foot": "no"}) is False


def test_nothing_said_or_understood_is_nothing_known():
    assert open_on_foot({}) is None
    assert open_on_foot({"access": "variable"}) is None
    assert open_on_foot({"foot": "variable", "access": "private"}) is False


@pytest.mark.parametrize(
    ("words", "flags"),
    [
        ("highway=footway", 0),
        ("highway=steps", STEPS),
        ("highway=steps ramp=yes", STEPS),
        ("highway=steps ramp:bicycle=yes", STEPS),
        ("highway=steps ramp:wheelchair=no", STEPS),
        ("highway=steps conveying=yes", STEPS),
        ("highway=steps ramp:wheelchair=yes", 0),
        ("highway=steps wheelchair=yes", 0),
        ("highway=steps wheelchair=no", STEPS | WHEELS_NO),
        ("highway=path wheelchair=no", WHEELS_NO),
        ("highway=path wheelchair=limited", WHEELS_NO),
        ("highway=path wheelchair=bad", WHEELS_NO),
        ("highway=footway footway=crossing kerb=raised", KERB),
        ("highway=footway footway=crossing kerb=lowered", 0),
    ],
)
def test_what_stops_wheels_along_a_way(words: str, flags: int):
    assert way_flags(tags(words)) == flags


@pytest.mark.parametrize(
    ("words", "effect"),
    [
        *((f"barrier={kind}", Barrier.PASSED) for kind in ["gate", "bollard", "lift_gate", "block"]),
        ("highway=crossing", Barrier.PASSED),
        ("highway=bus_stop access=no", Barrier.PASSED),
        ("barrier=entrance", Barrier.PASSED),
        ("barrier=entrance access=private", Barrier.STOPS_EVERYONE),
        ("entrance=service access=private", Barrier.STOPS_EVERYONE),
        ("door=hinged access=no", Barrier.STOPS_EVERYONE),
        ("door=hinged locked=yes", Barrier.STOPS_EVERYONE),
        ("door=hinged access=private foot=yes", Barrier.PASSED),
        ("entrance=main", Barrier.PASSED),
        ("entrance=main wheelchair=no", Barrier.STOPS_WHEELS),
        ("entrance=yes step_count=2", Barrier.STOPS_WHEELS),
        ("foot=no", Barrier.STOPS_EVERYONE),
        ("access=private", Barrier.STOPS_EVERYONE),
        ("access=no foot=yes", Barrier.PASSED),
        ("amenity=parking access=private", Barrier.PASSED),
        ("amenity=parking foot=no", Barrier.STOPS_EVERYONE),
        ("barrier=gate access=private", Barrier.STOPS_EVERYONE),
        ("barrier=gate access=no", Barrier.STOPS_EVERYONE),
        ("barrier=gate foot=no", Barrier.STOPS_EVERYONE),
        ("barrier=gate locked=yes", Barrier.STOPS_EVERYONE),
        ("barrier=gate locked=yes access=yes", Barrier.STOPS_EVERYONE),
        ("barrier=gate locked=yes foot=yes", Barrier.PASSED),
        ("barrier=gate locked=no", Barrier.PASSED),
        ("barrier=gate access=private foot=yes", Barrier.PASSED),
        ("barrier=gate access=no wheelchair=yes", Barrier.STOPS_EVERYONE),
        ("barrier=bollard motor_vehicle=no", Barrier.PASSED),
        ("barrier=fence", Barrier.STOPS_EVERYONE),
        ("barrier=wall foot=yes", Barrier.PASSED),
        *(
            (f"barrier={kind}", Barrier.STOPS_WHEELS)
            for kind in [
                "stile",
                "kissing_gate",
                "turnstile",
                "cattle_grid",
                "cycle_barrier",
                "motorcycle_barrier",
            ]
        ),
        ("barrier=stile foot=yes", Barrier.STOPS_WHEELS),
        ("barrier=kissing_gate wheelchair=yes", Barrier.PASSED),
        ("barrier=gate wheelchair=no", Barrier.STOPS_WHEELS),
        ("barrier=kerb", Barrier.STOPS_WHEELS),
        ("barrier=kerb kerb=raised", Barrier.STOPS_WHEELS),
        ("barrier=kerb kerb=lowered", Barrier.PASSED),
        ("barrier=kerb kerb=flush", Barrier.PASSED),
        ("kerb=raised", Barrier.STOPS_WHEELS),
        ("highway=crossing kerb=raised", Barrier.STOPS_WHEELS),
        ("kerb=lowered", Barrier.PASSED),
        ("kerb=yes", Barrier.PASSED),
    ],
)
def test_what_a_point_on_the_way_does(words: str, effect: Barrier):
    assert barrier_at(tags(words)) is effect
