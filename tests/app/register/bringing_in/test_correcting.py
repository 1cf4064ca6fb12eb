"""Which rows are offered to be put right, which of their cells, and what the list holds then."""

from datetime import date

from actions.acting import Acting
from actions.bring_in_list import AboutList, IncomingList
from app.memory.session import kinds
from app.register.bringing_in.correcting import columns_to_correct, corrected, rows_at_fault
from layers.register.importing.mapping.columns import guess_mapping
from layers.register.importing.places import PlaceFinder
from layers.register.importing.rows import read_rows
from layers.register.importing.source import Source
from layers.tables.report import Fault
from layers.tables.source_table import SourceTable

COLUMNS = ("Name", "Type", "Postcode", "Longitude", "Latitude", "Email", "Colour")
TABLE = SourceTable(
    "clubs.csv",
    COLUMNS,
    [
        ("Tea", "Lunch club", "M32 0TH", "-2.30", "53.45", "who", "red"),
        ("Bowls", "Nonsense", "M32 0TH", "-2.30", "53.45", "b@example.org", ""),
        ("Chess", "Social club", "M32 0TH", "53.45", "-2.30", "c@example.org", ""),
    ],
    [2, 3, 4],
)
MAPPING = guess_mapping(TABLE, kinds())


def incoming() -> IncomingList:
    source = Source("Clubs")
    read = read_rows(
        TABLE, MAPPING, source=source, kinds=kinds(), finder=PlaceFinder(), today=date(2026, 5, 3)
    )
    return IncomingList(AboutList(source, Acting("AB"), "clubs.csv", ""), TABLE, MAPPING, imported=read)


def test_rows_that_would_be_left_out_come_first() -> None:
    imported = incoming().imported
    assert imported is not None
    assert 3 not in imported.rows
    left_out = [row for row in (2, 4) if row not in imported.rows]
    numbers = [number for number, _ in rows_at_fault(incoming())]
    assert numbers[: len(left_out)] == left_out
    assert left_out == [4]
    assert 3 not in numbers, "what its word for a kind means is chosen once, for all rows that have it"
    assert 2 in numbers, "one that is kept with a wrong cell can be put right too"


def test_cells_that_say_the_same_in_other_ways_are_offered_together() -> None:
    wrong = [Fault(4, "Longitude", "53.45", "It is the latitude.", "Exchange the two.")]
    assert columns_to_correct(TABLE, MAPPING, wrong) == ["Postcode", "Longitude", "Latitude"]
    assert columns_to_correct(TABLE, MAPPING, [Fault(2, "Email", "who", "", "")]) == ["Email"]


def test_a_fault_of_the_whole_row_offers_every_column_that_is_read() -> None:
    offered = columns_to_correct(TABLE, MAPPING, [Fault(2, None, "", "It is torn.", "")])
    assert {"Name", "Type", "Postcode", "Email"} <= set(offered)
    assert "Colour" not in offered


def test_a_corrected_list_is_a_new_one() -> None:
    new = corrected(TABLE, {(3, "Type"): " Sports club ", (4, "Longitude"): "-2.30"})
    assert new.rows[1][1] == "Sports club"
    assert new.rows[2][3] == "-2.30"
    assert TABLE.rows[1][1] == "Nonsense", "what was read stays as it is"
