"""Ways of contact in the wrong column, several in one cell, and words about them: all sorted, none lost."""

import pytest

from layers.assets.kinds import Kinds
from layers.register.importing.contact_parts import contact_parts
from layers.register.importing.places import PlaceFinder
from layers.register.importing.source import Imported
from tests.layers.register.importing.test_rows import bring_in

HEADER = "Ref,Name,Type,Postcode,Phone,Email,Website"
ROW = {"Ref": "R1", "Name": "Choir", "Type": "Choir", "Postcode": "NP20 4AA"}


def brought_in(
    kinds: Kinds, finder: PlaceFinder, phone: str = "", email: str = "", web: str = ""
) -> Imported:
    return bring_in([{**ROW, "Phone": phone, "Email": email, "Website": web}], kinds, finder, HEADER)


@pytest.mark.parametrize(
    ("cell", "phones", "ringing", "words"),
    [
        ("Brenda 01632 960101", ("01632 960101",), "", "Brenda"),
        ("01632 960101 (not Mondays)", ("01632 960101",), "not Mondays", ""),
        ("Jo 07700 900401 text only", ("07700 900401",), "text only", "Jo"),
        ("01632 960101 (ask for Kath)", ("01632 960101",), "", "(ask for Kath)"),
        ("01632 960101 / 01632 960102", ("01632 960101", "01632 960102"), "", ""),
        ("01632 960101 01632 960102", ("01632 960101", "01632 960102"), "", ""),
        ("01632 960101\n960102", ("01632 960101", "960102"), "", ""),
        ("0163 296 0101 (office hrs)", ("0163 296 0101",), "office hrs", ""),
        ("01632 960101 2pm-4pm", ("01632 960101",), "2pm-4pm", ""),
        ("01632 960101 9-5 weekdays", ("01632 960101",), "9-5 weekdays", ""),
        ("+44 (0)1632 960101", ("+44 (0)1632 960101",), "", ""),
        ("01632/960101", ("01632/960101",), "", ""), ("01632 960101/2", ("01632 960101/2",), "", ""),
        ("tel:01632960101 ext 3", ("01632960101 ext 3",), "", ""), ("just turn up", (), "", "just turn up"),
        ("https://example.org/a/123456?x=1234567", (), "", ""), 
        ("ring after 01/09/2026", (), "", "ring after 01/09/2026"),
    ],
)  # fmt: skip
def test_numbers_when_to_ring_and_names_are_told_apart(
    cell: str, phones: tuple[str, ...], ringing: str, words: str
) -> None:
    parts = contact_parts(cell)
    assert (parts.phones, parts.ringing, parts.words) == (phones, ringing, words)


def test_an_address_in_a_column_of_numbers_goes_where_it_belongs(kinds: Kinds, finder: PlaceFinder) -> None:
    imported = brought_in(kinds, finder, phone="a@example.org", email="01632 960101")
    asset = imported.assets[0]
    assert (asset.phone, asset.email, asset.more) == ("01632 960101", "a@example.org", ())
    assert [fault.what for fault in imported.faults] == [
        "“01632 960101” under “Email” is a telephone number, and was taken as that.",
        "“a@example.org” under “Phone” is an e-mail address, and was taken as that.",
    ]


def test_a_web_address_in_either_and_an_e_mail_address_as_website(kinds: Kinds, finder: PlaceFinder) -> None:
    by_phone = brought_in(kinds, finder, phone="see www.example.org/choir").assets[0]
    assert (by_phone.phone, by_phone.website) == ("", "www.example.org/choir")
    by_web = brought_in(kinds, finder, web="b@example.org").assets[0]
    assert (by_web.email, by_web.website) == ("b@example.org", "")


def test_all_of_one_cell_finds_its_place(kinds: Kinds, finder: PlaceFinder) -> None:
    asset = brought_in(kinds, finder, phone="01632 960101; c@example.org www.example.org").assets[0]
    assert (asset.phone, asset.email, asset.website) == ("01632 960101", "c@example.org", "www.example.org")


def test_what_has_no_place_left_stays_with_the_row(kinds: Kinds, finder: PlaceFinder) -> None:
    asset = brought_in(
        kinds, finder, phone="Brenda 01632 960101 c@example.org", email="d@example.org"
    ).assets[0]
    assert (asset.phone, asset.email) == ("01632 960101", "d@example.org")
    assert asset.more == (("Phone", "Brenda 01632 960101 c@example.org"),)


def test_several_numbers_are_kept_and_when_to_ring_stands_by_the_number(
    kinds: Kinds, finder: PlaceFinder
) -> None:
    assert brought_in(kinds, finder, phone="01632 960101 / 07700 900101").assets[0].phone == (
        "01632 960101 / 07700 900101"
    )
    assert brought_in(kinds, finder, phone="01632 960101 (not Mondays)").assets[0].phone == (
        "01632 960101 (not Mondays)"
    )
    two = brought_in(kinds, finder, phone="Meg 01632 960101, Tom 01632 960102").assets[0]
    assert (two.phone, two.more) == (
        "01632 960101, 01632 960102",
        (("Phone", "Meg 01632 960101, Tom 01632 960102"),),
    )


def test_a_column_of_contacts_is_known_by_its_heading_whatever_stands_in_it(
    kinds: Kinds, finder: PlaceFinder
) -> None:
    rows = [{**ROW, "Ref": f"R{n}", "Name": f"Choir {n}", "Email": f"01632 96010{n}"} for n in range(4)]
    assets = bring_in(rows, kinds, finder, "Ref,Name,Type,Postcode,Email").assets
    assert [asset.phone for asset in assets] == [f"01632 96010{n}" for n in range(4)]
