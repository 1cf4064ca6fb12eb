"""The card of a chosen place: what the register knows of it, as people say it, whatever its names hold."""

from datetime import datetime, time
from types import SimpleNamespace

import pytest

from layers.register.model import Asset
from layers.times.session import Known, Session
from presentation.words.near.place_card import (
    about_html,
    ages_words,
    contact_html,
    cost_words,
    facts_html,
    next_html,
    place_facts,
)
from tests.browser.payloads import PAYLOADS

NOW = datetime(2026, 11, 27, 10, 15)  # a Friday


def outing(starts: datetime, ends: datetime | None, home_by: datetime | None = None) -> SimpleNamespace:
    return SimpleNamespace(starts=starts, ends=ends, leave=starts, arrive=starts, home_by=home_by)


def friday(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 27, hour, minute)


def test_who_runs_it_and_what_it_is_like_in_its_own_words() -> None:
    written = about_html(
        Asset("a", organisation="Age  Concern", description="Hot<br>soup &amp; talk"), "Lunch club"
    )
    assert "Lunch club, run by Age Concern" in written
    assert "Hot soup &amp; talk" in written


def test_a_long_description_ends_at_a_word() -> None:
    written = about_html(Asset("a", description="word " * 500), "Club")
    assert "word …" in written
    assert len(written) < 900


LUNCH = outing(friday(12), friday(14), friday(14, 10))


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (outing(friday(5), friday(23)), "<b>Open now until 23:00.</b>"),
        (outing(friday(11), friday(16, 30)), "<b>Open today from 11:00 to 16:30.</b>"),
        (outing(friday(5), datetime(2026, 11, 28)), "<b>Open now until midnight.</b>"),
        (LUNCH, "<b>Next: Today 12:00–14:00.</b> Leave at 12:00, home by 14:10."),
        (outing(friday(12), None), "<b>Next: Today 12:00.</b> Leave at 12:00."),
        (None, ""),
    ],
)  # fmt: skip
def test_what_is_open_for_hours_is_no_session_to_be_in_time_for(times: object, words: str) -> None:
    written = next_html(times, now=NOW, walked=True)
    assert written == (f'<p class="wr-next">{words}</p>' if words else "")


def test_without_a_known_walk_nobody_is_told_when_to_leave() -> None:
    assert "Leave" not in next_html(LUNCH, now=NOW, walked=False)


def test_contacts_are_links_and_a_hidden_place_gives_only_its_telephone() -> None:
    known = {"phone": "01632 960101", "email": "lunch@example.org", "website": "example.org/lunch?a=1&b=2"}
    written = contact_html(Asset("a", **known))
    assert 'href="tel:01632960101"' in written
    assert 'href="mailto:lunch@example.org"' in written
    assert 'href="https://example.org/lunch?a=1&amp;b=2" target="_blank" rel="noreferrer noopener"' in written
    hidden = contact_html(Asset("a", **known, hide_address=True))
    assert "tel:" in hidden
    assert "mailto" not in hidden
    assert "https" not in hidden
    assert contact_html(Asset("a")) == '<p class="wr-phone">Telephone: no number known</p>'


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//", "http://[", "x y.org", "file:///etc/passwd"]
)
def test_only_the_web_is_linked(address: str) -> None:
    assert "href" not in contact_html(Asset("a", website=address))


def test_what_is_needed_and_not_known_says_so() -> None:
    facts = place_facts(Asset("a", phone="01632 960001"))
    assert facts == {"Days and times": "not known – ring and ask", "Cost": "not known – ring and ask"}
    nobody = "not known, nor anybody to ring"
    assert place_facts(Asset("a")) == {"Days and times": nobody, "Cost": nobody}


def test_days_cost_and_ages_as_people_say_them() -> None:
    sessions = (Session(1, time(12), time(14)), Session(3, time(12), time(14)))
    facts = place_facts(
        Asset("a", sessions=sessions, price_pence=250, minimum_age=50, address="1 High Street")
    )
    assert facts["Days and times"] == "Tuesdays and Thursdays, 12:00 to 14:00"
    assert facts["Cost"] == "£2.50"
    assert facts["Ages"] == "50 and over"
    assert facts["Where"] == "1 High Street"
    assert "Where" not in place_facts(Asset("a", address="1 High Street", hide_address=True))
    assert ages_words(11, 17) == "11 to 17"
    assert ages_words(None, 17) == "up to 17"
    assert cost_words(Asset("a", price_pence=0)) == "Free"


def test_who_looks_for_helpers_says_so_and_nobody_else_says_anything() -> None:
    assert place_facts(Asset("a", helpers_wanted=Known.YES))["Helpers"] == "wanted – ring and offer"
    for answer in (Known.NO, Known.UNKNOWN):
        assert "Helpers" not in place_facts(Asset("a", helpers_wanted=answer))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_text_of_the_card_is_only_text(payload: str) -> None:
    texts = dict.fromkeys(
        ("organisation", "description", "phone", "email", "website", "cost", "access", "when"), payload
    )
    record = Asset("a", **texts)
    written = about_html(record, payload) + contact_html(record) + facts_html(place_facts(record))
    assert "<script" not in written.lower()
    assert "<img" not in written.lower()
    assert "javascript:" not in [part[:11] for part in written.split('href="')[1:]]
