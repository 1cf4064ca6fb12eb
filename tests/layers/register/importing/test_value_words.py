"""Words in columns of few values: asked about once, for all their rows, and remembered."""

from datetime import date

from layers.assets.kinds import load_kinds
from layers.register.importing.mapping.columns import ColumnMapping, guess_mapping, recalled
from layers.register.importing.mapping.value_words import unknown_values
from layers.register.importing.places import PlaceFinder
from layers.register.importing.rows import read_rows
from layers.register.importing.source import Imported, Source
from layers.register.model import Status
from layers.tables.source_table import SourceTable
from layers.times.session import Known

KINDS = load_kinds()
COLUMNS = ("Ref", "Name", "Type", "Postcode", "Step-free", "Status")
CELLS = [
    ("Gravel path", "Running"),
    ("gravel path ", "seasonal"),
    ("yes", "Seasonal"),
    ("", ""),
    ("Cobbles", "closed"),
]
TABLE = SourceTable(
    "clubs.csv",
    COLUMNS,
    [(str(n), f"Club {n}", "Lunch club", "NP20 4AA", *cells) for n, cells in enumerate(CELLS)],
    list(range(2, 2 + len(CELLS))),
)


MAPPING = guess_mapping(TABLE, KINDS).corrected("step_free", ("Step-free",)).corrected("status", ("Status",))


def read(mapping: ColumnMapping) -> Imported:
    finder, today = PlaceFinder(), date(2026, 11, 27)
    return read_rows(TABLE, mapping, source=Source("Clubs"), kinds=KINDS, finder=finder, today=today)


def test_each_word_that_is_not_understood_is_named_once_with_its_rows() -> None:
    values = unknown_values(TABLE, MAPPING)
    assert [(value.field, value.word, value.rows) for value in values] == [
        ("step_free", "Gravel path", (2, 3)),
        ("status", "seasonal", (3, 4)),
        ("step_free", "Cobbles", (6,)),
    ]


def test_a_choice_holds_for_all_its_rows_and_is_remembered() -> None:
    chosen = {("step_free", "Gravel path"): "yes", ("status", "seasonal"): "paused"}
    mapping = MAPPING.with_values(chosen)
    again = recalled(mapping.remembered(), TABLE)
    assert again.value_words == mapping.value_words
    for each in (mapping, again):
        assert [value.word for value in unknown_values(TABLE, each)] == ["Cobbles"]
        assets = read(each).assets
        assert [asset.step_free for asset in assets] == [
            *(Known.YES, Known.YES, Known.YES),
            *(Known.UNKNOWN, Known.UNKNOWN),
        ]
        assert [asset.access for asset in assets] == ["Gravel path", "gravel path ", "", "", ""]
        assert [asset.status for asset in assets][1:3] == [Status.PAUSED] * 2


def test_what_was_remembered_before_there_were_such_choices_still_holds() -> None:
    remembered = MAPPING.remembered()
    assert "values" not in remembered
    assert recalled(remembered, TABLE).value_words == ()


def test_a_column_of_many_words_is_no_column_of_few_values() -> None:
    rows = [(str(n), f"Club {n}", "Lunch club", "NP20 4AA", f"words {n}", "") for n in range(60)]
    table = SourceTable("clubs.csv", COLUMNS, rows, list(range(2, 62)))
    mapping = MAPPING
    assert unknown_values(table, mapping) == ()
    assert unknown_values(table, ColumnMapping(())) == ()
