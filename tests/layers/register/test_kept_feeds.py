"""Feeds and what they told are kept alike by SQLite and PostgreSQL, and go with every backup."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from geo.wording import worded
from layers.register.engine.errors import AssetRefusedError
from layers.register.engine.schema import feeds
from layers.register.feed_model import (
    FeedForm,
    FeedItem,
    FeedOutcome,
    FeedState,
    ItemChanges,
    KeptFeed,
    ListFeed,
    PartState,
)
from layers.register.kept_feeds import NoSuchFeedError
from layers.register.store import open_register
from tests.layers.register.rows import clubs, info

FEED = ListFeed(
    "Zumba & ŵ “x”", FeedForm.OPENACTIVE, ("https://a.example/1", "https://a.example/2"), "tiny",
    every_days=3, licence="L", credit="C", kind_words=(("Aqua", "sports_centre"),), all_kind="class",
)  # fmt: skip
STATE = FeedState(
    parts=(
        PartState("https://a.example/1?after=7", 2, "2026-11-26T09:00:00+00:00", '"m"', "Thu"),
        PartState(),
    ),
    basis="b",
    licence="CC BY 4.0",
    outcome=FeedOutcome.HELD,
    sentence=worded("{gone:,} of {there:,} are gone.", gone=3, there=5),
    tried_at="2026-11-26T09:00:00+00:00",
    failures=2,
    counts={"items": 5},
    notes=(worded("{count} left out.", count=1),),
)


def item(key, content="{}", part=0):
    return FeedItem(part, "SessionSeries", key, "1", content)


def test_a_feed_comes_back_as_it_was_kept_and_moves_no_revision_on(register):
    revision = register.revision
    register.feeds.add(FEED, by="AB")
    register.feeds.keep_state(FEED.name, STATE)
    kept = register.feeds.one(FEED.name)
    assert (kept.feed, kept.state, kept.added_by) == (FEED, STATE, "AB")
    assert kept.state.sentence.template == "{gone:,} of {there:,} are gone."
    assert register.feeds.all() == (kept,)
    assert register.revision == revision


def test_items_are_written_over_taken_out_and_swept(register):
    register.feeds.add(FEED, by="AB")
    first = replace(STATE, parts=(PartState(reading=1), PartState()))
    register.feeds.keep_state(FEED.name, first, ItemChanges((item("a"), item("b"), item("c", part=1))))
    changes = ItemChanges((item("a", '{"n":"ŵ"}'), item("d")), ((0, "SessionSeries", "b"),))
    second = replace(STATE, parts=(PartState(reading=2), PartState()))
    register.feeds.keep_state(FEED.name, second, changes)
    assert [*register.feeds.items(FEED.name)] == [item("a", '{"n":"ŵ"}'), item("d"), item("c", part=1)]
    third = replace(STATE, parts=(PartState(reading=3), PartState()))
    register.feeds.keep_state(FEED.name, third, ItemChanges((item("d"),)))
    assert register.feeds.forget_older(FEED.name, 0, 3) == 1
    assert [each.item_id for each in register.feeds.items(FEED.name)] == ["d", "c"]
    register.feeds.remove(FEED.name)
    assert [*register.feeds.items(FEED.name)] == []
    with pytest.raises(NoSuchFeedError, match="There is no feed called"):
        register.feeds.keep_state(FEED.name, STATE)


def test_a_backup_has_feeds_and_their_items(register, tmp_path):
    register.feeds.add(FEED, by="AB")
    register.feeds.keep_state(FEED.name, STATE, ItemChanges((item("a"),)))
    register.backup(tmp_path / "copy.sqlite")
    with open_register(tmp_path / "new.sqlite") as other:
        other.restore_backup(tmp_path / "copy.sqlite", by="AB")
        assert other.feeds.all() == register.feeds.all()
        assert [*other.feeds.items(FEED.name)] == [item("a")]


def test_a_feed_without_a_name_is_refused(register):
    with pytest.raises(AssetRefusedError, match="The name of the feed is empty"):
        register.feeds.add(replace(FEED, name=" "), by="AB")
    with pytest.raises(AssetRefusedError, match="holds a character that cannot be kept"):
        register.feeds.add(replace(FEED, name="a\0b"), by="AB")


def test_only_what_its_list_alone_wrote_is_closed_and_the_rest_proposed(register):
    register.import_assets(clubs(6), info(1))
    first, second = (entry for entry in register.entries()[:2])
    register.verify(first.asset.asset_id, by="AB")
    done = register.import_assets(clubs(6)[2:], info(2), vanished="close_own")
    assert set(done.vanished) == {first.asset.asset_id, second.asset.asset_id}
    assert [asset.asset_id for asset in register.proposed_closures()] == [first.asset.asset_id]
    assert register.entry(second.asset.asset_id).asset.status.value == "closed"


@pytest.mark.parametrize(
    ("state", "hours", "due"),
    [
        (FeedState(), 0, True),
        (replace(STATE, outcome=FeedOutcome.CAME, came_at="2026-11-26T09:00:00+00:00"), 70, False),
        (replace(STATE, outcome=FeedOutcome.CAME, came_at="2026-11-26T09:00:00+00:00"), 71, True),
        (replace(STATE, outcome=FeedOutcome.FAILED, came_at="2026-11-26T09:00:00+00:00"), 1, True),
        (replace(STATE, not_before="2026-11-27T09:00:00+00:00"), 23, False),
        (replace(STATE, not_before="2026-11-27T09:00:00+00:00"), 25, True),
    ],
)
def test_a_rhythm_says_when_a_feed_is_due(state, hours, due):
    now = datetime(2026, 11, 26, 9, tzinfo=UTC)
    assert KeptFeed(FEED, state, now, "AB").is_due(now + timedelta(hours=hours)) is due


def test_a_feed_that_moves_is_read_from_its_start_and_keeps_all_else(register):
    register.feeds.add(FEED, by="AB")
    register.feeds.keep_state(FEED.name, STATE, ItemChanges((item("a"), item("b"))))
    register.feeds.move(FEED.name, ("https://b.example/1",), by="CD")
    kept = register.feeds.one(FEED.name)
    assert kept.feed == replace(FEED, addresses=("https://b.example/1",))
    assert (kept.state.parts, kept.state.basis, kept.state.failures) == ((), "", 0)
    assert kept.state.came_at == STATE.came_at
    assert replace(kept, state=replace(kept.state, outcome=FeedOutcome.CAME)).is_due(datetime.now(UTC))
    assert list(register.feeds.items(FEED.name)) == []
    with pytest.raises(NoSuchFeedError, match='There is no feed called "Other"'):
        register.feeds.move("Other", ("https://b.example/1",), by="CD")


def test_a_feed_that_an_older_program_kept_leaves_out_what_lies_elsewhere(register):
    register.feeds.add(FEED, by="AB")
    with register.feeds._database.writing() as connection:
        text = connection.scalar(sa.select(feeds.c.feed))
        old = {name: value for name, value in json.loads(text).items() if name != "everywhere"}
        connection.execute(feeds.update().values(feed=json.dumps(old)))
    assert register.feeds.one(FEED.name).feed.everywhere is False
