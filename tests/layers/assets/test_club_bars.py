"""A club's bar belongs to the club: by its name, by who runs it, or because it stands in its ground."""

from pathlib import Path

import pytest

from layers.assets.duplicates import OF_CLUB
from tests.layers.assets.test_osm_assets import read
from tests.layers.osm_xml import OsmFile

CLUB = {"club": "sport", "sport": "cricket", "name": "Elmsworth Cricket Club"}


def kept(osm: OsmFile, folder: Path) -> tuple[list[str], int]:
    assets = read(osm, folder)
    return sorted(assets.assets["name"]), assets.dropped.get(OF_CLUB, 0)


@pytest.mark.parametrize(
    "bar",
    [
        {"amenity": "bar", "name": "Elmsworth Cricket Club"},
        {"amenity": "bar", "name": "Elmsworth Cricket Club Bar"},
        {"amenity": "pub", "name": "Elmsworth CC"},
        {"amenity": "bar", "name": "The Sightscreen", "operator": "Elmsworth Cricket Club"},
    ],
)
def test_a_bar_with_a_clubs_name_or_run_by_it_is_the_club(tmp_path: Path, bar: dict[str, str]) -> None:
    osm = OsmFile()
    osm.point(0, 0, CLUB)
    osm.point(80, 0, bar)
    assert kept(osm, tmp_path) == (["Elmsworth Cricket Club"], 1)


def test_a_bar_in_a_clubs_ground_is_the_club_but_a_pub_with_its_own_name_is_not(tmp_path: Path) -> None:
    osm = OsmFile()
    osm.square(0, 0, 150, CLUB)
    osm.point(70, 70, {"amenity": "bar"})
    osm.point(20, 20, {"amenity": "bar", "name": "Boundary Bar"})
    osm.point(120, 120, {"amenity": "pub", "name": "The Old Inn"})
    assert kept(osm, tmp_path) == (["Elmsworth Cricket Club", "The Old Inn"], 2)


def test_another_clubs_bar_and_one_further_off_stay(tmp_path: Path) -> None:
    osm = OsmFile()
    osm.point(0, 0, CLUB)
    osm.point(50, 0, {"amenity": "bar", "name": "Ropery Cricket Club"})
    osm.point(60, 0, {"amenity": "pub", "name": "The Cricketers"})
    osm.point(400, 0, {"amenity": "bar", "name": "Elmsworth CC"})
    names, dropped = kept(osm, tmp_path)
    assert (len(names), dropped) == (4, 0)


def test_a_club_known_by_its_bar_alone_is_one_club(tmp_path: Path) -> None:
    osm = OsmFile()
    osm.point(0, 0, {"amenity": "bar", "name": "Elmsworth Cricket Club"})
    assets = read(osm, tmp_path).assets
    assert assets["kind"].tolist() == ["sports_club"]


def test_the_social_clubs_bar_is_the_social_club(tmp_path: Path) -> None:
    osm = OsmFile()
    osm.square(0, 0, 40, {"club": "social", "name": "Ropery Social Club"})
    osm.point(20, 20, {"amenity": "bar", "name": "Ropery Social Club Bar"})
    assert kept(osm, tmp_path) == (["Ropery Social Club"], 1)
