"""A directory of postcodes is a look-up between small areas of two years, but for borders drawn otherwise."""

from pathlib import Path

import pytest

from layers.recognising.files import made_table, placed
from layers.recognising.recognise import recognise
from tests.layers.recognising import made_up
from tests.layers.recognising.test_made_up_councils import prepared

OLD = ("S01010001", "S01010002", "S01010003")
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


def directory(folder: Path, codes: made_up.Codes, *, strays: int) -> None:
    """Twenty postcodes of each zone in the zone of the same place before, some of the first in the second."""
    rows = []
    for at, zone in enumerate(codes.small_areas):
        for number, letter in enumerate(LETTERS):
            old = OLD[1] if at == 0 and number < strays else OLD[at]
            rows.append((f"ZZ{at + 1} 1A{letter}", "", zone, old, "x"))
    header = ["Postcode", "DateOfDeletion", "DataZone2022Code", "DataZone2011Code", "Remark"]
    made_up.table(folder / "z", header, rows)


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    folder = tmp_path / "downloads"
    folder.mkdir()
    return folder


def test_ranks_are_carried_by_the_postcodes_that_zones_share(downloads: Path):
    codes = made_up.scotland(downloads)
    directory(downloads, codes, strays=1)
    seen, area = prepared(codes.council, downloads)
    table = area.small_areas.set_index("small_area_code")
    assert table.loc[list(codes.small_areas[:2]), "deprivation"].tolist() == [300, 20]
    assert seen.people is not None
    ranks = seen.people.groups["deprivation"].here
    assert ranks is not None
    assert ranks.bridge is not None
    file = placed(ranks.bridge.look.origin, downloads)
    lines = (downloads / file).read_text(encoding="utf-8").split()
    assert lines == ["DataZone2011Code,DataZone2022Code",
                     *(f"{old},{new}" for old, new in zip(OLD, codes.small_areas, strict=True))]  # fmt: skip


def test_a_good_part_of_the_postcodes_is_no_stray(downloads: Path):
    codes = made_up.scotland(downloads)
    directory(downloads, codes, strays=8)
    seen = recognise(codes.council, downloads)
    assert seen.people is not None
    ranks = seen.people.groups["deprivation"].here
    assert ranks is not None
    assert ranks.bridge is not None
    assert (OLD[1], codes.small_areas[0]) in ranks.bridge.pairs


def test_super_output_areas_are_the_same_under_the_heading_of_another_year(downloads: Path):
    codes = made_up.northern_ireland(downloads)
    old = ("95GG01S1", "95GG02S1", "95GG03S1")
    rows = [(f"BT9{at} 1A{letter}", zone, before) for at, (zone, before) in enumerate(
        zip(codes.small_areas, old, strict=True)) for letter in LETTERS]  # fmt: skip
    made_up.table(downloads / "6", ["pcds", "oa21cd", "lsoa11cd"], rows)
    _, area = prepared(codes.council, downloads)
    ranks = area.small_areas.set_index("small_area_code")["deprivation"]
    assert ranks[list(codes.small_areas[:2])].tolist() == [300, 20]


def test_a_group_of_the_census_is_taken_from_the_narrowest_table(downloads: Path):
    codes = made_up.england(downloads)
    none = "No cars or vans in household"
    zones = codes.small_areas
    made_up.table(downloads / "c", ["LSOA21CD", none], made_up.beside(zones, (10, 5, 4)))
    wider = made_up.beside(zones, ((9, 1, 1), (4, 1, 1), (3, 1, 1)))
    made_up.table(downloads / "d", ["LSOA21CD", none, "x", "y"], wider)
    _, area = prepared(codes.council, downloads)
    table = area.small_areas.set_index("small_area_code")["households_without_car"]
    assert table[list(zones[:2])].tolist() == [10, 5]


def test_two_alike_that_say_different_things_are_still_named(downloads: Path):
    codes = made_up.england(downloads)
    none = "No cars or vans in household"
    for name, counts in (("c", (10, 5, 4)), ("d", (9, 4, 3))):
        made_up.table(downloads / name, ["LSOA21CD", none], made_up.beside(codes.small_areas, counts))
    seen = recognise(codes.council, downloads)
    assert seen.people is not None
    choice = seen.people.groups["households_without_car"]
    assert choice.here is None
    assert "they say different things: c, d" in str(choice.refusal)


def test_a_made_table_is_written_only_where_a_recipe_names_it(tmp_path: Path):
    made = made_table([("a", "b")], file="t", shown="t", container="t")
    assert not (tmp_path / made.file).exists()
    assert (tmp_path / placed(made, tmp_path)).read_text(encoding="utf-8") == "a,b\n"
