"""A list that says kind or place only in its names is read by these; what they do not say is asked."""

from layers.assets.kinds import Kinds
from layers.register.importing.mapping.columns import guess_mapping
from layers.register.importing.mapping.kind_guess import find_kind
from layers.register.importing.row_kinds import unknown_words
from layers.tables.source_table import SourceTable


def table(columns: tuple[str, ...], *rows: tuple[str, ...], name: str = "autumn.csv") -> SourceTable:
    return SourceTable(name, columns, list(rows), list(range(2, len(rows) + 2)))


WHATS_ON = table(
    ("Activity / Venue", "Mon", "Weds"),
    ("Seated Yoga\nSt Oswin's Hall, ZZ1 1AB", "10-11", ""),
    ("Lunch Club - Chapel St, ZZ1 1AD", "", "12-1.30"),
    ("Walking football @ Rec (ZZ1 1AE)", "", "7-8pm"),
    ("The Thursday Lot, ZZ1 1AF", "2-4", ""),
)


def test_names_tell_kinds_and_places_where_no_column_does(kinds: Kinds) -> None:
    mapping = guess_mapping(WHATS_ON, kinds)
    fields = {guess.field: guess.column for guess in mapping.guesses}
    assert fields["kind"] == fields["name"] == fields["address"] == "Activity / Venue"
    assert fields["wednesday"] == "Weds"
    assert all(guess.confidence < 0.6 for guess in mapping.guesses if guess.field in ("kind", "address"))
    assert list(dict(mapping.kind_words).values()) == ["exercise_group", "lunch_club", "sports_club"]
    assert [word.rows for word in unknown_words(WHATS_ON, mapping, kinds)] == [(5,)]


def test_names_tell_no_kind_where_the_file_or_a_column_does(kinds: Kinds) -> None:
    rows = (("Market Lunch Club", "ZZ1 1AB"), ("Orchard Knitting Group", "ZZ1 1AD"))
    of_file = guess_mapping(table(("Name", "Postcode"), *rows, name="warm spaces.csv"), kinds)
    assert (of_file.column_of("kind"), of_file.all_kind) == ("", "warm_space")
    with_kind = table(("Name", "Postcode", "Type"), *((*row, "Group") for row in rows))
    assert guess_mapping(with_kind, kinds).column_of("kind") == "Type"


def test_names_that_hardly_tell_a_kind_are_not_asked_about_one_by_one(kinds: Kinds) -> None:
    rows = [(f"Number {n}", "ZZ1 1AB") for n in range(9)]
    assert guess_mapping(table(("Name", "Postcode"), *rows), kinds).column_of("kind") == ""


def test_a_column_of_kinds_that_do_not_repeat_is_known_by_them_and_names_are_not(kinds: Kinds) -> None:
    listed = table(
        ("Name", "What they do", "Postcode"),
        ("Purl Gang", "Knitting", "ZZ1 1AB"),
        ("Green Fingers", "Gardening", "ZZ1 1AD"),
        ("Market Lunch Club", "Lunch club", "ZZ1 1AE"),
    )
    assert guess_mapping(listed, kinds).column_of("kind") == "What they do"


def test_what_stands_before_a_place_tells_the_kind(kinds: Kinds) -> None:
    assert find_kind("Lunch club - Chapel Street", kinds) == "lunch_club"
    assert find_kind("Knitting group at the chapel rooms, upstairs", kinds) == "craft_group"
    assert find_kind("- Chapel Street", kinds) == find_kind("Chapel Street", kinds)


def test_metres_with_commas_for_thousands_are_a_place(kinds: Kinds) -> None:
    listed = table(
        ("Facility", "Kind", "Easting", "Northing"), ("Baths", "Swimming pool", "530,147", "180,522")
    )
    fields = {guess.field for guess in guess_mapping(listed, kinds).guesses}
    assert {"easting", "northing"} <= fields
