"""Telephone numbers as people dial them, and as links that can hold nothing but what is dialled."""

import pytest

from presentation.words.near.phones import dialled_at_home, phone_html
from tests.browser.payloads import PAYLOADS


@pytest.mark.parametrize(
    ("number", "dialled"),
    [
        ("01633 656656", "01633 656656"),
        ("+44 1633 656656", "01633 656656"),
        ("+441633656656", "01633656656"),
        ("+44 (0)1633 656656", "01633 656656"),
        ("0044 1633 656656", "01633 656656"),
        ("+44(1633)656656", "01633)656656"),
        ("Tel: 01633 656656", "01633 656656"),
        ("+353 1 234 5678", "+353 1 234 5678"),
    ],
)
def test_numbers_are_those_that_are_dialled_here(number: str, dialled: str) -> None:
    assert dialled_at_home(number) == dialled


def test_each_number_of_several_is_a_link() -> None:
    written = phone_html("+44 1633 656656; 07700 900123")
    assert '<a href="tel:01633656656"><bdi>01633 656656</bdi></a>, ' in written
    assert '<a href="tel:07700900123">' in written


def test_an_extension_is_shown_and_not_dialled() -> None:
    assert phone_html("01633 656656 ext 12") == '<a href="tel:01633656656"><bdi>01633 656656 ext 12</bdi></a>'


@pytest.mark.parametrize(
    "text", ["ask at the bar", "٠١٦٣٣٦٥٦٦٥٦", "01633 656656 (ask for Jo)", "", *PAYLOADS]
)
def test_what_cannot_be_dialled_is_only_text(text: str) -> None:
    written = phone_html(text)
    assert "<a" not in written
    assert "<script" not in written
    assert "<img" not in written


def test_a_number_followed_by_markup_stays_text() -> None:
    written = phone_html('01633 656656"><script>alert(1)</script>')
    assert "<script" not in written
    assert "href" not in written
