"""Lists of postcodes and small areas become areas; what cannot is said by its row, never by its postcode."""

import pytest

from layers.tables.source_table import SourceTable
from layers.zones.from_list import ListColumns, form_of_column, guessed_columns, zones_of_list
from layers.zones.model import MOST_ZONES, Zone, ZoneError, ZoneForm


def table(*rows, columns=("Postcode", "Area")):
    return SourceTable("list.csv", columns, list(rows), list(range(2, 2 + len(rows))))


def test_postcodes_are_gathered_by_the_name_beside_them_however_both_are_written():
    rows = [("zz11aa", "North  End"), ("ZZ1 1AB", "north end"), ("ZZ1 1AA", "North End"), ("ZZ12AA", "South")]
    listed = zones_of_list(table(*rows), ListColumns("Postcode", "Area"))
    assert listed.form is ZoneForm.POSTCODES
    assert listed.zones == (Zone("North End", ("ZZ1 1AA", "ZZ1 1AB")), Zone("South", ("ZZ1 2AA",)))
    assert listed.notes == ()


def test_a_list_without_names_is_one_area():
    listed = zones_of_list(table(("ZZ1 1AA",), columns=("Postcode",)), ListColumns("Postcode"), single="Ours")
    assert listed.zones == (Zone("Ours", ("ZZ1 1AA",)),)


@pytest.mark.parametrize(
    "code", ["E01000001", "W01001600", "S01006506", "N20000001", "95GG010001", "e00000001"]
)
def test_codes_of_small_areas_of_every_nation_are_heard(code):
    listed = zones_of_list(table((code, "A")), ListColumns("Postcode", "Area"))
    expected = ZoneForm.SMALL_AREAS
    assert (listed.form, listed.zones[0].members) == (expected, (code.upper(),))


def test_the_columns_are_found_by_what_is_in_them():
    wide = table(("1", "ZZ1 1AA", "", "North"), ("2", "ZZ1 1AB", "", "South"), columns=("a", "b", "c", "d"))
    assert guessed_columns(wide) == ListColumns("b", "a")
    assert form_of_column(wide, "d") is None
    with pytest.raises(ZoneError, match=r"No column of list\.csv holds postcodes or codes"):
        guessed_columns(table(("x", "y")))


def test_rows_that_are_left_out_are_named_by_number():
    rows = [("ZZ1 1AA", "A"), ("Mrs Jones", "A"), ("ZZ1 1AB", "A"), ("ZZ1 1AD", "  ")]
    notes = zones_of_list(table(*rows), ListColumns("Postcode", "Area")).notes
    assert [str(note) for note in notes] == [
        "1 row was left out, for it has no whole postcode: 3.",
        "1 row was left out, for no area is named beside it: 5.",
    ]


def test_one_postcode_in_two_areas_is_refused_by_its_rows():
    rows = [("ZZ1 1AA", "North"), ("ZZ1 1AB", "South"), ("zz1 1aa", "South")]
    with pytest.raises(ZoneError, match=r"Rows 2 and 4 of list\.csv put one postcode into two") as error:
        zones_of_list(table(*rows), ListColumns("Postcode", "Area"))
    assert "ZZ1" not in str(error.value).upper()
    assert '"North", "South"' in str(error.value)


@pytest.mark.parametrize(
    ("rows", "columns", "words"),
    [
        ([("ZZ1 1AA", "A")], ListColumns("Code", "Area"), 'no column "Code"; it has Postcode, Area'),
        ([("ZZ1 1AA", "A")], ListColumns("Area", "Postcode"), "neither postcodes nor codes of small areas"),
        ([("ZZ1 1AA", "")], ListColumns("Postcode", "Area"), "has no row that can be used"),
        ([("ZZ1 1AA", "x" * 101)], ListColumns("Postcode", "Area"), "name is 101 characters long"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_in_words(rows, columns, words):
    with pytest.raises(ZoneError, match=words):
        zones_of_list(table(*rows), columns)


def test_a_list_of_too_many_areas_is_refused():
    letters = "ABDEFGHJLN"
    codes = [f"ZZ{a} {b}{c}{d}" for a in range(1, 8) for b in range(1, 9) for c in letters for d in "AB"]
    rows = [(code, f"Area {at}") for at, code in enumerate(codes[: MOST_ZONES + 1])]
    with pytest.raises(ZoneError, match="has 501 areas, more than the 500"):
        zones_of_list(table(*rows), ListColumns("Postcode", "Area"))


def test_names_cannot_hide_signs():
    rows = [("ZZ1 1AA", "A\u202eB\x00"), ("ZZ1 1AB", "{{7*7}}<b>")]
    zones = zones_of_list(table(*rows), ListColumns("Postcode", "Area")).zones
    assert {zone.name for zone in zones} == {"A B", "{{7*7}}<b>"}
