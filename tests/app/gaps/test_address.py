"""What stands in the address of the page about wards: every choice, no name that somebody typed."""

from datetime import date

import pytest

from app.gaps.basket_form import KINDS as TICKED_KINDS
from app.gaps.fields import (
    AGAINST,
    GROUPS,
    NOTHING,
    ROWS,
    TREND,
    WHAT,
    kinds_taken,
    kinds_written,
    plain_fields,
)
from app.gaps.link import offer_link, take_link, taken_from, written
from app.gaps.sought import TICKED, basket_key, set_key, sought_choices
from app.memory.visit import VisitMemory
from layers.assets.kinds import load_kinds
from layers.baskets.model import Basket
from tests.questions.wards.test_ward_gaps import town

MINE = Basket("Mrs Morgan's list", ("cafe", "pub"), version=1)
CHOICES = sought_choices(load_kinds(), [MINE], ("park", "cafe"))


@pytest.fixture(scope="module")
def fields(tmp_path_factory):
    return plain_fields(town(tmp_path_factory.mktemp("fields")))


def test_what_is_chosen_comes_back_from_the_address(fields):
    chosen = {
        "gap_view": "many",
        "gap_group": "aged_65_plus",
        "gap_minutes": 20,
        "gap_day": "Tuesday",
        "gap_time": "lunch",
        "gap_stale": False,
        "gap_standard": 80,
        "gap_against_day": date(2026, 5, 3),
        "gap_measure": "median_walk_m",
        TREND: ("2025-06-01", "2026-01-01"),
        "gap_ward": "E2",
        GROUPS: ("residents", "aged_65_plus"),
    }
    params = written(chosen, fields)
    assert params["standard"] == "80"
    assert {key: value for key, value in taken_from(params, fields).items() if key in chosen} == chosen


def test_a_day_as_it_is_typed_stands_in_the_address_as_others_read_it_and_what_is_none_does_not(fields):
    assert written({TREND: ["6/5/2025", "last May"]}, fields) == {"days": "2025-05-06"}
    assert written({TREND: ["last May"]}, fields) == {}
    assert written({TREND: []}, fields) == {}


def test_nothing_chosen_leaves_the_address_bare(fields):
    assert written(taken_from({}, fields), fields) == {}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(("group", "students"), ("minutes", "7"), ("minutes", "x"), ("day", "9"), ("day", "x")),
        *(("standard", "0"), ("standard", "900"), ("against_day", "May"), ("ward", "Nowhere")),
        *(("pace", "{{7*7}}"), ("groups", "students"), ("view", "<b>")),
        *(("days", "2025-06-31"), ("days", "<b>"), ("days", ",".join(["2025-06-01"] * 40 + ["x"]))),
    ],
)
def test_what_an_address_says_wrongly_is_left_at_what_it_is_first(fields, name, text):
    assert taken_from({name: text}, fields) == taken_from({}, fields)


def test_a_basket_stands_in_the_address_as_its_kinds():
    rows = [basket_key(MINE.name), "advice", set_key(("library", "park"))]
    choices = sought_choices(load_kinds(), [MINE], (), [rows[-1]])
    params = kinds_written({WHAT: rows[0], AGAINST: NOTHING, ROWS: rows}, choices, "")
    assert params == {"kinds": "cafe,pub", "rows": "cafe,pub~advice~library,park"}
    back = kinds_taken(params, choices, "")
    assert (back[WHAT], back[ROWS], back[AGAINST]) == (rows[0], rows, NOTHING)


def test_kinds_of_a_basket_that_nobody_here_keeps_are_ticked_or_a_column_of_their_own():
    back = kinds_taken({"kinds": "cafe,library", "rows": "cafe,library"}, CHOICES, "")
    assert back[WHAT] == TICKED
    assert back[TICKED_KINDS] == ["cafe", "library"]
    assert back[ROWS] == [set_key(("cafe", "library"))]
    assert sought_choices(load_kinds(), [], (), back[ROWS])[back[ROWS][0]].title == "Café, Library"


def test_kinds_that_nobody_knows_are_left_out():
    assert kinds_taken({"kinds": "nothing,{{7*7}}", "rows": "nothing"}, CHOICES, "park")[WHAT] == "park"
    assert kinds_taken({"kinds": "every"}, CHOICES, "park")[WHAT] == ""


def test_an_address_is_taken_at_first_and_later_only_where_another_page_offered_it(fields):
    visit, mine, other = VisitMemory({}), {"area": "t", "minutes": "20"}, {"area": "t", "minutes": "5"}
    assert take_link(visit, mine, fields)
    assert visit.get("gap_minutes") == 20
    assert not take_link(visit, other, fields), "by the page's own menu nothing that was chosen is lost"
    offer_link(visit, other)
    assert not take_link(visit, {"area": "t"}, fields), "what was offered was not followed"
    assert visit.get("gap_minutes") == 20
    assert take_link(visit, {**other, "view": "one"}, fields)
    assert visit.get("gap_minutes") == 5
    visit.put("gap_minutes", 30)
    assert not take_link(visit, other, fields), "it is taken once"
    assert visit.get("gap_minutes") == 30
