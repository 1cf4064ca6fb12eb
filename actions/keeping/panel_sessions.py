"""How is a panel's session begun, changed and removed, by whoever may?"""

from collections.abc import Sequence
from typing import Final

from actions.acting import Acting
from layers.panel.kept_sessions import KeptSessions
from layers.panel.model import NewChange, PanelChange

_PERMIT: Final = "keep a panel's session"


def begin_session(store: KeptSessions, area: str, title: str, *, acting: Acting) -> str:
    """Begin a session, and give its id. Raises as ``KeptSessions.begin``."""
    acting.check_action(_PERMIT)
    return store.begin(area, title, by=acting.name)


def change_session(
    store: KeptSessions, session_id: str, new: Sequence[NewChange], *, seen: int, acting: Acting
) -> tuple[PanelChange, ...]:
    """Keep what somebody changed, all or nothing. Raises as ``KeptSessions.change``."""
    acting.check_action(_PERMIT)
    return store.change(session_id, new, seen=seen, by=acting.name)


def remove_session(store: KeptSessions, session_id: str, *, acting: Acting) -> None:
    """Remove a session with all that was decided in it."""
    acting.check_action(_PERMIT)
    store.remove(session_id)
