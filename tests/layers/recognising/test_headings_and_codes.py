"""What headings and codes mean: those of the offices' own tables, and near misses of them."""

from pathlib import Path

import pytest

from layers.recognising.council import plain_name
from layers.recognising.files import kind_of, made_table
from layers.recognising.long_tables import widened
from layers.recognising.looks import Look, header_of, look_at
from layers.recognising.recipe_sections import area_slug
from layers.recognising.words.codes import name_column, unit_of, unit_of_column, vintage_of, year_of
from layers.recognising.words.headings import counts_of

TS001 = "Total: All usual residents; measures: Value"


@pytest.mark.parametrize(
    ("code", "unit"),
    [
        ("E05014989", "ward"), ("W05001627", "ward"), ("S13002516", "ward"), ("N08000101", "ward"),
        ("E06000001", "council"), ("E07000026", "council"), ("E09000033", "council"),
        ("N09000003", "council"),
        ("E01006212", "lsoa"), ("W01001600", "lsoa"), ("E00030771", "oa"), ("S01006506", "dz"),
        ("N20000001", "ni_dz"), ("95AA01S1", "soa"), ("NP20 4AB", "postcode"), ("BT1 1AA", "postcode"),
        ("E12000002", None), ("E92000001", None), ("E0500001", None), ("Wigan 026A", None), ("", None),
    ],
)  # fmt: skip
def test_a_code_is_of_what_its_form_says(code, unit):
    assert unit_of(code) == unit


def test_a_total_among_codes_does_not_hide_what_a_column_is():
    assert unit_of_column(["E01006212"] * 19 + ["Total"]) == "lsoa"
    assert unit_of_column(["E01006212", "Total"]) is None
    assert unit_of_column([]) is None


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("LSOA21CD", 2021), ("lsoa11_code", 2011), ("LSOA code (2021)", 2021), ("DZ2021_cd", 2021),
        ("SOA2001", 2001),
        ("WD97CD", 1997), ("WD31CD", 2031), ("mnemonic", None), ("DZCode", None),
    ],
)  # fmt: skip
def test_the_year_is_that_of_the_heading_whichever_it_is(heading, year):
    assert year_of(heading) == year


def test_scotlands_zones_say_by_their_numbers_of_which_census_they_are():
    assert [year_of("DZCode", [code]) for code in ("S01000001", "S01006506", "S01013481", "S01013482")] == [
        2001, 2011, 2011, 2022,
    ]  # fmt: skip
    assert (vintage_of("dz", 2022), vintage_of("lsoa", None)) == ("Data Zone 2022", "LSOA")


def test_the_name_stands_beside_its_code():
    columns = ["WD23CD", "WD23NM", "WD23NMW", "area_code", "area_name", "LGD2014_cd", "LGD2014_nm"]
    assert [name_column(code, columns) for code in ("WD23CD", "area_code", "LGD2014_cd", "OTHERCD")] == [
        "WD23NM", "area_name", "LGD2014_nm", None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "counts"),
    [
        (["Total: All usual residents; measures: Value"], {"everyone": TS001}),
        (["residents_2021", "disabled_2021"], {"everyone": "residents_2021", "disabled": "disabled_2021"}),
        (
            ["Day-to-day activities limited a lot", "Day-to-day activities limited a little", "Not disabled"],
            {"disabled": ("Day-to-day activities limited a lot", "Day-to-day activities limited a little")},
        ),
        (["One-person household: Total"], {"living_alone": "One-person household: Total"}),
        (["No cars or vans in household"], {"households_without_car": "No cars or vans in household"}),
        (["SIMD2020v2_Rank"], {"deprivation": "SIMD2020v2_Rank"}),
        (["WIMD 2025"], {"deprivation": "WIMD 2025"}),
        (["IMD_decile", "IMD_score", "Income_rank"], {}),
        (["1 car or van in household", "total_households", "Total"], {}),
    ],
)  # fmt: skip
def test_a_heading_counts_whom_its_words_say(columns, counts):
    assert counts_of(columns) == counts


def test_bands_of_age_are_added_up_without_a_gap_and_none_is_cut_in_two():
    whole = counts_of(["Aged 65 to 74 years", "Aged 75 to 84 years", "Aged 85 years and over"])
    assert whole["aged_65_plus"] == ("Aged 65 to 74 years", "Aged 75 to 84 years", "Aged 85 years and over")
    assert whole["aged_75_plus"] == ("Aged 75 to 84 years", "Aged 85 years and over")
    assert counts_of(["Aged 65 to 74 years", "Aged 85 years and over"]) == {}
    assert counts_of(["Aged 60 to 74 years", "Aged 75 years and over"]) == {
        "aged_75_plus": "Aged 75 years and over"
    }
    assert counts_of(["aged_0_15", "aged_16_64"]) == {"under_16": "aged_0_15"}
    assert counts_of([*map(str, range(90)), "90+"])["aged_65_plus"] == "65+"


def looked_at(rows: list[list[str]]) -> Look:
    look = look_at(made_table(rows, file="x", shown="x", container="x"), Path())
    assert isinstance(look, Look)
    return look


def test_the_header_is_the_fuller_row_above_the_first_code():
    rows = [["Title"], ["", "a note"], ["name", "code", "people"], ["x", "E01006212", "5"]]
    assert header_of(list(enumerate(rows, start=1))) == 2
    assert header_of([(1, ["NP20 4AB", "10"])]) is None
    look = looked_at(rows)
    assert (look.columns, look.units, look.titles) == (
        ("name", "code", "people"),
        {"code": "lsoa"},
        ("Title", "a note"),
    )


@pytest.mark.parametrize(
    ("header", "rows", "wide"),
    [
        (
            ["GEOGRAPHY_CODE", "C_AGE", "OBS_VALUE"],
            [["E01000001", "200", "9"], ["E01000001", "191", "2"], ["E01000002", "200", "8"]],
            ("GEOGRAPHY_CODE", "All ages", "Aged 90+"),
        ),
        (
            ["Data Zone Code", "Sex Label", "Age Label", "Count"],
            [["N20000001", "All", "0-15 years", "5"], ["N20000001", "Female", "0-15 years", "3"],
             ["N20000001", "All", "65+ years", "4"], ["N20000001", "Female", "65+ years", "2"]],
            ("Data Zone Code", "0-15 years", "65+ years"),
        ),
        (
            ["code", "sex", "65"],
            [["E01000001", "Persons", "7"], ["E01000001", "Males", "3"]],
            ("code", "sex", "65"),
        ),
    ],
)  # fmt: skip
def test_a_row_for_each_category_becomes_a_column_and_only_that_of_everybody(header, rows, wide):
    look = widened(looked_at([header, *rows]), Path())
    assert isinstance(look, Look)
    assert look.columns == wide
    code = look.columns[0]
    assert len(set(look.sampled(code))) == len(look.sampled(code))


def test_a_table_with_a_row_for_each_small_area_stays_as_it_is():
    look = looked_at([["code", "count"], ["E01000001", "7"], ["E01000002", "3"]])
    assert widened(look, Path()) is look


def test_a_council_is_called_as_people_write_it():
    assert {
        plain_name(name)
        for name in ("Bristol, City of", "City of Bristol", "BRISTOL", "Bristol City Council")
    } == {"bristol"}
    assert plain_name("St. Helens") == plain_name("St Helens")
    assert plain_name("Bath & North East Somerset") == plain_name("Bath and North East Somerset")
    assert plain_name("Newcastle upon Tyne") != plain_name("Newcastle-under-Lyme")
    assert area_slug("Ynys Môn / Isle of Anglesey", "W06000001") == "ynys-mon-isle-of-anglesey"
    assert area_slug("中", "E06000001") == "e06000001"


def test_a_file_is_what_its_first_bytes_say():
    assert kind_of(b"\x00\x00\x00\x0d\x0a\x09OSMHeader") == "pbf"
    assert kind_of(b"<?xml version='1.0'?>\n<osm version='0.6'>") == "osm"
    assert kind_of(b"\xef\xbb\xbfcode,name\n") == "table"
    assert kind_of(b"\xff\xfec\x00o\x00") == "table"
    assert kind_of(b"  \n{") == "geojson"
