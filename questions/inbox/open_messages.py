"""What has the front line told of these assets that nobody has dealt with yet?"""

from collections import defaultdict
from collections.abc import Collection, Mapping

from layers.register.inbox.kept_inbox import inbox_of
from layers.register.inbox.model import StewardMessage
from layers.register.store import Register


def open_messages(register: Register, asset_ids: Collection[str]) -> Mapping[str, tuple[StewardMessage, ...]]:
    """The messages that wait, by asset id, the oldest first; assets without any are not there."""
    by_asset: dict[str, list[StewardMessage]] = defaultdict(list)
    for message in inbox_of(register).messages(asset_ids):
        if message.settled is None:
            by_asset[message.asset_id].append(message)
    return {asset_id: tuple(messages) for asset_id, messages in by_asset.items()}
