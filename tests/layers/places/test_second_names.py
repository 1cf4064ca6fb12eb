"""A place keeps what it is called in Welsh, Gaelic, Irish or English beside its name."""

from collections import namedtuple

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, strategies as st

from layers.places.name_columns import with_second_names
from layers.places.second_names import (
    LANGUAGES,
    NAME_COLUMNS,
    column_headed,
    names_in_tags,
    other_names,
    second_columns,
)
from layers.places.streets import street_names
from layers.streets.read import read_streets
from tests.layers.osm_xml import CORNER, CRS, OsmFile

EVERYWHERE = shapely.box(CORNER[0] - 100, CORNER[1] - 100, CORNER[0] + 9_000, CORNER[1] + 9_000)
NONE = dict.fromkeys(NAME_COLUMNS, "")


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        ({"name": "Barry", "name:cy": "Y Barri"}, {"name_cy": "Y Barri"}),
        ({"name": "Fort William", "name:gd": "An Gearasdan"}, {"name_gd": "An Gearasdan"}),
        ({"name": "Downpatrick", "name:ga": " Dún  Pádraig "}, {"name_ga": "Dún Pádraig"}),
        ({"name": "Barry", "name:cy": "Y Barri;Barri"}, {"name_cy": "Y Barri"}),
        ({"name": "Barry", "name:fr": "Barri"}, {}),
        ({"name": "Barry"}, {}),
        ({}, {}),
    ],
)
def test_a_name_of_another_language_is_read(tags, names):
    assert names_in_tags(tags) == NONE | names


def test_english_is_a_second_name_only_where_the_name_is_of_another_language():
    welsh = {"name": "Caergybi", "name:cy": "Caergybi", "name:en": "Holyhead"}
    assert names_in_tags(welsh) == NONE | {"name_cy": "Caergybi", "name_en": "Holyhead"}
    spelling = {"name": "Vittorios", "name:en": "Vittorio's"}
    assert names_in_tags(spelling) == NONE
    nameless = {"name:en": "Holyhead"}  # its only name: that is its name
    assert names_in_tags(nameless) == NONE


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("name_cy", "name_cy"), ("name:gd", "name_gd"), ("Name GA", "name_ga"), ("Welsh name", "name_cy"),
        ("Name (in Welsh)", "name_cy"), ("ENW", "name_cy"), ("English Name", "name_en"),
        ("name", ""), ("name_fr", ""), ("Welsh speaker", ""), ("", ""), ("name_", ""),
    ],
)  # fmt: skip
def test_a_list_may_head_the_column_in_several_ways(heading, column):
    assert column_headed(heading) == column


def test_only_the_languages_that_name_anything_have_a_column_beside_the_name():
    table = pd.DataFrame({"ward_name": ["Nash", "Gaer"], "code": [1, 2]}, index=[7, 3])
    wide = with_second_names(table, [{"name_cy": "Trefonnen"}, {"name_ga": ""}], of="ward_name")
    assert list(wide.columns) == ["ward_name", "ward_name_cy", "code"]
    assert wide["ward_name_cy"].to_dict() == {7: "Trefonnen", 3: ""}
    assert list(table.columns) == ["ward_name", "code"]  # the table given is as it was
    assert second_columns(wide.columns, of="ward_name") == ["ward_name_cy"]
    assert second_columns(wide.columns) == []


def test_several_languages_stand_in_their_order():
    row = {"name_en": "d", "name_ga": "c", "name_cy": "a", "name_gd": "b"}
    wide = with_second_names(pd.DataFrame({"name": ["n"]}), [row])
    assert list(wide.columns) == ["name", *NAME_COLUMNS]
    assert other_names(wide.iloc[0]) == tuple(zip(LANGUAGES, "abcd", strict=True))


def test_a_name_that_is_only_written_otherwise_is_no_other_name():
    assert other_names({"name": "Saint Mary's Road", "name_cy": "St. Marys Rd"}) == ()
    assert other_names({"name": "Nash", "name_cy": "Trefonnen", "name_gd": ""}) == (("cy", "Trefonnen"),)
    assert other_names({"name": "Nash", "name_cy": np.nan}) == ()


@given(st.fixed_dictionaries({"name": st.text(max_size=8)}, optional=dict.fromkeys(NAME_COLUMNS, st.text())))
def test_a_row_answers_alike_as_a_mapping_a_series_and_a_tuple(row):
    as_tuple = namedtuple("Row", row)(**row)
    assert other_names(row) == other_names(as_tuple) == other_names(pd.Series(row, dtype=object))
    assert row["name"] not in [name for _, name in other_names(row)]


def read_street_names(osm, folder):
    streets = read_streets(osm.write(folder), crs=CRS, keep=EVERYWHERE)
    localities = gpd.GeoDataFrame({"name": [], "kind": []}, geometry=[], crs=CRS)
    return streets, street_names(streets.network, streets.ways, localities=localities)


def test_a_street_is_called_what_most_of_its_pieces_are(tmp_path):
    osm = OsmFile()
    for x, welsh in enumerate(("Heol Fawr", "Stryd Fawr", "Stryd Fawr", "")):
        tags = {"highway": "residential", "name": "High Street"}
        osm.line([(100.0 * x, 0.0), (100.0 * x + 100, 0.0)], tags | ({"name:cy": welsh} if welsh else {}))
    osm.line([(0.0, 0.0), (0.0, 300.0)], {"highway": "residential", "name": "Back Lane"})
    streets, names = read_street_names(osm, tmp_path)
    assert list(names.columns) == ["street", "street_cy", "locality", "geometry"]
    assert dict(zip(names["street"], names["street_cy"], strict=True)) == {
        "High Street": "Stryd Fawr",
        "Back Lane": "",
    }
    assert sorted(streets.ways["name_cy"]) == ["", "", "Heol Fawr", "Stryd Fawr", "Stryd Fawr"]


def test_streets_of_one_language_have_the_columns_that_they_had(tmp_path):
    osm = OsmFile()
    osm.line([(0.0, 0.0), (300.0, 0.0)], {"highway": "residential", "name": "High Street"})
    assert list(read_street_names(osm, tmp_path)[1].columns) == ["street", "locality", "geometry"]
