"""A place that the map and a nation's list both know is one place, with what each knows of it."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from layers.assets.model import ASSET_COLUMNS
from layers.preparing.joined_assets import ALSO_FROM, join_doubles

CRS = "EPSG:27700"
TITLE = "Pharmacies (NHS)"


def assets(*rows: dict[str, object]) -> gpd.GeoDataFrame:
    blank: dict[str, object] = dict.fromkeys(ASSET_COLUMNS, "")
    table = pd.DataFrame([{**blank, **row} for row in rows], columns=list(ASSET_COLUMNS))
    return gpd.GeoDataFrame(table, geometry="geometry", crs=CRS)


def place(asset_id: str, name: str, x: float, **more: object) -> dict[str, object]:
    source = "OpenStreetMap" if asset_id.startswith("osm/") else TITLE
    point = shapely.Point(331_000 + x, 181_000)
    return {
        "asset_id": asset_id,
        "name": name,
        "kind": "pharmacy",
        "source": source,
        "geometry": point,
        **more,
    }


MAPPED = place("osm/n1", "Well Pharmacy", 0, when="Mon-Fri 09:00-18:00", website="https://example.org")
LISTED = place("national/p/1", "Well Pharmacy", 40, phone="01632 960123", postcode="ZZ1 1AA",
               address="1 Long Street", website="https://example.com")  # fmt: skip


def test_one_place_keeps_its_point_and_hours_and_takes_what_it_lacks():
    before, rest, joined = join_doubles(assets(MAPPED), assets(LISTED), title=TITLE)
    assert (len(before), len(rest), joined) == (1, 0, 1)
    row = before.iloc[0]
    assert (row["asset_id"], row["source"], row[ALSO_FROM]) == ("osm/n1", "OpenStreetMap", TITLE)
    assert (row["when"], row["geometry"].x) == ("Mon-Fri 09:00-18:00", 331_000)
    assert (row["phone"], row["postcode"], row["address"]) == ("01632 960123", "ZZ1 1AA", "1 Long Street")
    assert row["website"] == "https://example.org", "what it has stays"


def test_what_was_given_is_not_changed():
    table = assets(MAPPED)
    join_doubles(table, assets(LISTED), title=TITLE)
    assert ALSO_FROM not in table
    assert table.iloc[0]["phone"] == ""


@pytest.mark.parametrize(
    "other",
    [
        place("osm/n1", "Well Pharmacy", 600),
        place("osm/n1", "Boots", 0),
        place("osm/n1", "Well Pharmacy", 0, kind="surgery"),
        place("osm/n1", "", 30),
    ],
    ids=["far away", "another name", "another kind", "without a name"],
)
def test_what_is_not_surely_the_same_stays_two(other):
    before, rest, joined = join_doubles(assets(other), assets(LISTED), title=TITLE)
    assert (len(before), len(rest), joined) == (1, 1, 0)
    assert ALSO_FROM not in before


def test_two_branches_of_a_chain_each_join_with_the_nearest_and_none_with_two():
    mapped = assets(MAPPED, place("osm/n2", "Well Pharmacy", 300))
    listed = assets(
        place("national/p/2", "WELL PHARMACY", 310), LISTED, place("national/p/3", "Well Pharmacy", 150)
    )
    before, rest, joined = join_doubles(mapped, listed, title=TITLE)
    assert joined == 2
    assert before[ALSO_FROM].tolist() == [TITLE, TITLE]
    assert rest["asset_id"].tolist() == ["national/p/3"], "a third one is a place of its own"
    assert before["phone"].tolist() == ["01632 960123", ""]


def test_a_place_of_three_lists_carries_the_names_of_all():
    before, _, _ = join_doubles(assets(MAPPED), assets(LISTED), title=TITLE)
    before, _, _ = join_doubles(before, assets({**LISTED, "source": "Other"}), title="Other")
    assert before.iloc[0][ALSO_FROM] == f"{TITLE}; Other"


def test_without_assets_before_all_rows_stay():
    before, rest, joined = join_doubles(assets().iloc[:0], assets(LISTED), title=TITLE)
    assert (len(before), len(rest), joined) == (0, 1, 0)


def test_a_health_centre_that_the_map_calls_a_clinic_is_the_surgery_that_the_list_says():
    centre = place("osm/n1", "Malpas Health Centre", 0, kind="clinic")
    practice = place("national/g/1", "Malpas Health Centre", 40, kind="surgery")
    before, rest, joined = join_doubles(assets(centre), assets(practice), title=TITLE)
    assert (len(rest), joined) == (0, 1)
    assert (before.iloc[0]["kind"], before.iloc[0]["asset_id"]) == ("surgery", "osm/n1")


def test_a_clinic_nearby_of_a_name_like_it_stays_a_clinic():
    clinic = place("osm/n1", "Malpas Foot Clinic", 0, kind="clinic")
    practice = place("national/g/1", "Malpas Surgery", 10, kind="surgery")
    before, rest, joined = join_doubles(assets(clinic), assets(practice), title=TITLE)
    assert (before.iloc[0]["kind"], len(rest), joined) == ("clinic", 1, 0)


def test_a_surgery_is_joined_with_the_surgery_rather_than_with_the_clinic():
    mapped = assets(
        place("osm/n1", "Malpas Health Centre", 0, kind="clinic"),
        place("osm/n2", "Malpas Health Centre", 20, kind="surgery"),
    )
    practice = place("national/g/1", "Malpas Health Centre", 40, kind="surgery")
    before, _, joined = join_doubles(mapped, assets(practice), title=TITLE)
    assert joined == 1
    assert before["kind"].tolist() == ["clinic", "surgery"]
