"""Each street has one point on it, and streets that share a name are told apart."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from layers.places.streets import street_names

BNG = "EPSG:27700"


class Lines:
    """As much of a walk network as has a shape: one edge per line."""

    def __init__(self, *lines):
        self.shape_x = np.array([x for _, line in lines for x, _ in line], float)
        self.shape_y = np.array([y for _, line in lines for _, y in line], float)
        ways = [[way] * (len(line) - 1) + [-1] for way, line in lines]
        self.shape_way = np.array([way for each in ways for way in each], np.int32)


def named(*names, highway="residential"):
    return pd.DataFrame({"name": list(names), "highway": highway})


def localities(*rows):
    table = pd.DataFrame([row[:2] for row in rows], columns=["name", "kind"])
    return gpd.GeoDataFrame(table, geometry=[shapely.Point(*row[2]) for row in rows], crs=BNG)


def test_a_street_is_found_at_its_middle_and_on_it():
    table = street_names(
        Lines((0, [(0, 0), (0, 100), (100, 100)])), named("High Street"), localities=localities()
    )
    point = table.geometry.iloc[0]
    assert shapely.distance(shapely.LineString([(0, 0), (0, 100), (100, 100)]), point) < 1e-9
    assert table["street"].tolist() == ["High Street"]
    assert 20 < point.x + point.y < 180


def test_pieces_up_to_500_m_apart_are_one_street_and_farther_ones_two():
    near = Lines((0, [(0, 0), (100, 0)]), (1, [(600, 0), (700, 0)]))
    far = Lines((0, [(0, 0), (100, 0)]), (1, [(600.5, 0), (700, 0)]))
    ways = named("Church Road", "Church Road")
    assert len(street_names(near, ways, localities=localities())) == 1
    assert len(street_names(far, ways, localities=localities())) == 2


def test_namesakes_bear_the_nearest_suburb():
    lines = Lines((0, [(5000, 0), (5100, 0)]), (1, [(0, 0), (100, 0)]))
    places = localities(
        ("Gaer", "suburb", (0, 200)), ("Alway", "village", (5000, 200)), ("Quay", "locality", (0, 0))
    )
    table = street_names(lines, named("Church Road", "Church Road"), localities=places)
    assert table["locality"].tolist() == ["Gaer", "Alway"]
    assert list(table.columns) == ["street", "locality", "geometry"]
    assert table.crs == BNG


def test_ways_without_a_name_are_no_streets():
    lines = Lines((0, [(0, 0), (10, 0)]), (1, [(0, 0), (0, 10)]))
    assert street_names(lines, named("", " Mill  Lane "), localities=localities())["street"].tolist() == [
        "Mill Lane"
    ]
    assert street_names(lines, named("", ""), localities=localities()).empty


def test_a_platform_and_a_number_alone_are_no_streets():
    lines = Lines((0, [(0, 0), (10, 0)]), (1, [(0, 0), (0, 10)]))
    assert street_names(lines, named("1", "2 - 3"), localities=localities()).empty
    platforms = named("Platform 1", "Kings Quay", highway="platform")
    assert street_names(lines, platforms, localities=localities()).empty
    assert len(street_names(lines, named("10th Street", "A48"), localities=localities())) == 2
