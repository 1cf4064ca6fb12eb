"""A row keeps its id when its list comes again; rows that share one are refused, or are one."""

import pytest
from hypothesis import given, strategies as st

from layers.register.importing.draft import Draft
from layers.register.importing.row_ids import give_ids
from layers.tables.row_reasons import AGAIN, SAME_ID


def row(number=2, *, more=(), source_id="", **said):
    known = {"name": "Lunch", "organisation": "", "interests": (), "kind": "lunch_club"}
    known["postcode"] = "NP20 4AA"
    cells = {name: said.pop(name) for name in ("when", "phone", "asset_id", "address") if name in said}
    cells["source_id"] = source_id
    known |= said
    return Draft(number, cells, {name: name for name in cells}, known, list(more))


def ids(*rows, has_ids=False, own=False):
    give_ids(rows, has_ids=has_ids, own=own)
    return [each.known.get("source_id") for each in rows]


def test_an_id_that_is_given_stays():
    assert ids(row(source_id="7"), row(3, source_id="8"), has_ids=True) == ["7", "8"]


def test_a_row_without_an_id_has_the_same_one_when_its_times_or_telephone_change():
    [first], [second] = ids(row(when="Mon", phone="1")), ids(row(when="Tue", phone="2"))
    assert first == second
    assert len(first) == 12


def test_another_name_place_kind_or_interest_is_another_asset():
    made = [*ids(row()), *ids(row(name="Tea")), *ids(row(postcode="NP20 4AB")), *ids(row(kind="cafe"))]
    made += [*ids(row(interests=("art",))), *ids(row(organisation="Chapel"))]
    assert len(set(made)) == len(made)


def test_a_spelling_of_the_name_is_no_other_asset():
    assert ids(row(name="LUNCH ")) == ids(row())


def test_a_row_without_a_postcode_is_told_by_its_address_or_its_point():
    by_address = ids(row(postcode="", address="1 High Street", longitude=-3.0, latitude=51.6))
    moved = ids(row(postcode="", address="1 High Street", longitude=-3.1, latitude=51.6))
    assert by_address == moved
    here, near, far = (
        ids(row(postcode="", longitude=-3.0, latitude=latitude)) for latitude in (51.6, 51.60001, 51.7)
    )
    assert here == near != far


def test_rows_that_only_differ_in_other_cells_are_told_apart_by_them():
    monday, tuesday = row(2, when="Mon"), row(3, when="Tue")
    first, second = ids(monday, tuesday)
    assert first != second
    assert (monday.reason, tuesday.reason) == ("", "")


def test_a_row_that_stands_twice_is_one():
    rows = [row(2), row(3), row(4, more=[("Chair", "AB")])]
    made = ids(*rows)
    assert [each.reason for each in rows] == ["", AGAIN, ""]
    assert rows[1].faults[0].what == "This row says the same as row 2."
    assert made[0] == made[1] != made[2]


def test_rows_that_share_an_id_and_differ_are_all_refused_by_their_numbers():
    rows = [row(number, source_id="7", when=str(number)) for number in range(2, 10)]
    ids(*rows, has_ids=True)
    assert {each.reason for each in rows} == {SAME_ID}
    assert rows[0].faults[0].what == 'Rows 2, 3, 4, 5, 6, 7 and 2 more share the id "7" but differ.'
    two = [row(number, source_id="7", more=[("Chair", str(number))]) for number in (2, 3)]
    ids(*two, has_ids=True)
    assert two[1].faults[0].what == 'Rows 2, 3 share the id "7" but differ.'


@pytest.mark.parametrize(
    ("rows", "words"),
    [(6, "Rows 2, 3, 4, 5, 6, 7 share"), (7, "Rows 2, 3, 4, 5, 6, 7 and 1 more share")],
)
def test_six_rows_are_named_and_the_rest_counted(rows, words):
    alike = [row(2 + at, source_id="7", when=str(at)) for at in range(rows)]
    ids(*alike, has_ids=True)
    assert alike[0].faults[0].what.startswith(words)


def test_rows_alike_in_every_cell_are_one_though_they_share_an_id():
    rows = [row(2, source_id="7"), row(3, source_id="7")]
    ids(*rows, has_ids=True)
    assert [each.reason for each in rows] == ["", AGAIN]


def test_in_an_export_the_asset_has_the_id_and_two_sources_may_use_one():
    rows = [row(2, source_id="7", asset_id="a/7"), row(3, source_id="7", asset_id="b/7", when="Mon")]
    assert ids(*rows, has_ids=True, own=True) == ["7", "7"]
    assert [each.reason for each in rows] == ["", ""]


def test_a_missing_id_is_told_only_where_the_list_has_ids():
    lacking, without = row(2), row(2)
    ids(lacking, has_ids=True)
    ids(without, has_ids=False)
    assert "This row has no id" in lacking.faults[0].what
    assert without.faults == []


@given(st.permutations(range(6)))
def test_the_order_of_the_rows_does_not_matter_to_their_ids(order):
    names = ["Lunch", "Tea", "Art", "Bowls", "Choir", "Chess"]
    made = dict(zip(order, ids(*(row(at, name=names[at]) for at in order)), strict=True))
    assert [made[at] for at in range(6)] == [ids(row(name=name))[0] for name in names]
