"""What do the lists propose that nobody has answered: closings, values against a person's, news of feeds?"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.register.engine.schema import asset_versions, imports
from layers.register.inbox.model import Act, InboxItem, ItemKind, NewItem
from layers.register.records import GROUP_OF, Record, value_of
from layers.register.sources import Conflict, proposed_closures
from layers.register.versions import VersionCause, is_readable, standing

NO_ASSET: Final = ""  # news is of no single asset
MOST_NAMED: Final = 100  # of what a feed has changed


@dataclass(frozen=True)
class FeedNews:
    """What a feed has changed since somebody last saw it."""

    item: NewItem
    added: int
    changed: int
    closed: int
    names: tuple[str, ...] = field(default=(), repr=False)  # of at most MOST_NAMED assets, the last first


def closings(connection: Connection, items: Collection[InboxItem]) -> tuple[NewItem, ...]:
    """The closings that the newest lists propose, but for those that somebody refused.

    A refusal holds for as long as the list goes on without the asset; one that comes back to the list and is
    dropped again is asked about anew.
    """
    assets = proposed_closures(connection)
    stored = standing(connection, [asset.asset_id for asset in assets])
    sources = {each.source for each in stored.values()}
    vanished = _vanished(connection, sources)
    refused = {
        (item.asset_id, item.source): int(item.content["import_id"])
        for item in items
        if item.kind is ItemKind.CLOSING and _is(item, Act.REFUSED)
    }
    proposals = []
    for asset in assets:
        source = stored[asset.asset_id].source
        since = refused.get((asset.asset_id, source))
        of_source = vanished[source]
        if since is not None and all(asset.asset_id in gone for at, _, gone in of_source if at >= since):
            continue
        import_id, day, _ = of_source[-1]
        proposals.append(NewItem(ItemKind.CLOSING, asset.asset_id, source, day, {"import_id": import_id}))
    return tuple(proposals)


def list_changes(connection: Connection, items: Collection[InboxItem]) -> tuple[NewItem, ...]:
    """The values that a list has changed where a person had said otherwise, and ours was kept.

    One that somebody refused is not proposed again, until the list says something else.
    """
    refused = {
        (item.asset_id, name, json.dumps(value))
        for item in items
        if item.kind is ItemKind.LIST_CHANGE and _is(item, Act.REFUSED)
        for name, value in item.content["fields"].items()
    }
    conflicts = _conflicts(connection)
    stored = standing(connection, sorted({asset_id for asset_id, _ in conflicts}))
    values: dict[tuple[str, str, date], Record] = defaultdict(dict)
    for (asset_id, name), (conflict, source, day) in conflicts.items():
        if asset_id not in stored or not is_readable(stored[asset_id]):
            continue
        says = stored[asset_id].as_source_says()
        still = name in says and str(value_of(name, says[name])) == str(conflict.theirs)
        if still and (asset_id, name, json.dumps(says[name])) not in refused:
            group = GROUP_OF.get(name, (name,))
            values[asset_id, source, day] |= {other: says[other] for other in group if other in says}
    return tuple(
        NewItem(ItemKind.LIST_CHANGE, asset_id, source, day, {"fields": fields})
        for (asset_id, source, day), fields in sorted(values.items())
    )


def feed_news(
    connection: Connection, feeds: Iterable[str], items: Collection[InboxItem]
) -> tuple[FeedNews, ...]:
    """What each feed has changed since somebody saw its news, with the names of the last ones."""
    seen: dict[str, int] = {}
    for item in items:
        if item.kind is ItemKind.NEWS and item.settled is not None:
            seen[item.source] = max(seen.get(item.source, 0), int(item.content["import_id"]))
    news = []
    for source in feeds:
        rows = _imports(connection, [source], after=seen.get(source, 0))
        counts = _counts(connection, [row.import_id for row in rows])
        if not any(counts.values()):
            continue
        last = rows[-1]
        content = {"import_id": last.import_id}
        new = NewItem(ItemKind.NEWS, NO_ASSET, source, _day(last.at), content)
        names = _names(connection, [row.import_id for row in rows])
        news.append(FeedNews(new, counts["added"], counts["changed"], counts["closed"], names))
    return tuple(news)


def _is(item: InboxItem, act: Act) -> bool:
    return item.settled is not None and item.settled.act is act


def _day(at: str) -> date:
    return datetime.fromisoformat(at).date()


def _imports(connection: Connection, sources: Collection[str], *, after: int = 0) -> Sequence[Any]:
    """The imports of these lists that were not undone, the oldest first."""
    question = (
        sa.select(imports)
        .where(imports.c.undone_at.is_(None), imports.c.source.in_(sorted(sources)))
        .where(imports.c.import_id > after)
    )
    return connection.execute(question.order_by(imports.c.import_id)).all()


def _vanished(
    connection: Connection, sources: Collection[str]
) -> dict[str, list[tuple[int, date, frozenset[str]]]]:
    """By list: its imports, the oldest first, with the day and what had vanished from each."""
    by_source: dict[str, list[tuple[int, date, frozenset[str]]]] = defaultdict(list)
    for row in _imports(connection, sources):
        gone = frozenset(json.loads(row.vanished))
        by_source[row.source].append((row.import_id, _day(row.at), gone))
    return by_source


def _conflicts(connection: Connection) -> dict[tuple[str, str], tuple[Conflict, str, date]]:
    """By asset and field: where a list last said otherwise than a person, which list, and the day."""
    question = sa.select(imports.c.source, imports.c.at, imports.c.conflicts).where(
        imports.c.undone_at.is_(None), imports.c.conflicts != "[]"
    )
    last = {}
    for row in connection.execute(question.order_by(imports.c.import_id)):
        for conflict in (Conflict(*each) for each in json.loads(row.conflicts)):
            last[conflict.asset_id, conflict.field] = (conflict, row.source, _day(row.at))
    return last


def _counts(connection: Connection, import_ids: Sequence[int]) -> dict[str, int]:
    """How many versions these imports wrote: of new assets, of changed ones, and of closed ones."""
    of = asset_versions.c
    question = (
        sa.select(of.change, (of.version == 1).label("is_first"), sa.func.count())
        .where(of.import_id.in_(import_ids), of.change != VersionCause.UNDO.value)
        .group_by(of.change, sa.text("is_first"))
    )
    counts = dict.fromkeys(("added", "changed", "closed"), 0)
    for change, is_first, count in connection.execute(question):
        name = "closed" if change == VersionCause.CLOSE.value else "added" if is_first else "changed"
        counts[name] += count
    return counts


def _names(connection: Connection, import_ids: Sequence[int]) -> tuple[str, ...]:
    of = asset_versions.c
    question = (
        sa.select(of.record)
        .where(of.import_id.in_(import_ids), of.change != VersionCause.UNDO.value, of.record.is_not(None))
        .order_by(of.revision.desc(), of.asset_id)
        .limit(MOST_NAMED)
    )
    return tuple(str(json.loads(record).get("name", "")) for record in connection.scalars(question))
