"""What waits for whoever looks after the register, and what would each change?

First what the front line tells, then what clubs write of themselves, then what lists propose, then news.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from geo.wording import Wording, from_record
from layers.register.history import Entry
from layers.register.inbox.from_lists import FeedNews
from layers.register.inbox.kept_inbox import inbox_of
from layers.register.inbox.model import InboxItem, ItemKind, NewItem, StewardMessage, message_of
from layers.register.records import GROUP_OF, Record, to_record, value_of
from layers.register.store import Register

_ORDER: Final = (ItemKind.MESSAGE, ItemKind.FORM, ItemKind.CLOSING, ItemKind.LIST_CHANGE, ItemKind.NEWS)
_TOGETHER: Final = (
    ("when", "sessions", "when_unread"),
    ("postcode", "longitude", "latitude", "placed_by"),
)
_SHORT: Final = {ItemKind.CLOSING: "closing", ItemKind.LIST_CHANGE: "list", ItemKind.NEWS: "news"}


@dataclass(frozen=True)
class ProposedValue:
    """A field that would change; values as in ``Asset``."""

    field: str
    ours: Any  # as it stands now
    theirs: Any
    clash: bool  # whether somebody changed ours meanwhile, or a person said otherwise than the list


@dataclass(frozen=True)
class UnreadAnswer:
    """What a club wrote into a field that cannot take it, and why."""

    field: str
    text: str
    sentence: Wording


@dataclass(frozen=True)
class WaitingItem:
    """One thing that waits."""

    reference: str  # its number, or what the register proposes: "closing:ID", "list:ID", "news:LIST"
    kind: ItemKind
    item: int | NewItem  # what is answered
    asset_id: str
    entry: Entry | None  # the asset as it stands; None where it is not in the register, or of news
    source: str
    day: date
    by: str
    message: StewardMessage | None = None
    values: tuple[ProposedValue, ...] = ()
    theirs: Mapping[str, Any] = field(default_factory=dict, repr=False)  # as plain JSON values, None: nothing
    confirmed: bool = False  # whether the club says that all else is right
    unread: tuple[UnreadAnswer, ...] = ()  # what it wrote that cannot stand in its field
    news: FeedNews | None = None


def waiting_items(register: Register) -> tuple[WaitingItem, ...]:
    """Everything that waits, in the order in which a steward reads it; within a kind the oldest first."""
    inbox = inbox_of(register)
    open_items = [item for item in inbox.items() if item.settled is None]
    proposals = inbox.proposals([entry.feed.name for entry in register.feeds.all()])
    proposed = (*proposals.closings, *proposals.list_changes)
    ids = {item.asset_id for item in open_items} | {new.asset_id for new in proposed}
    entries = _entries(register, ids)
    numbered = [
        _of_item(item, entries.get(item.asset_id))
        for item in open_items
        if item.kind in (ItemKind.MESSAGE, ItemKind.FORM)
    ]
    of_lists = [_of_list(new, entries.get(new.asset_id)) for new in proposed]
    news = [_of_news(each) for each in proposals.news]
    return tuple(sorted((*numbered, *of_lists, *news), key=lambda waiting: _ORDER.index(waiting.kind)))


def settled_items(register: Register) -> tuple[InboxItem, ...]:
    """What was accepted, refused or taken back by its sender, the newest act first."""
    items = [item for item in inbox_of(register).items() if item.settled is not None]
    return tuple(sorted(items, key=lambda item: item.acts[-1].at, reverse=True))


def proposed_values(
    ours: Record, theirs: Mapping[str, Any], base: Mapping[str, Any]
) -> tuple[ProposedValue, ...]:
    """The fields in which ``theirs`` is new since ``base`` and other than ``ours``, in the order of theirs.

    Three are compared, as between two people: where ours is still ``base``, nobody else has changed it. Of
    fields that mean something only together, one stands for all.
    """
    moved = [name for name, value in theirs.items() if value not in (base.get(name), ours.get(name))]
    values = []
    for name in moved:
        group = together(name)
        if name != next(other for other in group if other in moved):
            continue
        clash = any(ours.get(other) != base.get(other) for other in group if other in theirs)
        values.append(
            ProposedValue(name, value_of(name, ours.get(name)), value_of(name, theirs[name]), clash)
        )
    return tuple(values)


def together(name: str) -> tuple[str, ...]:
    """The fields that are taken with this one, the one that a person reads first; itself among them."""
    return next((group for group in _TOGETHER if name in group), GROUP_OF.get(name, (name,)))


def _of_item(item: InboxItem, entry: Entry | None) -> WaitingItem:
    about = (str(item.number), item.kind, item.number, item.asset_id, entry, item.source, item.day, item.by)
    if item.kind is ItemKind.MESSAGE:
        return WaitingItem(*about, message=message_of(item))
    theirs, base = item.content["theirs"], item.content["base"]
    values = proposed_values(to_record(entry.asset), theirs, base) if entry else ()
    unread = tuple(UnreadAnswer(name, text, from_record(why)) for name, text, why in item.content["unread"])
    confirmed = bool(item.content["confirmed"])
    return WaitingItem(*about, values=values, theirs=theirs, confirmed=confirmed, unread=unread)


def _of_list(new: NewItem, entry: Entry | None) -> WaitingItem:
    theirs = new.content.get("fields", {})
    ours = to_record(entry.asset) if entry else {}
    values = proposed_values(ours, theirs, {})
    reference = f"{_SHORT[new.kind]}:{new.asset_id}"
    about = (reference, new.kind, new, new.asset_id, entry, new.source, new.day, "")
    return WaitingItem(*about, values=values, theirs=theirs)


def _of_news(news: FeedNews) -> WaitingItem:
    new = news.item
    reference = f"{_SHORT[new.kind]}:{new.source}"
    return WaitingItem(reference, new.kind, new, new.asset_id, None, new.source, new.day, "", news=news)


def _entries(register: Register, ids: Collection[str]) -> dict[str, Entry]:
    """Those of the ids that stand: of all entries, since what was read of them before is not read again."""
    standing = register.entries() if ids else ()
    return {entry.asset.asset_id: entry for entry in standing if entry.asset.asset_id in ids}
