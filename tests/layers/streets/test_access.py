"""Where OpenStreetMap says that people may walk, and where it says that wheels cannot."""

import pytest

from geo.network import ASIDE, KERB, OWN, STEPS, WHEELS_NO
from layers.streets.access import (
    Barrier,
    LetsIn,
    NotWalked,
    access_flags,
    barrier_at,
    who_enters,
    who_walks,
    why_not_walked,
)
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
        *(f"highway=service access={value}" for value in ["no", "military", "emergency", "no;military"]),
        "highway=footway foot=no",
        "railway=platform access=no",
        "man_made=pier access=no",
        "highway=cycleway foot=no",
        "highway=trunk foot=no",
        "highway=trunk motorroad=yes",
        "highway=residential access=yes foot=no",
        "highway=track access=private foot=no",
        "highway=trunk motorroad=yes access=private",
        "highway=service service=emergency_access",
        "highway=service service=emergency_access access=private",
    ],
)
def test_this_is_closed_to_people_on_foot(words: str):
    assert why_not_walked(tags(words)) is NotWalked.CLOSED


@pytest.mark.parametrize(
    "words",
    [
        *(
            f"highway=service access={value}"
            for value in ["private", "permit", "residents", "staff", "agricultural", "delivery", "no;permit"]
        ),
        "highway=service service=driveway access=private",
        "highway=footway foot=private",
        "highway=residential access=no foot=residents",
        "highway=track access=private foot=private",
        "man_made=pier access=private",
    ],
)
def test_this_is_walked_by_those_who_live_or_are_expected_there(words: str):
    assert who_walks(tags(words)) is LetsIn.OWN
    assert why_not_walked(tags(words)) is None
    assert access_flags(tags(words)) & OWN


@pytest.mark.parametrize(
    ("words", "flags"),
    [
        ("highway=residential", 0),
        ("highway=residential access=private", OWN),
        ("highway=living_street access=residents", OWN),
        ("highway=service service=driveway access=private", OWN),
        ("highway=service access=private name=Mews", OWN),
        ("highway=service access=permit", OWN),
        ("highway=service access=destination foot=residents", OWN),
        ("highway=service access=private", OWN | ASIDE),
        ("highway=service service=parking_aisle access=permit", OWN | ASIDE),
        ("highway=footway foot=private", OWN | ASIDE),
        ("highway=footway", 0),
        ("highway=residential bridge=viaduct layer=1", ASIDE),
        ("highway=residential bridge=yes access=private", OWN | ASIDE),
        ("highway=footway tunnel=yes layer=-1", ASIDE),
        ("highway=footway tunnel=yes covered=yes layer=-2", ASIDE),
        ("highway=footway tunnel=yes covered=yes", 0),
        ("highway=footway tunnel=building_passage", 0),
        ("highway=footway layer=1", ASIDE),
        ("highway=footway layer=0 level=0", 0),
        ("highway=footway layer=-1 name=Court", 0),
        ("highway=primary layer=1 bridge=yes name=Flyover", ASIDE),
        ("highway=corridor level=2", ASIDE),
        ("highway=corridor level=0;1", ASIDE),
        ("highway=footway location=underground", ASIDE),
        ("highway=pedestrian area=yes layer=1", 0),
        ("highway=residential bridge=no tunnel=no", 0),
    ],
)
def test_whose_a_way_is_and_who_lives_beside_it(words: str, flags: int):
    assert access_flags(tags(words)) == flags


def test_foot_says_more_than_access():
    assert who_enters({"access": "private", "foot": "yes"}) is LetsIn.OPEN
    assert who_enters({"access": "yes", "foot": "no"}) is LetsIn.CLOSED
    assert who_enters({"access": "no", "foot": "private"}) is LetsIn.OWN


def test_nothing_said_or_understood_is_nothing_known():
    assert who_enters({}) is None
    assert who_enters({"access": "variable"}) is None
    assert who_enters({"foot": "variable", "access": "private"}) is LetsIn.OWN


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
        ("barrier=entrance access=private", Barrier.OWN_KEY),
        ("entrance=service access=private", Barrier.OWN_KEY),
        ("door=hinged access=no", Barrier.STOPS_EVERYONE),
        ("door=hinged locked=yes", Barrier.OWN_KEY),
        ("door=hinged access=private foot=yes", Barrier.PASSED),
        ("entrance=main", Barrier.PASSED),
        ("entrance=main wheelchair=no", Barrier.STOPS_WHEELS),
        ("entrance=yes step_count=2", Barrier.STOPS_WHEELS),
        ("foot=no", Barrier.STOPS_EVERYONE),
        ("access=private", Barrier.OWN_KEY),
        ("access=no foot=yes", Barrier.PASSED),
        ("amenity=parking access=private", Barrier.PASSED),
        ("amenity=parking foot=no", Barrier.STOPS_EVERYONE),
        ("barrier=gate access=private", Barrier.OWN_KEY),
        ("barrier=gate access=no", Barrier.STOPS_EVERYONE),
        ("barrier=gate foot=no", Barrier.STOPS_EVERYONE),
        ("barrier=gate locked=yes", Barrier.OWN_KEY),
        ("barrier=gate locked=yes access=yes", Barrier.OWN_KEY),
        ("barrier=gate locked=yes foot=yes", Barrier.PASSED),
        ("barrier=gate locked=no", Barrier.PASSED),
        ("barrier=gate locked=yes access=no", Barrier.STOPS_EVERYONE),
        ("barrier=kissing_gate access=residents", Barrier.OWN_KEY_NO_WHEELS),
        ("barrier=gate access=residents wheelchair=yes", Barrier.OWN_KEY),
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
