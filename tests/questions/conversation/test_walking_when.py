"""Whether they can go when they are free, there and back, as far as a gate on the way matters: by hand.

The library is 8 minutes away through a gate that is open from 8:00 to 16:00, and 21 minutes round.
"""

from datetime import datetime, time

import pytest

from geo.paces import PACES
from presentation.words.near.by_hours import hours_note
from presentation.words.near.suits import hindrance_words
from questions.conversation.conversation import suggest
from questions.conversation.judging import InTheWay
from questions.conversation.next_time import next_time
from questions.conversation.wishes import FreeTime, Wishes
from questions.places.area_assets import pack_assets
from questions.walks.near_person import Origin, Question, near_person
from tests.questions.walks.gated_town import LIBRARY, gated_area
from tests.tiny_area import EAST, NORTH

HOME = Origin(EAST + 100, NORTH)
MONDAY = datetime(2026, 11, 23, 9, 0)
GATE = "a gate (open Mon–Sun 8:00–16:00)"


def free(begins, ends):
    return Wishes(free=(FreeTime(1, time(begins), time(ends)),))


def asked(folder, wishes, *, minutes=15, when=""):
    area = gated_area(folder, assets=({**LIBRARY, "when": when},))
    assets = pack_assets(area)
    question = Question(PACES["planning"], minutes)
    return suggest(area, assets, HOME, question, wishes, now=MONDAY)


def only(table):
    (row,) = table.itertuples()
    return row


def test_free_while_the_gate_is_open_it_fits_and_that_is_said(tmp_path):
    row = only(asked(tmp_path, free(10, 15)).fits)
    assert row.walk_min == 8
    assert hours_note(row.by_hours) == f"This on the way is open then: {GATE}."


def test_free_in_the_evening_the_way_round_is_too_far(tmp_path):
    answer = asked(tmp_path, free(18, 21))
    assert answer.fits.empty
    row = only(answer.near_misses)
    assert row.cause == InTheWay.TOO_FAR
    assert hindrance_words(row.hindrances) == f"21 minutes there then, for this is shut: {GATE}"


def test_free_in_the_evening_with_time_for_the_way_round_it_fits_at_its_minutes(tmp_path):
    row = only(asked(tmp_path, free(18, 21), minutes=30).fits)
    assert (row.walk_min, row.walk_m) == (21, pytest.approx(1600))
    note = f"21 minutes there and 21 minutes back, for this on the way is shut then: {GATE}."
    assert hours_note(row.by_hours) == note


def test_no_way_within_twice_the_minutes_is_said_and_not_dropped(tmp_path):
    row = only(asked(tmp_path, free(18, 21), minutes=10).near_misses)
    assert hindrance_words(row.hindrances) == f"no way there within 20 minutes then, for this is shut: {GATE}"


def test_free_from_before_it_shuts_until_after_they_may_come_and_go_in_time(tmp_path):
    row = only(asked(tmp_path, free(14, 18)).fits)
    note = f"This on the way is open at first, and shuts while they are free: {GATE}."
    assert (row.walk_min, hours_note(row.by_hours)) == (8, note)


def test_the_groups_own_time_decides_and_the_way_back_may_be_longer(tmp_path):
    row = only(asked(tmp_path, free(10, 20), minutes=25, when="Tu 14:00-16:00").fits)
    assert (row.walk_min, row.leave, row.home_by) == (
        8,
        datetime(2026, 11, 24, 13, 50),
        datetime(2026, 11, 24, 16, 25),
    )
    assert hours_note(row.by_hours) == f"21 minutes back, when this on the way is shut: {GATE}."


def test_a_group_whose_way_back_is_too_long_is_nearly(tmp_path):
    row = only(asked(tmp_path, free(10, 20), when="Tu 14:00-16:00").near_misses)
    assert hindrance_words(row.hindrances) == f"21 minutes back then, for this is shut: {GATE}"


def test_a_group_that_ends_before_it_shuts_fits(tmp_path):
    row = only(asked(tmp_path, free(10, 20), when="Tu 13:00-15:00").fits)
    assert hours_note(row.by_hours) == f"This on the way is open then: {GATE}."


def test_what_is_open_for_hours_is_gone_to_once_the_gate_has_opened(tmp_path):
    row = only(asked(tmp_path, free(6, 20), when="Tu 07:00-19:00").fits)
    assert row.arrive == datetime(2026, 11, 24, 8, 15)  # 8:08 at the soonest, tried every quarter of an hour
    assert row.leave == datetime(2026, 11, 24, 8, 7)


def test_with_words_alone_both_figures_stand(tmp_path):
    row = only(asked(tmp_path, Wishes(words="library")).fits)
    assert hours_note(row.by_hours) == f"21 minutes while this on the way is shut: {GATE}."


def test_a_session_while_no_way_is_open_is_told_with_its_own_times(tmp_path):
    area = gated_area(tmp_path, assets=({**LIBRARY, "when": "Tu 17:00-19:00"},))
    assets = pack_assets(area)
    near = near_person(area, assets, HOME, Question(PACES["planning"], 10))
    row = only(near.in_reach)
    going = next_time(assets, near, row.asset_id, row.walk_m, now=MONDAY)
    assert going.times is not None
    assert (going.times.starts, going.times.leave) == (
        datetime(2026, 11, 24, 17, 0),
        datetime(2026, 11, 24, 16, 50),
    )
