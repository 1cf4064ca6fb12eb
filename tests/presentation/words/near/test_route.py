"""A walk as it is told: sentences, facts, and the same as a list for a page."""

import pytest
import shapely

from presentation.words.near.route import facts, instructions, route_html, route_lines
from presentation.words.near.route_steps import crossing_words
from questions.walks.legs import Leg, Turn
from questions.walks.main_roads import Crossing, Help
from questions.walks.one_way import DarkStretch, OneWay
from questions.walks.route_sheet import RouteSheet

LEGS = (
    Leg("", "to the street", Turn.START, 0.0, 14.0, False),
    Leg("Stow Hill", "street", Turn.LEFT, 14.0, 198.0, False),
    Leg("Commercial Street", "street", Turn.RIGHT, 198.0, 321.0, False),
    Leg("", "footpath", Turn.BEAR_LEFT, 321.0, 380.0, False),
    Leg("", "footpath", Turn.LEFT, 380.0, 410.0, False),
    Leg("", "steps", Turn.STRAIGHT_ON, 410.0, 413.0, True, 24),
    Leg("High Street", "street", Turn.STRAIGHT_ON, 413.0, 503.0, False),
)
CROSSING = Crossing("Cardiff Road", 250.0, Help.SIGNALS)


def walk(*legs: Leg, **known) -> OneWay:
    length_m = legs[-1].ends_m if legs else 0.0
    return OneWay(length_m, 8, shapely.LineString([(0, 0), (1, 0)]), legs, **known)


def test_a_walk_is_told_turn_by_turn():
    assert instructions(walk(*LEGS, crossings=(CROSSING,), ends_on="left")) == [
        "Go from the door to the street, 10 m.",
        "Start along Stow Hill, towards Commercial Street, 190 m.",
        "Turn right into Commercial Street, 120 m. Cross Cardiff Road at the signals.",
        "Bear left onto the footpath, 60 m.",
        "Turn left and stay on the footpath, 30 m.",
        "Take the steps (24 steps), a few metres.",
        "Go straight on along High Street, 90 m. It is on your left.",
    ]


def test_the_lengths_told_sum_to_the_length_told():
    assert sum(walk(*LEGS).shown_m) == 500


def test_a_place_at_the_door_needs_no_way():
    assert instructions(walk()) == ["The place is at the door."]


@pytest.mark.parametrize(
    ("help_", "said"),
    [
        (Help.SIGNALS, "Cross Cardiff Road at the signals."),
        (Help.ZEBRA, "Cross Cardiff Road at the zebra crossing."),
        (Help.NONE, "Cross Cardiff Road where no crossing is marked."),
        (Help.NOT_KNOWN, "Cross Cardiff Road; whether there is a crossing is not known."),
    ],
)
def test_what_helps_over_a_road_is_said_and_what_is_not_known_too(help_, said):
    assert crossing_words(Crossing("Cardiff Road", 0.0, help_)) == said


def test_lighting_is_told_after_dark_only():
    dark = walk(*LEGS, unlit=(DarkStretch("", "footpath", 321.0, 89.0),), lighting_not_known_m=184.0)
    assert "Lighting" not in facts(dark)
    assert (
        facts(dark, after_dark=True)["Lighting"] == "no lamps along the footpath, 90 m; not known for 180 m"
    )
    assert facts(walk(*LEGS, lit_m=500.0), after_dark=True)["Lighting"] == "lit all the way"


def test_benches_and_steps_say_what_is_not_known():
    told = facts(walk(*LEGS, flights_of_steps=1, steps_m=3.0, benches=2, longest_without_bench_m=310.0))
    assert told["Steps"] == "1 flight, 10 m; how many steps is not known"
    assert told["Benches"] == "2 known within 15 m of the way; longest stretch without one 310 m"
    none = facts(walk(*LEGS, longest_without_bench_m=503.0))
    assert none["Benches"] == "none known within 15 m of the way: 500 m without one"


def test_the_way_back_stands_beside_the_way_there():
    both = RouteSheet("t/1", walk(*LEGS), walk(*LEGS[1:3]))
    lines = list(route_lines(both))
    assert [line for line in lines if not line.startswith(" ")][:2] == ["The way there:", "The way back:"]
    page = route_html(both)
    assert page.count('<ol class="wr-steps">') == 2
    assert "<h4>The way back: 8 minutes, 320 m</h4>" in page


def test_a_streets_name_from_a_file_is_only_text():
    hostile = Leg("<script>alert(1)</script>{{7*7}}", "street", Turn.START, 0.0, 50.0, False)
    page = route_html(RouteSheet("t/1", walk(hostile), walk(hostile)))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
