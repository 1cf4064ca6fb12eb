"""A club's form in a real browser without a network: filled in by keyboard, saved, sent back and read in."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from actions.acting import Acting
from actions.steward.club_form import bring_in_form
from layers.register.history import Entry
from layers.register.importing.places import PlaceFinder
from layers.register.store import open_register
from layers.register.versions import VersionCause
from presentation.printing.club_form.one_file import form_file
from questions.inbox.waiting import waiting_items
from tests.browser.payloads import PAYLOADS
from tests.browser.visitor import axe
from tests.layers.register.rows import FULL

TODAY = date(2026, 11, 27)
RUN_AXE = "axe.run(document, {resultTypes: ['violations']})"


@pytest.fixture
def page(browser: Browser) -> Page:
    """A browser without any network, which lets axe in past the form's own policy."""
    context = browser.new_context(offline=True, accept_downloads=True, viewport={"width": 390, "height": 800})
    return context.new_page()


def opened(page: Page, folder: Path, *, payload: str = "") -> list[str]:
    """Open the form from the disk; what the browser complains of is noted there."""
    asset = FULL
    if payload:
        names = ("name", "organisation", "description", "phone", "address", "when", "cost")
        asset = FULL.__class__(**{**FULL.__dict__, **dict.fromkeys(names, payload)})
    entry = Entry(asset, 1, "AB", datetime.now(UTC), VersionCause.ADD, {})
    file = folder / "form.html"
    file.write_bytes(form_file(entry, today=TODAY, reply_to="office@example.org"))
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: (complaints.append("dialog"), dialog.dismiss()))
    page.goto(file.as_uri())
    return complaints


def saved(page: Page) -> dict[str, object]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my answers").press("Enter")
    assert download.value.suggested_filename == "club-answers.json"
    record: dict[str, object] = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    return record


def test_it_is_filled_in_saved_and_read_in_again(page: Page, tmp_path: Path) -> None:
    complaints = opened(page, tmp_path)
    page.get_by_label("Telephone").fill("01633 111111")
    page.get_by_label("Are you full at present?").select_option("No")
    page.get_by_label("I have read all of this").press("Space")
    record = saved(page)
    assert page.get_by_role("status").inner_text().startswith("Saved as a file called club-answers.json")
    assert page.evaluate("document.activeElement.id") == "saved"
    with open_register(tmp_path / "register.sqlite") as register:
        register.add(FULL, by="CD")
        data = json.dumps(record).encode()
        acting, finder = Acting("S"), PlaceFinder()
        bring_in_form(register, data, finder=finder, today=datetime.now(UTC).date(), acting=acting)
        (waiting,) = waiting_items(register)
    assert {(value.field, str(value.theirs)) for value in waiting.values} == {
        ("phone", "01633 111111"),
        ("full", "no"),
    }
    assert (waiting.confirmed, waiting.unread, complaints) == (True, (), [])


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_name_does_nothing_and_comes_back_as_it_was(
    page: Page, tmp_path: Path, payload: str
) -> None:
    complaints = opened(page, tmp_path, payload=payload)
    answers = saved(page)["answers"]
    assert isinstance(answers, dict)
    assert " ".join(answers["organisation"].split()) == " ".join(payload.split())
    assert complaints == []


@pytest.mark.parametrize("width", [320, 1366])
def test_axe_has_nothing_to_say_and_nothing_is_wider_than_the_page(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    context = browser.new_context(bypass_csp=True, offline=True, viewport={"width": width, "height": 800})
    page = context.new_page()
    opened(page, tmp_path)
    page.evaluate(axe().axe_script)
    assert page.evaluate(RUN_AXE)["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
