"""Assets and benches from OpenStreetMap, on a village drawn by hand."""

import json
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from layers.assets.duplicates import IN_CENTRE, IN_SCHOOL, SIDE_BY_SIDE, TWICE
from layers.assets.model import ASSET_COLUMNS
from layers.assets.openstreetmap import NOT_CLOSED, NOT_OPEN, OUTSIDE, OsmAssets, read_osm_assets
from layers.assets.osm_lifecycle import CLOSED
from tests.layers.osm_xml import CORNER, CRS, OsmFile

KEEP = shapely.box(CORNER[0] - 100, CORNER[1] - 100, CORNER[0] + 2_000, CORNER[1] + 2_000)


def read(osm: OsmFile, folder: Path) -> OsmAssets:
    found = read_osm_assets(osm.write(folder), crs=CRS, keep=KEEP)
    assert found.rows_read == len(found.assets) + sum(found.dropped.values())
    assert found.assets["asset_id"].is_unique
    return found


def test_a_thing_becomes_an_asset_with_all_that_its_tags_say(tmp_path: Path) -> None:
    osm = OsmFile()
    osm.line([(0, 0), (500, 0)], {"highway": "residential", "name": "Chepstow Road"})
    tags = {
        "amenity": "community_centre", "name": "Maindee Hall", "operator": "Maindee Unlimited", "fee": "no",
        "opening_hours": "Mo-Fr 10:00-16:00", "contact:phone": "01633 000000", "email": "hall@example.org",
        "website": "https://example.org", "addr:housenumber": "79", "addr:street": "Chepstow Road",
        "addr:city": "Newport", "addr:postcode": "np19 8by", "wheelchair": "limited",
        "check_date": "2023-05-01",
    }  # fmt: skip
    osm.point(100, 30, tags)
    asset = read(osm, tmp_path).assets.iloc[0]
    assert tuple(asset.index) == ASSET_COLUMNS
    assert asset.drop("geometry").to_dict() == {
        "asset_id": "osm/n3", "name": "Maindee Hall", "kind": "community_centre",
        "organisation": "Maindee Unlimited", "description": "", "when": "Mo-Fr 10:00-16:00", "cost": "Free",
        "phone": "01633 000000", "email": "hall@example.org", "website": "https://example.org",
        "address": "79 Chepstow Road, Newport", "postcode": "NP19 8BY", "step_free": "partly",
        "checked_on": "2023-05-01", "source": "OpenStreetMap", "location_from": "point",
        "near_street": "Chepstow Road",
    }  # fmt: skip
    assert asset.geometry.distance(shapely.Point(CORNER[0] + 100, CORNER[1] + 30)) < 0.05


def test_a_nameless_asset_is_known_by_the_nearest_named_street_within_150_m(tmp_path: Path) -> None:
    osm = OsmFile()
    osm.line([(0, 0), (500, 0)], {"highway": "residential", "name": "Near Street"})
    osm.line([(0, 100), (500, 100)], {"highway": "residential"})
    osm.point(100, 90, {"amenity": "cafe"})
    osm.point(100, 900, {"amenity": "cafe"})
    assert read(osm, tmp_path).assets["near_street"].tolist() == ["Near Street", ""]


def test_what_is_not_open_is_left_out_and_counted(tmp_path: Path) -> None:
    osm = OsmFile()
    osm.square(0, 0, 30, {"leisure": "playground", "access": "private"})
    osm.square(100, 0, 30, {"leisure": "pitch", "access": "no"})
    osm.square(200, 0, 10, {"leisure": "swimming_pool", "access": "private"})
    osm.point(300, 0, {"amenity": "pub", "disused": "yes"})
    osm.point(5_000, 0, {"amenity": "pub"})
    osm.line([(400, 0), (430, 0), (430, 30)], {"leisure": "park", "type": "multipolygon"})
    found = read(osm, tmp_path)
    assert found.dropped == {NOT_OPEN: 2, "private swimming pools": 1, CLOSED: 1, OUTSIDE: 1}


@pytest.mark.parametrize(
    "hours", ["off", "closed", "Mo-Su off", 'off "refurbishment until 2027"', "24/7 closed"]
)
def test_a_place_that_is_closed_at_all_times_is_left_out_and_counted(tmp_path: Path, hours: str) -> None:
    osm = OsmFile()
    osm.point(100, 0, {"amenity": "library", "opening_hours": hours})
    osm.point(300, 0, {"amenity": "library", "opening_hours": "Mo off"})
    osm.point(600, 0, {"amenity": "library", "opening_hours": "Mo off; Tu 10:00-12:00"})
    found = read(osm, tmp_path)
    assert found.assets["when"].tolist() == ["Mo off; Tu 10:00-12:00"]
    assert found.dropped == {CLOSED: 2}


def test_a_park_whose_outline_is_cut_off_is_counted(tmp_path: Path) -> None:
    osm = OsmFile()
    half = osm.line([(0, 0), (100, 0), (100, 100)])
    osm.relation([(half, "outer"), (99, "outer")], {"type": "multipolygon", "leisure": "park"})
    assert read(osm, tmp_path).dropped == {NOT_CLOSED: 1}


def test_a_park_with_a_hole_is_one_asset_with_a_point_on_its_ground(tmp_path: Path) -> None:
    osm = OsmFile()
    outer, inner = osm.square(0, 0, 300), osm.square(50, 50, 200)
    osm.relation(
        [(outer, "outer"), (inner, "inner")], {"type": "multipolygon", "leisure": "park", "name": "Ring"}
    )
    found = read(osm, tmp_path)
    assert found.assets["asset_id"].tolist() == ["osm/r1"]
    point = found.assets.geometry[0]
    x, y = point.x - CORNER[0], point.y - CORNER[1]
    assert not (50 < x < 250 and 50 < y < 250)


def test_a_place_mapped_as_point_and_as_building_is_one_asset(tmp_path: Path) -> None:
    osm = OsmFile()
    osm.point(20, 20, {"amenity": "library", "name": "Maindee  library"})
    osm.square(0, 0, 30, {"amenity": "library", "name": "Maindee Library", "wheelchair": "yes"})
    osm.point(500, 500, {"amenity": "library", "name": "Maindee Library"})
    found = read(osm, tmp_path)
    assert found.assets["asset_id"].tolist() == ["osm/n6", "osm/w1"]
    assert found.dropped == {TWICE: 1}


def test_a_point_within_a_nameless_ground_of_its_kind_is_the_same_place(tmp_path: Path) -> None:
    osm = OsmFile()
    osm.point(20, 20, {"leisure": "playground", "name": "Swings"})
    osm.square(0, 0, 30, {"leisure": "playground"})
    assert read(osm, tmp_path).assets["name"].tolist() == ["Swings"]


def test_two_different_cafes_side_by_side_both_stay(tmp_path: Path) -> None:
    osm = OsmFile()
    osm.point(0, 0, {"amenity": "cafe", "name": "One"})
    osm.point(10, 0, {"amenity": "cafe", "name": "Two"})
    osm.point(20, 0, {"amenity": "cafe"})
    assert len(read(osm, tmp_path).assets) == 3


def test_a_row_of_tennis_courts_is_one_asset_and_the_football_beside_it_another(tmp_path: Path) -> None:
    osm = OsmFile()
    for court in range(8):
        osm.square(court * 40, 0, 20, {"leisure": "pitch", "sport": "tennis"})
    osm.square(0, 40, 60, {"leisure": "pitch", "sport": "soccer"})
    found = read(osm, tmp_path)
    assert sorted(found.assets["description"]) == ["Football", "Tennis"]
    assert found.dropped == {SIDE_BY_SIDE: 7}


def test_pitches_of_a_sports_centre_and_of_a_school_are_not_assets_of_their_own(tmp_path: Path) -> None:
    osm = OsmFile()
    osm.square(0, 0, 300, {"leisure": "sports_centre", "name": "Sports Village"})
    osm.square(50, 50, 60, {"leisure": "pitch", "sport": "soccer"})
    osm.square(1000, 0, 300, {"amenity": "school"})
    osm.square(1050, 50, 60, {"leisure": "pitch", "sport": "soccer"})
    osm.square(1150, 50, 30, {"leisure": "playground"})
    osm.square(1200, 200, 30, {"leisure": "pitch", "sport": "tennis", "access": "yes"})
    found = read(osm, tmp_path)
    assert sorted(found.assets["kind"]) == ["pitch", "sports_centre"]
    assert found.dropped == {IN_CENTRE: 1, IN_SCHOOL: 2}


def test_a_park_is_entered_where_ways_cross_its_edge_and_at_its_gates(tmp_path: Path) -> None:
    osm = OsmFile()
    osm.square(0, 0, 300, {"leisure": "park", "name": "Big"})
    osm.line([(-50, 150), (150, 150)], {"highway": "footway"})
    osm.line([(-50, 50), (350, 50)], {"highway": "footway", "access": "private"})
    osm.line([(200, -50), (200, 350)], {"highway": "residential", "bridge": "yes"})
    osm.point(300, 150, {"barrier": "gate"})
    found = read(osm, tmp_path)
    places = sorted((round(p.x - CORNER[0]), round(p.y - CORNER[1])) for p in found.entrances.geometry)
    assert places == [(0, 150), (300, 150)]
    assert set(found.entrances["asset_id"]) == {"osm/w1"}


def test_a_park_that_no_way_crosses_is_entered_from_the_ways_along_it(tmp_path: Path) -> None:
    osm = OsmFile()
    osm.square(0, 0, 300, {"leisure": "park"})
    osm.line([(-6, 40), (-6, 260)], {"highway": "residential"})
    entrances = read(osm, tmp_path).entrances.geometry
    assert 4 <= len(entrances) <= 6
    assert (abs(entrances.x - CORNER[0]) < 0.1).all()
    assert entrances.y.between(CORNER[1] + 30, CORNER[1] + 270).all()


def test_a_small_place_and_one_without_ways_have_no_entrances(tmp_path: Path) -> None:
    osm = OsmFile()
    osm.square(0, 0, 40, {"leisure": "playground"})
    osm.line([(-50, 20), (90, 20)], {"highway": "footway"})
    osm.square(1000, 1000, 300, {"leisure": "park"})
    assert len(read(osm, tmp_path).entrances) == 0


def test_benches_know_whether_they_have_a_back(tmp_path: Path) -> None:
    osm = OsmFile()
    osm.point(0, 0, {"amenity": "bench", "backrest": "yes"})
    osm.point(10, 0, {"amenity": "bench", "backrest": "no"})
    osm.point(20, 0, {"amenity": "bench", "backrest": "maybe"})
    osm.line([(30, 0), (34, 0)], {"amenity": "bench"})
    osm.point(9_000, 0, {"amenity": "bench"})
    osm.point(40, 0, {"leisure": "picnic_table"})
    found = read(osm, tmp_path)
    assert found.benches["backrest"].tolist() == ["yes", "no", "", ""]
    assert found.benches["osm_id"].tolist() == ["n1", "n2", "n3", "w1"]
    assert (found.benches_read, len(found.assets)) == (5, 0)


def test_odd_names_come_through_unchanged(tmp_path: Path) -> None:
    names = ["{{7*7}}", "{# x", "<script>alert(1)</script>", "`${x}`", "نادي", "x" * 255]
    osm = OsmFile()
    for place, name in enumerate(names):
        osm.point(place * 100, 0, {"amenity": "pub", "name": name})
    assert read(osm, tmp_path).assets["name"].tolist() == names


@pytest.fixture(scope="module")
def newport(newport_data: Path) -> OsmAssets:
    wards = gpd.read_file(newport_data / "wards_dec2023.geojson").to_crs(CRS)
    keep = wards.union_all().buffer(2_500)
    return read_osm_assets(newport_data / "streets.osm.pbf", crs=CRS, keep=keep)


def test_newport_has_its_assets(newport: OsmAssets) -> None:
    counts = newport.assets["kind"].value_counts().to_dict()
    least = {
        "library": 5,
        "pub": 60,
        "place_of_worship": 45,
        "community_centre": 18,
        "park": 60,
        "pharmacy": 12,
    }
    assert {kind: counts[kind] for kind in least if counts[kind] < least[kind]} == {}
    assert "Belle Vue Park" in set(newport.assets["name"])
    assert newport.rows_read == len(newport.assets) + sum(newport.dropped.values())
    assert len(newport.benches) == newport.benches_read == 141
    assert newport.assets.geometry.is_valid.all()
    nameless = newport.assets[newport.assets["name"] == ""]
    assert (nameless["near_street"] != "").mean() > 0.95


def test_large_parks_of_newport_have_entrances_on_their_edge(newport: OsmAssets) -> None:
    park = newport.assets.set_index("name").loc["Belle Vue Park"]
    gates = newport.entrances[newport.entrances["asset_id"] == park["asset_id"]]
    assert 3 <= len(gates) <= 40
    assert gates.distance(park.geometry).between(20, 600).all()
    assert set(newport.entrances["asset_id"]) <= set(newport.assets["asset_id"])


def test_what_was_left_out_of_newport_is_said_in_words(newport: OsmAssets) -> None:
    assert json.loads(json.dumps(newport.dropped)) == newport.dropped
    assert all(reason[0].islower() and count > 0 for reason, count in newport.dropped.items())


def test_a_place_is_what_it_is_and_its_interests_say_what_it_is_besides(tmp_path: Path) -> None:
    osm = OsmFile()
    osm.point(0, 0, {"amenity": "library", "name": "A", "community_centre": "warm_hub"})
    osm.point(100, 0, {"amenity": "place_of_worship", "name": "B", "social_facility": "food_bank;warm_hub"})
    osm.point(200, 0, {"amenity": "pub", "name": "C"})
    osm.point(300, 0, {"amenity": "warm_space", "name": "D"})
    assets = read(osm, tmp_path).assets
    assert assets[["name", "kind", "interests"]].to_numpy().tolist() == [
        ["A", "library", "warm space"],
        ["B", "place_of_worship", "warm space; food bank"],
        ["C", "pub", ""],
        ["D", "warm_space", ""],
    ]


def test_nothing_warm_hides_a_library_or_community_centre_of_newport(newport: OsmAssets) -> None:
    assets = newport.assets.set_index("name")
    kinds = {
        "Llyfrgell Maindee Library": "library",
        "Alway Community Centre": "community_centre",
        "Gaer Community Centre": "community_centre",
        "Maesglas Community Centre": "community_centre",
        "Pill Millennium Centre": "community_centre",
        "The Dodger": "pub",
        "Bethel Community Church": "place_of_worship",
    }
    assert assets.loc[list(kinds), "kind"].to_dict() == kinds
    assert (assets.loc[list(kinds), "interests"] == "warm space").all()
    assert (newport.assets["interests"] == "warm space").sum() == 13
