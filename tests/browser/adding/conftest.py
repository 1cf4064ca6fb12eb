"""The app on a folder without any area, beside a stand-in for the internet."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from playwright.sync_api import expect

from layers.sources.stand_in import VARIABLE
from presentation.words import place_page as words
from tests.browser.server import Server, running_server
from tests.browser.test_accessibility import ours
from tests.browser.visitor import IDLE, Visitor
from tests.stand_in.country import stand_in_country
from tests.stand_in.web import StandInWeb, serving

LONGEST_MS = 30_000
# What a process started from now on meets: no name of another machine can be looked up.
NO_INTERNET = """
import socket
_look_up = socket.getaddrinfo

def _nobody(host, *rest, **more):
    if host in ("127.0.0.1", "localhost", "::1", None, ""):
        return _look_up(host, *rest, **more)
    raise socket.gaierror(-2, "Name or service not known")

socket.getaddrinfo = _nobody
"""
NAME = "Name or code of a council"


@pytest.fixture(scope="module")
def web() -> Iterator[StandInWeb]:
    """Answers for every publisher, with twelve made-up councils."""
    with serving(stand_in_country()) as stand_in:
        yield stand_in


@pytest.fixture(scope="module")
def server(web: StandInWeb, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app, with nothing prepared; it and whatever it starts may speak with the stand-in alone."""
    folder = tmp_path_factory.mktemp("adding")
    (folder / "data" / "areas").mkdir(parents=True)
    with (
        mock.patch.dict(os.environ, {VARIABLE: web.address}),
        running_server(folder / "data" / "areas", folder) as running,
    ):
        yield running
    assert running.way_out.read_text(encoding="utf-8") == "", "the app tried to leave this machine"


@pytest.fixture
def offline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app without any stand-in, on a machine without internet; it itself may speak with nobody."""
    folder = tmp_path_factory.mktemp("offline")
    (folder / "data" / "areas").mkdir(parents=True)
    with mock.patch.dict(os.environ):
        os.environ.pop(VARIABLE, None)  # before the server starts: it takes over what stands there
        with running_server(folder / "data" / "areas", folder) as running:
            (folder / "guard" / "sitecustomize.py").write_text(NO_INTERNET, encoding="utf-8")
            yield running
    assert running.way_out.read_text(encoding="utf-8") == "", "the app itself tried to leave this machine"


@pytest.fixture(autouse=True)
def _well(web: StandInWeb) -> None:
    web.heal()
    web.requests.clear()


def downloads(server: Server) -> Path:
    """Where what is fetched lies."""
    return server.areas.parent / "downloads"


@pytest.fixture
def nothing_fetched(server: Server) -> Iterator[None]:
    """An empty cache, as before the first council: what others had fetched is put back afterwards."""
    cache, aside = downloads(server), downloads(server).with_name("downloads of others")
    if cache.is_dir():
        cache.rename(aside)
    yield
    if aside.is_dir():
        shutil.rmtree(cache, ignore_errors=True)
        aside.rename(cache)


def open_page(here: Visitor) -> Visitor:
    """Go to the page by its link."""
    here.page.goto(here.server.address)
    here.page.get_by_role("link", name=words.TITLE).click(timeout=LONGEST_MS)
    here.page.wait_for_selector(f"h1:has-text('{words.QUESTION}')", timeout=LONGEST_MS)
    here.settle()
    return here


def look_over(here: Visitor, state: str) -> None:
    """Keep a picture, and hold that nothing on the page is hard to read for anybody."""
    here.picture(state, page="add-a-place")
    assert ours(here.serious()) == []


def look_for(here: Visitor, text: str) -> None:
    """Type a name and press Find."""
    here.page.get_by_label(NAME).fill(text)
    here.page.get_by_role("button", name="Find", exact=True).click()
    here.settle()


def press(here: Visitor, title: str) -> None:
    """Press a button."""
    here.page.get_by_role("button", name=title, exact=True).click()
    here.settle()


def wait_for(here: Visitor, sentence: str) -> None:
    """Wait until the page says it."""
    expect(here.page.get_by_text(re.compile(re.escape(sentence))).first).to_be_visible(timeout=LONGEST_MS)
    here.page.wait_for_selector(IDLE, timeout=LONGEST_MS)
    expect(here.page.get_by_text(re.compile(re.escape(sentence))).first).to_be_visible()
