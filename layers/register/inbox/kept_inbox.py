"""Where does the front line's word lie until a steward has read it? In the register's own database.

None of it is an asset, so that keeping it moves no revision of the register on.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from layers.register.changes import check_unmoved, put
from layers.register.engine.database import Database
from layers.register.engine.errors import AssetRefusedError, RegisterError
from layers.register.engine.schema import inbox_acts, inbox_items
from layers.register.inbox.from_lists import FeedNews, closings, feed_news, list_changes
from layers.register.inbox.item_rows import read_item, read_items, waiting_item, write_act, write_item
from layers.register.inbox.model import (
    NO_DETAIL,
    Act,
    ClubDetail,
    InboxItem,
    ItemKind,
    MessageReason,
    NewItem,
    StewardMessage,
    message_content,
    message_of,
)
from layers.register.model import Asset
from layers.register.records import differing_fields, to_record, to_text
from layers.register.store import Register
from layers.register.versions import (
    NewVersion,
    VersionCause,
    Writing,
    standing,
    stored_version,
    writing,
)


@dataclass(frozen=True)
class AssetChange:
    """What becomes of an asset where something about it is accepted."""

    asset: Asset
    expected_version: int  # which the person saw
    cause: VersionCause = VersionCause.EDIT


@dataclass(frozen=True)
class Proposals:
    """What the register itself proposes from its lists."""

    closings: tuple[NewItem, ...]
    list_changes: tuple[NewItem, ...]
    news: tuple[FeedNews, ...]


def inbox_of(register: Register) -> "KeptInbox":
    """What waits for whoever looks after the register, and what was done with it."""
    return KeptInbox(register.database)


class KeptInbox:
    """The inbox of a register. Each call is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def cache_key(self) -> str:
        """Changes whenever anything in the inbox does; beside the register's own, the key for caches."""
        with self._database.reading() as connection:
            states = [
                connection.execute(sa.select(sa.func.count(), sa.func.max(table.c.at))).one()
                for table in (inbox_items, inbox_acts)
            ]
        return "-".join(str(value) for state in states for value in state)

    def items(self) -> tuple[InboxItem, ...]:
        """Everything that waits or waited, the oldest first."""
        with self._database.reading() as connection:
            return read_items(connection)

    def item(self, number: int) -> InboxItem:
        """One thing that waits or waited. Raises ``NoSuchAssetError``."""
        with self._database.reading() as connection:
            return read_item(connection, number)

    def proposals(self, feeds: Collection[str]) -> Proposals:
        """What the lists propose, and what these feeds have changed, that nobody has answered."""
        with self._database.reading() as connection:
            items = read_items(connection)
            return Proposals(
                closings(connection, items),
                list_changes(connection, items),
                feed_news(connection, feeds, items),
            )

    def messages(self, asset_ids: Collection[str] | None = None) -> tuple[StewardMessage, ...]:
        """The messages from the front line, about those assets if given, the oldest first."""
        with self._database.reading() as connection:
            items = read_items(connection, asset_ids=asset_ids, kinds=[ItemKind.MESSAGE])
            return tuple(map(message_of, items))

    def tell(
        self, asset_id: str, reason: MessageReason, *, day: date, by: str, detail: ClubDetail = NO_DETAIL
    ) -> StewardMessage:
        """Keep a message about an asset; the same one again, while it waits, is the one that there is.

        Raises
        ------
        NoSuchAssetError, AssetRefusedError
            There is no such asset; the day is still to come, nobody is named, or a detail is none of the
            closed choices.
        """
        content = message_content(reason, detail)
        with writing(self._database, by=by) as work:
            stored_version(work.connection, asset_id)
            check_not_ahead(work, day)
            for item in read_items(work.connection, asset_ids=[asset_id], kinds=[ItemKind.MESSAGE]):
                same = (item.day, item.by, item.content) == (day, by, content)
                if same and item.settled is None:
                    return message_of(item)
            number = write_item(work, ItemKind.MESSAGE, asset_id, day=day, content=content)
            return message_of(read_item(work.connection, number))

    def withdraw(self, number: int, *, by: str) -> None:
        """Take back a message that its own sender sent by mistake.

        Raises
        ------
        NoSuchAssetError, RegisterError
            There is none of that number, it no longer waits, or somebody else sent it.
        """
        with writing(self._database, by=by) as work:
            item = waiting_item(work.connection, number)
            if item.kind is not ItemKind.MESSAGE or item.by != by:
                raise RegisterError(
                    "Message {number} is not yours: {by} sent it.",
                    "Whoever looks after the register can refuse it in the inbox.",
                    number=number,
                    by=item.by,
                )
            write_act(work, item, Act.WITHDRAWN)

    def keep(self, new: NewItem, *, by: str) -> int:
        """Keep something that waits; its number.

        Raises
        ------
        NoSuchAssetError, AssetRefusedError
            There is no such asset; the day is still to come, or nobody is named.
        """
        with writing(self._database, by=by) as work:
            stored_version(work.connection, new.asset_id)
            check_not_ahead(work, new.day)
            return _written(work, new)

    def accept(self, item: int | NewItem, change: AssetChange | None, *, by: str) -> InboxItem:
        """Accept what waits and change its asset with it, both or neither.

        Raises
        ------
        NoSuchAssetError, RegisterError
            There is no such item or asset, or the item no longer waits.
        SomeoneElseChangedError, AssetRefusedError
            The asset is no longer at the version that the person saw; a value cannot be kept.
        """
        record = to_record(change.asset) if change is not None else {}
        to_text(record)
        with writing(self._database, by=by) as work:
            waiting = _kept(work, item)
            version: int | None = None
            names: tuple[str, ...] = ()
            if change is not None:
                now = stored_version(work.connection, change.asset.asset_id)
                check_unmoved(work, now, change.expected_version)
                names = tuple(differing_fields(now.as_record(), record))
                written = put(work, now, record, change.cause)
                version = written if written != now.version else None
            write_act(work, waiting, Act.ACCEPTED, fields=names, version=version)
            return read_item(work.connection, waiting.number)

    def refuse(self, item: int | NewItem, *, by: str) -> InboxItem:
        """Note that what waits is not to be done. Raises as ``accept``."""
        with writing(self._database, by=by) as work:
            waiting = _kept(work, item)
            write_act(work, waiting, Act.REFUSED)
            return read_item(work.connection, waiting.number)

    def take_back(self, number: int, *, by: str) -> None:
        """Let an item wait again that was accepted or refused; its asset is as it was before.

        Raises
        ------
        NoSuchAssetError, RegisterError
            There is no such item, it waits already, or somebody has changed its asset since.
        """
        with writing(self._database, by=by) as work:
            item = read_item(work.connection, number)
            act = item.settled
            if act is None or act.act is Act.WITHDRAWN:
                raise RegisterError(
                    "Number {number} was neither accepted nor refused.",
                    "Look at what waits once more.",
                    number=number,
                )
            version = _put_back(work, item.asset_id, act.version) if act.version is not None else None
            write_act(work, item, Act.TAKEN_BACK, version=version)


def _kept(work: Writing, item: int | NewItem) -> InboxItem:
    """The item that waits; one that the register proposes is kept now, unless it is already."""
    if isinstance(item, int):
        return waiting_item(work.connection, item)
    for earlier in read_items(work.connection, asset_ids=[item.asset_id], kinds=[item.kind]):
        same = (earlier.source, earlier.content) == (item.source, item.content)
        if same and earlier.settled is None:
            return earlier
    return read_item(work.connection, _written(work, item))


def _written(work: Writing, new: NewItem) -> int:
    return write_item(work, new.kind, new.asset_id, day=new.day, content=new.content, source=new.source)


def _put_back(work: Writing, asset_id: str, version: int) -> int:
    """The asset as it was before ``version``; its list answers for it as it did."""
    now = standing(work.connection, [asset_id]).get(asset_id)
    if now is None or now.version != version:
        raise RegisterError(
            "The asset {asset_id} was changed since this was accepted.",
            "Put an earlier version of it back from its history instead.",
            asset_id=asset_id,
        )
    before = stored_version(work.connection, asset_id, version - 1)
    back = NewVersion(
        asset_id,
        version + 1,
        VersionCause.RESTORE,
        before.record,
        before.source_says,
        before.source,
        was_there=True,
    )
    work.write([back])
    return back.version


def check_not_ahead(work: Writing, day: date) -> None:
    """Refuse a day that is still to come. Raises ``AssetRefusedError``."""
    if day > datetime.fromisoformat(work.at).date() + timedelta(days=1):  # tomorrow, east of here
        raise AssetRefusedError(
            "{day:%d %B %Y} is still to come.", "Give the day on which you learned it.", day=day
        )
