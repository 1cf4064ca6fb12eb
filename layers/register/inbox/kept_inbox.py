"""Where does the front line's word lie until a steward has read it? In the register's own database.

None of it is an asset, so that keeping it moves no revision of the register on.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from layers.register.engine.database import Database
from layers.register.engine.errors import AssetRefusedError, RegisterError
from layers.register.inbox.item_rows import read_item, read_items, waiting_item, write_act, write_item
from layers.register.inbox.model import (
    NO_DETAIL,
    Act,
    ClubDetail,
    InboxItem,
    ItemKind,
    MessageReason,
    StewardMessage,
    message_content,
    message_of,
)
from layers.register.store import Register
from layers.register.versions import Writing, stored_version, writing


def inbox_of(register: Register) -> "KeptInbox":
    """What waits for whoever looks after the register, and what was done with it."""
    return KeptInbox(register.database)


class KeptInbox:
    """The inbox of a register. Each call is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def items(self) -> tuple[InboxItem, ...]:
        """Everything that waits or waited, the oldest first."""
        with self._database.reading() as connection:
            return read_items(connection)

    def item(self, number: int) -> InboxItem:
        """One thing that waits or waited. Raises ``NoSuchAssetError``."""
        with self._database.reading() as connection:
            return read_item(connection, number)

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


def check_not_ahead(work: Writing, day: date) -> None:
    """Refuse a day that is still to come. Raises ``AssetRefusedError``."""
    if day > datetime.fromisoformat(work.at).date() + timedelta(days=1):  # tomorrow, east of here
        raise AssetRefusedError(
            "{day:%d %B %Y} is still to come.", "Give the day on which you learned it.", day=day
        )
