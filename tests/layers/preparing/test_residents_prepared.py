"""Residents as the files have them: finer areas, points for addresses, own wards, counts left out."""

from pathlib import Path

import pytest

from geo.errors import MissingColumnError
from layers.preparing.prepare import prepare
from layers.wards.boundaries import BoundaryFileError
from tests.layers.tiny_place import at, box, edit, write_csv, write_place, write_polygons

UPRNS = """
[uprns]
file = "uprns.csv"
uprn = "UPRN"
easting = "X_COORDINATE"
northing = "Y_COORDINATE"
source_url = "https://points.example/"
licence = "Licence B"
attribution = "Survey people"
date = 2026-03-01
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return write_place(tmp_path / "data")


def run(place: Path):
    return prepare(place, place.parent, areas_folder=place.parents[1] / "areas").area


def notes(area, layer: str) -> str:
    return " ".join(note for source in area.sources if source.layer == layer for note in source.notes)


def postcodes(place: Path, *rows: tuple[str, float, float, str, str]) -> None:
    table = [(name, *at(x, y), ward, council) for name, x, y, ward, council in rows]
    write_csv(place.parent / "postcodes.csv", ("pc", "e", "n", "ward", "council"), table)
    edit(place, 'northing = "n"', 'northing = "n"\nward_code = "ward"\ncouncil_code = "council"')


def test_points_for_addresses_share_residents_and_none_is_kept(place):
    points = [(1, 100, 100), (2, 110, 100), (3, 120, 110), (4, 100, 940), (5, 900, 90), (6, 9000, 90)]
    table = [(number, *at(x, y)) for number, x, y in points]
    write_csv(place.parent / "uprns.csv", ("UPRN", "X_COORDINATE", "Y_COORDINATE"), table)
    place.write_text(place.read_text(encoding="utf-8") + UPRNS, encoding="utf-8")
    area = run(place)
    residents = area.residents.set_index("point_id")["residents"].to_dict()
    assert residents == {"S1/ZZ1 1AA": 75, "S1/ZZ1 1AB": 25, "S2/ZZ1 1AD": 50}
    assert "2 small areas shared among postcodes by their property reference numbers" in notes(
        area, "small areas"
    )
    read = next(source for source in area.sources if source.layer == "uprns")
    assert (read.rows_read, read.rows_kept, read.attribution) == (6, 5, "Survey people")
    assert not list(area.folder.glob("*uprn*"))


def test_wrong_columns_of_points_are_named_with_those_of_other_sections(place):
    write_csv(place.parent / "uprns.csv", ("UPRN", "EASTING", "NORTHING"), [(1, *at(100, 100))])
    place.write_text(place.read_text(encoding="utf-8") + UPRNS, encoding="utf-8")
    edit(place, 'name = "name"', 'name = "title"')
    with pytest.raises(MissingColumnError) as caught:
        run(place)
    assert str(caught.value).splitlines()[1:-1] == [
        '- wards.geojson has no "title" column, which [wards] names as "name"; it has "code", "name".',
        '- uprns.csv has no "X_COORDINATE", "Y_COORDINATE" column, which [uprns] names as "easting", '
        '"northing"; it has "UPRN", "EASTING", "NORTHING".',
    ]


def test_output_areas_inherit_what_is_known_of_the_wider_areas_about_them(place):
    quarters = [("OA1", 60, 0, 250), ("OA2", 40, 250, 500), ("OA3", 30, 500, 750), ("OA4", 20, 750, 1000)]
    write_polygons(
        place.parent / "small_areas.geojson",
        [
            ({"lsoa": code, "people": people, "disabled": 1}, box(west, 0, east, 1000))
            for code, people, west, east in quarters
        ],
    )
    header = ("code", "aged 65-74", "aged 75+", "rank")
    write_csv(place.parent / "ages.csv", header, [("L1", 10, 10, 3), ("L2", 5, 0, 9)])
    pairs = [("L1", "OA1"), ("L1", "OA2"), ("L2", "OA3"), ("L2", "OA4")]
    write_csv(place.parent / "lookup.csv", ("old", "new"), pairs)
    area = run(place)
    table = area.small_areas.set_index("small_area_code")
    assert table["aged_65_plus"].to_dict() == {"OA1": 12, "OA2": 8, "OA3": 3, "OA4": 2}
    assert table["deprivation"].to_dict() == {"OA1": 3, "OA2": 3, "OA3": 9, "OA4": 9}
    assert "shared among their parts: 2 by their residents" in notes(area, "counts")


def test_a_home_counts_in_the_ward_that_its_postcode_names_and_the_report_says_how_many(place):
    west, east = "E05999901", "E05999902"
    postcodes(
        place,
        ("ZZ1 1AA", 100, 100, west, "c"), ("ZZ1 1AB", 480, 100, east, "c"),
        ("ZZ1 1AE", 490, 200, "E05111111", "next"), ("ZZ1 1AD", 900, 100, east, "c"),
    )  # fmt: skip
    area = run(place)
    homes = area.residents.set_index("point_id")
    assert homes["ward_code"].to_dict() == {"S1/ZZ1 1AA": west, "S1/ZZ1 1AB": east, "S2/ZZ1 1AD": east}
    assert homes["residents"].to_dict() == {"S1/ZZ1 1AA": 50, "S1/ZZ1 1AB": 50, "S2/ZZ1 1AD": 50}
    sentences = notes(area, "small areas")
    assert "1 postcode with 50 residents lies by its point in another ward than it names" in sentences
    assert "1 postcode only seems to lie in its small area: its own council is another." in sentences


def test_codes_of_another_year_are_told_and_the_point_counts(place):
    postcodes(place, ("ZZ1 1AA", 100, 100, "E05000001", "c"), ("ZZ1 1AD", 900, 100, "E05000002", "c"))
    area = run(place)
    assert area.residents["ward_code"].to_list() == ["E05999901", "E05999902"]
    assert "The postcodes name wards of another year" in notes(area, "small areas")


def test_a_small_area_whose_residents_are_left_out_stays_and_is_not_known(place):
    write_polygons(
        place.parent / "small_areas.geojson",
        [
            ({"lsoa": "S1", "people": None, "disabled": 11}, box(0, 0, 500, 1000)),
            ({"lsoa": "S2", "people": 50, "disabled": "c"}, box(500, 0, 1000, 1000)),
        ],
    )
    area = run(place)
    homes = area.residents.set_index("point_id")
    assert homes["residents"].isna().to_dict() == {
        "S1/ZZ1 1AA": True, "S1/ZZ1 1AB": True, "S2/ZZ1 1AD": False,
    }  # fmt: skip
    assert homes["disabled"].isna().to_list() == [False, False, True]
    source = next(source for source in area.sources if source.layer == "small areas")
    assert (source.rows_read, source.rows_kept) == (2, 2)
    assert {fault.column for fault in source.faults} == {"people", "disabled"}
    assert "How many live in 1 small area is not known." in notes(area, "small areas")


def test_more_of_a_group_than_people_is_told_and_not_known(place):
    edit(place.parent / "small_areas.geojson", '"disabled": 7', '"disabled": 70')
    area = run(place)
    assert area.small_areas["disabled"].isna().to_list() == [False, True]
    source = next(source for source in area.sources if source.layer == "small areas")
    assert "S2 has 70 people of the group disabled among 50 residents" in source.faults[0].what


def test_small_areas_of_two_vintages_in_one_file_are_refused(place):
    write_polygons(
        place.parent / "small_areas.geojson",
        [
            ({"lsoa": "S1", "people": 100, "disabled": 1}, box(0, 0, 500, 1000)),
            ({"lsoa": "S2", "people": 50, "disabled": 1}, box(500, 0, 1000, 1000)),
            ({"lsoa": "T1", "people": 150, "disabled": 2}, box(0, 0, 1000, 1000)),
        ],
    )
    with pytest.raises(
        BoundaryFileError, match=r"In small_areas.geojson the boundaries of S1 and T1 overlap"
    ):
        run(place)


def test_wards_of_one_name_are_told_apart_when_the_area_is_opened(place):
    edit(place.parent / "wards.geojson", '"East"', '"West"')
    assert run(place).wards["ward_name"].to_list() == ["West (E05999901)", "West (E05999902)"]
