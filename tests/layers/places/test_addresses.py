"""Addresses and places come from nodes, ways and relations, each as one point."""

from collections import Counter

import numpy as np
import pandas as pd
import pytest
import shapely

from geo.crs import to_metres
from layers.places.addresses import INTERPOLATED, NO_OUTLINE, OUTSIDE, read_addresses

BNG = "EPSG:27700"
EVERYWHERE = shapely.box(0, 0, 700_000, 1_300_000)


def tag(key, value):
    return f'<tag k="{key}" v="{value}"/>'


def node(number, lon, lat, *tags):
    return f'<node id="{number}" version="1" lon="{lon}" lat="{lat}">{"".join(tags)}</node>'


def square(way, first, *tags):
    """Four corners about 14 m across, and the way round them."""
    corners = [(0, 0), (0.0002, 0), (0.0002, 0.0001), (0, 0.0001)]
    nodes = "".join(node(first + at, -3 + dx, 51.58 + dy) for at, (dx, dy) in enumerate(corners))
    refs = "".join(f'<nd ref="{first + at % 4}"/>' for at in range(5))
    return nodes, f'<way id="{way}" version="1">{refs}{"".join(tags)}</way>'


@pytest.fixture
def read(tmp_path):
    def reading(nodes, ways="", relations="", keep=EVERYWHERE):
        path = tmp_path / "town.osm"
        path.write_text(f'<osm version="0.6">{nodes}{ways}{relations}</osm>', encoding="utf-8")
        found = read_addresses(path, crs=BNG, keep=keep)
        assert found.rows_read == len(found.table) + len(found.localities) + sum(found.dropped.values())
        return found

    return reading


def test_a_node_with_a_number_is_an_address(read):
    number, street = tag("addr:housenumber", "12a"), tag("addr:street", "  Stow  Hill ")
    table = read(node(1, -3, 51.58, number, street, tag("addr:postcode", "np204aa"))).table
    row = table.iloc[0]
    assert (row.house_number, row.house_name, row.street, row.locality) == ("12a", "", "Stow Hill", "")
    assert row.postcode == "NP20 4AA"
    x, y = to_metres(-3, 51.58, crs=BNG)
    assert (row.geometry.x, row.geometry.y) == (pytest.approx(float(x)), pytest.approx(float(y)))


def test_a_building_is_placed_at_its_middle(read):
    nodes, way = square(10, 1, tag("addr:housename", "The Cottage"), tag("addr:suburb", "Gaer"))
    row = read(nodes, way).table.iloc[0]
    x, y = to_metres(-2.9999, 51.58005, crs=BNG)
    assert shapely.distance(row.geometry, shapely.Point(x, y)) < 0.1
    assert (row.house_name, row.locality) == ("The Cottage", "Gaer")


def test_a_building_with_a_courtyard_is_one_address(read):
    nodes, way = square(10, 1)
    member = '<member type="way" ref="10" role="outer"/>'
    tags = tag("type", "multipolygon") + tag("building", "yes") + tag("addr:housenumber", "7")
    found = read(nodes, way, f'<relation id="5" version="1">{member}{tags}</relation>')
    assert found.table["house_number"].tolist() == ["7"]
    assert found.dropped == {}


def test_what_cannot_be_placed_is_counted(read):
    site = f'<relation id="5" version="1">{tag("type", "site")}{tag("addr:housenumber", "7")}</relation>'
    assert read(node(1, -3, 51.58), "", site).dropped == {NO_OUTLINE: 1}


def test_lines_of_interpolated_numbers_are_passed_over_and_said(read):
    nodes, way = square(10, 1, tag("addr:interpolation", "odd"))
    assert read(nodes, way).dropped == {INTERPOLATED: 1}


def test_what_lies_outside_is_dropped_and_counted(read):
    number = tag("addr:housenumber", "1")
    found = read(
        node(1, -3, 51.58, number) + node(2, -2, 51.58, number), keep=shapely.box(3.2e5, 1.8e5, 3.4e5, 1.9e5)
    )
    assert (len(found.table), found.dropped) == (1, {OUTSIDE: 1})


def test_named_places_are_localities_and_streets_alone_are_nothing(read):
    nodes = node(1, -3, 51.58, tag("place", "suburb"), tag("name", "Maindee"))
    nodes += node(2, -3, 51.58, tag("place", "hamlet")) + node(
        3, -3, 51.58, tag("place", "island"), tag("name", "X")
    )
    nodes += node(4, -3, 51.58, tag("addr:street", "Stow Hill"))
    found = read(nodes)
    assert list(zip(found.localities["name"], found.localities["kind"], strict=True)) == [
        ("Maindee", "suburb")
    ]
    assert found.table.empty
    assert found.table.crs == BNG


def test_newport_agrees_with_the_list_of_its_addresses(newport_data):
    found = read_addresses(newport_data / "streets.osm.pbf", crs=BNG, keep=EVERYWHERE)
    listed = pd.read_csv(newport_data / "osm_addresses.csv", dtype=str, keep_default_na=False)
    table = found.table[found.table["house_number"] != ""]
    assert len(listed) == 21_297
    assert len(table) == 21_297 + 17  # and 17 buildings with courtyards, which the list leaves out
    numbers = Counter(listed["housenumber"].str.split().str.join(" "))
    assert not numbers - Counter(table["house_number"])
    sample = listed.sample(500, random_state=1)
    x, y = to_metres(sample["lon"].astype(float), sample["lat"].astype(float), crs=BNG)
    tree = shapely.STRtree(table.geometry.to_numpy())
    nearest = tree.query_nearest(shapely.points(x, y), max_distance=5, all_matches=True)
    same = sample["housenumber"].to_numpy()[nearest[0]] == table["house_number"].to_numpy()[nearest[1]]
    assert len(np.unique(nearest[0][same])) >= 490  # middles are reckoned differently; corners are not moved
    assert {"Maindee", "Pillgwenlly", "Nash"} <= set(found.localities["name"])
