"""Residents by ward, counted by points and by best fit: nobody is lost, and the difference is told."""

import pytest
import shapely
from hypothesis import given, settings, strategies as st

from questions.wards.ward_fit import ward_fit
from tests.questions.wards.test_ward_gaps import HOMES, town
from tests.tiny_area import here


def split_town(folder, homes):
    """High is the town's west, Low its east, Marsh nowhere."""
    area = town(folder, homes=homes)
    west, east = (shapely.box(*here(x, -500).coords[0], *here(x + 500, 1500).coords[0]) for x in (0, 500))
    nowhere = shapely.box(*here(0, 5000).coords[0], *here(9, 5009).coords[0])
    area.__dict__["wards"] = area.wards.set_geometry([west, east, nowhere], crs=area.crs)
    return area


def test_a_small_area_goes_whole_to_the_ward_of_its_centre(tmp_path):
    homes = [
        ((100, 0), "E1", 30, 0, "most"),
        ((900, 0), "E2", 70, 0, "most"),
        ((400, 0), "E1", 5, 0, "least"),
    ]
    found = ward_fit(split_town(tmp_path, homes))
    assert found.table.values.tolist() == [["E1", 35, 5], ["E2", 70, 100], ["E3", 0, 0]]
    assert (found.residents, found.moved) == (105, 30)


def test_a_centre_in_no_ward_counts_in_none(tmp_path):
    homes = [((100, 3000), "", 30, 0, "most"), ((400, 0), "E1", 5, 0, "least")]
    found = ward_fit(split_town(tmp_path, homes))
    assert found.table.values.tolist() == [["E1", 5, 5], ["E2", 0, 0], ["E3", 0, 0]]
    assert (found.residents, found.moved, found.nowhere) == (5, 0, 0)


def test_residents_of_a_ward_whose_small_area_has_its_centre_in_none_are_told(tmp_path):
    homes = [((100, 3000), "", 300, 0, "most"), ((400, 0), "E1", 5, 0, "most")]
    found = ward_fit(split_town(tmp_path, homes))
    assert found.table.values.tolist() == [["E1", 5, 0], ["E2", 0, 0], ["E3", 0, 0]]
    assert (found.residents, found.moved, found.nowhere) == (5, 5, 5)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 999), st.integers(0, 50), st.sampled_from(["most", "least"])), min_size=1
    )
)
def test_both_ways_count_everybody_once(tmp_path_factory, rows):
    homes = [((x, 0), "E1" if x < 500 else "E2", people, 0, small) for x, people, small in rows]
    found = ward_fit(split_town(tmp_path_factory.mktemp("fit"), homes))
    assert found.table["by_points"].sum() == found.table["by_best_fit"].sum() == found.residents


@pytest.mark.parametrize("group", ["residents", "aged_65_plus"])
def test_any_group_can_be_counted_so(tmp_path, group):
    assert ward_fit(split_town(tmp_path, HOMES), group).residents > 0
