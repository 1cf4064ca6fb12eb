"""A column goes to the field whose wordings its heading is most like, and to no other."""

import pytest

from layers.bids.headings import columns_of, is_of_the_recipient
from layers.tables.looks.column_guess import EXACT, Guess, assigned, columns_called, likeness
from layers.tables.looks.heading_words import plain_heading


@pytest.mark.parametrize(
    ("heading", "plain"),
    [
        ("ContactEmail_1", "contact email 1"),
        ("  Start   time ", "start time"),
        ("£", "£"),
        ("Amount £", "amount"),
    ],
)
def test_headings_are_compared_as_small_words(heading: str, plain: str) -> None:
    assert plain_heading(heading) == plain


def test_a_wording_of_the_field_is_surer_than_a_heading_that_holds_one() -> None:
    assert likeness("Name", ("name", "title")) == 1.0
    assert likeness("Title", ("name", "title")) == 0.995
    assert 0.5 < likeness("Venue name", ("name",)) < EXACT
    assert likeness("Ward name", ("name",), not_ours={"ward"}) == 0.0
    assert likeness("x coordinate", ("y",)) == 0.0


def test_each_column_and_each_field_is_given_once_the_surest_first() -> None:
    scored = [
        Guess("longitude", "X", 1.0),
        Guess("name", "Title", 0.9),
        Guess("name", "Group", 0.8),
        Guess("address", "Group", 0.7),
        Guess("address", "Street", 0.6),
        Guess("easting", "E", 0.6),
    ]
    chosen = assigned(scored, several=("address",), instead={"easting": "longitude"})
    assert [(guess.field, guess.column) for guess in chosen] == [
        ("longitude", "X"),
        ("name", "Title"),
        ("address", "Group"),
        ("address", "Street"),
    ]


def test_of_two_columns_of_one_wording_the_first_counts() -> None:
    assert columns_called(("Other", "NAME", "name"), {"title": ("name",)}) == {"title": "NAME"}


def test_bids_are_found_under_the_headings_of_360giving_and_under_those_of_people() -> None:
    giving = ("Identifier", "Title", "Amount Awarded", "Award Date", "Recipient Org:0:Name")
    assert columns_of(giving) == {
        "bid_id": "Identifier",
        "title": "Title",
        "awarded": "Amount Awarded",
        "awarded_on": "Award Date",
        "organisation": "Recipient Org:0:Name",
    }
    assert columns_of(("ProjectTitle", "£", "post-code")) == {
        "title": "ProjectTitle",
        "pounds": "£",
        "postcode": "post-code",
    }
    assert columns_of(("projecttitle", "Recipient Org:Type")) == {"title": "projecttitle"}


def test_a_groups_own_address_is_known_by_its_heading() -> None:
    assert is_of_the_recipient("Recipient Org:0:Postal Code")
    assert not is_of_the_recipient("Postcode")
