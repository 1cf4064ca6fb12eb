"""A club's form is one file that loads nothing and sends nothing, and a page to print; all names are text."""

import base64
import hashlib
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest

from layers.register.history import Entry
from layers.register.inbox.club_answers import FORM_FIELDS
from layers.register.model import Asset
from layers.register.versions import VersionCause
from presentation.printing.club_form.on_paper import form_pdf
from presentation.printing.club_form.one_file import form_file
from presentation.printing.typesetting import pages_of
from tests.browser.payloads import PAYLOADS
from tests.layers.register.rows import FULL

TODAY = date(2026, 11, 27)


def entry_of(asset: Asset = FULL) -> Entry:
    return Entry(asset, 3, "AB", datetime.now(UTC), VersionCause.ADD, {})


class _Seen(HTMLParser):
    """Which elements a page has, with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))


def elements_of(page: str) -> list[tuple[str, dict[str, str | None]]]:
    seen = _Seen()
    seen.feed(page)
    return seen.elements


def test_the_file_needs_nothing_and_its_policy_lets_it_run_only_its_own_script() -> None:
    page = form_file(entry_of(), today=TODAY).decode()
    elements = elements_of(page)
    for _, attributes in elements:
        assert not {"src", "href", "action", "srcset", "style"} & attributes.keys()
        assert not [name for name in attributes if name.startswith("on")]
    policy = next(
        str(attributes["content"])
        for _, attributes in elements
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; ")
    for tag, text in re.findall(r"<(script|style)>(.*?)</\1>", page, flags=re.S):
        check_sum = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{check_sum}'" in policy


def test_every_field_has_a_label_and_contacts_say_that_they_will_be_public() -> None:
    page = form_file(entry_of(), today=TODAY, reply_to="office@example.org").decode()
    elements = elements_of(page)
    labelled = {attributes.get("for") for tag, attributes in elements if tag == "label"}
    fields = [attributes["data-field"] for _, attributes in elements if "data-field" in attributes]
    assert set(fields) == set(FORM_FIELDS) == labelled - {None}
    contacts = page[page.index("How people reach you") :]
    assert "What you write here will be public." in contacts[: contacts.index("data-field")]
    assert "Please send it to office@example.org." in page


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_name_is_text_in_both(payload: str) -> None:
    rogue = replace(FULL, asset_id=payload, name=payload, description=payload, phone=payload)
    page = form_file(entry_of(rogue), today=TODAY, reply_to=payload).decode()
    tame = form_file(entry_of(), today=TODAY, reply_to="x").decode()
    assert [tag for tag, _ in elements_of(page)] == [tag for tag, _ in elements_of(tame)]
    assert form_pdf(entry_of(rogue), today=TODAY, reply_to=payload).startswith(b"%PDF")


def test_the_place_of_a_refuge_stands_on_neither() -> None:
    refuge = replace(FULL, hide_address=True, address="7 Secret Lane", postcode="ZZ9 9ZZ")
    page = form_file(entry_of(refuge), today=TODAY).decode()
    assert "Secret Lane" not in page
    assert "ZZ9 9ZZ" not in page
    assert 'data-field="address"' not in page


def test_on_paper_it_is_two_pages_at_most() -> None:
    assert pages_of(form_pdf(entry_of(), today=TODAY, reply_to="office@example.org")) == 2
