"""How hills are told: up and down, what may be steep, the longest climb, and never yes or no for wheels."""

from dataclasses import replace

import pandas as pd
import pytest

from geo.hills.climbs import Climb, Climbs
from geo.paces import PACES
from geo.rows import rows_of
from layers.assets.kinds import load_kinds
from presentation.printing.hill_tables import hill_rows
from presentation.printing.tables import in_reach_rows
from presentation.words.hills.walk import NOT_KNOWN_HERE, hill_note, hill_words, minutes_words
from presentation.words.near.listing import row_title
from presentation.words.near.naming import named
from presentation.words.near.route import facts
from questions.places.area_assets import pack_assets
from questions.walks.near_person import Origin, Question, near_person
from questions.walks.route_sheet import route_sheet
from tests.hilly_town import hilly_tiny
from tests.questions.walks.test_hills import NEARER
from tests.questions.wards.test_hills_beside import beside_of, question
from tests.questions.wards.test_ward_gaps import town
from tests.tiny_area import EAST, NORTH

OLDER = PACES["older"]


@pytest.fixture(scope="module")
def area(tmp_path_factory):
    return hilly_tiny(tmp_path_factory.mktemp("hilly"), assets=NEARER)


@pytest.fixture(scope="module")
def sheet(area):
    return route_sheet(area, pack_assets(area), Origin(EAST, NORTH), Question(OLDER, 20), "t/cafe")


def test_there_and_back_are_told_apart(sheet):
    assert facts(sheet.there)["Hills"] == (
        "About 20 m up and 0 m down in all. May be steep: up to about 5% uphill over 50 m. "
        "The longest climb: 20 m up, over 400 m. On the level it would take 9 minutes."
    )
    assert facts(sheet.back)["Hills"] == (
        "About 0 m up and 20 m down in all. May be steep: up to about 5% downhill over 50 m."
    )


def words_of(sheet, **climbs):
    return hill_words(replace(sheet.there, climbs=replace(sheet.there.climbs, **climbs), level_minutes=11))


def test_what_is_level_and_what_is_not_known_are_said(sheet):
    level = {"rise_m": 1.0, "fall_m": 2.0, "steepest_up": 0.02, "steepest_down": 0.0, "longest": None}
    assert words_of(sheet, **level) == "Level, as far as is known."
    assert words_of(sheet, **level, not_known_m=120.0).endswith("For 120 m of it the height is not known.")
    assert hill_words(replace(sheet.there, climbs=None)) == ""
    assert "Hills" not in facts(replace(sheet.there, climbs=None))


def test_below_one_in_twenty_nothing_is_called_steep(sheet):
    assert "steep" not in words_of(sheet, steepest_up=0.049, steepest_down=0.0)
    assert "downhill" in words_of(sheet, steepest_up=0.0, steepest_down=0.12)
    assert "longest climb" not in words_of(sheet, longest=Climb(3.9, 0, 50))
    assert Climbs(0, 0, 0, 0, None).not_known_m == 0


def test_a_row_says_the_way_back_where_it_takes_another_time(area, tiny):
    def first(place):
        table = near_person(place, pack_assets(place), Origin(EAST, NORTH), Question(OLDER, 20)).in_reach
        return next(row for row in rows_of(named(table, load_kinds())) if row.asset_id == "t/cafe")

    uphill, level = first(area), first(tiny)
    assert minutes_words(uphill) == "11 minutes there, 9 minutes back"
    assert row_title(uphill) == "Corner Café **11 min, 9 back**"
    assert minutes_words(level) == "13 minutes"
    assert row_title(level) == "Corner Café **13 min**"
    cells = in_reach_rows(pd.DataFrame([uphill._asdict()]))[0]
    assert cells[2:4] == ["11 minutes there, 9 minutes back", "410 m"]


def test_beneath_the_controls_it_stands_how_hills_count(area, tiny):
    assert hill_note(area, OLDER).startswith("Hills: Tobler 1993: 70% of the pace up a slope of 10%")
    assert hill_note(area, OLDER.level) == "Hills are left out: every walk counts as level."
    assert hill_note(tiny, OLDER) == NOT_KNOWN_HERE


def test_ward_figures_stand_side_by_side(tmp_path):
    place = town(tmp_path)
    vars(place)["network"] = replace(place.network, heights=hilly_tiny(tmp_path / "hilly").network.heights)
    rows = hill_rows(beside_of(place, pack_assets(place), question()))
    assert rows[0] == ["High", "150", "0%", "67%", "67 points less"]
    assert rows[-1][0] == "The whole area"
    assert [row[-1] for row in rows if row[0] == "Marsh"] == ["not known"]
