"""The matrix gives in each cell what the question by itself gives; and the worst cells."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from geo.paces import PACES
from layers.times.session import Known
from layers.zones.placing import REST_CODE
from questions.places.area_assets import pack_assets
from questions.wards.gap_people import groups_of
from questions.wards.matrix.gap_matrix import gap_matrix
from questions.wards.matrix.model import CELL_COLUMNS, MatrixQuestion
from questions.wards.matrix.worst_cells import worst_cells
from questions.wards.readiness import Readiness, readiness_of
from questions.wards.ward_gaps import CAUSE_COLUMNS, ward_gaps
from tests.questions.wards.test_ward_gaps import CAFE, HOMES, MONDAY_NOON, asked, town

SOUGHT = (("cafe",), ("library",), ("cafe", "library"), ("mens_shed",), ())
SAME = ["residents", "areas_uncounted", "judged", "unknown", "with_one", "share_one", "share_one_low",
        "share_one_high", "main_cause", *CAUSE_COLUMNS]  # fmt: skip


@pytest.fixture
def crowded(tmp_path):
    """Four cafés, one full, one for the young, one for over-60s; a library; residents in no ward."""
    cafes = [{**CAFE, "asset_id": f"t/{n}", "at": (x, 0)} for n, x in enumerate([100, 400, 500, 900])]
    library = {**CAFE, "asset_id": "t/library", "kind": "library", "at": (500, -100)}
    area = town(tmp_path, [*cafes, library], [*HOMES, ((10, 0), "", 5, 1, "most")])
    known = pack_assets(area)
    facts = ({"full": Known.YES}, {"minimum_age": 60}, {}, {"maximum_age": 30})
    for at, fact in enumerate(facts):
        known.records[f"t/{at}"] = replace(known.records[f"t/{at}"], **fact)
    return area, known


def values(column):
    return [None if pd.isna(value) else value for value in column]


def same_as_alone(area, known, base, groups):
    """Every cell beside the single question, to the last digit."""
    matrix = gap_matrix(area, known, MatrixQuestion(base, SOUGHT, groups))
    assert tuple(matrix.cells.columns) == CELL_COLUMNS
    assert len(matrix.cells) == len(SOUGHT) * len(groups) * len(area.wards)
    for at, kinds in enumerate(SOUGHT):
        for group in groups:
            alone = ward_gaps(area, known, replace(base, kinds=kinds, group=group))
            of = (matrix.cells["sought"] == at) & (matrix.cells["group"] == group)
            whole = matrix.whole[(matrix.whole["sought"] == at) & (matrix.whole["group"] == group)].iloc[0]
            assert matrix.cells[of]["ward_code"].tolist() == alone.wards["ward_code"].tolist()
            for name in SAME:
                here = (kinds, group, name)
                assert values(matrix.cells[of][name]) == values(alone.wards[name]), here
                assert values([whole[name]]) == values([alone.area[name]]), here
            assert matrix.covers[at] == alone.cover


@pytest.mark.parametrize("pace", ["older", "step-free", "planning"])
@pytest.mark.parametrize("changed", [{}, {"with_stale": False, "open_then": MONDAY_NOON, "minutes": 5}])
def test_every_cell_is_what_the_question_by_itself_gives(crowded, pace, changed):
    area, known = crowded
    same_as_alone(area, known, asked(pace=PACES[pace], **changed), groups_of(area))


def test_what_a_source_leaves_out_is_missing_in_the_matrix_too(crowded):
    area, known = crowded
    people = area.residents.copy()
    people.loc[2, "aged_65_plus"] = np.nan
    area.__dict__["residents"] = people
    same_as_alone(area, known, asked(), ("residents", "aged_65_plus"))
    matrix = gap_matrix(area, known, MatrixQuestion(asked(), SOUGHT, ("aged_65_plus",)))
    low = matrix.cells[matrix.cells["ward_code"] == "E2"]
    assert low["without"].isna().all()
    assert set(low["readiness"]) == {Readiness.NOT_COUNTED}


def test_nobody_is_without_where_nobody_can_be_judged_or_lives(crowded):
    matrix = gap_matrix(*crowded, MatrixQuestion(asked(), SOUGHT, ("residents",)))
    marsh = matrix.cells[matrix.cells["ward_code"] == "E3"]
    assert marsh["without"].isna().all()
    assert set(marsh["readiness"]) == {Readiness.NOBODY}


def cells_of(matrix, **changed):
    return replace(matrix, cells=matrix.cells.assign(**changed))


def test_the_worst_cells_are_ordered_by_share_then_by_number_without(crowded):
    matrix = gap_matrix(*crowded, MatrixQuestion(asked(), (("cafe",), ("library",)), ("residents",)))
    worst = worst_cells(matrix, most=2)
    shares = worst.cells["share_one"].tolist()
    assert shares == sorted(shares)
    assert (worst.cells["without"] > 0).all()
    equal = cells_of(matrix, share_one=0.5, without=10, readiness=str(Readiness.READY))
    assert worst_cells(equal, most=2).level == len(equal.cells) - 2


def test_wards_under_half_judged_and_what_the_register_has_none_of_are_set_apart(crowded):
    question = MatrixQuestion(asked(), (("cafe",), ("mens_shed",)), ("residents",))
    matrix = gap_matrix(*crowded, question)
    worst = worst_cells(matrix)
    assert worst.none_known == (1,)
    assert 1 not in worst.cells["sought"].tolist()
    apart = cells_of(matrix, readiness=str(Readiness.UNDER_HALF))
    assert worst_cells(apart).cells.empty
    assert worst_cells(apart).set_apart == len(matrix.cells)


def test_a_ward_is_ready_from_half_of_its_residents_on():
    wards = pd.DataFrame(
        {
            "ward_code": ["E1", "E2", "E3", "E4", REST_CODE],
            "residents": [10, 10, 0, 10, 10],
            "judged": [5, 4, 0, 10, 10],
            "areas_uncounted": [0, 0, 0, 1, 0],
        }
    )
    assert readiness_of(wards) == [
        Readiness.READY,
        Readiness.UNDER_HALF,
        Readiness.NOBODY,
        Readiness.NOT_COUNTED,
        Readiness.REST,
    ]
