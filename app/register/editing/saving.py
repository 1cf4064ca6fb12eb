"""How is a correction written? As a new version; where it answers something that waits, with that answer."""

from actions.acting import Acting
from actions.steward.answer_inbox import accept_item
from actions.steward.change_entry import edit_entry
from app.register.state import memory, shelf
from layers.register.model import Asset
from questions.inbox.waiting import WaitingItem


def write_edit(asset: Asset, version: int, acting: Acting) -> None:
    """Put the asset in the place of the version that the form was opened with.

    Raises ``SomeoneElseChangedError`` where that is no longer the one that stands.
    """
    answered: WaitingItem | None = memory.get(memory.ANSWERS)
    if answered is None or answered.asset_id != asset.asset_id:
        edit_entry(shelf.register(), asset, version, acting=acting)
    else:
        accept_item(shelf.register(), answered, acting=acting, corrected=asset, version=version)
