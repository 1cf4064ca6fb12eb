"""What can be rung, written to or opened is told from what cannot."""

import pytest

from layers.tables.contacts import FEWEST_DIGITS, digits_in, is_email, is_phone, is_website
from layers.tables.list_slug import slug_of


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("club@example.org", True), ("a.b+c@sub.example.co.uk", True), ("club@example", False),
        ("club at example.org", False), ("a@b@example.org", False), ("<club@example.org>", False),
        (f"{'a' * 64}@example.org", True), (f"{'a' * 65}@example.org", False), ("@example.org", False),
        ("a@example.o", False), ("", False), ("a@example.org, b@example.org", False),
    ],
)  # fmt: skip
def test_one_address_of_e_mail(text, good):
    assert is_email(text) is good


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("www.example.org", True), ("https://example.org/a?b=c", True), ("HTTP://example.org", True),
        ("example.org:8080", True), ("example.org:port", False), ("javascript:alert(1)", False),
        ("javascript://example.org/%0aalert(1)", False), ("ftp://example.org", False), ("example", False),
        ("https://", False), ("http://exa mple.org", False), ('http://example.org/"', False),
        ("http://[::1", False), (f"http://e.org/{'a' * 1987}", True), (f"http://e.org/{'a' * 1988}", False),
    ],
)  # fmt: skip
def test_one_address_of_the_web_and_no_other_scheme(text, good):
    assert is_website(text) is good


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("01633 960001", True), ("text 60777", True), ("6077", False), ("", False), ("0" * 40, True),
        ("0" * 41, False), ("01633 960001" + " " * 108, True), ("01633 960001" + " " * 109, False),
    ],
)  # fmt: skip
def test_a_telephone_number_with_a_few_words_about_it(text, good):
    assert is_phone(text) is good
    assert (digits_in(text) >= FEWEST_DIGITS) or not good


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Our list (2026)", "our-list-2026"),
        ("  Clubs & Co.  ", "clubs-co"),
        ("Tŷ", "t"),
        ("!!", "list"),
        ("", "list"),
    ],
)
def test_a_title_begins_the_ids_of_its_list(title, slug):
    assert slug_of(title) == slug
