"""Headings are found under titles and notes, in one row or two; where there are none, no record is lost."""

import pytest

from layers.register.importing.mapping.column_words import ALL_HEADINGS, HEADINGS
from layers.tables.looks.heading_row import find_headings, known_words
from layers.tables.looks.heading_words import plain_heading
from layers.tables.looks.layouts import LAYOUTS, layout_of
from layers.tables.looks.placeholders import is_nothing
from layers.tables.looks.sheets import SheetLook, best_first

WORDS = known_words(ALL_HEADINGS)
RECORD = ["Ashen Hall", "1 Ashen Street", "NP20 4AB"]


def test_every_field_has_its_headings_and_none_stands_for_two() -> None:
    words = [word for headings in HEADINGS.values() for word in headings]
    assert len(words) > 900
    assert sorted(words) == sorted(set(words))
    assert all(word == plain_heading(word) for word in words)


@pytest.mark.parametrize("above", [0, 1, 5, 30])
def test_headings_are_found_below_any_titles(above: int) -> None:
    titles = [["A list of halls", "", ""], ["Made in May, for all", "", ""]]
    rows = [*(titles[n % 2] for n in range(above)), ["Hall", "Address", "Postcode"], RECORD]
    headings = find_headings(rows, WORDS)
    assert (headings.names, headings.row) == (["Hall", "Address", "Postcode"], above + 1)
    assert bool(headings.notes) == (above > 0)


def test_headings_that_nobody_knows_are_headings_all_the_same() -> None:
    assert find_headings([["Foo", "Bar", "Baz"], RECORD], WORDS).row == 1


def test_a_record_is_no_heading_even_with_a_word_for_one_in_it() -> None:
    headings = find_headings([["Library", *RECORD], ["Hall", *RECORD]], WORDS)
    assert (headings.row, headings.names) == (0, ["column 1", "column 2", "column 3", "column 4"])
    assert "every row was read" in headings.notes[0]


def test_what_a_person_chose_counts() -> None:
    rows = [["Hall", "Address", "Postcode"], ["Foo", "Bar", "Baz"], RECORD]
    assert find_headings(rows, WORDS, chosen=2).names == ["Foo", "Bar", "Baz"]
    assert find_headings(rows, WORDS, chosen=0).names == ["column 1", "column 2", "column 3"]


def test_a_heading_over_several_columns_is_put_before_what_says_too_little_alone() -> None:
    rows = [
        ["Club", "Monday", "", "Tuesday", ""],
        ["", "Open", "Close", "Open", "Close"],
        ["A", "9", "5", "9", "5"],
    ]
    headings = find_headings(rows, WORDS)
    assert headings.names == ["Club", "Monday Open", "Monday Close", "Tuesday Open", "Tuesday Close"]
    assert headings.row == 2


def test_a_table_of_the_nhs_is_known_by_its_form_and_another_is_not() -> None:
    (ods,) = LAYOUTS
    row = [
        "W99000",
        "A SURGERY",
        "Y99",
        "Q99",
        "1 HIGH ST",
        "",
        "NEWPORT",
        "",
        "",
        "NP20 4AB",
        "19740401",
        "",
    ]
    assert layout_of([row, row]) is ods
    assert ods.named(13)[:2] == ["Organisation code", "Name"]
    assert ods.named(29)[-1] == "column 29"
    assert layout_of([[*row[:9], "no postcode", *row[10:]]]) is None
    assert layout_of([row[:9]]) is None


@pytest.mark.parametrize(
    "cell",
    [
        "",
        " ",
        "-",
        "—",
        "–",
        ".",
        "...",
        "?",
        "N/A",
        "n/a.",
        "(tbc)",
        "TBC",
        "No data",
        "NULL",
        "#N/A",
        "None",
        "“unknown”",
    ],
)
def test_a_placeholder_says_that_nothing_is_known(cell: str) -> None:
    assert is_nothing(cell)


@pytest.mark.parametrize("cell", ["0", "No", "Nathan", "TBC Radio", "£", "a", "Various", "na na"])
def test_a_word_that_says_something_is_no_placeholder(cell: str) -> None:
    assert is_nothing(cell) == (cell == "£")


def test_the_sheet_most_like_a_list_is_offered_first_and_no_other_is_left_out() -> None:
    cover = find_headings([["Groups 2026"], ["By the council"]], WORDS)
    table = find_headings([["Name", "Type", "Postcode"], RECORD], WORDS)
    looks = [
        SheetLook("Cover", cover, 1),
        SheetLook("Codes", table, 1, hidden=True),
        SheetLook("Empty", table, 0),
        SheetLook("This year", table, 1),
        SheetLook("Last year", table, 1),
    ]
    titles = [look.title for look in best_first(looks)]
    assert titles == ["This year", "Cover", "Codes", "Last year"]
