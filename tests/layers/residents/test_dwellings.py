"""Which postcodes house whom: by their place, their council, and what dwellings are near them."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings, strategies as st

from layers.residents.dwellings import Dwellings, home_postcodes

CRS = "EPSG:27700"
NO_ADDRESSES = pd.DataFrame({"postcode": pd.Series([], dtype=object)})


def small_areas(count: int) -> gpd.GeoDataFrame:
    """Squares of 100 m side by side: S0, S1, …"""
    squares = [shapely.box(at * 100, 0, at * 100 + 100, 100) for at in range(count)]
    return gpd.GeoDataFrame({"small_area_code": [f"S{at}" for at in range(count)]}, geometry=squares, crs=CRS)


def postcodes(**places: tuple[float, str]) -> gpd.GeoDataFrame:
    """Postcodes at an x each, with the council that they name."""
    points = [shapely.Point(x, 50) for x, _ in places.values()]
    councils = [council for _, council in places.values()]
    return gpd.GeoDataFrame(
        {"postcode": list(places), "ended": None, "council_code": councils}, geometry=points, crs=CRS
    )


def uprns(*xs: float) -> gpd.GeoSeries:
    return gpd.GeoSeries([shapely.Point(x, 50) for x in xs], crs=CRS)


def homes(areas: int, codes: gpd.GeoDataFrame, *, accuracy_m: float = 0.0, points=None):
    return home_postcodes(small_areas(areas), Dwellings(codes, NO_ADDRESSES, points, accuracy_m))


def lives_in(found) -> dict[str, str]:
    return dict(zip(found.table["place"], found.table["small_area_code"], strict=True))


def test_a_postcode_of_another_council_houses_nobody_of_a_small_area_drawn_over_the_border():
    found = homes(1, postcodes(A=(10, "ours"), B=(20, "ours"), C=(95, "theirs")))
    assert lives_in(found) == {"A": "S0", "B": "S0"}
    assert found.across_border == 1


def test_it_goes_to_a_small_area_of_its_own_council_within_the_accuracy():
    codes = postcodes(A=(10, "ours"), B=(20, "ours"), C=(95, "theirs"), D=(150, "theirs"))
    assert lives_in(homes(2, codes, accuracy_m=5)) == {"A": "S0", "B": "S0", "C": "S1", "D": "S1"}
    assert "C" not in lives_in(homes(2, codes, accuracy_m=4))


def test_a_postcode_just_outside_counts_to_the_nearest_small_area_within_the_accuracy():
    codes = postcodes(A=(10, ""), B=(207, ""))
    assert lives_in(homes(2, codes, accuracy_m=7)) == {"A": "S0", "B": "S1"}
    assert homes(2, codes, accuracy_m=7).just_outside == 1
    assert lives_in(homes(2, codes, accuracy_m=6)) == {"A": "S0"}


def test_without_councils_the_place_decides():
    assert lives_in(homes(2, postcodes(A=(10, ""), B=(110, "")))) == {"A": "S0", "B": "S1"}


def test_reference_numbers_count_at_the_nearest_postcode_of_their_small_area():
    codes = postcodes(A=(10, ""), B=(60, ""), C=(101, ""))
    found = homes(2, codes, points=uprns(5, 12, 34, 36, 99, 150, 400))
    weights = dict(zip(found.table["place"], found.table["weight"], strict=True))
    assert weights == {"A": 3, "B": 2, "C": 1}  # 99 is nearest to C, but lies in S0; 400 lies nowhere
    assert found.by_uprns


def test_reference_numbers_of_one_corner_only_do_not_draw_everybody_there():
    codes = postcodes(A=(10, ""), B=(40, ""), C=(90, ""))
    assert set(homes(1, codes, points=uprns(8, 9, 10)).table["weight"]) == {1.0}


@pytest.mark.parametrize(
    ("points", "weights", "by_dwellings"),
    [((), [2.0, 1.0], False), ((10, 11, 60, 150), [3.0, 1.0], True)],
)
def test_small_areas_weigh_as_their_dwellings_where_all_are_mapped_else_as_their_postcodes(
    points, weights, by_dwellings
):
    found = homes(2, postcodes(A=(10, ""), B=(60, ""), C=(150, "")), points=uprns(*points))
    given_weights, of_dwellings = found.small_area_weights(["S0", "S1"])
    assert (given_weights.tolist(), of_dwellings) == (weights, by_dwellings)


def test_a_small_area_without_a_postcode_weighs_nothing():
    weights, by_dwellings = homes(2, postcodes(A=(10, ""))).small_area_weights(["S0", "S1"])
    assert (weights.tolist(), by_dwellings) == ([1.0, 0.0], False)


@settings(deadline=None, max_examples=30)
@given(
    st.lists(st.floats(1, 99), min_size=1, max_size=8, unique=True),
    st.lists(st.floats(1, 99), min_size=1, max_size=30),
)
def test_every_reference_number_of_a_small_area_counts_once_whatever_the_order(places, points):
    codes = postcodes(**{f"P{at}": (x, "") for at, x in enumerate(places)})
    # Each postcode has one at its door, so that dwellings decide; the others come on top.
    first = homes(1, codes, points=uprns(*places, *points)).table
    again = homes(1, codes.iloc[::-1], points=uprns(*reversed([*places, *points]))).table
    assert first["weight"].sum() == len(places) + len(points)
    pd.testing.assert_frame_equal(
        first.sort_values("place", ignore_index=True)[["place", "weight"]],
        again.sort_values("place", ignore_index=True)[["place", "weight"]],
    )
