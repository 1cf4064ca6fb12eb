"""Which residents have a street near enough, worked by hand along one street."""

from pathlib import Path

import geopandas as gpd
import shapely

from questions.walks.street_cover import streets_and_residents
from tests.tiny_area import CRS, here, tiny_area

ROOT = Path(__file__).parents[3]
NEWPORT = ROOT.parent / "shared" / "data" / "newport"


def cover_of(folder, homes, wards):
    area = tiny_area(folder)
    residents = gpd.GeoDataFrame(
        [
            {"small_area_code": "A", "ward_code": ward, "residents": count, "geometry": here(*at)}
            for ward, count, at in homes
        ],
        columns=["small_area_code", "ward_code", "residents", "geometry"],
        geometry="geometry",
        crs=CRS,
    )
    table = gpd.GeoDataFrame(wards, geometry="geometry", crs=CRS)
    area.__dict__.update(residents=residents, wards=table)
    return streets_and_residents(area)


def ward(code, name):
    return {
        "ward_code": code,
        "ward_name": name,
        "geometry": shapely.box(*here(0, 0).coords[0], *here(9, 9).coords[0]),
    }


def test_a_hundred_metres_is_near_and_more_is_not(tmp_path):
    homes = [("W1", 10, (250, 99)), ("W1", 5, (250, 160)), ("W2", 7, (-500, 0))]
    cover = cover_of(tmp_path, homes, [ward("W2", "South"), ward("W1", "North"), ward("W3", "Empty")])
    assert (cover.residents, cover.without) == (22, 12)
    told = cover.wards.set_index("ward_name")[["residents", "without"]].to_dict("index")
    assert told == {
        "Empty": {"residents": 0, "without": 0},
        "North": {"residents": 15, "without": 5},
        "South": {"residents": 7, "without": 7},
    }
    assert len(cover.homes_without) == 2


def test_the_ground_near_a_street_holds_it_and_not_what_lies_far_off(tmp_path):
    cover = cover_of(tmp_path, [], [ward("W1", "North")])
    assert cover.reach.covers(here(250, 40))
    assert not cover.reach.intersects(here(250, 500))


def test_newports_residents_without_a_street_are_those_its_pack_counts(newport_pack):
    area = newport_pack
    cover = streets_and_residents(area)
    noted = next(note for source in area.sources for note in source.notes if "residents (" in note)
    assert noted.startswith(f"{cover.without:,} of {cover.residents:,} residents")
