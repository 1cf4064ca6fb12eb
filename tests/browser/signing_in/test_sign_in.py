"""A real sign-in in a real browser at a local provider: in, refused, out, and what a stolen cookie does."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import Browser, BrowserContext, Page, expect

from presentation.words.office import sign_in as words
from tests.app.small_town import asset, write_town
from tests.browser.server import Server, free_port, running_server

GROUPS = [f"0f8fad5b-d9cb-469f-a165-{number * 7919:012x}" for number in range(60)]
STAFF = (
    User(sub="sam", claims={"name": "Sam Steward", "roles": [*GROUPS, "WR.Steward"]}),
    User(sub="pat", claims={"name": "Pat Planner", "roles": ["WR.Planner"]}),
    User(sub="ned", claims={"name": "Ned Nobody", "roles": GROUPS}),
)
SECRETS = """
[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "e0b9c5b2f1a64d1c9f8e7d6c5b4a39281706f5e4d3c2b1a0"
client_id = "within-reach"
client_secret = "s3"
server_metadata_url = "http://127.0.0.1:{provider}/.well-known/openid-configuration"

[sign_in]
ask = "the service desk"

[sign_in.roles]
steward = ["WR.Steward"]
planner = ["WR.Planner"]
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app as an office serves it, beside a provider that signs its staff in."""
    folder, port = tmp_path_factory.mktemp("office"), free_port()
    areas, secrets = folder / "areas", folder / "secrets.toml"
    areas.mkdir()
    write_town(areas, [asset(0), asset(1, kind="cafe")])
    with run_server_in_thread(user_claims=STAFF) as provider:
        secrets.write_text(SECRETS.format(port=port, provider=provider.server_port), encoding="utf-8")
        more = {"WITHIN_REACH_OFFICE": "yes", "STREAMLIT_SECRETS_FILES": str(secrets)}
        with running_server(areas, folder, port=port, more=more) as running:
            yield running
        assert running.way_out.read_text(encoding="utf-8") == "", "the app tried to leave this machine"


@dataclass
class Member:
    """Somebody of the staff, in a browser of their own."""

    context: BrowserContext
    page: Page


def sign_in(browser: Browser, office: Server, sub: str, path: str = "/") -> Member:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(office.address + path)
    page.get_by_role("button", name=words.BUTTON).click(timeout=60_000)
    page.wait_for_url("**/oauth2/authorize**")
    page.get_by_role("button", name=sub, exact=True).click()
    page.wait_for_url(f"{office.address}/**")
    expect(page.get_by_role("button", name="sign out").first).to_be_visible(timeout=60_000)
    return Member(context, page)


def test_a_steward_of_sixty_groups_signs_in_is_refused_a_page_and_signs_out_everywhere(
    browser: Browser, office: Server
):
    sam = sign_in(browser, office, "sam", "/register")
    (cookie,) = [each for each in sam.context.cookies() if each["name"].startswith("_streamlit_user")]
    assert len(cookie["value"]) < 500
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Lax"
    assert 11.9 * 3600 < cookie["expires"] - time.time() < 12.1 * 3600

    sam.page.goto(f"{office.address}/ward-gaps")
    expect(sam.page.get_by_text("This needs the role planner or panel.")).to_be_visible(timeout=60_000)
    expect(sam.page.get_by_text("Ask the service desk whether")).to_be_visible()
    assert sam.context.request.get(f"{office.address}/services").status == 200

    second = sam.context.new_page()
    second.goto(f"{office.address}/about")
    expect(second.get_by_role("button", name="sign out").first).to_be_visible(timeout=60_000)
    stolen = sam.context.cookies()
    sam.page.get_by_role("button", name="sign out").first.click()
    expect(second.get_by_role("button", name=words.BUTTON)).to_be_visible(timeout=60_000)

    thief = browser.new_context()
    thief.add_cookies(stolen)
    assert thief.request.get(f"{office.address}/services").status == 401
    page = thief.new_page()
    page.goto(f"{office.address}/register")
    expect(page.get_by_role("button", name=words.BUTTON)).to_be_visible(timeout=60_000)


def test_a_planner_is_led_from_the_root_to_their_first_page(browser: Browser, office: Server):
    pat = sign_in(browser, office, "pat")
    pat.page.wait_for_url("**/ward-gaps**", timeout=60_000)
    links = pat.page.get_by_test_id("stPageLink-NavLink").all_inner_texts()
    assert [link.strip() for link in links] == ["Funding", "About the data"]
    assert pat.context.request.get(f"{office.address}/services").status == 401


def test_who_has_no_role_sees_nothing(browser: Browser, office: Server):
    ned = sign_in(browser, office, "ned", "/register")
    expect(ned.page.get_by_text(words.NO_ROLE)).to_be_visible()
    assert ned.context.request.get(f"{office.address}/tiles/x/1/1/1/1.png").status == 403


def test_a_route_is_closed_without_a_sign_in(browser: Browser, office: Server):
    nobody = browser.new_context().request
    for path in ("/services", "/tiles/x/1/1/1/1.png", "/media/x.csv", "/map-scripts/1/leaflet.js"):
        assert nobody.get(office.address + path).status == 401, path


def test_nothing_of_the_staff_is_in_the_log(office: Server):
    log = Path(office.log).read_text(encoding="utf-8", errors="replace")
    assert "Sam Steward" not in log
    assert "e0b9c5b2f1a64d1c9f8e7d6c5b4a3928" not in log
