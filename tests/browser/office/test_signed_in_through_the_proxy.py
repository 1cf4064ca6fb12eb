"""Staff sign in through the proxy of `start.py serve`, on every process at once, and sign out of all."""

import os
import secrets
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from oidc_provider_mock import run_server_in_thread
from playwright.sync_api import Browser, Page, expect

from presentation.words.office import sign_in as words
from tests.app.small_town import asset, write_town
from tests.browser.office.test_through_the_proxy import of_each_process, pid_of
from tests.browser.signing_in.test_sign_in import SECRETS, STAFF
from tests.browser.visitor import MAP
from tests.starting.office.office import RunningOffice, ask, free_port, running_office

LONGEST_MS = 240_000
pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    """Two processes behind nginx, with a provider that signs the staff in."""
    folder, port = tmp_path_factory.mktemp("signed-in-office"), free_port()
    areas, secret_file = folder / "areas", folder / "secrets.toml"
    areas.mkdir()
    write_town(areas, [asset(0), asset(1, kind="cafe")])
    with (
        run_server_in_thread(user_claims=STAFF) as provider,
        tempfile.TemporaryDirectory(prefix="office-", ignore_cleanup_errors=True) as scratch,
    ):
        secret_file.write_text(SECRETS.format(port=port, provider=provider.server_port), encoding="utf-8")
        Path(scratch).chmod(0o711)
        with running_office(areas, Path(scratch), port=port, secret_file=secret_file) as running:
            yield running


def signed_out(page: Page) -> None:
    expect(page.get_by_role("button", name=words.BUTTON)).to_be_visible(timeout=LONGEST_MS)


def signed_in(page: Page) -> None:
    expect(page.get_by_role("button", name="sign out").first).to_be_visible(timeout=LONGEST_MS)


def sign_in_on(page: Page) -> None:
    """Go through the provider from the page that asks for it, as a steward."""
    signed_out(page)
    page.get_by_role("button", name=words.BUTTON).click()
    page.wait_for_url("**/oauth2/authorize**", timeout=LONGEST_MS)
    page.get_by_role("button", name="sam", exact=True).click()
    signed_in(page)


def test_a_sign_in_holds_on_every_process_outlives_one_and_ends_on_all(
    browser: Browser, office: RunningOffice
) -> None:
    of_process = of_each_process(office)
    first = browser.new_context(viewport={"width": 1366, "height": 768})
    first.add_cookies([{"name": "within_reach_visitor", "value": of_process["1"], "url": office.address}])
    page = first.new_page()
    page.goto(f"{office.address}/register")
    sign_in_on(page)
    cookies = [each for each in first.cookies() if each["name"].startswith("_streamlit_user")]
    assert len(cookies) == 1
    assert cookies[0]["secure"]
    assert cookies[0]["httpOnly"]

    second = browser.new_context()
    second.add_cookies(
        [*cookies, {"name": "within_reach_visitor", "value": of_process["2"], "url": office.address}]
    )
    other = second.new_page()
    other.goto(f"{office.address}/about")
    signed_in(other)

    os.kill(pid_of(office, "1"), signal.SIGKILL)
    office.wait("it is started again", lambda: office.health()[1]["answering"] == 2)
    page.goto(f"{office.address}/about")
    signed_in(page)

    page.get_by_role("button", name="sign out").first.click()
    signed_out(other)
    assert second.request.get(f"{office.address}/services").status == 401
    first.close()
    second.close()


def test_the_map_is_there_for_who_is_signed_in(browser: Browser, office: RunningOffice) -> None:
    """An office loads its pages before anybody comes: the map's own files must be served all the same."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(f"{office.address}/")
    sign_in_on(page)
    page.goto(f"{office.address}/")
    drawn = page.frame_locator(MAP).first.locator(".leaflet-container")
    expect(drawn).to_be_visible(timeout=LONGEST_MS)
    context.close()


def test_without_a_sign_in_every_route_is_closed_but_health_answers_for_the_machine(
    office: RunningOffice,
) -> None:
    cookie = f"within_reach_visitor={secrets.token_hex(16)}"
    for path in (
        "/services",
        "/ogc",
        "/ogc/collections/assets/items",
        "/tiles/x/1/1/1/1.png",
        "/media/x.csv",
    ):
        assert ask(office.port, path, Cookie=cookie).status == 401, path
    assert office.health() == (200, {"ok": True, "processes": 2, "answering": 2, "proxy": True})
    assert ask(office.port, "/_stcore/metrics").status == 404
