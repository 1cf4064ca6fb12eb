"""How are things that wait, and the acts on them, read from and written to their tables?"""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.register.engine.errors import NoSuchAssetError, RegisterError
from layers.register.engine.schema import inbox_acts, inbox_items
from layers.register.erasing.erased_list import read_erased
from layers.register.inbox.model import Act, InboxItem, ItemAct, ItemKind
from layers.register.versions import Writing, in_parts

_ORDER: Final = (inbox_acts.c.number, inbox_acts.c.turn)


def read_items(
    connection: Connection,
    *,
    asset_ids: Collection[str] | None = None,
    kinds: Collection[ItemKind] = tuple(ItemKind),
) -> tuple[InboxItem, ...]:
    """Every item with its acts, the oldest first; only of some kinds, or about some assets, if given."""
    question = sa.select(inbox_items).where(inbox_items.c.kind.in_([kind.value for kind in kinds]))
    if asset_ids is None:
        rows = list(connection.execute(question).mappings())
        acts = _acts(connection, None)
    else:
        rows = [
            row
            for some in in_parts(sorted(asset_ids))
            for row in connection.execute(question.where(inbox_items.c.asset_id.in_(some))).mappings()
        ]
        acts = _acts(connection, [row["number"] for row in rows])
    rows.sort(key=lambda row: int(row["number"]))
    return tuple(_item(row, acts.get(row["number"], ())) for row in rows)


def read_item(connection: Connection, number: int) -> InboxItem:
    """One item. Raises ``NoSuchAssetError`` if there is none of that number."""
    question = sa.select(inbox_items).where(inbox_items.c.number == number)
    row = connection.execute(question).mappings().one_or_none()
    if row is None:
        raise NoSuchAssetError(
            "Nothing in the inbox has the number {number}.", "Look at what waits once more.", number=number
        )
    return _item(row, _acts(connection, [number]).get(number, ()))


def waiting_item(connection: Connection, number: int) -> InboxItem:
    """One item that waits.

    Raises
    ------
    NoSuchAssetError, RegisterError
        There is none of that number, or somebody has settled it.
    """
    item = read_item(connection, number)
    if item.settled is not None:
        raise RegisterError(
            "Number {number} no longer waits: {by} settled it on {at:%d %B %Y}.",
            "Look at what waits once more.",
            number=number,
            by=item.settled.by,
            at=item.settled.at,
        )
    return item


def write_item(
    work: Writing, kind: ItemKind, asset_id: str, *, day: date, content: Mapping[str, Any], source: str = ""
) -> int:
    """Keep something that waits; its number. The register's revision stays: it is no asset."""
    number = (work.connection.scalar(sa.select(sa.func.max(inbox_items.c.number))) or 0) + 1
    erased = read_erased(work.connection)  # what somebody had erased comes back by no form
    work.connection.execute(
        inbox_items.insert().values(
            number=number,
            asset_id=asset_id,
            kind=kind.value,
            source=source,
            day=day.isoformat(),
            content=json.dumps(erased.scrubbed_value(dict(content)), ensure_ascii=False, sort_keys=True),
            at=work.at,
            by=work.by,
        )
    )
    return number


def write_act(
    work: Writing, item: InboxItem, act: Act, *, fields: Sequence[str] = (), version: int | None = None
) -> None:
    """Keep what was done with an item, after what was done with it before."""
    work.connection.execute(
        inbox_acts.insert().values(
            number=item.number,
            turn=len(item.acts) + 1,
            act=act.value,
            at=work.at,
            by=work.by,
            fields=json.dumps(list(fields)),
            version=version,
        )
    )


def _acts(connection: Connection, numbers: Sequence[int] | None) -> dict[int, tuple[ItemAct, ...]]:
    question = sa.select(inbox_acts).order_by(*_ORDER)
    if numbers is None:
        rows = list(connection.execute(question).mappings())
    else:
        rows = [
            row
            for some in in_parts(numbers)
            for row in connection.execute(question.where(inbox_acts.c.number.in_(some))).mappings()
        ]
    acts: dict[int, list[ItemAct]] = defaultdict(list)
    for row in rows:
        acts[row["number"]].append(
            ItemAct(
                Act(row["act"]),
                datetime.fromisoformat(row["at"]),
                row["by"],
                tuple(json.loads(row["fields"])),
                row["version"],
            )
        )
    return {number: tuple(of_item) for number, of_item in acts.items()}


def _item(row: Any, acts: tuple[ItemAct, ...]) -> InboxItem:
    return InboxItem(
        number=row["number"],
        kind=ItemKind(row["kind"]),
        asset_id=row["asset_id"],
        source=row["source"],
        day=date.fromisoformat(row["day"]),
        at=datetime.fromisoformat(row["at"]),
        by=row["by"],
        content=json.loads(row["content"]),
        acts=acts,
    )
