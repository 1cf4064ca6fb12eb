"""Where are the counts of "nothing suitable" kept, and from how many on may one be shown?"""

from app.memory.session import areas_folder
from layers.register.importing.seeding import register_folder
from layers.unmet.counts import UnmetCounts
from layers.unmet.place import counts_beside
from layers.unmet.settings import shown_from


def unmet() -> UnmetCounts:
    """The counts of conversations that ended with nothing suitable, kept with the register."""
    return counts_beside(areas_folder())


def unmet_shown_from() -> int:
    """From how many of them on a ward's count may be shown."""
    return shown_from(register_folder(areas_folder()))
