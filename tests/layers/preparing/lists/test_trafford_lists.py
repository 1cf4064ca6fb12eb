"""Lists as a real council publishes them, each with columns and words of its own."""

import csv
import json
import os
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import geopandas as gpd
import pytest
import shapely

from layers.preparing.lists.recipe_list import Listing, read_listing

CRS = "EPSG:27700"
TODAY = date(2026, 11, 22)
TRAFFORD = Path(__file__).parents[4] / ".." / "shared" / "data" / "trafford"
PLACE = {"longitude": "lon", "latitude": "lat"}
NO_POSTCODES = gpd.GeoDataFrame({"postcode": []}, geometry=[], crs=CRS)


@pytest.fixture(scope="module")
def trafford() -> Path:
    if not TRAFFORD.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI needs Trafford's lists at {TRAFFORD}.")
        pytest.skip("Trafford's lists are not on this machine (../shared/data/trafford).")
    return TRAFFORD


@pytest.fixture(scope="module")
def keep(trafford: Path) -> shapely.Geometry:
    return gpd.read_file(trafford / "wards_2023.geojson").to_crs(CRS).union_all().buffer(2_500)


def as_csv(source: Path, folder: Path, *, encoding: str = "utf-8") -> Path:
    """Write a GeoJSON as the CSV that a spreadsheet would have made of it."""
    features = json.loads(source.read_text(encoding="utf-8"))["features"]
    path = folder / f"{source.stem}.csv"
    with path.open("w", newline="", encoding=encoding) as lines:
        writer = csv.writer(lines)
        writer.writerow([*features[0]["properties"], "lon", "lat"])
        for feature in features:
            point = shapely.geometry.shape(feature["geometry"]).representative_point()
            writer.writerow([*feature["properties"].values(), point.x, point.y])
    return path


def read(path: Path, keep: shapely.Geometry, columns: dict[str, str], kinds: dict[str, str]) -> Listing:
    section = SimpleNamespace(title=path.stem, columns={**columns, **PLACE}, kinds=kinds)
    listing = read_listing(path, section, crs=CRS, keep=keep, postcodes=NO_POSTCODES, today=TODAY)
    assert listing.rows_read == len(listing.assets) + sum(listing.dropped.values())
    assert listing.assets["asset_id"].is_unique
    return listing


@pytest.mark.parametrize(
    ("file", "columns", "kind", "rows"),
    [
        (
            "sports_clubs",
            {"name": "name", "description": "category", "postcode": "postcode"},
            "sports_club",
            137,
        ),
        ("trafford_libraries", {"name": "Name", "email": "Email", "website": "Website"}, "library", 13),
        (
            "trafford_food_banks",
            {"name": "Name", "when": "Opening times", "address": "Address"},
            "food_bank",
            7,
        ),
        ("trafford_mental_health_services", {"name": "name", "phone": "telephone"}, "support_group", 60),
        ("trafford_allotments", {"id": "osm_id", "name": "name"}, "allotment", 35),
    ],
)
def test_a_list_of_one_kind_is_read_whole(
    trafford: Path,
    keep: shapely.Geometry,
    tmp_path: Path,
    file: str,
    columns: dict[str, str],
    kind: str,
    rows: int,
) -> None:
    listing = read(as_csv(trafford / f"{file}.geojson", tmp_path), keep, columns, {"*": kind})
    assert listing.rows_read == rows
    assert set(listing.assets["kind"]) == {kind}
    assert set(listing.dropped) <= {"outside the area and its margin", "the same row again"}
    assert len(listing.assets) > 0.5 * rows


def test_facilities_come_by_the_recipes_words_by_ours_and_by_those_of_lists(
    trafford: Path, keep: shapely.Geometry, tmp_path: Path
) -> None:
    columns = {"name": "site_name", "kind": "facility_type", "phone": "telephone", "postcode": "postcode"}
    kinds = {"Grass pitches": "pitch", "Sports halls": "sports_centre", "Studios": "class"}
    listing = read(as_csv(trafford / "sports_facilities.geojson", tmp_path), keep, columns, kinds)
    assert listing.rows_read == 314
    counts = listing.assets["kind"].value_counts()
    assert counts["swimming_pool"] == 12  # "Swimming pools" is a word of ours
    assert counts["class"] > 10  # as the recipe says
    assert counts["sports_centre"] > 100  # "Squash courts", "Ski slopes": words that lists use
    assert listing.dropped == {"the same row again": 6}
    columns["kind"] = "access_type"  # words for who may go in, none of them a kind
    others = read(as_csv(trafford / "sports_facilities.geojson", tmp_path), keep, columns, kinds)
    assert others.dropped["a kind that we do not know"] > 50
    words = {fault.value for fault in others.faults if fault.column == "access_type"}
    assert {"Private Use", "Registered Membership use"} <= words


def test_the_order_of_the_rows_and_the_encoding_change_nothing(
    trafford: Path, keep: shapely.Geometry, tmp_path: Path
) -> None:
    source, columns = trafford / "sports_clubs.geojson", {"name": "name", "description": "category"}
    tables = []
    for encoding in ("utf-8", "utf-16"):
        path = as_csv(source, tmp_path, encoding=encoding)
        found = read(path, keep, columns, {"*": "sports_club"}).assets
        tables.append(found.sort_values("asset_id").reset_index(drop=True))
    assert tables[0].equals(tables[1])


def test_charities_without_coordinates_are_placed_at_their_postcodes_or_named(
    trafford: Path, keep: shapely.Geometry
) -> None:
    path = trafford / "charities_operating_in_trafford.csv"
    header = path.read_text(encoding="utf-8-sig").splitlines()[0].split(",")
    name, postcode = header[_like(header, "name")], header[_like(header, "postcode")]
    section = SimpleNamespace(
        title="Charities", columns={"name": name, "postcode": postcode}, kinds={"*": "support_group"}
    )
    here = gpd.GeoDataFrame({"postcode": ["M33 7WR"]}, geometry=[keep.centroid], crs=CRS)
    listing = read_listing(path, section, crs=CRS, keep=keep, postcodes=here, today=TODAY)
    assert listing.rows_read > 700
    assert listing.rows_read == len(listing.assets) + sum(listing.dropped.values())
    assert len(listing.faults) >= sum(listing.dropped.values())


def _like(header: list[str], word: str) -> int:
    return next(place for place, cell in enumerate(header) if word in cell.casefold())
