"""No cell, however odd or long, breaks the reader of rows or holds it up."""

import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from layers.assets.kinds import Kinds
from layers.register.exporting.tables import EXPORT_COLUMNS
from layers.register.importing.mapping.columns import guess_mapping
from layers.register.importing.places import PlaceFinder
from layers.register.importing.rows import read_rows
from layers.register.importing.source import Imported, Source
from layers.register.records import to_record, to_text
from layers.tables.cells import without_control
from layers.tables.looks.cell_shapes import LONGEST_CELL
from layers.tables.source_table import SourceTable
from tests.layers.register.importing.conftest import TODAY

LIKELY = {
    "Ref": "1",
    "Name": "Choir",
    "Type": "Lunch club",
    "Postcode": "NP20 4AA",
    "Address": "1 High Street, Newport",
    "Days and times": "Mon 10-12",
    "Cost": "£2",
    "Ages": "18-60",
    "Phone": "01632 960001",
    "Email": "a@example.org",
    "Website": "https://example.org",
    "Longitude": "-3.0",
    "Latitude": "51.5",
    "Step-free": "yes",
    "Status": "active",
    "Hide address": "no",
    "Places a week": "20",
    "Last checked": "2026-01-01",
}
OWN = {**dict.fromkeys(EXPORT_COLUMNS, ""), "asset_id": "a/1", "name": "Choir", "kind": "lunch_club"}
ODD = st.text(max_size=12) | st.sampled_from(
    ["²", "٣", "9" * 30, "1e999", "-0", "NaN", "[", '[["a"]]', "[" * 60, "{}", "0000-00-00", "99:99", "'"]
)


def read(row: dict[str, str], like: dict[str, str], kinds: Kinds, today: date = TODAY) -> Imported:
    """One row, its columns understood as those of ``like`` are."""
    as_usual = SourceTable("list.csv", tuple(like), [tuple(like.values())], [2])
    cells = tuple(without_control(cell).strip() for cell in row.values())  # as every file's parser does
    table = SourceTable("list.csv", tuple(like), [cells], [2])
    mapping = guess_mapping(as_usual, kinds)
    return read_rows(table, mapping, source=Source("List"), kinds=kinds, finder=PlaceFinder(), today=today)


@pytest.mark.parametrize("like", [LIKELY, OWN], ids=["a list", "our own export"])
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changed=st.dictionaries(st.integers(0, 60), ODD, min_size=1, max_size=4))
def test_no_odd_cell_breaks_the_reader(kinds: Kinds, like: dict[str, str], changed: dict[int, str]) -> None:
    names = list(like)
    row = like | {names[place % len(names)]: cell for place, cell in changed.items()}
    found = read(row, like, kinds)
    assert found.rows_read == len(found.assets) + sum(found.refused.values())
    for asset in found.assets:
        assert to_text(to_record(asset)), "what comes in can be kept"


@pytest.mark.parametrize(
    "part", ["Mon ", "12:00-", "1", "FREQ=WEEKLY;", "and ", "a", " ,", "(", "£1 ", "[", "é.", "@a."]
)
def test_no_long_cell_holds_the_reader_up(kinds: Kinds, part: str) -> None:
    cell = (part * LONGEST_CELL)[:LONGEST_CELL]
    began = time.monotonic()
    found = read(dict.fromkeys(LIKELY, cell) | {"Type": "Lunch club"}, LIKELY, kinds)
    table = SourceTable("list.csv", tuple(LIKELY), [(cell,) * len(LIKELY)], [2])
    guess_mapping(table, kinds)
    assert time.monotonic() - began < 5
    assert found.rows_read == 1


def test_a_cell_of_our_own_export_that_somebody_broke_is_a_fault_and_its_words_stay(kinds: Kinds) -> None:
    found = read(OWN | {"more": '[["Hall", "2"', "interests": "[oops"}, OWN, kinds)
    assert found.assets[0].more == (("more", '[["Hall", "2"'),)
    assert found.assets[0].interests == ("[oops",)
    assert [fault.what for fault in found.faults if "no longer be read" in fault.what]
