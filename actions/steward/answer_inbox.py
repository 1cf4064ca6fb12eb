"""What follows where a steward accepts or refuses something that waits, and how is that taken back?

Nothing that a person checked or edited is written over unless somebody accepts it, and every answer can be
taken back for as long as nobody has changed the asset since.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, Final

from actions.acting import Acting
from geo.errors import WithinReachError
from layers.register.history import Entry
from layers.register.inbox.kept_inbox import AssetChange, inbox_of
from layers.register.inbox.model import InboxItem, ItemKind, MessageReason, StewardMessage
from layers.register.model import Asset, Status
from layers.register.records import to_asset, to_record
from layers.register.store import Register
from layers.register.versions import VersionCause
from layers.times.session import Known
from questions.inbox.waiting import WaitingItem, together

NEEDS_THE_FORM: Final = frozenset(
    {MessageReason.TIMES_WRONG, MessageReason.MOVED, MessageReason.OTHER}
)  # what is right then, only a person can write


class AnswerRefusedError(WithinReachError, ValueError):
    """An answer that cannot be given to what waits."""


def accept_item(
    register: Register,
    waiting: WaitingItem,
    *,
    acting: Acting,
    fields: Collection[str] | None = None,
    corrected: Asset | None = None,
    version: int | None = None,
) -> InboxItem:
    """Do what is proposed, in the name of who accepts it.

    Parameters
    ----------
    fields
        Which of the proposed values are taken; None: all of them.
    corrected
        The asset as the steward has corrected it, where a message says that something is wrong.
    version
        Which version was corrected; None: the one that waits with it.

    Raises
    ------
    AnswerRefusedError
        The asset is gone, none of the values is taken, or only a corrected asset answers this.
    RegisterError
        It no longer waits, or somebody has changed the asset since it was read.
    """
    acting.check_action("answer the inbox")
    if waiting.kind is ItemKind.NEWS:
        return inbox_of(register).accept(waiting.item, None, by=acting.name)
    if waiting.entry is None:
        raise AnswerRefusedError(
            "The asset {asset_id} is no longer in the register.",
            "Refuse this, or bring the asset back first.",
            asset_id=waiting.asset_id,
        )
    if corrected is not None:
        change: AssetChange | None = AssetChange(corrected, version or waiting.entry.version)
    else:
        change = _change(waiting, waiting.entry, acting=acting, fields=fields)
    return inbox_of(register).accept(waiting.item, change, by=acting.name)


def refuse_item(register: Register, waiting: WaitingItem, *, acting: Acting) -> InboxItem:
    """Note that it is not to be done; the asset stays as it is. Raises as ``accept_item``."""
    acting.check_action("answer the inbox")
    return inbox_of(register).refuse(waiting.item, by=acting.name)


def take_answer_back(register: Register, number: int, *, acting: Acting) -> None:
    """Let it wait again; its asset is as it was before.

    Raises
    ------
    NoSuchAssetError, RegisterError
        There is none of that number, it was not answered, or its asset was changed since.
    """
    acting.check_action("answer the inbox")
    inbox_of(register).take_back(number, by=acting.name)


def needs_the_form(waiting: WaitingItem) -> bool:
    """Whether accepting it means correcting the asset by hand."""
    return waiting.message is not None and waiting.message.reason in NEEDS_THE_FORM


def _change(
    waiting: WaitingItem, entry: Entry, *, acting: Acting, fields: Collection[str] | None
) -> AssetChange | None:
    """What becomes of the asset; None where nothing does."""
    if waiting.message is not None:
        return _by_message(waiting.message, entry)
    if waiting.kind is ItemKind.CLOSING:
        return _closed(entry)
    names = {value.field for value in waiting.values}
    taken = names if fields is None else names & set(fields)
    if names and not taken:
        raise AnswerRefusedError("None of the values is chosen.", "Choose some, or refuse them all.")
    asset = with_values(entry.asset, waiting.theirs, taken)
    if waiting.confirmed and taken == names:
        checked = replace(asset, checked_by=acting.name, checked_on=_later(asset, waiting))
        return AssetChange(checked, entry.version, VersionCause.EDIT if names else VersionCause.VERIFY)
    return AssetChange(asset, entry.version) if taken else None


def with_values(asset: Asset, theirs: Mapping[str, Any], names: Collection[str]) -> Asset:
    """The asset with these of the proposed values, each with those that mean something only together."""
    taken = {other for name in names for other in together(name) if other in theirs}
    record = {**to_record(asset), **{name: theirs[name] for name in taken}}
    return to_asset({name: value for name, value in record.items() if value is not None})


def _by_message(message: StewardMessage, entry: Entry) -> AssetChange | None:
    asset = entry.asset
    if message.reason is MessageReason.CLOSED:
        return _closed(entry)
    if message.reason is MessageReason.FULL:
        return AssetChange(replace(asset, full=Known.YES), entry.version)
    if message.reason is not MessageReason.RANG:
        raise AnswerRefusedError(
            "What is right instead can only be written by a person.",
            "Correct the asset, and this is done with it; or refuse this.",
        )
    if asset.checked_on is not None and asset.checked_on > message.day:
        return None  # somebody has checked it since
    checked = replace(asset, checked_by=message.by, checked_on=message.day)
    return AssetChange(checked, entry.version, VersionCause.VERIFY)


def _closed(entry: Entry) -> AssetChange:
    return AssetChange(replace(entry.asset, status=Status.CLOSED), entry.version, VersionCause.CLOSE)


def _later(asset: Asset, waiting: WaitingItem) -> Any:
    return max(asset.checked_on, waiting.day) if asset.checked_on else waiting.day
