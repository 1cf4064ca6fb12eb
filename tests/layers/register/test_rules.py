"""One rule for a field: the form and a list that comes in accept the same and say the same."""

from datetime import date

import pytest

from app.register.editing.checking import Typed, faults
from layers.assets.kinds import Kinds, load_kinds
from layers.register.importing.mapping.columns import ColumnMapping, Guess
from layers.register.importing.places import PlaceFinder
from layers.register.importing.rows import read_rows
from layers.register.importing.source import Imported, Source
from layers.register.rules import (
    ages_breach,
    breach,
    checked_breach,
    lost_zero,
    read_postcode,
    read_pounds_of_a_visit,
    read_uprn,
)
from layers.tables.source_table import SourceTable

NUMBERS = ("minimum_age", "maximum_age", "places_a_week")
TYPED = [
    ("phone", "12345"),
    ("phone", "01632 960101"),
    ("phone", "1234"),
    ("phone", "ask Ann"),
    ("phone", "0" * 50),
    ("phone", "01632 960101 or 01632 960102"),
    ("maximum_age", "120"),
    ("maximum_age", "125"),
    ("maximum_age", "126"),
    ("minimum_age", "60.0"),
    ("minimum_age", "sixty"),
    ("minimum_age", "-1"),
    ("places_a_week", "1,200"),
    ("places_a_week", "100000"),
    ("places_a_week", "100001"),
    ("email", "a@example.org"),
    ("email", "a@example.org, b@example.org"),
    ("email", "a(at)example.org"),
    ("email", "a@[127.0.0.1]"),
    ("website", "www.example.org/choir?day=1"),
    ("website", "https://example.org:8080/"),
    ("website", "https://example.org:port/"),
    ("website", "http://caffi.cymru"),
    ("website", "javascript:alert(1)"),
    ("website", "https://example.org/<b>"),
    ("website", "nowhere"),
    ("postcode", "np204aa"),
    ("postcode", "NP20 4"),
    ("uprn", "100100640001"),
    ("uprn", "1234567890123"),
    ("uprn", "10002x"),
]


@pytest.fixture(scope="module")
def kinds() -> Kinds:
    return load_kinds()


def typed(field: str, text: str) -> tuple[str, str] | None:
    """What the form says of a text."""
    form = Typed(texts={"name": "Choir"}, kind="music_group")
    if field in NUMBERS:
        setattr(form, field, text)
    else:
        form.texts[field] = text
    return faults(form).get(field)


def brought_in(field: str, text: str, kinds: Kinds) -> Imported:
    """A list of one row in which the text stands under the field."""
    columns = ("Name", "Area served", "Kind", "Cell")
    table = SourceTable("list.csv", columns, [("Choir", "All of it", "music group", text)], [2])
    fields = ("name", "area_served", "kind", field)
    mapping = ColumnMapping(
        tuple(Guess(name, column, 1.0) for name, column in zip(fields, columns, strict=True))
    )
    return read_rows(
        table,
        mapping,
        source=Source("List"),
        kinds=kinds,
        finder=PlaceFinder(),
        today=date(2026, 11, 1),
    )


@pytest.mark.parametrize(("field", "text"), TYPED)
def test_the_form_and_a_list_say_the_same_of_the_same_words(field: str, text: str, kinds: Kinds) -> None:
    in_form = typed(field, text)
    in_list = [fault for fault in brought_in(field, text, kinds).faults if fault.column == "Cell"]
    said = [fault for fault in in_list if "is not one of this area" not in fault.what]
    assert (in_form is None) == (said == [])
    if in_form is not None:
        assert said[0].what.startswith(in_form[0])
        assert said[0].fix == in_form[1]


@pytest.mark.parametrize(
    ("field", "text", "what"),
    [
        ("phone", "1", "“1” has 1 digit, so it is not a telephone number."),
        ("phone", "1234", "“1234” has 4 digits, so it is not a telephone number."),
        ("maximum_age", "126", "“126” is not an age."),
        ("price", "from £2", "“from £2” is not a price."),
        ("price_pence", "2.50", "“2.50” is not a whole number of pence."),
        ("step_free", "purple", "“purple” is not understood."),
        ("hide_address", "perhaps", "“perhaps” is neither yes nor no."),
        ("status", "asleep", "“asleep” is no status that is known here."),
        ("first_on", "31/2/2026", "“31/2/2026” is not a day."),
        ("age", "oldies", "“oldies” could not be read as ages."),
    ],
)
def test_each_rule_names_what_it_refuses(field: str, text: str, what: str) -> None:
    wrong = breach(field, text)
    assert wrong is not None
    assert wrong.what == what
    assert wrong.fix.startswith(("Write", "A telephone number has at least 5 digits"))


def test_a_text_of_braces_is_shown_as_it_stands() -> None:
    wrong = breach("email", "{0} {text}")
    assert wrong is not None
    assert wrong.what == "“{0} {text}” is not an e-mail address."


def test_an_empty_cell_and_a_field_of_plain_words_break_no_rule() -> None:
    assert breach("email", "  ") is None
    assert breach("description", "<b>{{7*7}}</b>") is None


def test_ages_are_judged_together_only_where_both_are_known() -> None:
    assert ages_breach(None, 5) is None
    assert ages_breach(5, 5) is None
    wrong = ages_breach(60, 18)
    assert wrong is not None
    assert wrong.what == "The oldest age (18) is below the youngest (60)."


def test_nobody_has_checked_tomorrow() -> None:
    assert checked_breach(date(2026, 11, 1), today=date(2026, 11, 1)) is None
    wrong = checked_breach(date(2026, 11, 2), today=date(2026, 11, 1))
    assert wrong is not None
    assert wrong.what == "2026-11-02 lies in the future."


@pytest.mark.parametrize(("phone", "lost"), [("1632960101", True), ("01632960101", False), ("456", False)])
def test_a_number_that_lost_its_zero_is_noticed(phone: str, lost: bool) -> None:
    assert (lost_zero(phone) is not None) == lost


@pytest.mark.parametrize(
    ("typed", "pence"),
    [("2.5", 250), ("£3", 300), ("free", 0), ("12345", 1_234_500), ("a lot", None), ("£999999", None)],
)
def test_prices_are_read_as_people_write_them(typed: str, pence: int | None) -> None:
    assert read_pounds_of_a_visit(typed) == pence


def test_a_postcode_is_read_beside_a_sign_or_two_but_not_out_of_an_address() -> None:
    assert read_postcode("(np20 4aa)") == "NP20 4AA"
    assert read_postcode("1 High Street, Newport NP20 4AA") is None


def test_a_property_number_that_a_spreadsheet_made_a_fraction_is_whole_again() -> None:
    assert read_uprn("100100640001.0") == "100100640001"
    assert read_uprn("١٢٣") is None
