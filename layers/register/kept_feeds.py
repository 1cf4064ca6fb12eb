"""Where are feeds kept, and what each of them has told so far? In the register's own database.

None of it is an asset, so that keeping it moves no revision of the register on.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from geo.wording import Wording, as_record, from_record
from layers.register.engine.database import Database
from layers.register.engine.errors import RegisterError
from layers.register.engine.schema import feed_items, feeds
from layers.register.erasing.erased_list import read_erased, scrubbed_text
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
from layers.register.model import Asset
from layers.register.records import check_text, to_asset, with_source
from layers.register.versions import in_parts, standing


class NoSuchFeedError(RegisterError, LookupError):
    """No feed has this name."""


class KeptFeeds:
    """The feeds of a register. Each call is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[KeptFeed, ...]:
        """Every feed, in the order of the names."""
        with self._database.reading() as connection:
            rows = connection.execute(sa.select(feeds).order_by(feeds.c.name)).mappings()
            return tuple(_kept(row) for row in rows)

    def one(self, name: str) -> KeptFeed:
        """The feed of a name. Raises ``NoSuchFeedError``."""
        with self._database.reading() as connection:
            return _kept(_row(connection, name))

    def add(self, feed: ListFeed, *, by: str) -> None:
        """Keep a new feed.

        Raises
        ------
        RegisterError
            There is one of that name, or a text of it cannot be kept.
        """
        self.check_new(feed.name)
        check_text(by, what="The name or initials of who makes this change")
        with self._database.writing() as connection:
            _refuse_double(connection, feed.name)
            row = {"name": feed.name, "feed": _feed_text(feed), "state": _state_text(FeedState())}
            connection.execute(feeds.insert().values(**row, at=_now(), by=by))

    def check_new(self, name: str) -> None:
        """Raise ``RegisterError`` if no feed can be added by that name: it is none, or is taken."""
        check_text(name, what="The name of the feed")
        with self._database.reading() as connection:
            _refuse_double(connection, name)

    def move(self, name: str, addresses: tuple[str, ...], *, by: str) -> None:
        """Read a feed elsewhere from now on: from the start, and as nothing were kept of it.

        Raises
        ------
        NoSuchFeedError
            Nobody has such a feed.
        """
        check_text(by, what="The name or initials of who makes this change")
        with self._database.writing() as connection:
            held = _kept(_row(connection, name))
            state = replace(held.state, parts=(), basis="", not_before="", failures=0)
            text = {
                "feed": _feed_text(replace(held.feed, addresses=addresses)),
                "state": _state_text(state),
            }
            connection.execute(feed_items.delete().where(feed_items.c.feed == name))
            connection.execute(feeds.update().where(feeds.c.name == name).values(**text))

    def remove(self, name: str) -> None:
        """Forget a feed and what it told; its assets stay as they are. Raises ``NoSuchFeedError``."""
        with self._database.writing() as connection:
            _row(connection, name)
            connection.execute(feed_items.delete().where(feed_items.c.feed == name))
            connection.execute(feeds.delete().where(feeds.c.name == name))

    def keep_state(self, name: str, state: FeedState, changes: ItemChanges | None = None) -> None:
        """Keep how far a feed was read, and what a stretch of reading brought, both or neither.

        Raises
        ------
        NoSuchFeedError
            Somebody has removed it meanwhile.
        """
        with self._database.writing() as connection:
            _row(connection, name)
            if changes is not None:
                readings = {number: part.reading for number, part in enumerate(state.parts)}
                _write_items(connection, name, changes, readings)
            connection.execute(feeds.update().where(feeds.c.name == name).values(state=_state_text(state)))

    def forget_older(self, name: str, part: int, reading: int) -> int:
        """Drop the items of a part that its reading from the start did not meet again; how many they were."""
        of = feed_items.c
        with self._database.writing() as connection:
            done = connection.execute(
                feed_items.delete().where(of.feed == name, of.part == part, of.reading < reading)
            )
            return int(done.rowcount)

    def forget_items(self, name: str) -> None:
        """Drop all that a feed has told."""
        with self._database.writing() as connection:
            connection.execute(feed_items.delete().where(feed_items.c.feed == name))

    def items(self, name: str) -> Iterator[FeedItem]:
        """What a feed has told and not taken back, by part, kind and id."""
        of = feed_items.c
        columns = (of.part, of.kind, of.item_id, of.modified, of.content)
        question = sa.select(*columns).where(of.feed == name).order_by(of.part, of.kind, of.item_id)
        with self._database.reading() as connection:
            for row in connection.execution_options(yield_per=5_000).execute(question):
                yield FeedItem(*row)

    def source_words(self, name: str) -> dict[str, Asset]:
        """The standing assets of the feed, as the feed itself last gave them, by id."""
        with self._database.reading() as connection:
            return {
                asset_id: to_asset(with_source(stored.as_record(), stored.as_source_says()))
                for asset_id, stored in standing(connection, source=name).items()
            }


def _write_items(
    connection: Connection, name: str, changes: ItemChanges, readings: Mapping[int, int]
) -> None:
    gone = [*changes.deleted, *((item.part, item.kind, item.item_id) for item in changes.updated)]
    of = feed_items.c
    drop = feed_items.delete().where(
        of.feed == name,
        of.part == sa.bindparam("of_part"),
        of.kind == sa.bindparam("of_kind"),
        of.item_id == sa.bindparam("of_id"),
    )
    for some in in_parts(gone):
        connection.execute(drop, [{"of_part": p, "of_kind": k, "of_id": i} for p, k, i in some])
    erased = read_erased(connection)
    for items in in_parts(changes.updated):
        rows = [
            {
                "feed": name,
                "part": item.part,
                "kind": item.kind,
                "item_id": item.item_id,
                "modified": item.modified,
                "reading": readings.get(item.part, 0),
                "content": scrubbed_text(erased, item.content, column="content") if erased else item.content,
            }
            for item in items
        ]
        connection.execute(feed_items.insert(), rows)


def _refuse_double(connection: Connection, name: str) -> None:
    if connection.scalar(sa.select(feeds.c.name).where(feeds.c.name == name)) is not None:
        raise RegisterError(
            'There is a feed called "{name}" already.',
            "Give this one another name, or remove that one first.",
            name=name,
        )


def _row(connection: Connection, name: str) -> RowMapping:
    row = connection.execute(sa.select(feeds).where(feeds.c.name == name)).mappings().one_or_none()
    if row is None:
        raise NoSuchFeedError(
            'There is no feed called "{name}".', "Look at the names with: cli.py feeds list.", name=name
        )
    return row


def _kept(row: RowMapping) -> KeptFeed:
    feed, state = json.loads(row["feed"]), json.loads(row["state"])
    return KeptFeed(
        ListFeed(
            **{
                **feed,
                "form": FeedForm(feed["form"]),
                "addresses": tuple(feed["addresses"]),
                "kind_words": tuple((word, kind) for word, kind in feed["kind_words"]),
            }
        ),
        FeedState(
            **{
                **state,
                "parts": tuple(PartState(**part) for part in state["parts"]),
                "outcome": FeedOutcome(state["outcome"]),
                "sentence": from_record(state["sentence"]),
                "notes": tuple(from_record(note) for note in state["notes"]),
            }
        ),
        datetime.fromisoformat(row["at"]),
        row["by"],
    )


def _feed_text(feed: ListFeed) -> str:
    return json.dumps(asdict(feed), ensure_ascii=False, sort_keys=True)


def _state_text(state: FeedState) -> str:
    plain: dict[str, Any] = {
        "parts": [asdict(part) for part in state.parts],
        "basis": state.basis,
        "licence": state.licence,
        "outcome": state.outcome.value,
        "sentence": as_record(state.sentence or Wording("")),
        "tried_at": state.tried_at,
        "came_at": state.came_at,
        "not_before": state.not_before,
        "failures": state.failures,
        "counts": dict(state.counts),
        "notes": [as_record(note) for note in state.notes],
    }
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
