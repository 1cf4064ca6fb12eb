"""At which desk does what a feed says come in? At that of the feed's own area."""

from collections.abc import Callable
from pathlib import Path

from actions.acting import Acting
from actions.bring_in_list import ImportDesk
from layers.area import open_area
from layers.assets.kinds import load_kinds
from layers.register.feed_model import KeptFeed
from layers.register.importing.seeding import register_folder
from layers.register.settings import private_feeds
from layers.register.store import Register


def desks_of(register: Register, areas: Path, acting: Acting) -> Callable[[KeptFeed], ImportDesk]:
    """Makes the desk of a feed's area; that raises as ``open_area`` where there is no such area."""
    kinds, allowed = load_kinds(), private_feeds(folder=register_folder(areas))

    def desk_of(entry: KeptFeed) -> ImportDesk:
        """The desk of its own area."""
        area, everywhere = open_area(entry.feed.area, areas_folder=areas), entry.feed.everywhere
        return ImportDesk(area, register, kinds, acting, everywhere=everywhere, private_feeds=allowed)

    return desk_of
