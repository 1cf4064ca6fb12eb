"""Questions of wards asked by areas of one's own: the same walks, every resident once, the same whole."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings, strategies as st

from layers.zones.model import Zone, ZoneForm, ZoneSet
from layers.zones.placing import REST_CODE, place_zones
from layers.zones.zoned_area import by_zones
from questions.places.area_assets import pack_assets
from questions.wards.gap_ground import gap_ground
from questions.wards.gap_ranks import rank_ranges
from questions.wards.matrix.gap_matrix import gap_matrix
from questions.wards.matrix.model import MatrixQuestion
from questions.wards.readiness import Readiness, readiness_of
from questions.wards.ward_gaps import EVERYONE, WARD_COLUMNS, ward_gaps
from questions.wards.ward_opened import ward_assets
from tests.questions.wards.test_ward_gaps import HOMES, asked, town
from tests.tiny_area import here

FIGURES = list(WARD_COLUMNS[2:])
ADD_UP = ["residents", "judged", "unknown", "with_one", "with_three", "with_one_sure"]
WAVES = ("aged_65_plus", EVERYONE)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    area = town(tmp_path_factory.mktemp("own"))
    return area, pack_assets(area)


def by(area, **homes):
    """The town by areas that hold these of its homes, by their places in ``HOMES``."""
    zones = tuple(
        Zone(name, outline=shapely.to_wkt(shapely.union_all([here(*HOMES[at][0]).buffer(5) for at in rows])))
        for name, rows in homes.items()
        if rows
    )
    at = datetime(2026, 11, 27, tzinfo=UTC)
    zone_set = ZoneSet("ab12", "tiny", "Ours", "a test", "", ZoneForm.OUTLINES, zones, "", at)
    return by_zones(area, place_zones(zone_set, area))


def test_areas_with_the_homes_of_the_wards_have_their_figures(place):
    area, assets = place
    same = by(area, High=[0, 1], Low=[2, 3, 4, 5])
    wards, own = (ward_gaps(each, assets, asked()) for each in (area, same))
    inhabited = wards.wards[wards.wards["residents"] > 0].reset_index(drop=True)
    pd.testing.assert_frame_equal(own.wards[FIGURES], inhabited[FIGURES])
    pd.testing.assert_series_equal(own.area[FIGURES], wards.area[FIGURES])
    ranks, own_ranks = (rank_ranges(each, assets, asked())["rank"] for each in (area, same))
    assert own_ranks.tolist() == ranks.dropna().tolist()
    opened, own_opened = (
        ward_assets(each, assets, gaps, code)
        for each, gaps, code in ((area, wards, "E1"), (same, own, "A001"))
    )
    pd.testing.assert_frame_equal(opened, own_opened)


def test_walks_are_measured_once_for_whatever_areas(place):
    area, assets = place
    own = by(area, High=[0, 1])
    first = gap_ground(area, assets, ("cafe",), 0, 2400.0)
    second = gap_ground(own, assets, ("cafe",), 0, 2400.0)
    assert second.walks is first.walks
    assert second.homes.ward.tolist() == [0, 0, 1, 1, 1, 1]
    assert first.homes.ward.tolist() == [0, 0, 1, 1, 1, 1]
    assert gap_ground(area, assets, ("cafe",), 0, 2400.0) is first


def test_those_in_none_of_the_areas_have_a_row_and_no_rank(place):
    area, assets = place
    gaps = ward_gaps(by(area, East=[1], South=[2]), assets, asked())
    assert gaps.wards["ward_code"].tolist() == ["A001", "A002", REST_CODE]
    assert gaps.wards["residents"].tolist() == [50, 1000, 310]
    assert readiness_of(gaps.wards) == [Readiness.READY, Readiness.READY, Readiness.REST]
    ranks = rank_ranges(by(area, East=[1], South=[2]), assets, asked())
    assert ranks["rank"].tolist()[:2] == [2, 1]
    assert pd.isna(ranks["rank"].iloc[2])
    assert REST_CODE not in {code for level in ranks["level_with"] for code in level}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=len(HOMES), max_size=len(HOMES)).filter(any))
def test_rows_add_up_to_the_whole_which_is_that_of_the_wards(place, zone_of):
    area, assets = place
    own = by(area, **{f"Z{zone}": [at for at, of in enumerate(zone_of) if of == zone] for zone in (1, 2, 3)})
    by_ward = ward_gaps(area, assets, asked())
    gaps = ward_gaps(own, assets, asked())
    assert gaps.wards[ADD_UP].sum().tolist() == [by_ward.area[name] for name in ADD_UP]
    pd.testing.assert_series_equal(gaps.area[FIGURES], by_ward.area[FIGURES])
    matrix = gap_matrix(own, assets, MatrixQuestion(asked(), (("cafe",), ()), WAVES))
    for at, kinds in enumerate((("cafe",), ())):
        for group in WAVES:
            alone = ward_gaps(own, assets, replace(asked(), kinds=kinds, group=group))
            cells = matrix.cells[(matrix.cells["sought"] == at) & (matrix.cells["group"] == group)]
            assert cells["with_one"].tolist() == alone.wards["with_one"].tolist()
            assert np.array_equal(cells["share_one"], alone.wards["share_one"], equal_nan=True)
            assert cells["readiness"].tolist() == [str(each) for each in readiness_of(alone.wards)]
