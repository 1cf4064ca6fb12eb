"""Where the person starts stays in the visit's memory: not in an address, a log, a file or a request."""

import base64
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest

from layers.area import Area
from layers.places.gazetteer import build_gazetteer
from questions.places.find_place import find_place
from tests.browser.conftest import an_address
from tests.browser.server import ROOT, Server
from tests.browser.visitor import MATCH, Visitor

STREET_ZOOM = 15  # from here on a tile shows a few streets
_BOOK = re.compile(r"(\d+)(@2x)?\.tiles")
STORED = """async () => JSON.stringify({
  local: {...localStorage}, session: {...sessionStorage}, cookies: document.cookie, state: history.state,
  title: document.title, caches: self.caches ? await caches.keys() : [],
  databases: indexedDB.databases ? await indexedDB.databases() : [],
})"""


@pytest.fixture
def typed(newport: Visitor) -> str:
    """A real address of Newport: house, street and postcode."""
    return an_address(newport.server.areas)


@pytest.fixture
def secrets(typed: str, newport_area: Area) -> set[str]:
    """The address and where it is, in every writing that might leak."""
    street, postcode = typed.split(", ")
    place = find_place(build_gazetteer(newport_area), typed).certain
    assert place is not None
    plain = {typed, street, postcode, postcode.replace(" ", ""), f"{place.x:.0f}", f"{place.y:.0f}"}
    written = {way(text) for text in plain for way in (str, quote, quote_plus)}
    return written | {base64.b64encode(text.encode()).decode().rstrip("=")[:-1] for text in (typed, street)}


def whole_journey(here: Visitor, typed: str) -> None:
    """Everything that a person can do with the address."""
    here.find(typed)
    if here.page.locator(MATCH).count():
        here.page.locator(MATCH).first.click()
        here.settle()
    assert "Starting from" in here.start()
    here.choose("pace", "Older adult")
    here.choose("minutes", "20")
    here.choose_row(0)
    here.map().evaluate("void map.setZoom(18, {animate: false})")
    here.map()
    here.open_table()
    here.download()
    here.open_controls()
    here.page.get_by_role("button", name="Choose on the map").click()
    here.settle()
    here.page.reload()
    here.settle()
    here.find(typed)
    here.page.go_back()
    here.page.wait_for_timeout(300)
    here.page.go_forward()
    here.page.wait_for_timeout(300)


def test_the_start_is_nowhere_to_be_found_after_a_whole_journey(
    newport: Visitor, typed: str, secrets: set[str]
) -> None:
    before = changed_at(newport.server)
    history: list[str] = []
    newport.page.on("framenavigated", lambda frame: history.append(frame.url))
    whole_journey(newport, typed)
    absent(secrets, [newport.page.url, *history, *newport.requests], "an address or request of the browser")
    absent(secrets, [newport.page.evaluate(STORED)], "what the browser keeps")
    absent(secrets, newport.console, "the browser's log")
    log = newport.server.log.read_text(encoding="utf-8", errors="replace")
    assert "debug" in log.lower() or log, "the server logs all it can"
    absent(secrets, [log], "the server's log")
    now = changed_at(newport.server)
    written = [path for path, at in now.items() if before.get(path) != at]
    absent(secrets, [path.read_bytes().decode("latin-1") for path in written], "a file")
    absent(secrets, [str(path) for path in written], "the name of a file")


def test_street_level_pictures_are_asked_for_and_never_kept_or_logged(newport: Visitor, typed: str) -> None:
    whole_journey(newport, typed)
    asked = [address for zoom, address in newport.tiles() if zoom >= STREET_ZOOM]
    assert asked, "the map did show single streets"
    kept = [path for path in newport.server.scratch.rglob("*") if path.is_file()]
    zooms = {int(found[1]) for path in kept if (found := _BOOK.fullmatch(path.name))}
    assert all(zoom < STREET_ZOOM for zoom in zooms)
    assert not [path for path in kept if path.suffix in (".png", ".jpg", ".webp")]
    log = newport.server.log.read_text(encoding="utf-8", errors="replace")
    assert [address for address in asked if address.split("/tiles/")[1] in log] == []


def test_the_field_asks_the_browser_not_to_remember_it(newport: Visitor) -> None:
    field = newport.page.get_by_label("Where does the person start")
    assert field.get_attribute("autocomplete") == "off"


def changed_at(server: Server) -> dict[Path, int]:
    """When each file that the app could write was last changed."""
    home = Path.home()
    places = (server.areas, server.scratch, ROOT / "data", ROOT / ".streamlit", home / ".streamlit")
    found = {path for place in places for path in place.rglob("*") if path.is_file()}
    found |= {path for path in ROOT.iterdir() if path.is_file()}
    changed = {}
    for path in found:
        with suppress(FileNotFoundError):  # a book of tiles is moved to its place when it is whole
            changed[path] = path.stat().st_mtime_ns
    return changed


def absent(secrets: set[str], texts: Iterable[str], where: str) -> None:
    for text in texts:
        low = text.casefold()
        found = [secret for secret in secrets if secret.casefold() in low]
        assert not found, f"the start was found in {where}"
