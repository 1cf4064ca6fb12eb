"""Feeds in a terminal: added, listed, refreshed by a timer any number of times, removed."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from typer.testing import CliRunner

import cli
from actions.feeds.feed_messages import FeedProgress, message_of
from actions.feeds.refresh import refreshing
from layers.register.importing.seeding import register_beside
from layers.register.store import open_register
from tests.actions.feeds.planted import planted, series, session
from tests.tiny_area import tiny_area


@pytest.fixture
def office(tmp_path, monkeypatch):
    monkeypatch.delenv("WITHIN_REACH_REGISTER", raising=False)
    monkeypatch.setenv("WITHIN_REACH_PRIVATE_FEEDS", "yes")
    tiny_area(tmp_path / "areas")
    return tmp_path


@pytest.fixture
def server():
    with planted() as started:
        feed = started.rpde("/series")
        dates = started.rpde("/sessions")
        soon = datetime.now(UTC).replace(hour=12, minute=0) + timedelta(days=2)
        for key in ("A", "B"):
            feed.put("SessionSeries", key, series(key))
            dates.put("ScheduledSession", key, session(key, soon))
        yield started


def run(office, *words):
    return CliRunner().invoke(cli.app, ["feeds", *map(str, words), "--areas", str(office / "areas")])


def test_a_feed_is_added_listed_refreshed_and_removed(office, server):
    added = run(
        office, "add", server.url("/series"), server.url("/sessions"), "--name", "Sports", "--area", "tiny"
    )
    assert added.stdout == 'Added “Sports” (OpenActive). Read it now with: cli.py feeds refresh "Sports"\n'
    assert "Never read." in run(office, "list").stdout
    first = run(office, "refresh")
    assert first.stdout == "Sports: 2 new, 0 changed, 0 unchanged, 0 closed.\n", first.output
    assert run(office, "refresh").stdout == "Sports: nothing new.\n"
    listed = run(office, "list").stdout
    assert "Sports: OpenActive, for tiny, every 7 days" in listed
    assert "Last brought in on " in listed
    assert run(office, "remove", "Sports").stdout.startswith("Removed “Sports”. What it brought stays")
    assert run(office, "list").stdout.startswith("There are no feeds yet.")


def test_a_data_set_is_known_by_its_page_and_brings_its_parts_series_first(office, server):
    parts = {"ScheduledSession": "/sessions", "Slot": "/slots", "SessionSeries": "/series"}
    data_set = {
        "distribution": [
            {"additionalType": f"https://openactive.io/{kind}", "contentUrl": server.url(path)}
            for kind, path in parts.items()
        ]
    }
    page = f'<html><script type="application/ld+json">{json.dumps(data_set)}</script></html>'
    server.routes["/set"] = (200, {}, page.encode())
    run(office, "add", server.url("/set"), "--name", "Sports", "--area", "tiny")
    assert run(office, "list").stdout.splitlines()[1:3] == [
        f"  {server.url(path)}" for path in ("/series", "/sessions")
    ]
    assert "2 new" in run(office, "refresh").stdout


def test_only_feeds_whose_rhythm_asks_for_it_are_read_by_a_timer(office, server):
    run(office, "add", server.url("/series"), server.url("/sessions"), "--name", "Sports", "--area", "tiny")
    assert "2 new" in run(office, "refresh", "--due").stdout
    before = len(server.requests)
    assert run(office, "refresh", "--due").stdout == ""
    assert len(server.requests) == before


def test_one_that_fails_ends_with_code_1_and_the_others_come(office, server):
    server.routes["/bad"] = {"items": []}
    run(office, "add", server.url("/bad"), "--name", "Bad", "--area", "tiny", "--form", "openactive")
    run(office, "add", server.url("/series"), server.url("/sessions"), "--name", "Sports", "--area", "tiny")
    done = run(office, "refresh")
    assert done.exit_code == 1
    assert "Bad: not read.\n  ! What answers is no page of an OpenActive feed" in done.stdout
    assert "Sports: 2 new" in done.stdout
    assert run(office, "refresh", "Sports").exit_code == 0


def test_two_refreshes_at_once_are_one(office, server):
    (office / "register").mkdir()
    with refreshing(office / "register"):
        busy = run(office, "refresh")
    assert busy.exit_code == 0
    assert "Another refresh is at work. It does the same: nothing needs doing." in busy.output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--name", "X", "--area", "nowhere"], "nowhere"),
        (["--name", " ", "--area", "tiny", "--form", "list"], "The name of the feed is empty."),
        (["--name", "X", "--area", "tiny", "--word", "Sports=what"], '"what" is no kind of assets.'),
        (["--name", "X", "--area", "tiny", "--kind", "Sport"], 'Did you mean "Sports club"?'),
        (["--name", "X", "--area", "tiny", "--kind", "zzz"], "Choose one of"),
        (["--name", "X", "--area", "tiny", "--word", "Sports"], "does not say which kind a word means"),
        (["--name", "X", "--area", "tiny"], "What answers there is a page to look at, not a list."),
    ],
)
def test_what_cannot_be_a_feed_is_refused_in_words(office, server, words, sentence):
    server.routes["/page"] = (200, {}, b"<html><p>Welcome</p></html>")
    refused = run(office, "add", server.url("/page"), *words)
    assert (refused.exit_code, sentence in refused.stderr) == (2, True), refused.output


def test_a_feed_inside_a_private_network_is_not_read(office, server, monkeypatch):
    monkeypatch.setenv("WITHIN_REACH_PRIVATE_FEEDS", "no")
    refused = run(office, "add", server.url("/series"), "--name", "X", "--area", "tiny")
    assert refused.exit_code == 2
    assert "not read from port" in refused.stderr or "inside a private network" in refused.stderr
    run(office, "add", server.url("/series"), "--name", "X", "--area", "tiny", "--form", "openactive")
    assert "X: not read." in run(office, "refresh").stdout
    assert server.requests == []


def test_hostile_names_are_shown_as_plain_text(office, server):
    run(office, "add", server.url("/series"), "--name", "A\x1b[31mB", "--area", "tiny")
    assert "\x1b" not in run(office, "list").output


def test_a_feed_is_moved_and_another_sort_of_feed_is_refused(office, server):
    server.routes["/list.csv"] = (
        200,
        {"Content-Type": "text/csv"},
        b"Ref,Name,Type,Postcode\n1,A,Library,ZZ1 1AA",
    )
    run(office, "add", server.url("/series"), server.url("/sessions"), "--name", "Sports", "--area", "tiny")
    run(office, "refresh")
    refused = run(office, "move", "Sports", server.url("/list.csv"))
    assert refused.exit_code == 2
    assert "What answers there is another sort of feed than “Sports” is." in refused.stderr
    assert run(office, "move", "Nobody", server.url("/series")).exit_code == 2
    server.routes["/new"], server.routes["/dates"] = server.routes["/series"], server.routes["/sessions"]
    moved = run(office, "move", "Sports", server.url("/new"), server.url("/dates"))
    assert moved.stdout.startswith(f"“Sports” is read at {server.url('/new')} from now on, from its start.")
    assert run(office, "refresh").stdout == "Sports: nothing new.\n"


def test_a_word_for_a_kind_is_understood_as_when_a_list_comes_in(office, server):
    run(
        office, "add", server.url("/series"), "--name", "Sports", "--area", "tiny",
        "--kind", "Ramblers", "--word", "Aqua=leisure centre", "--word", "Slots=-", "--outside", "keep",
    )  # fmt: skip
    with open_register(register_beside(office / "areas")) as register:
        feed = register.feeds.one("Sports").feed
    assert feed.all_kind == "walking_group"
    assert feed.kind_words == (("Aqua", "sports_centre"), ("Slots", "-"))
    assert feed.everywhere


def test_entries_of_a_word_that_is_left_out_do_not_come(office, server):
    words = ("--name", "Sports", "--area", "tiny", "--word", "Yoga=-")
    run(office, "add", server.url("/series"), server.url("/sessions"), *words)
    assert "Sports: nothing new." in run(office, "refresh").stdout
    assert "2 entries were left out by their words" in run(office, "list").stdout


def test_another_process_hears_of_each_step_as_a_line(office, server):
    run(office, "add", server.url("/series"), server.url("/sessions"), "--name", "Sports", "--area", "tiny")
    lines = run(office, "refresh", "--json-progress").stdout.splitlines()
    messages = [message_of(line) for line in lines]
    assert messages[0] == FeedProgress("Sports")
    assert FeedProgress("Sports", 2, 0) in messages
    assert (messages[-1].name, messages[-1].added) == ("Sports", 2)
    refused = run(office, "refresh", "Nobody", "--json-progress")
    assert refused.exit_code == 2
    assert 'There is no feed called "Nobody".' in str(message_of(refused.stdout.strip()).what)


@pytest.mark.parametrize(
    "words", [("list",), ("refresh",), ("remove", "Sports"), ("move", "Sports", "demo:sports")]
)
def test_damage_and_a_wrong_clock_are_said_on_the_error_output(office, server, words):
    run(office, "add", server.url("/series"), server.url("/sessions"), "--name", "Sports", "--area", "tiny")
    run(office, "refresh")
    with closing(sqlite3.connect(register_beside(office / "areas"))) as raw, raw:
        raw.execute("UPDATE asset_versions SET record = 'torn' WHERE asset_id LIKE '%A'")
        raw.execute("UPDATE meta SET changed_at = '2099-01-01T00:00:00.000000+00:00'")
    told = run(office, *words).stderr
    assert "1 record of the register is damaged and left out of everything" in told
    assert "The last change of the register is dated 1 January 2099" in told


def test_a_new_register_beside_other_areas_is_said(office, server):
    added = run(office, "add", server.url("/series"), "--name", "Sports", "--area", "tiny")
    assert "A new register is made beside the areas in areas" in added.stderr
    assert "A new register" not in run(office, "refresh").stderr
