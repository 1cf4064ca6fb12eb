"""Is the demo town a whole town, the same every time, and plainly made up?"""

import csv
import hashlib
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
from pyproj import Transformer
from shapely import Point
from shapely.ops import unary_union

from layers.recipes.model import load_recipe

DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"
MOST_BYTES = 3_000_000


def _made(folder: Path, *, seed: int = 1, hash_seed: str = "0") -> dict[str, str]:
    """Run the program as a person would; the SHA-256 of each file it makes."""
    command = [sys.executable, str(DEMO / "make_town.py"), "--out", str(folder), "--seed", str(seed)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": hash_seed})
    return _digests(folder)


def _digests(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.slow
def test_the_same_seed_makes_the_same_bytes_and_they_are_the_ones_kept_here(tmp_path, inputs):
    first = _made(tmp_path / "first", hash_seed="1")
    second = _made(tmp_path / "second", hash_seed="2")
    assert first == second
    assert first == _digests(inputs), "run python data/demo/make_town.py and commit what it writes"


@pytest.mark.slow
def test_another_seed_makes_another_town(tmp_path, inputs):
    other = _made(tmp_path, seed=2)
    assert other.keys() == _digests(inputs).keys()
    assert other["streets.osm.pbf"] != _digests(inputs)["streets.osm.pbf"]


def test_the_demo_takes_less_than_three_megabytes():
    files = [file for file in DEMO.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    assert sum(file.stat().st_size for file in files) < MOST_BYTES


def test_the_recipe_says_that_the_town_is_made_up_and_names_files_that_are_there(inputs):
    recipe = load_recipe(DEMO / "recipe.toml")
    assert recipe.area.made_up
    assert "made-up" in recipe.area.title
    areas = [recipe.streets, recipe.wards, recipe.small_areas]
    sections = [*areas, recipe.postcodes, recipe.relief, recipe.buses, *recipe.counts, *recipe.rides]
    named = {section.file for section in sections} | {recipe.postcodes.ended.file, "assets.csv"}
    named |= {earlier.file for listed in recipe.assets[1:] for earlier in listed.earlier}
    assert named == {file.name for file in inputs.iterdir()}
    assert all("no such place exists" in section.attribution for section in sections)


def test_about_twenty_thousand_people_live_there(small_areas, residents):
    assert 19_000 < small_areas["residents"].sum() < 21_000
    assert small_areas["residents"].sum() == sum(int(row["residents"]) for row in residents)
    for row in residents:
        counts = {key: int(value) for key, value in row.items() if not key.startswith("small_area")}
        assert 0 < counts["disabled"] < counts["residents"]
        assert counts["aged_75_plus"] < counts["aged_65_plus"]
        assert counts["aged_65_plus"] + counts["under_16"] < counts["residents"]


def test_deprivation_ranks_are_all_different(residents):
    assert len({row["deprivation_rank"] for row in residents}) == len(residents)


def test_six_wards_tile_the_town_and_small_areas_tile_the_wards(wards, small_areas):
    assert len(wards) == 6
    assert 14 <= len(small_areas) <= 18
    town = unary_union(wards.geometry)
    assert town.geom_type == "Polygon"
    assert not town.interiors
    assert wards.geometry.area.sum() == pytest.approx(town.area, abs=1.0)
    assert small_areas.geometry.area.sum() == pytest.approx(town.area, abs=1.0)
    for _, ward in wards.iterrows():
        inside = small_areas[small_areas["ward_code"] == ward["ward_code"]]
        assert unary_union(inside.geometry).symmetric_difference(ward.geometry).area < 1.0


def _walked_across(ways, barrier):
    """Names of the ways for walkers that cross a barrier."""
    walkable = [
        (tags, line) for tags, _, line in ways if "highway" in tags and tags.get("access") != "private"
    ]
    return sorted(tags["name"] for tags, line in walkable if line.intersects(barrier))


def _barrier(ways, key, value):
    return unary_union([line for tags, _, line in ways if tags.get(key) == value])


def test_exactly_three_ways_cross_the_river(ways):
    crossing = _walked_across(ways, _barrier(ways, "waterway", "river"))
    assert crossing == ["Abbey Footbridge", "Bridge Street", "Southway"]


def test_exactly_two_ways_cross_the_railway_one_of_them_with_steps(ways):
    assert _walked_across(ways, _barrier(ways, "railway", "rail")) == ["Foundry Road", "Windmill Underpass"]
    underpass = [tags for tags, _, _ in ways if tags.get("name") == "Windmill Underpass"]
    assert {"steps", "footway"} == {tags["highway"] for tags in underpass}
    assert any(tags.get("tunnel") == "yes" for tags in underpass)


def test_bridges_and_tunnels_share_no_node_with_what_they_cross(ways):
    barriers = {node for tags, nodes, _ in ways if "waterway" in tags or "railway" in tags for node in nodes}
    over = [nodes for tags, nodes, _ in ways if "highway" in tags and ("bridge" in tags or "tunnel" in tags)]
    assert len(over) >= 8
    assert not barriers & {node for nodes in over for node in nodes}


def test_the_level_crossing_is_one_node_of_road_and_rail(ways, tagged_nodes):
    rail = {node for tags, nodes, _ in ways if "railway" in tags for node in nodes}
    road = {node for tags, nodes, _ in ways if "highway" in tags for node in nodes}
    assert len(rail & road) == 1
    assert sum(tags.get("railway") == "level_crossing" for tags in tagged_nodes) == 1


def test_all_streets_hang_together(ways):
    walkable = [nodes for tags, nodes, _ in ways if "highway" in tags]
    owners: dict[int, list[int]] = {}
    for index, nodes in enumerate(walkable):
        for node in nodes:
            owners.setdefault(node, []).append(index)
    reached, queue = {0}, [0]
    while queue:
        for node in walkable[queue.pop()]:
            new = set(owners[node]) - reached
            reached |= new
            queue += new
    assert len(reached) == len(walkable)


def test_no_house_stands_in_the_water_or_on_the_rails(ways):
    barriers = [
        line.buffer(5.0)
        for tags, _, line in ways
        if "railway" in tags or tags.get("waterway") in ("river", "canal")
    ]
    barrier = unary_union(barriers)
    assert not [tags for tags, _, line in ways if "building" in tags and line.intersects(barrier)]


def test_most_of_four_thousand_and_more_houses_have_an_address(ways):
    houses = [
        tags
        for tags, _, _ in ways
        if tags.get("building") in ("terrace", "semidetached_house", "house", "detached")
    ]
    addressed = [tags for tags in houses if "addr:street" in tags and "addr:postcode" in tags]
    assert len(addressed) > 4_000
    assert len(addressed) == len(houses)


def test_every_address_is_in_a_street_of_the_town_and_given_once(ways):
    streets = {tags["name"] for tags, _, _ in ways if "highway" in tags and "name" in tags}
    addresses = [
        (tags["addr:street"], tags["addr:housenumber"])
        for tags, _, _ in ways
        if "addr:housenumber" in tags
        and tags.get("building") in ("terrace", "semidetached_house", "house", "detached")
    ]
    assert {street for street, _ in addresses} <= streets
    assert len(addresses) == len(set(addresses))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("highway", "steps"), ("sidewalk", "no"), ("lit", "no"), ("access", "private"),
        ("towpath", "yes"), ("leisure", "playground"), ("leisure", "park"), ("natural", "wood"),
        ("amenity", "pub"), ("area", "yes"), ("amenity", "place_of_worship"), ("building", "terrace"),
        ("service", "alley"), ("handrail", "no"),
    ],
)  # fmt: skip
def test_a_walker_meets_it_in_the_town(ways, key, value):
    assert any(tags.get(key) == value for tags, _, _ in ways)


def test_a_lane_is_closed_to_cars_but_open_on_foot(ways):
    assert any(tags.get("access") == "no" and tags.get("foot") == "yes" for tags, _, _ in ways)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("crossing", "traffic_signals"), ("crossing_ref", "zebra"), ("kerb", "raised"),
        ("kerb", "lowered"), ("barrier", "gate"), ("amenity", "bench"), ("backrest", "yes"),
        ("place", "town"), ("place", "suburb"),
    ],
)  # fmt: skip
def test_a_walker_passes_it_in_the_town(tagged_nodes, key, value):
    assert any(tags.get(key) == value for tags in tagged_nodes)


def test_postcodes_are_of_an_area_that_is_not_in_use_and_lie_in_their_wards(inputs, wards):
    rows = _rows(inputs / "postcodes.csv")
    assert len(rows) > 400
    assert len({row[0] for row in rows}) == len(rows)
    shapes = dict(zip(wards["ward_code"], wards.geometry, strict=True))
    for row in rows:
        assert len(row) == 10
        assert re.fullmatch(r"ZZ\d \d[ABD-HJLNP-UW-Z]{2}", row[0])
        assert shapes[row[9]].distance(Point(float(row[2]), float(row[3]))) < 2.0


def test_ended_postcodes_are_not_among_those_in_use(inputs):
    ended = _rows(inputs / "ended_postcodes.csv")[1:]
    assert len(ended) >= 10
    assert not {row[0] for row in ended} & {row[0] for row in _rows(inputs / "postcodes.csv")}
    assert all(date.fromisoformat(row[1]) < date(2026, 1, 1) for row in ended)


def test_about_a_hundred_and_thirty_assets_of_many_kinds(assets):
    assert 120 <= len(assets) <= 140
    assert len({asset["Type"] for asset in assets}) >= 15
    assert len({asset["Ref"] for asset in assets}) == len(assets)


def test_every_asset_lies_in_the_town(assets, wards, inputs):
    places = gpd.GeoSeries.from_xy(
        [float(asset["Longitude"]) for asset in assets],
        [float(asset["Latitude"]) for asset in assets],
        crs="EPSG:4326",
    ).to_crs("EPSG:27700")
    assert places.within(unary_union(wards.geometry)).all()
    known = {row[0] for row in _rows(inputs / "postcodes.csv")}
    assert {asset["Postcode"] for asset in assets} <= known


def test_every_asset_is_close_to_a_way_open_to_walkers(assets, ways):
    transformer = Transformer.from_crs("EPSG:4326", "EPSG:27700", always_xy=True)
    open_ways = unary_union([line for tags, _, line in ways if "highway" in tags and "access" not in tags])
    for asset in assets:
        spot = Point(transformer.transform(float(asset["Longitude"]), float(asset["Latitude"])))
        assert open_ways.distance(spot) < 60, asset["Name"]


def test_some_listings_are_fresh_some_stale_and_some_never_checked(assets):
    checked = [asset["Checked"] for asset in assets]
    assert "" in checked
    years = {date.fromisoformat(day).year for day in checked if day}
    assert years == {2024, 2025, 2026}
    assert {asset["Step-free"] for asset in assets} >= {"yes", "no", "partly"}


def test_no_telephone_address_or_web_page_could_be_anybodys(assets):
    for asset in assets:
        assert re.fullmatch(r"01632 960\d{3}", asset["Phone"])
        assert asset["Email"].endswith("@example.org")
        assert asset["Website"].startswith("https://example.org/")


def test_no_person_is_named(assets):
    title = re.compile(r"\b(Mr|Mrs|Ms|Miss|Dr|Rev|Cllr|Councillor|Doctor|Father|Pastor|Imam)\b\.? [A-Z]")
    for asset in assets:
        assert not title.search(" ".join(asset.values()))
        assert not re.search(r"(contact|ask for|led by|with) [A-Z][a-z]+", asset["Description"])


def test_the_town_is_level_but_for_one_hill_in_the_south_east_that_begins_without_a_step(inputs):
    lines = (inputs / "heights.asc").read_text(encoding="ascii").splitlines()
    size = {key: int(value) for key, value in (line.split() for line in lines[:5])}
    heights = np.array([[float(cell) for cell in line.split()] for line in lines[5:]])[::-1]
    assert heights.shape == (size["nrows"], size["ncols"])
    level = heights.min()
    rows, columns = np.nonzero(heights > level)
    east, north = size["xllcorner"] + 50 * columns, size["yllcorner"] + 50 * rows
    assert heights.max() - level > 40
    assert (east.min(), east.max()) > (301_300, 301_300)
    assert east.max() < 302_300
    assert north.max() < 450_320
    assert 0.05 < np.abs(np.diff(heights, axis=1)).max() / 50 < 0.2
