"""Residents live where their postcodes are, and each small area's add up exactly."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings, strategies as st

from layers.recipes.model import CentroidsSection
from layers.residents.centroids import read_centroids
from layers.residents.dwellings import Dwellings, home_postcodes
from layers.residents.points import resident_points
from tests.layers.tiny_place import write_csv

CRS = "EPSG:27700"
WARDS = gpd.GeoDataFrame({"ward_code": ["W1"]}, geometry=[shapely.box(0, 0, 300, 100)], crs=CRS)


def small_areas(*people: int, young: list | None = None) -> gpd.GeoDataFrame:
    """Squares of 100 m side by side: S0, S1, …"""
    numbers = {"residents": list(people), "young": young or [count // 3 for count in people]}
    codes = [f"S{place}" for place in range(len(people))]
    squares = [shapely.box(place * 100, 0, place * 100 + 100, 100) for place in range(len(people))]
    return gpd.GeoDataFrame({"small_area_code": codes, **numbers}, geometry=squares, crs=CRS)


def postcodes(*rows: tuple[str, float | None]) -> gpd.GeoDataFrame:
    points = [None if x is None else shapely.Point(x, 50) for _, x in rows]
    return gpd.GeoDataFrame({"postcode": [name for name, _ in rows], "ended": None}, geometry=points, crs=CRS)


def addresses(*names: str) -> pd.DataFrame:
    return pd.DataFrame({"postcode": pd.Series(names, dtype=object)})


def share(areas, codes, known=None, **more):
    known = addresses() if known is None else known
    homes = home_postcodes(areas, Dwellings(codes, known))
    return resident_points(areas, homes, WARDS, groups=("young",), **more)


def people(found, column: str = "residents") -> dict[str, int]:
    return found.table.set_index("point_id")[column].to_dict()


def test_postcodes_without_addresses_share_equally():
    found = share(small_areas(10), postcodes(("A", 10), ("B", 20), ("C", 30)))
    assert people(found) == {"S0/A": 4, "S0/B": 3, "S0/C": 3}
    assert (found.by_dwellings, found.equally) == (0, 1)


def test_postcodes_share_by_their_addresses_where_most_have_some():
    known = addresses("A", "A", "A", "B", "")
    found = share(small_areas(50), postcodes(("A", 10), ("B", 20), ("C", 30)), known)
    assert people(found) == {"S0/A": 30, "S0/B": 10, "S0/C": 10}  # C counts as one address
    assert (found.by_dwellings, found.equally) == (1, 0)


def test_a_few_mapped_addresses_do_not_draw_everybody_to_them():
    found = share(small_areas(30), postcodes(("A", 10), ("B", 20), ("C", 30)), addresses(*"A" * 50))
    assert people(found) == {"S0/A": 10, "S0/B": 10, "S0/C": 10}


def test_nobody_lives_at_an_ended_postcode_a_po_box_or_one_without_a_place():
    codes = postcodes(("A", 10), ("B", 20), ("C", 30), ("D", None))
    codes["ended"] = [None, pd.Timestamp("2020-01-01").date(), None, None]
    codes["po_box"] = [False, False, True, False]
    assert people(share(small_areas(10), codes)) == {"S0/A": 10}


def test_an_area_without_a_postcode_lives_at_its_centroid_or_inside_it():
    centroids = gpd.GeoSeries([shapely.Point(160, 60)], index=["S1"], crs=CRS)
    found = share(small_areas(10, 20, 30), postcodes(("A", 10)), centroids=centroids)
    assert people(found) == {"S0/A": 10, "S1/centroid": 20, "S2/middle": 30}
    points = found.table.set_index("point_id").geometry
    assert points["S1/centroid"].coords[0] == (160, 60)
    assert shapely.box(200, 0, 300, 100).contains(points["S2/middle"])
    assert (found.at_centroid, found.at_middle) == (1, 1)


def test_a_postcode_on_the_line_between_two_areas_is_in_the_one_with_the_lower_code():
    assert people(share(small_areas(10, 20), postcodes(("A", 100)))) == {"S0/A": 10, "S1/middle": 20}


def test_every_point_knows_its_ward_and_a_lost_one_has_none():
    found = share(small_areas(1, 1, 1, 1), postcodes(("A", 50), ("B", 350)))
    assert found.table.set_index("point_id")["ward_code"].to_dict() == {
        "S0/A": "W1", "S1/middle": "W1", "S2/middle": "W1", "S3/B": "",
    }  # fmt: skip


def test_a_count_that_is_not_known_stays_not_known():
    areas = small_areas(10, 20)
    areas["young"] = pd.array([pd.NA, 7], dtype="Int64")
    found = share(areas, postcodes(("A", 50), ("B", 150)))
    young = found.table.set_index("point_id")["young"]
    assert young.isna().to_dict() == {"S0/A": True, "S1/B": False}
    assert young["S1/B"] == 7


@st.composite
def towns(draw):
    count = draw(st.integers(1, 4))
    total = draw(st.lists(st.integers(0, 3000), min_size=count, max_size=count))
    young = [draw(st.integers(0, residents)) for residents in total]
    places = draw(st.lists(st.floats(-20, 420), max_size=12))
    codes = [(f"P{place}", x) for place, x in enumerate(places)]
    known = draw(st.lists(st.sampled_from([name for name, _ in codes] or ["P0"]), max_size=30))
    return small_areas(*total, young=young), codes, known, draw(st.randoms())


@settings(deadline=None, max_examples=40)
@given(towns())
def test_every_count_adds_up_in_every_small_area_and_in_all(town):
    areas, codes, known, _ = town
    table = share(areas, postcodes(*codes), addresses(*known)).table
    for column in ("residents", "young"):
        sums = table.groupby("small_area_code")[column].sum()
        totals = areas.set_index("small_area_code")[column]
        assert sums.reindex(totals.index, fill_value=0).to_dict() == totals.to_dict()
    assert table["point_id"].is_unique


@settings(deadline=None, max_examples=40)
@given(towns())
def test_the_order_of_rows_does_not_matter_and_nothing_given_is_changed(town):
    areas, codes, known, chance = town
    before = areas.copy(deep=True)
    first = share(areas, postcodes(*codes), addresses(*known)).table
    shuffled = list(codes)
    chance.shuffle(shuffled)
    second = share(areas.iloc[::-1], postcodes(*shuffled), addresses(*reversed(known))).table
    pd.testing.assert_frame_equal(pd.DataFrame(first), pd.DataFrame(second))
    pd.testing.assert_frame_equal(pd.DataFrame(areas), pd.DataFrame(before))


def test_centroids_that_are_no_places_are_faults(tmp_path):
    path = tmp_path / "centroids.csv"
    rows = [("A", 330000, 185000), ("B", -3.0, 51.5), ("C", "", ""), ("D", 0, 0)]
    write_csv(path, ("code", "e", "n"), rows)
    section = CentroidsSection(file="centroids.csv", code="code", easting="e", northing="n")
    found = read_centroids(path, section, crs=CRS)
    assert list(found.points.index) == ["A"]
    assert [fault.row for fault in found.faults] == [3, 4, 5]
    assert "look like degrees, not metres" in found.faults[0].what


def test_centroids_in_degrees_come_in_metres(tmp_path):
    path = tmp_path / "centroids.csv"
    write_csv(path, ("code", "lon", "lat"), [("A", -3.0, 51.5)])
    section = CentroidsSection(file="centroids.csv", code="code", longitude="lon", latitude="lat")
    point = read_centroids(path, section, crs=CRS).points["A"]
    assert (point.x, point.y) == pytest.approx((330_688, 178_330), abs=200)
