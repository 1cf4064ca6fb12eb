"""Is this conversation counted already? Once each, by ward and month: a count of some needs that of all."""

from datetime import datetime
from typing import Final

from actions.count_unmet import count_conversation
from app.memory.session import Visit
from app.memory.unmet import unmet
from app.memory.visit import CLOCK
from app.signing_in.who import acting_now
from geo.errors import WithinReachError
from layers.area import Area

COUNTED: Final = "conversation_counted"  # until the next person begins


def count_once(area: Area, visit: Visit) -> None:
    """Count the conversation at its first answer; a count that cannot be kept never hides the answer."""
    if visit.origin is None or visit.get(COUNTED):
        return
    visit.put(COUNTED, True)
    try:
        count_conversation(unmet(), area, visit.origin, day=datetime.now(CLOCK).date(), acting=acting_now())
    except WithinReachError:
        return  # outside every ward, or a file that cannot be written: who presses a reason is told so
