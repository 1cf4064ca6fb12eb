"""Boundaries that lie over each other are refused with both codes; the slivers between neighbours pass."""

from itertools import pairwise

import geopandas as gpd
import pytest
import shapely
from hypothesis import given, settings, strategies as st

from layers.wards.boundaries import BoundaryFileError
from layers.wards.overlaps import check_overlaps

CRS = "EPSG:27700"


def check(accuracy_m: float = 0.0, **shapes: shapely.Geometry) -> None:
    table = gpd.GeoDataFrame({"code": list(shapes)}, geometry=list(shapes.values()), crs=CRS)
    check_overlaps(table, code="code", file="wards.geojson", accuracy_m=accuracy_m)


def test_neighbours_and_islands_pass():
    check(A=shapely.box(0, 0, 500, 500), B=shapely.box(500, 0, 900, 500), C=shapely.box(2000, 0, 2100, 100))


def test_a_ward_inside_another_is_refused():
    with pytest.raises(BoundaryFileError, match=r"In wards.geojson the boundaries of A and B overlap: they "
                       r"share 100% of the smaller. Give boundaries of one year"):  # fmt: skip
        check(B=shapely.box(100, 100, 200, 200), A=shapely.box(0, 0, 500, 500))


def test_wards_of_two_years_name_the_pair_that_overlaps_most_and_how_many_do():
    old = {"A1": shapely.box(0, 0, 500, 500), "A2": shapely.box(500, 0, 1000, 500)}
    new = {"B1": shapely.box(0, 0, 300, 500), "B2": shapely.box(300, 0, 1000, 500)}
    with pytest.raises(BoundaryFileError, match=r"of A1 and B1 overlap: they share 100% .* 3 pairs overlap"):
        check(**old, **new)


def test_a_ward_in_a_hole_of_another_passes():
    ring = shapely.box(0, 0, 500, 500).difference(shapely.box(100, 100, 400, 400))
    check(A=ring, B=shapely.box(100, 100, 400, 400))


@pytest.mark.parametrize(
    ("over_m", "accuracy_m", "passes"),
    [(39, 0, True), (41, 0, False), (41, 21, True), (190, 100, True), (210, 100, False)],
)
def test_a_strip_passes_within_what_the_boundaries_may_be_off(over_m, accuracy_m, passes):
    shapes = {"A": shapely.box(0, 0, 1000, 1000), "B": shapely.box(1000 - over_m, 0, 2000, 1000)}
    if passes:
        check(accuracy_m, **shapes)
    else:
        with pytest.raises(BoundaryFileError, match="A and B overlap"):
            check(accuracy_m, **shapes)


def test_a_small_ward_mostly_under_another_is_refused_however_thin():
    with pytest.raises(BoundaryFileError, match="share 30% of the smaller"):
        check(200, A=shapely.box(0, 0, 1000, 1000), B=shapely.box(970, 0, 1070, 100))


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=6), st.lists(st.integers(1, 40), max_size=5))
def test_ground_cut_into_pieces_never_overlaps(columns, rows):
    across = [0, *(50 * sum(columns[: at + 1]) for at in range(len(columns)))]
    up = [0, *(50 * sum([9, *rows][: at + 1]) for at in range(len(rows) + 1))]
    boxes = [
        shapely.box(west, south, east, north)
        for west, east in pairwise(across)
        for south, north in pairwise(up)
    ]
    check(**{f"W{at}": box for at, box in enumerate(boxes)})
