"""Telephone numbers and e-mail addresses leave a text, and nothing else does."""

import time

import pytest

from layers.publishing.contacts_out import LEFT_OUT, without_contacts


@pytest.mark.parametrize(
    "contact",
    [
        "01633 656656", "01633656656", "(01633) 656 656", "+44 1633 656656", "+44 (0)1633 656656",
        "07700-900123", "020 7946 0000", "jo@club.example", "jo.b+club@mail.club.example", "0800 1111 222",
    ],
)  # fmt: skip
def test_a_contact_is_left_out_wherever_it_stands(contact: str) -> None:
    for text in ("{}", "Ring {}.", "{}, or come by", "Jo: {}; Tuesdays"):
        assert without_contacts(text.format(contact)) == text.format(LEFT_OUT)


@pytest.mark.parametrize(
    "text",
    [
        "", "Open 0930 - 1130, 1400-1600", "09:00-10:00", "since 2019, until 2026-01-31", "£10.00 or 00100",
        "NP20 4AA", "twitter: @club", "https://club.example/2026/0001", "100100100100", "a @ b",
    ],
)  # fmt: skip
def test_what_is_no_contact_stays(text: str) -> None:
    assert without_contacts(text) == text


@pytest.mark.parametrize("text", ["a" * 200_000 + "0", "0 " * 100_000, "a@" * 100_000, "a.a@a." * 40_000])
def test_a_hostile_text_takes_no_time(text: str) -> None:
    began = time.process_time()
    without_contacts(text)
    assert time.process_time() - began < 2
