"""A home is in the ward that its postcode names, where wards and postcodes are of one year."""

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings, strategies as st

from layers.wards.own_codes import wards_of_homes

CRS = "EPSG:27700"
WARDS = gpd.GeoDataFrame(
    {"ward_code": ["W1", "W2"]},
    geometry=[shapely.box(0, 0, 100, 100), shapely.box(100, 0, 200, 100)],
    crs=CRS,
)


def wards_by(*homes: tuple[float, str, str], accuracy_m: float = 0.0):
    """Homes at an x, each with the ward and the council that its postcode names."""
    points = gpd.GeoSeries([shapely.Point(x, 50) for x, *_ in homes], crs=CRS)
    own, council = (np.array([home[at] for home in homes], object) for at in (1, 2))
    return wards_of_homes(points, own, council, wards=WARDS, accuracy_m=accuracy_m)


def codes(*homes, **more) -> list[str]:
    return wards_by(*homes, **more).ward_code.to_list()


def test_the_ward_that_the_postcode_names_counts_before_its_point():
    found = wards_by((90, "W2", "c"), (50, "W1", "c"), (130, "", ""))
    assert found.ward_code.to_list() == ["W2", "W1", "W2"]
    assert found.by_point.to_list() == ["W1", "W1", "W2"]
    assert found.has_own.tolist() == [True, True, False]


def test_one_just_outside_every_boundary_is_in_the_ward_that_it_names():
    assert codes((230, "W2", "c"), (150, "W2", "c")) == ["W2", "W2"]


def test_one_that_names_a_neighbouring_councils_ward_is_in_none_of_these():
    assert codes((195, "N7", "next"), (150, "W2", "c"), (160, "W2", "c")) == ["", "W2", "W2"]


def test_codes_of_another_year_leave_it_to_the_point():
    found = wards_by((50, "V1", "c"), (150, "V2", "c"))
    assert (found.ward_code.to_list(), found.same_year) == (["W1", "W2"], False)


def test_of_another_year_one_of_another_council_is_still_in_none():
    assert codes((50, "V1", "c"), (60, "V1", "c"), (95, "N1", "next")) == ["W1", "W1", ""]


@pytest.mark.parametrize(("x", "ward"), [(60, "W2"), (45, "")])
def test_a_newer_code_beside_a_ward_that_no_postcode_names_is_that_ward_if_it_is_near(x, ward):
    assert codes((x, "W2new", "c"), (20, "W1", "c"), (150, "W2new", "c")) == [ward, "W1", "W2"]


def test_no_homes_are_in_no_wards():
    assert codes() == []


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.tuples(st.floats(0, 200), st.sampled_from(["W1", "W2", "", "X"])), max_size=12), st.randoms()
)
def test_a_named_ward_of_the_file_always_counts_and_the_order_does_not_matter(homes, chance):
    rows = [(x, own, "") for x, own in homes]
    found = codes(*rows)
    assert all(ward == own for (_, own, _), ward in zip(rows, found, strict=True) if own in ("W1", "W2"))
    order = list(range(len(rows)))
    chance.shuffle(order)
    assert codes(*(rows[at] for at in order)) == [found[at] for at in order]
