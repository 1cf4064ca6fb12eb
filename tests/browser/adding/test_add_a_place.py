"""Add a place in a real browser: found, fetched, watched, stopped, gone on with, failed, updated, opened."""

import json
import threading

import pytest
from playwright.sync_api import Browser, expect

from layers.packs.summaries import serving_revision
from tests.browser.adding.conftest import downloads, look_for, look_over, open_page, press, wait_for
from tests.browser.conftest import Visit
from tests.browser.server import Server
from tests.browser.test_keyboard import tab_to
from tests.browser.test_register_seen import stops_until
from tests.browser.visitor import Visitor
from tests.stand_in.web import Answer, Request, StandInWeb

EXTRACTS = r"-251124\.osm\.pbf$"


class Gate:
    """A server that answers no street file before it may."""

    def __init__(self, web: StandInWeb) -> None:
        self._open = threading.Event()
        web.plant(EXTRACTS, self)

    def __call__(self, _: Request, answer: Answer) -> Answer:
        self._open.wait(25)
        return answer

    def open(self) -> None:
        """Let the street files come."""
        self._open.set()


def test_from_an_empty_folder_to_an_open_place_with_the_tab_closed_between(
    visit: Visit, web: StandInWeb, server: Server
) -> None:
    here = visit()
    here.open()
    assert "No place has been prepared yet." in here.text()
    assert "fetches the open data of your own council" in here.text()
    here.page.get_by_role("link", name="Add a place").click()
    here.page.wait_for_selector("h1")
    here.settle()
    look_for(here, "wiggan")
    assert "is fetched from the servers of" in here.text()
    here.page.get_by_text("What is fetched, and from whom").click()
    expect(here.page.get_by_role("cell", name="download.geofabrik.de")).to_be_visible()
    assert web.requests == [], "nothing is asked before somebody presses"
    gate = Gate(web)
    press(here, "Fetch and prepare Wigan")
    wait_for(here, "Wigan is being prepared.")
    wait_for(here, "OpenStreetMap")
    here.page.close()
    later = open_page(visit())
    wait_for(later, "Wigan is being prepared.")
    gate.open()
    wait_for(later, "Wigan is ready.")
    assert "It has 4 wards" in later.text()
    assert "All of this came from a stand-in" in later.text()
    later.page.get_by_role("link", name="Open Wigan").click()
    later.page.wait_for_url("**/?area=wigan", timeout=30_000)
    later.map()
    assert "What can this person get to on foot from home?" in later.text()
    record = (server.areas / ".work" / "E08000010" / "work.json").read_text(encoding="utf-8")
    assert json.loads(record)["state"] == "done"


def test_it_is_stopped_and_goes_on_from_there(visit: Visit, web: StandInWeb) -> None:
    here = open_page(visit())
    look_for(here, "Belfast")
    gate = Gate(web)
    press(here, "Fetch and prepare Belfast")
    wait_for(here, "OpenStreetMap")
    press(here, "Stop preparing Belfast")
    wait_for(here, "The preparation of Belfast was stopped.")
    assert "What has come is kept, and it goes on from there." in here.text()
    before = {url for url in web.urls() if "index-v1" not in url and ".osm.pbf" not in url}
    gate.open()
    web.requests.clear()
    press(here, "Go on with Belfast")
    wait_for(here, "Belfast is ready.")
    assert before
    assert before.isdisjoint(web.urls()), "what has come is not asked for again"
    press(here, "Put the note on Belfast away")
    assert "Belfast is ready." not in here.text()


def test_two_who_begin_at_once_are_told_and_share_one_work(visit: Visit, web: StandInWeb) -> None:
    first, second = open_page(visit()), open_page(visit(theme="dark", width=800))
    for here in (first, second):
        look_for(here, "Orkney")
        look_over(here, "chosen")
    gate = Gate(web)
    press(first, "Fetch and prepare Orkney Islands")
    press(second, "Fetch and prepare Orkney Islands")
    assert "Orkney Islands is being prepared already, since somebody began it before you." in second.text()
    for here in (first, second):
        look_over(here, "under-way")
    look_for(second, "Lewes")
    assert "Begin when it has finished." in second.text()
    assert second.page.get_by_role("button", name="Fetch and prepare Lewes").count() == 0
    gate.open()
    for here in (first, second):
        wait_for(here, "Orkney Islands is ready.")
        look_over(here, "ready")


@pytest.mark.usefixtures("nothing_fetched")  # another council's copies would do for this one too
def test_a_source_that_fails_is_left_out_and_one_that_is_needed_stops_it(
    visit: Visit, web: StandInWeb
) -> None:
    here = open_page(visit())
    look_for(here, "Lewes")
    web.plant(r"IMD|/media/", Answer(status=404))
    web.plant(r"api\.os\.uk", Answer(status=403))
    press(here, "Fetch and prepare Lewes")
    wait_for(here, "Lewes could not be prepared.")
    assert "api.os.uk refuses to give it to this program (403)" in here.text()
    look_over(here, "failed")
    web.heal()
    web.plant(r"/media/", Answer(status=404))
    press(here, "Try Lewes again")
    wait_for(here, "Lewes is ready.")
    web.heal()
    assert "These sources were left out. They are tried again at the next update:" in here.text()
    assert "it is not at its address any more" in here.text()
    note = here.page.locator(".st-key-add_work_E07000063")
    note.get_by_text("What was not used or dropped").click()
    expect(note.get_by_text("wards are used.")).to_be_visible()


def test_a_place_that_is_here_is_updated_and_a_visitor_loses_nothing(
    visit: Visit, web: StandInWeb, server: Server
) -> None:
    here = open_page(visit())
    if not (server.areas / "wigan").is_dir():
        look_for(here, "Wigan")
        press(here, "Fetch and prepare Wigan")
        wait_for(here, "Wigan is ready.")
    person = visit()
    person.open("area=wigan")
    person.find("53.54, -2.62")
    start = person.start()
    assert start
    web.requests.clear()
    look_for(here, "Wigan")
    assert "Wigan is here: it was prepared on" in here.text()
    assert web.requests == []
    press(here, "Ask the sources what is newer")
    wait_for(here, "Nothing is newer at its sources.")
    look_over(here, "newer")
    assert len(web.requests) > 5
    before = serving_revision(server.areas / "wigan")
    press(here, "Update Wigan")
    person.choose("minutes", "20")
    assert person.start() == start, "the one that is here serves meanwhile"
    wait_for(here, "Wigan is ready.")
    assert serving_revision(server.areas / "wigan") != before
    person.choose("minutes", "30")
    assert person.start() == start
    assert person.page.get_by_label("Where does the person start").input_value() == "53.54, -2.62"


def test_by_keyboard_alone(visit: Visit, web: StandInWeb) -> None:
    here = open_page(visit(width=390))
    gate, keys = Gate(web), here.page.keyboard
    tab_to(here, "Name or code of a council")
    keys.type("newcastle")
    keys.press("Enter")
    here.settle()
    tab_to(here, "Newcastle upon Tyne", tag="INPUT")
    keys.press("Space")
    here.settle()
    tab_to(here, "Fetch and prepare Newcastle upon Tyne", tag="BUTTON")
    keys.press("Enter")
    wait_for(here, "Newcastle upon Tyne is being prepared.")
    here.picture("by-keyboard", page="add-a-place")
    stop = "Stop preparing Newcastle upon Tyne"
    assert any(stop in at["words"] for at in stops_until(here, stop))
    keys.press("Enter")
    wait_for(here, "The preparation of Newcastle upon Tyne was stopped.")
    gate.open()


def test_without_internet_it_says_so_and_what_to_do(browser: Browser, offline: Server) -> None:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    here = Visitor(context.new_page(), offline, context, width=1366)
    here.watch()
    open_page(here)
    look_for(here, "Casnewydd")
    look_over(here, "chosen")
    press(here, "Fetch and prepare Newport")
    wait_for(here, "Newport could not be prepared.")
    wait_for(here, "there is no internet")
    assert "Connect this computer" in here.text()
    look_over(here, "no-internet")
    context.close()


def test_nothing_typed_is_kept_and_all_lies_beside_the_areas(visit: Visit, server: Server) -> None:
    here = open_page(visit())
    look_for(here, "nowhere in particular")
    assert "No council is called anything like" in here.text()
    assert downloads(server).is_dir()
    for path in [server.log, *(server.areas / ".work").rglob("*.json")]:
        assert "nowhere in particular" not in path.read_text(encoding="utf-8", errors="replace")
