"""Notes beneath a list are no rows of it; a name of which nothing else is known stays one."""

import pytest

from layers.register.importing.mapping.notes_below import without_notes_below
from layers.tables.source_table import SourceTable

ROW = ("Choir", "Choir", "NP20 4AA")
NOTE, MORE = ("* term time only", "", ""), ("Corrections to the clerk", "", "")
BLANK = ("", "", "")


def table(*rows: tuple[str, ...], form: str = "xlsx") -> SourceTable:
    return SourceTable("list", ("Name", "Type", "Postcode"), list(rows), list(range(4, 4 + len(rows))), form)


def test_notes_behind_an_empty_row_are_passed_over_and_named() -> None:
    read = without_notes_below(table(ROW, ROW, BLANK, NOTE, MORE, BLANK))
    assert (read.rows, read.numbers) == ([ROW, ROW], [4, 5])
    assert read.notes == (
        "2 rows beneath the list are notes and were passed over (from row 7 on): “* term time only”, "
        "“Corrections to the clerk”",
    )


def test_a_sign_makes_a_note_without_an_empty_row() -> None:
    assert without_notes_below(table(ROW, NOTE, MORE)).rows == [ROW]


@pytest.mark.parametrize(
    "rows", [(ROW, ("Bell ringers", "", "")), (ROW, BLANK, ROW), (ROW, BLANK), (ROW,), (BLANK, MORE)]
)
def test_every_other_row_stays(rows: tuple[tuple[str, ...], ...]) -> None:
    before = table(*rows)
    assert without_notes_below(before) is before
