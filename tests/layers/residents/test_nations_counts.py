"""Tables of counts as they are published: rows of a nation, titles, single years of age, look-ups as maps."""

import geopandas as gpd
import pytest

from layers.preparing.prepare import prepare
from layers.residents.vintages import VintageError
from tests.layers.tiny_place import box, edit, write_csv, write_place, write_polygons


@pytest.fixture
def place(tmp_path):
    return write_place(tmp_path / "data")


def run(place):
    return prepare(place, place.parent, areas_folder=place.parents[1] / "areas").area


def report_of(area, layer):
    return next(source for source in area.sources if source.layer == layer)


def test_age_groups_over_single_years_under_titles(place):
    edit(place, 'groups = { aged_65_plus = ["aged 65-74", "aged 75+"] }', 'groups = { aged_65_plus = "65+" }')
    header = ("code", *(f"F{year}" for year in range(91)), *(f"M{year}" for year in range(91)), "rank")
    years = [1] * 182
    with (place.parent / "ages.csv").open("w", encoding="utf-8") as file:
        file.write("Table 3: residents by age\n\n")
        file.write(",".join(header) + "\n")
        file.write(",".join(["O1", *map(str, years), "5"]) + "\n")
    area = run(place)
    assert area.small_areas["aged_65_plus"].sum() == 2 * 26
    assert report_of(area, "counts").notes[0] == (
        "ages.csv: the header is in row 3; 2 rows above it were passed over."
    )


def test_a_lookup_may_be_a_map_file(place):
    edit(place, 'file = "lookup.csv"', 'file = "lookup.gpkg"')
    pairs = gpd.GeoDataFrame(
        {"old": ["O1", "O1"], "new": ["S1", "S2"]}, geometry=[box(0, 0, 1, 1)] * 2, crs="EPSG:4326"
    )
    pairs.to_file(place.parent / "lookup.gpkg")
    assert run(place).small_areas["aged_65_plus"].tolist() == [21, 10]


def same_vintage(place, rows):
    edit(place, 'lookup = { file = "lookup.csv", from = "old", to = "new" }\n', "")
    edit(place, 'vintage = "LSOA 2011"', 'vintage = "LSOA 2021"')
    write_csv(place.parent / "ages.csv", ("code", "aged 65-74", "aged 75+", "rank"), rows)


NATION = [(f"N{number}", 1, 1, 9) for number in range(500)]


def test_a_nations_rows_elsewhere_are_left_out_and_counted(place):
    same_vintage(place, [("S1", 20, 11, 5), *NATION, ("S2", 4, 1, 6)])
    area = run(place)
    assert area.small_areas["aged_65_plus"].tolist() == [31, 5]
    report = report_of(area, "counts")
    assert (report.rows_read, report.rows_kept) == (502, 2)
    assert dict(report.dropped) == {"small areas of other places": 500}


def test_a_row_that_a_nations_file_lacks_is_not_known_where_its_codes_are_those_of_the_boundaries(place):
    same_vintage(place, [("S1", 20, 11, 5), *NATION])
    here = [
        ({"lsoa": "S1", "people": 100, "disabled": 11}, box(0, 0, 500, 1000)),
        ({"lsoa": "S2", "people": 50, "disabled": 7}, box(500, 0, 1000, 1000)),
    ]
    far = [
        ({"lsoa": f"N{number}", "people": 1, "disabled": 0}, box(20_000 + number, 0, 20_001 + number, 1))
        for number in range(500)
    ]
    write_polygons(place.parent / "small_areas.geojson", [*here, *far])
    counts = run(place).small_areas.set_index("small_area_code")["aged_65_plus"]
    assert counts["S1"] == 31
    assert counts.isna()["S2"]


def test_codes_that_the_boundaries_do_not_have_are_of_another_vintage(place):
    same_vintage(place, [("S1", 20, 11, 5), *NATION])
    with pytest.raises(
        VintageError, match=r"ages.csv has no row for S2, but has rows for N0, N1, N10 and 497"
    ):
        run(place)
