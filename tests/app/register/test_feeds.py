"""The register's page shows the lists that keep themselves, reads them, and asks about what is held."""

from layers.register.feed_model import FeedForm, ListFeed
from layers.register.settings import PRIVATE_FEEDS_VARIABLE
from tests.actions.feeds.planted import planted
from tests.app.register.at_page import opened, said
from tests.app.small_town import POSTCODE

NAME = "small-town"
CLUBS = [f"{n},Club {n},Sports club,{POSTCODE}" for n in range(5)]


def file(rows):
    return 200, {"Content-Type": "text/csv"}, "\n".join(["Ref,Name,Type,Postcode", *rows]).encode()


def test_feeds_are_shown_read_and_let_go_of_on_the_page(register, monkeypatch):
    monkeypatch.setenv(PRIVATE_FEEDS_VARIABLE, "yes")
    page = opened()
    page.segmented_control(key="reg_part").set_value("imports").run()
    assert "No list keeps itself yet." in said(page)
    with planted() as server:
        server.routes["/clubs.csv"] = file(CLUBS)
        register.feeds.add(ListFeed("<b>Clubs", FeedForm.LIST, (server.url("/clubs.csv"),), NAME), by="AB")
        page.run()
        assert "&lt;b&gt;Clubs" in said(page)
        assert "Never read." in said(page)
        page.button(key="reg_feed_read_<b>Clubs").click().run()
        assert "5 new, 0 changed" in said(page)
        server.routes["/clubs.csv"] = file(CLUBS[:1])
        page.button(key="reg_feed_read_<b>Clubs").click().run()
        assert "4 of 5 entries are no longer in this feed" in said(page)
        assert "Held for a person since" in said(page)
        page.button(key="reg_feed_accept_<b>Clubs").click().run()
        assert "4 closed" in said(page)
    page.button(key="reg_feed_read_<b>Clubs").click().run()
    assert "There is no answer from 127.0.0.1." in said(page)
    assert "Not read on " in said(page)


def test_who_reads_a_feed_says_who_he_is(register):
    register.feeds.add(ListFeed("Warm", FeedForm.LIST, ("demo:warm-spaces",), NAME), by="AB")
    page = opened(by="")
    page.segmented_control(key="reg_part").set_value("imports").run()
    page.button(key="reg_feed_read_Warm").click().run()
    assert not register.imports()
    assert register.feeds.one("Warm").state.tried_at == ""
