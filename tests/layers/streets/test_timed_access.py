"""What tags say of the times at which a gate or way is open: their clauses, and which tag says more."""

import pytest

from layers.streets.timed_access import TimeClause, TimedAccess, timed_point, timed_way

PATH = {"highway": "footway"}
GATE = {"barrier": "gate"}


@pytest.mark.parametrize(
    ("conditional", "clauses"),
    [
        ("no @ (16:00-08:00)", [(False, "16:00-08:00")]),
        ("no @ sunset-sunrise", [(False, "sunset-sunrise")]),
        ("no@(Mar-Oct 10:00-16:00)", [(False, "Mar-Oct 10:00-16:00")]),
        ("no @ (22:00-06:00); yes @ (Sa 22:00-24:00)", [(False, "22:00-06:00"), (True, "Sa 22:00-24:00")]),
        ("no @ (Mo-Fr 08:00-16:00; PH off)", [(False, "Mo-Fr 08:00-16:00; PH off")]),
        ("no @ Mo-Fr 17:00-24:00; Sa 12:00-24:00", [(False, "Mo-Fr 17:00-24:00; Sa 12:00-24:00")]),
        ('no @ (dusk-dawn "locked (by the warden; daily)")', [(False, "dusk-dawn")]),
        ("no @ (dusk-dawn) (park shut)", [(False, "dusk-dawn")]),
        ("yes @ ((sunrise+00:30)-(sunset-00:30))", [(True, "(sunrise+00:30)-(sunset-00:30)")]),
        ("destination @ (18:00-08:00)", [(True, "18:00-08:00")]),
        ("private @ (18:00-08:00)", [(False, "18:00-08:00")]),
        ("NO @ (wet AND 18:00-08:00)", [(False, "wet AND 18:00-08:00")]),
        ("no", []),
        ("@ ()", []),
    ],
)
def test_a_conditional_is_its_clauses(conditional, clauses):
    timed = TimedAccess("way", "", "open", "", conditional)
    assert timed.clauses == tuple(TimeClause(*clause) for clause in clauses)


def test_a_way_without_hours_has_none():
    assert timed_way(PATH) is None
    assert timed_way({**PATH, "access": "no"}) is None
    assert timed_point(GATE) is None


def test_opening_hours_of_a_way_and_of_a_gate_are_theirs():
    assert timed_way({**PATH, "name": "Park Walk", "opening_hours": "Apr-Oct"}) == TimedAccess(
        "way", "Park Walk", "open", "Apr-Oct", ""
    )
    assert timed_point({**GATE, "locked": "yes", "opening_hours": "08:00-dusk"}) == TimedAccess(
        "gate", "", "open", "08:00-dusk", ""
    )


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"highway": "steps"}, "steps"),
        ({"highway": "footway", "bridge": "yes"}, "bridge"),
        ({"highway": "footway", "tunnel": "building_passage"}, "tunnel"),
        ({"highway": "elevator"}, "lift"),
        ({"highway": "service"}, "way"),
    ],
)
def test_a_way_is_called_what_it_is(tags, kind):
    assert timed_way({**tags, "opening_hours": "08:00-16:00"}).kind == kind


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"barrier": "kissing_gate"}, "gate"),
        ({"barrier": "bollard"}, "barrier"),
        ({"railway": "level_crossing"}, "level_crossing"),
        ({"highway": "elevator"}, "lift"),
        ({"entrance": "yes"}, "door"),
    ],
)
def test_a_point_is_called_what_it_is(tags, kind):
    assert timed_point({**tags, "opening_hours": "08:00-16:00"}).kind == kind


def test_hours_of_a_bus_stop_a_market_or_a_shops_door_are_not_the_ways():
    assert timed_point({"highway": "bus_stop", "opening_hours": "07:00-17:00"}) is None
    market = {"highway": "pedestrian", "amenity": "marketplace", "opening_hours": "Sa 08:00-13:00"}
    assert timed_way(market) is None
    assert timed_point({"entrance": "main", "shop": "bakery", "opening_hours": "07:00-17:00"}) is None


def test_foot_says_more_than_access():
    both = {"foot": "yes", "access:conditional": "no @ (16:00-08:00)"}
    assert timed_way({**PATH, **both}) is None
    assert timed_way({**PATH, "access:conditional": "no @ (16:00-08:00)"}) is not None
    mine = {**both, "foot:conditional": "no @ (20:00-08:00)"}
    assert timed_way({**PATH, **mine}).conditional == "no @ (20:00-08:00)"


def test_closed_but_let_in_at_times_is_shut_otherwise():
    timed = timed_way({**PATH, "access": "no", "foot:conditional": "yes @ (08:00-20:00)"})
    assert timed.otherwise == "shut"


def test_a_private_way_keeps_its_hours_to_itself():
    assert timed_way({**PATH, "access": "private", "opening_hours": "Mo-Fr 08:00-18:00"}) is None
    assert timed_point({**GATE, "access": "private", "foot:conditional": "no @ (20:00-08:00)"}) is None


def test_a_clause_that_only_lets_in_whom_all_are_let_in_changes_nothing():
    assert timed_way({**PATH, "foot:conditional": "destination @ (18:00-08:00)"}) is None


def test_a_lock_by_the_clock_is_a_clause():
    timed = timed_point({**GATE, "locked:conditional": "yes @ (18:00-07:00)"})
    assert timed.clauses == (TimeClause(False, "18:00-07:00"),)


def test_seasons_without_dates_are_not_known_and_with_dates_are_hours():
    assert timed_way({**PATH, "seasonal": "summer"}).opening_hours == 'unknown "summer"'
    assert timed_way({**PATH, "seasonal": "May-Sep"}).opening_hours == "May-Sep"
    assert timed_way({**PATH, "seasonal": "no"}) is None
    assert timed_way({**PATH, "seasonal": "yes", "opening_hours": "Apr-Oct"}).opening_hours == "Apr-Oct"
