"""On the register's page lists that keep themselves are added, read beside the page, moved and removed."""

import time

import pytest

from app.memory.session import areas_folder
from app.register.feeds.reading_record import FeedReading, ask_to_stop, read_reading, reading_folder
from layers.register.feed_model import FeedForm, FeedOutcome, ListFeed
from layers.register.importing.seeding import register_folder
from layers.register.settings import PRIVATE_FEEDS_VARIABLE
from tests.actions.feeds.planted import planted
from tests.app.register.at_page import opened
from tests.app.saying import said
from tests.app.small_town import POSTCODE

NAME = "small-town"
CLUBS = [f"{n},Club {n},Sports club,{POSTCODE}" for n in range(5)]


@pytest.fixture(autouse=True)
def _own_network(monkeypatch):
    monkeypatch.setenv(PRIVATE_FEEDS_VARIABLE, "yes")


def file(rows):
    return 200, {"Content-Type": "text/csv"}, "\n".join(["Ref,Name,Type,Postcode", *rows]).encode()


def at_feeds(by: str = "AB"):
    page = opened(by=by)
    page.segmented_control(key="reg_part").set_value("imports").run()
    return page


def folder():
    return reading_folder(register_folder(areas_folder().resolve()))


def until(fits, *, seconds: float = 60) -> FeedReading:
    """The record of the reading, once it is so."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        reading = read_reading(folder())
        if reading is not None and fits(reading):
            return reading
        time.sleep(0.05)
    raise AssertionError(read_reading(folder()))


def read(page, key):
    """Press a button that reads, and wait for the end of what goes on beside the page."""
    page.button(key=key).click().run()
    until(lambda reading: reading.is_over)
    return page.run()


def keys(page):
    return [button.key for button in page.button]


def fill_in(page, address, **fields):
    page.text_area(key="reg_newfeed_0_address").set_value(address)
    page.text_input(key="reg_newfeed_0_name").set_value(fields.get("name", "Clubs"))
    if "words" in fields:
        page.text_area(key="reg_newfeed_0_words").set_value(fields["words"])
    page.button(key="reg_feed_add_it").click().run()
    for _ in range(100):
        if "reg_keep_job" not in page.session_state or page.session_state["reg_keep_job"] is None:
            return page
        time.sleep(0.05)
        page.run()
    raise AssertionError(said(page))


def test_feeds_are_shown_read_and_let_go_of_on_the_page(register):
    page = at_feeds()
    assert "No list keeps itself yet." in said(page)
    with planted() as server:
        server.routes["/clubs.csv"] = file(CLUBS)
        register.feeds.add(ListFeed("<b>Clubs", FeedForm.LIST, (server.url("/clubs.csv"),), NAME), by="AB")
        page.run()
        assert "&lt;b&gt;Clubs" in said(page)
        assert "Never read." in said(page)
        read(page, "reg_feed_read_<b>Clubs")
        assert "5 new, 0 changed" in said(page)
        server.routes["/clubs.csv"] = file(CLUBS[:1])
        read(page, "reg_feed_read_<b>Clubs")
        assert "4 of 5 entries are no longer in this feed" in said(page)
        assert "Held for a person since" in said(page)
        read(page, "reg_feed_accept_<b>Clubs")
        assert "4 closed" in said(page)
    read(page, "reg_feed_read_<b>Clubs")
    assert "There is no answer from 127.0.0.1." in said(page)
    assert "Not read on " in said(page)
    assert register.history(register.entries()[0].asset.asset_id)[0].by == "AB"


def test_who_reads_a_feed_says_who_he_is(register):
    register.feeds.add(ListFeed("Warm", FeedForm.LIST, ("demo:warm-spaces",), NAME), by="AB")
    page = at_feeds(by="")
    page.button(key="reg_feed_read_Warm").click().run()
    assert read_reading(folder()) is None
    assert not register.imports()
    assert register.feeds.one("Warm").state.tried_at == ""


def test_a_slow_feed_holds_up_nobody_and_can_be_stopped(register):
    with planted() as server:
        server.routes["/slow"] = lambda *_: time.sleep(60) or {}
        register.feeds.add(ListFeed("Slow", FeedForm.OPENACTIVE, (server.url("/slow"),), NAME), by="AB")
        page = at_feeds()
        began = time.monotonic()
        page.button(key="reg_feed_read_Slow").click().run()
        assert time.monotonic() - began < 20
        assert "reg_feeds_stop" in keys(page)
        assert "reg_feed_read_Slow" not in keys(page)
        other = at_feeds(by="CD")  # another tab sees the same
        assert "reg_feeds_stop" in keys(other)
        until(lambda reading: reading.progress is not None)
        ask_to_stop(folder())
        assert until(lambda reading: reading.is_over).state == "stopped"
        assert "The reading was stopped." in said(page.run())
    page.button(key="reg_feeds_put_away").click().run()
    assert "The reading was stopped." not in said(page)
    assert read_reading(folder()) is None


def test_a_feed_is_added_on_the_page_with_its_words_and_read(register):
    page = at_feeds()
    with planted() as server:
        rows = [f"1,Tea,Aqua,{POSTCODE}", f"2,Office,Estate agent,{POSTCODE}"]
        server.routes["/clubs.csv"] = file(rows)
        page = fill_in(page, server.url("/clubs.csv"), words="Aqua = swimming pool\nEstate agent = -")
        assert "“Clubs” is added (File)." in said(page)
        assert page.text_area(key="reg_newfeed_1_address").value == ""
        feed = register.feeds.one("Clubs").feed
        assert (feed.area, feed.every_days, feed.everywhere) == (NAME, 7, False)
        assert feed.kind_words == (("Aqua", "swimming_pool"), ("Estate agent", "-"))
        read(page, "reg_feed_read_Clubs")
        assert "1 new" in said(page)
    assert [entry.asset.kind for entry in register.entries()] == ["swimming_pool"]


@pytest.mark.parametrize(
    ("address", "fields", "sentence"),
    [
        ("", {}, "No address is given."),
        ("demo:warm-spaces", {"name": " "}, "The name of the feed is empty."),
        ("demo:warm-spaces", {"words": "Aqua"}, "does not say which kind a word means"),
        ("demo:warm-spaces", {"words": "Aqua = nonsense"}, "is no kind of assets."),
        ("demo:nothing", {}, "is no feed of the made-up town."),
        ("ftp://example.org/list.csv", {}, "http"),
    ],
)
def test_what_cannot_be_a_feed_is_refused_as_in_the_terminal(register, address, fields, sentence):
    page = fill_in(at_feeds(), address, **fields)
    assert sentence in said(page)
    assert register.feeds.all() == ()


def test_a_feed_is_moved_and_removed_on_the_page(register):
    with planted() as server:
        server.routes["/old.csv"] = server.routes["/new.csv"] = file(CLUBS)
        register.feeds.add(ListFeed("Clubs", FeedForm.LIST, (server.url("/old.csv"),), NAME), by="AB")
        page = at_feeds()
        read(page, "reg_feed_read_Clubs")
        page.text_area(key="reg_keep_address_Clubs").set_value(server.url("/new.csv"))
        page.button(key="reg_feed_move_Clubs").click().run()
        for _ in range(100):
            if register.feeds.one("Clubs").feed.addresses == (server.url("/new.csv"),):
                break
            time.sleep(0.05)
        page.run()
        assert "is read at its new address from now on" in said(page)
        read(page, "reg_feed_read_Clubs")
        assert "Clubs: nothing new." in said(page)
    page.button(key="reg_feed_remove_Clubs").click().run()
    assert register.feeds.one("Clubs").state.outcome is FeedOutcome.CAME  # it is asked first
    page.button(key="reg_feed_remove_sure_Clubs").click().run()
    assert "is removed. What it brought stays" in said(page)
    assert register.feeds.all() == ()
    assert len(register.entries()) == 5
