"""The card of a place: its names, and what to know of the walk, where unknown is never none."""

from datetime import date
from types import SimpleNamespace

import pytest

from geo.hills.climbs import Climb, Climbs
from layers.register.listed.confidence import confidence_of
from layers.register.model import Asset
from presentation.words.freshness import how_sure
from presentation.words.near.card import NONE_KNOWN, card_facts, card_title


@pytest.mark.parametrize(
    ("names", "title"),
    [
        ({"name": "Library", "name_cy": "Llyfrgell"}, "Library (Llyfrgell)"),
        ({"name": "Library", "name_cy": "Library"}, "Library"), ({"name": "Library"}, "Library"),
        ({"name": "", "name_cy": ""}, "Pitch off Mill Lane"),
        ({"name": "A\n  B", "name_cy": "C"}, "A B (C)"),
    ],
)  # fmt: skip
def test_the_card_is_headed_by_both_names(names, title):
    assert card_title(SimpleNamespace(title="Pitch off Mill Lane", **names)) == title


SURE = confidence_of(Asset("a", source="Clubs", when="Tue 12:00-14:00"), today=date(2026, 11, 27))


CHECKED_LONG_AGO = confidence_of(
    Asset("a", source="Clubs", when="Tue 12:00-14:00", phone="1", checked_on=date(2024, 3, 9)),
    today=date(2026, 11, 27),
)
CHECKED = confidence_of(
    Asset("a", source="Clubs", when="Tue 12:00-14:00", phone="1", checked_on=date(2026, 3, 9)),
    today=date(2026, 11, 27),
    after_days=365,
)


@pytest.mark.parametrize(
    ("confidence", "checked_on", "line"),
    [
        (SURE, "", "In one list, not checked; no telephone, e-mail or website known; ring first"),
        (CHECKED_LONG_AGO, "2024-03-09", "Not checked for 2 years; last checked 9 March 2024; ring first"),
        (CHECKED, "2026-03-09", "Checked by a person in March 2026"),
    ],
)
def test_how_sure_it_is_stands_in_one_line(confidence, checked_on, line):
    row = SimpleNamespace(confidence=confidence, checked_on=checked_on, ring_first=not confidence.sure_enough)
    assert how_sure(row) == line


def facts(step_free="", back=None, **there):
    plain = {"minutes": 8, "walk_m": 512.0, "flights_of_steps": 0, "steps_m": 0.0, "benches": 0}
    walk = SimpleNamespace(**{**plain, "longest_without_bench_m": 512.0, "climbs": None, **there})
    sheet = SimpleNamespace(there=walk, back=SimpleNamespace(minutes=9, climbs=back))
    row = SimpleNamespace(step_free=step_free, checked_on="", ring_first=True, confidence=SURE)
    return list(card_facts(sheet, row).values()) if back is None else card_facts(sheet, row)


def test_the_walk_there_and_back_may_differ():
    assert facts()[0] == "8 min there, 9 back"


def test_what_the_map_does_not_know_is_none_known_and_not_none():
    assert [facts()[3], facts()[4]] == [NONE_KNOWN, NONE_KNOWN] == ["none known", "none known"]
    assert facts()[1] == "not known – ring first"
    assert "In one list, not checked; no telephone, e-mail or website known; ring first" in facts()


def test_steps_and_benches_are_counted():
    assert facts(flights_of_steps=1, steps_m=12.0)[3] == "1 flight of steps, 10 m"
    assert facts(flights_of_steps=2, steps_m=27.0)[3] == "2 flights of steps, 30 m"
    assert facts(benches=3)[4] == "3"


UP = Climbs(22.4, 0.0, 0.071, 0.0, Climb(20.2, 0.0, 400.0))
DOWN = Climbs(0.0, 22.4, 0.0, 0.071, None)
LEVEL = Climbs(1.0, 1.0, 0.01, 0.01, None)


def test_the_hills_of_the_way_back_are_told_apart_with_its_minutes():
    shown = facts(climbs=DOWN, back=UP)
    assert shown["Hills"] == "0 m up, 22 m down; may be steep, to 7% down"
    assert shown["Hills on the way back"] == (
        "9 min; 22 m up, 0 m down; longest climb 20 m; may be steep, to 7% up"
    )


def test_where_both_ways_are_alike_the_hills_are_told_once():
    shown = facts(climbs=LEVEL, back=LEVEL)
    assert shown["Hills"] == "level, as far as is known"
    assert "Hills on the way back" not in shown


def test_a_valley_is_steep_down_and_up():
    valley = Climbs(30.0, 30.0, 0.06, 0.12, Climb(30.0, 100.0, 300.0))
    assert facts(climbs=valley, back=LEVEL)["Hills"] == (
        "30 m up, 30 m down; longest climb 30 m; may be steep, to 6% up, 12% down"
    )
