"""A list on its way in through the page: looked over, put right, compared again, fetched from elsewhere."""

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from actions.acting import Acting
from actions.bring_in_list import AboutList, IncomingList
from app.register.bringing_in.choosing import WantedList, trouble
from app.register.bringing_in.incoming import committed
from app.register.bringing_in.jobs import start
from layers.register.importing.source import Imported, Source
from layers.register.settings import PRIVATE_FEEDS_VARIABLE
from layers.register.sources import ImportInfo
from layers.register.store import Register
from tests.app.register.at_page import opened, send, until
from tests.app.register.conftest import CLUB
from tests.app.saying import said

LIST = "Name,Type,Postcode,Phone\nTea,Lunch club,ZZ1 1AA,01633 496000\nBowls,Nonsense,ZZ1 1AB,\n"
SERVICE = {
    "id": "ac148810-d857-441c-9679-408f346de141",
    "name": "Lunch at noon",
    "status": "active",
    "description": "Lunch for everybody.",
    "schedules": [],
}
DETAILS = {
    "version": "HSDS-UK-3.0",
    "profile": "https://example.org/p",
    "openapi_url": "https://example.org/o",
}
WANTED = WantedList(None, "", False, Source("Clubs"), "", False)


@pytest.fixture
def at_import(register: Register) -> AppTest:
    """The page in an office where a list called "Clubs" has come in before."""
    register.import_assets([], ImportInfo("Clubs", by="CD"))
    return opened()


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A directory of one service on this machine, which the settings allow to be read."""
    page = {"total_pages": 1, "last_page": True, "contents": [SERVICE]}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = json.dumps(page if "page=" in self.path else DETAILS).encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv(PRIVATE_FEEDS_VARIABLE, "yes")
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def fetch(page: AppTest, address: str) -> AppTest:
    page.segmented_control(key="reg_part").set_value("import").run()
    page.segmented_control(key="reg_from").set_value("feed").run()
    page.text_input(key="reg_feed").set_value(address)
    page.button(key="reg_read").click().run()
    return page


def reported(page: AppTest) -> AppTest:
    until(send(page, "clubs.csv", LIST), "reg_look")
    page.button(key="reg_look").click().run()
    return until(page, "reg_commit")


def test_a_list_is_looked_over_reported_brought_in_and_undone(at_import: AppTest, register: Register) -> None:
    page = at_import
    until(send(page, "clubs.csv", LIST), "reg_look")
    assert "2 rows. The columns below are guessed" in said(page)
    assert page.selectbox(key="reg_c_postcode").value == "Postcode"
    page.button(key="reg_look").click().run()
    until(page, "reg_commit")
    assert "2 rows were read; 1 can come in, 1 cannot. Nothing is written yet." in said(page)
    assert "Nonsense" in said(page)
    assert not register.entries()
    page.button(key="reg_commit").click().run()
    until(page, "reg_undo_now")
    assert [entry.asset.name for entry in register.entries()] == ["Tea"]
    assert register.mapping("Clubs")
    page.button(key="reg_undo_now").click().run()
    assert "The import is undone: 1 asset taken out" in said(page)
    assert not register.entries()


def test_a_refused_row_is_put_right_on_the_page_and_comes_in(at_import: AppTest, register: Register) -> None:
    page = reported(at_import)
    assert "“Nonsense”" not in said(page)
    assert "&quot;Nonsense&quot; is not a kind that we know." in said(page)
    page.selectbox(key="reg_w_nonsense").set_value("sports_club")
    page.button(key="reg_kinds_again").click().run()
    until(page, "reg_commit")
    assert "2 rows were read; 2 can come in. Nothing is written yet." in said(page)
    page.button(key="reg_commit").click().run()
    until(page, "reg_undo_now")
    assert sorted((e.asset.name, e.asset.kind) for e in register.entries()) == [
        ("Bowls", "sports_club"),
        ("Tea", "lunch_club"),
    ]
    remembered = register.mapping("Clubs")
    assert remembered is not None
    assert dict(remembered["kinds"])["Nonsense"] == "sports_club", "the next import asks nothing"


def test_a_report_that_others_have_overtaken_is_looked_at_once_more(
    at_import: AppTest, register: Register
) -> None:
    page = reported(at_import)
    register.add(replace(CLUB, asset_id="own/1", source="By hand"), by="CD")
    page.button(key="reg_commit").click().run()
    until(page, "reg_look_again")
    assert "Somebody has changed the register since this was looked at." in said(page)
    assert len(register.entries()) == 1, "nothing of the list is written"
    page.button(key="reg_look_again").click().run()
    until(page, "reg_commit").button(key="reg_commit").click().run()
    until(page, "reg_undo_now")
    assert sorted(entry.asset.name for entry in register.entries()) == ["Tea", "Tea at three"]


def test_a_feed_is_fetched_reported_and_brought_in(at_import: AppTest, register: Register, feed: str) -> None:
    page = fetch(at_import, feed)
    until(page, "reg_commit")
    assert "1 row was read; 1 can come in. Nothing is written yet." in said(page)
    page.button(key="reg_commit").click().run()
    until(page, "reg_undo_now")
    (entry,) = register.entries()
    assert (entry.asset.name, entry.asset.source) == ("Lunch at noon", "127.0.0.1")


def test_no_feed_is_read_from_a_private_network_unless_the_settings_say_so(
    at_import: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PRIVATE_FEEDS_VARIABLE, "no")
    page = until(fetch(at_import, "http://127.0.0.1:8080"), "reg_read")
    assert "127.0.0.1 is inside a private network, which feeds are not read from." in said(page)


@pytest.mark.parametrize(
    ("wanted", "by", "words"),
    [
        (WANTED, "", "Please say first who you are, so that others know whom to ask about it."),
        (WANTED, "AB", "No file is chosen."),
        (replace(WANTED, from_feed=True), "AB", "No address is given."),
        (replace(WANTED, sent=b"", source=Source("")), "AB", "The list has no name."),
        (replace(WANTED, sent=b"", date="soon"), "AB", "“soon” is not a day."),
    ],
)
def test_what_is_missing_is_said_before_anything_is_read(wanted: WantedList, by: str, words: str) -> None:
    told = trouble(wanted, by=by)
    assert told is not None
    assert told[0] == words
    assert trouble(replace(WANTED, sent=b""), by="AB") is None


def test_a_change_in_the_last_moment_is_refused_and_nothing_is_written(register: Register) -> None:
    asset = replace(CLUB, source="Clubs")
    plan = register.plan_import([asset], ImportInfo("Clubs", by="AB"))
    read = Imported((asset,), (2,), (), {}, 1)
    seen = IncomingList(AboutList(Source("Clubs"), Acting("AB"), "clubs.csv", ""), imported=read, plan=plan)
    register.add(replace(CLUB, asset_id="own/1"), by="CD")
    job = start("Writing", committed(seen, register))
    assert job.wait(10)
    assert job.trouble is not None
    assert job.trouble[0] == "The register has changed since this import was looked at."
    assert len(register.entries()) == 1


def test_a_column_chosen_for_the_kind_comes_in_though_it_was_taken_for_another_field(
    at_import: AppTest,
) -> None:
    rows = "Name,What we do,Postcode,Kit\nTea,Lunch club,ZZ1 1AA,flask\nPills,Support group,ZZ1 1AB,\n"
    page = until(send(at_import, "clubs.csv", rows), "reg_look")
    assert page.selectbox(key="reg_c_description").value == "What we do"
    assert "1 column is not used: Kit. What stands in it is kept with each record as it is." in said(page)
    page.selectbox(key="reg_c_kind").set_value("What we do").run()
    page.button(key="reg_look").click().run()
    until(page, "reg_commit")
    assert "2 rows were read; 2 can come in" in said(page)
    assert "1 column is not used: Kit." in said(page)
