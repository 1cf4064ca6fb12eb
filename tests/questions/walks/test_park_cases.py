"""Small places whose only short way leads through a park that shuts: prepared from their files, and asked."""

from datetime import datetime, time
from pathlib import Path

import pytest

from geo.paces import PACES
from layers.preparing.prepare import prepare
from presentation.words.near.by_hours import open_ways_note, row_note
from questions.conversation.conversation import suggest
from questions.conversation.wishes import FreeTime, Wishes
from questions.places.area_assets import pack_assets
from questions.walks.near_person import Origin, Question, near_person

CASES = Path(__file__).parents[4] / "shared" / "cases" / "streets"
HOME = Origin(330_100, 185_010)
SUMMER, WINTER = datetime(2026, 7, 20, 9), datetime(2026, 11, 23, 9)  # Mondays


@pytest.fixture(scope="module", params=["gate-hours", "gate-conditional", "way-conditional",
                                        "closed-but-conditional", "seasonal-bridge"])  # fmt: skip
def park(request, tmp_path_factory):
    """Its sort and the prepared area."""
    name = f"park-{request.param}"
    folder = tmp_path_factory.mktemp("areas")
    return request.param, prepare(CASES / name / f"{name}.toml", CASES / name, areas_folder=folder).area


def fitting(area, begins, ends, *, now):
    wishes = Wishes(free=(FreeTime(1, time(begins), time(ends)),))
    question = Question(PACES["steady"], 20)
    return suggest(area, pack_assets(area), HOME, question, wishes, now=now)


def test_the_way_is_said_to_depend_on_its_hours(park):
    _, area = park
    answer = near_person(area, pack_assets(area), HOME, Question(PACES["steady"], 20))
    (row,) = answer.in_reach.itertuples()
    assert open_ways_note(answer)
    assert not open_ways_note(near_person(area, pack_assets(area), HOME, Question(PACES["older"], 1)))
    assert (row.walk_min, row.by_hours.shut_min) == (11, None)
    assert row_note(row).startswith("While this on the way is shut, there is no other way within twice")


def test_it_is_not_offered_after_it_shuts(park):
    _, area = park
    late = fitting(area, 20, 22, now=WINTER)
    assert late.fits.empty
    assert len(late.near_misses) == 1


def test_it_is_offered_while_it_is_open(park):
    _, area = park
    row = next(fitting(area, 10, 12, now=SUMMER).fits.itertuples())
    assert row.walk_min == 11
    assert row_note(row).startswith("This on the way is open then: ")
