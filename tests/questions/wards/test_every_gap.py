"""Everything at once is what each question gives by itself."""

from dataclasses import replace

import numpy as np
import pytest

from geo.paces import PACES
from layers.times.session import Known
from questions.places.area_assets import pack_assets
from questions.wards.every_gap import EVERY_COLUMNS, every_gap
from questions.wards.gap_people import groups_of
from questions.wards.ward_gaps import ward_gaps
from tests.questions.wards.test_ward_gaps import CAFE, HOMES, asked, town

PEOPLE = [
    "residents",
    "judged",
    "unknown",
    "with_one",
    "with_three",
    "share_one",
    "share_three",
    "assets_per_1000",
]


@pytest.fixture
def crowded(tmp_path):
    """Four cafés, one full, one for the young; a library; residents in no ward."""
    cafes = [{**CAFE, "asset_id": f"t/{n}", "at": (x, 0)} for n, x in enumerate([100, 400, 500, 900])]
    library = {**CAFE, "asset_id": "t/library", "kind": "library", "at": (500, -100)}
    area = town(tmp_path, [*cafes, library], [*HOMES, ((10, 0), "", 5, 1, "most")])
    known = pack_assets(area)
    known.records["t/0"] = replace(known.records["t/0"], full=Known.YES)
    known.records["t/3"] = replace(known.records["t/3"], maximum_age=30)
    return area, known


@pytest.mark.parametrize("with_stale", [True, False])
def test_each_row_is_what_the_question_by_itself_gives(crowded, with_stale):
    area, known = crowded
    paces, minutes = [PACES["older"], PACES["step-free"], PACES["planning"]], [5, 10]
    every = every_gap(area, known, asked(kinds=(), with_stale=with_stale), paces=paces, minutes=minutes)
    assert tuple(every.columns) == EVERY_COLUMNS
    assert len(every) == 2 * 3 * 2 * len(groups_of(area)) * 3  # wards: those who live in none are no row
    for (kind, pace, count, group), rows in every.groupby(["kind", "pace", "minutes", "group"]):
        ask = asked(kinds=(kind,), pace=PACES[pace], minutes=count, group=group, with_stale=with_stale)
        alone = ward_gaps(area, known, ask).wards
        causes = [name for name in EVERY_COLUMNS if name.startswith("without")]
        for name in [*PEOPLE, *causes]:
            assert rows[name].tolist() == pytest.approx(alone[name].tolist(), nan_ok=True), name
        near = np.isfinite(alone["median_walk_m"].to_numpy())
        assert rows["median_walk_m"].to_numpy()[near] == pytest.approx(
            alone["median_walk_m"].to_numpy()[near]
        )


def test_only_the_kinds_and_groups_asked_for_are_told(crowded):
    area, known = crowded
    every = every_gap(
        area, known, asked(kinds=("library",)), paces=[PACES["steady"]], minutes=[10], groups=["aged_65_plus"]
    )
    assert set(every["kind"]) == {"library"}
    assert set(every["group"]) == {"aged_65_plus"}


def test_a_kind_that_nobody_knows_is_a_gap_like_others(crowded):
    area, known = crowded
    every = every_gap(area, known, asked(kinds=("mens_shed",)), paces=[PACES["steady"]], minutes=[10])
    assert (every["without_none_exists"] == every["judged"]).all()
