"""Where the person starts stays in the visit's memory: not in an address, a log, a file or a request."""

from pathlib import Path

import pytest

from tests.browser.conftest import Server, Visitor, an_address


@pytest.fixture
def typed(newport: Visitor) -> str:
    """A real address of Newport: house, street and postcode."""
    return an_address(newport.server.areas)


def test_the_start_is_nowhere_to_be_found_after_a_whole_journey(newport: Visitor, typed: str) -> None:
    files_before = _files(newport.server)
    newport.find(typed)
    if newport.page.locator(".st-key-match [data-testid=stRadioOption]").count():
        newport.page.locator(".st-key-match [data-testid=stRadioOption]").first.click()
        newport.settle()
    assert "Starting from" in newport.text()
    newport.choose("pace", "Older adult")
    newport.page.locator(".st-key-near_list [data-testid=stRadioOption]").first.click()
    newport.settle()
    with newport.page.expect_download():
        newport.page.get_by_role("button", name="Download").click()
    newport.find(typed.split(",")[0])
    street, postcode = typed.split(",")[0], typed.split(", ")[1]
    secrets = {
        street,
        postcode,
        postcode.replace(" ", ""),
        street.replace(" ", "+"),
        street.replace(" ", "%20"),
    }
    _absent(secrets, [newport.page.url, *newport.requests], "an address or request of the browser")
    log = newport.server.log.read_text(encoding="utf-8", errors="replace")
    _absent(secrets, [log], "the server's log")
    grown = [path for path in _files(newport.server) if path not in files_before]
    _absent(secrets, [path.read_bytes().decode("utf-8", errors="replace") for path in grown], "a file")
    assert newport.page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})").find(street) == -1


def test_the_field_asks_the_browser_not_to_remember_it(newport: Visitor) -> None:
    field = newport.page.get_by_label("Where does the person start")
    assert field.get_attribute("autocomplete") == "off"


def _files(server: Server) -> set[Path]:
    return {path for place in (server.areas, server.scratch) for path in place.rglob("*") if path.is_file()}


def _absent(secrets: set[str], texts: list[str], where: str) -> None:
    for secret in secrets:
        for text in texts:
            assert secret.casefold() not in text.casefold(), f"the start was found in {where}"
