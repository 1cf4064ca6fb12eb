"""Rows that are only titles for those below them tell these rows' kind, and are no places themselves."""

from layers.assets.kinds import Kinds
from layers.register.importing.mapping.columns import guess_mapping
from layers.register.importing.mapping.titled_rows import TITLES, with_titles
from layers.register.importing.row_kinds import unknown_words
from layers.tables.source_table import SourceTable

HEADINGS = ("Name", "Address", "Postcode", "Day")


def table(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> SourceTable:
    return SourceTable("where to go.csv", columns, rows, list(range(2, len(rows) + 2)))


def list_of(*rows: tuple[str, ...]) -> SourceTable:
    """A list of those rows; what is missing at their ends is empty."""
    return table(HEADINGS, [(*row, "", "", "")[:4] for row in rows])


def full(name: str) -> tuple[str, ...]:
    return (name, "1 High Street", "ZZ1 1AA", "Monday 10-12")


def test_a_title_is_the_kind_of_the_rows_below_it_until_the_next(kinds: Kinds) -> None:
    groups = list_of(
        ("Lunch clubs",), full("Alpha"), full("Beta"), ("",), ("EXERCISE GROUPS (2):",), full("Yoga")
    )
    titled = with_titles(groups, kinds)
    assert list(titled.values(TITLES)) == ["Lunch clubs", "Lunch clubs", "EXERCISE GROUPS (2):"]
    assert list(titled.values("Name")) == ["Alpha", "Beta", "Yoga"]
    assert titled.numbers == [3, 4, 7]
    assert "“Lunch clubs” (2), “EXERCISE GROUPS (2):” (6)" in titled.notes[-1]
    mapping = guess_mapping(titled, kinds)
    assert mapping.column_of("kind") == TITLES
    assert set(dict(mapping.kind_words).values()) == {"lunch_club", "exercise_group"}


def test_a_title_that_is_no_kind_is_asked_about_for_all_its_rows(kinds: Kinds) -> None:
    titled = with_titles(
        list_of(("Libraries",), full("Central"), ("Sport & fitness",), full("Bowls"), full("Golf")), kinds
    )
    (word,) = unknown_words(titled, guess_mapping(titled, kinds), kinds)
    assert (word.word, word.rows) == ("Sport & fitness", (5, 6))


def test_a_club_of_which_only_the_name_is_there_stays_a_row(kinds: Kinds) -> None:
    titled = with_titles(
        list_of(("Lunch clubs",), full("Alpha"), ("Urmston lunch club",), full("Beta")), kinds
    )
    assert list(titled.values("Name")) == ["Alpha", "Urmston lunch club", "Beta"]


def test_rows_under_wards_or_with_nothing_below_are_no_titles(kinds: Kinds) -> None:
    for rows in (
        [("Stow Hill",), full("Alpha"), ("Alway",), full("Beta")],  # groups, but not of kinds
        [full("Alpha"), ("Lunch clubs",)],
        [("Lunch clubs",), ("Library",), full("Alpha")],
        [("Lunch clubs",), full("Alpha"), ("", "Libraries"), full("Beta")],  # not in one column
    ):
        groups = list_of(*rows)
        assert with_titles(groups, kinds) is groups


def test_a_list_of_two_columns_has_too_little_to_tell_a_title_by(kinds: Kinds) -> None:
    names = table(("Name", "Postcode"), [("Lunch club", ""), ("Alpha", "ZZ1 1AA")])
    assert with_titles(names, kinds) is names


def test_a_column_of_kinds_is_believed_before_the_titles(kinds: Kinds) -> None:
    headings = ("Name", "Type", "Postcode")
    rows = [("Lunch clubs", "", ""), ("Alpha", "Library", "ZZ1 1AA"), ("Beta", "Choir", "ZZ1 1AA")]
    titled = with_titles(table(headings, rows), kinds)
    assert guess_mapping(titled, kinds).column_of("kind") == "Type"
