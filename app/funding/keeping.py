"""How is the panel's session kept as one goes, and what have others changed in it meanwhile?

At the start of each run, before any field is drawn: what this visit has changed is written, what others have
changed is taken, and where both changed the same thing, theirs stands and both are told.
"""

import html
from datetime import UTC, datetime
from typing import Any, Final

import streamlit as st

from actions.keeping.panel_sessions import begin_session, change_session, remove_session
from app.frame.look import notice
from app.frame.who_field import ask_who as ask_who_acts
from app.funding import memory
from app.funding.panel_state import FINAL, put_back, state
from app.memory.links import SESSION_PARAMETER
from app.memory.session import Visit, register
from app.signing_in.who import acting_now
from geo.errors import WithinReachError
from layers.area import Area
from layers.panel.kept_sessions import KeptSessions, sessions_of, standing
from layers.panel.model import (
    NewChange,
    PanelChange,
    SessionItem,
    SomeoneElseDecidedError,
)
from presentation.words.errors import fix_of, what_of
from presentation.words.funding import keeping as words

_UNREADABLE: Final = (LookupError, TypeError, ValueError, AttributeError)
_TRIES: Final = 3
_MOST_NEWS: Final = 12


def keep_session(area: Area) -> None:
    """Bring this visit and the session that is kept to the same state, and say what is new.

    Where the register cannot be read or written, that is said, and all else on the page holds.
    """
    lines: list[str] = []
    try:
        lines = _kept(area)
    except WithinReachError as error:
        st.html(notice(words.NOT_KEPT, f"{what_of(error)} {fix_of(error)}", care=True))
    _tell_news(lines)


def _tell_news(new: list[str]) -> None:
    """What others changed stays on the page until somebody says that they have seen it."""
    news = [*(memory.get(memory.NEWS) or ()), *new][-_MOST_NEWS:]
    if not news:
        return
    memory.put(memory.NEWS, tuple(news))
    with st.container(key="fund_news_box"):
        st.html(notice(words.OTHERS, " ".join(news), care=True))
        st.button(words.SEEN, key="fund_news_seen", on_click=memory.put, args=(memory.NEWS, None))


def _kept(area: Area) -> list[str]:
    sessions = sessions_of(register())
    if memory.get(memory.SESSION) is None:
        linked = str(st.query_params.get(SESSION_PARAMETER, ""))
        if memory.bids() is not None:
            _begin(sessions, area)
        elif linked:
            open_session(sessions, area, linked)
            return []
        else:
            return []
    lines = _bring_together(sessions)
    if st.query_params.get(SESSION_PARAMETER) != memory.get(memory.SESSION):
        st.query_params[SESSION_PARAMETER] = str(memory.get(memory.SESSION))
    return lines


def _begin(sessions: KeptSessions, area: Area) -> None:
    listed, today = memory.bids(), datetime.now(UTC).date().isoformat()
    title = words.session_title(listed.name if listed else "", today)
    memory.put(memory.SESSION, begin_session(sessions, area.name, title, acting=acting_now(who())))
    memory.put(memory.SEEN, 0)
    memory.put(memory.SAVED, {})


def open_session(sessions: KeptSessions, area: Area, session_id: str) -> None:
    """Open a session of this area again, as it stands now; one that is not here is said so."""
    if session_id not in {each.session_id for each in sessions.sessions(area.name)}:
        _out_of_the_address()
        st.html(notice(words.NO_SUCH, words.NO_SUCH_FIX, care=True))
        return
    memory.take_bids(None)
    memory.put(memory.SESSION, session_id)
    memory.put(memory.SAVED, {})
    _take(sessions.changes(session_id))


def _bring_together(sessions: KeptSessions) -> list[str]:
    """Take what is new there, write what is new here; gives what others changed, in words."""
    session_id = str(memory.get(memory.SESSION))
    lines: list[str] = []
    for _ in range(_TRIES):
        theirs = _theirs(sessions, session_id)
        mine = _mine()
        if _saved().get(FINAL) is True and any(item != FINAL for item in mine):
            for item, value in mine.items():
                put_back(item, _saved().get(item, _nothing(value)))
            st.html(notice(words.STAYS_FINAL, words.STAYS_FINAL_FIX, care=True))
            return lines
        clashing = [change for item, change in theirs.items() if mine.get(item, change.value) != change.value]
        lines += [words.clash_line(change, mine.pop(change.item)) for change in clashing]
        lines += words.news_lines([change for change in theirs.values() if change not in clashing])
        _take(tuple(theirs.values()))
        if not mine or _written(sessions, session_id, mine):
            return lines
    return lines  # others are busy: what was typed here is written at the next run


def _theirs(sessions: KeptSessions, session_id: str) -> dict[SessionItem, PanelChange]:
    """What others have changed since this visit last looked, the last of each thing.

    A run that was cut short may have written without noting it: what it was about to write is its own.
    """
    changes = sessions.changes(session_id, after=int(memory.get(memory.SEEN) or 0))
    about = dict(memory.get(memory.WRITING) or {})
    own = {change.item: change.value for change in changes if about.get(change.item) == change.value}
    memory.put(memory.SAVED, {**_saved(), **own})
    if changes:
        memory.put(memory.SEEN, changes[-1].number)
    return standing(change for change in changes if own.get(change.item) != change.value)


def _saved() -> dict[SessionItem, Any]:
    """What this visit knows to be kept."""
    return dict(memory.get(memory.SAVED) or {})


def _mine() -> dict[SessionItem, Any]:
    """What this visit holds that is not kept yet."""
    saved = _saved()
    return {
        item: value
        for item, value in state().items()
        if saved.get(item) != value and (item in saved or not is_unsaid(value))
    }


def _written(sessions: KeptSessions, session_id: str, mine: dict[SessionItem, Any]) -> bool:
    """Write what is new here; False where somebody else was quicker with one of these things."""
    new = [NewChange(item, value) for item, value in mine.items()]
    seen = int(memory.get(memory.SEEN) or 0)
    memory.put(memory.WRITING, mine)
    try:
        changes = change_session(sessions, session_id, new, seen=seen, acting=acting_now(who()))
    except SomeoneElseDecidedError:
        return False
    memory.put(memory.SAVED, {**_saved(), **mine})
    own = {change.number for change in changes[-len(new) :]}
    between = [change for change in changes if change.number not in own]
    if not between:  # else what others wrote meanwhile is taken at the next run
        memory.put(memory.SEEN, changes[-1].number)
    return True


def is_unsaid(value: Any) -> bool:
    """Whether it is what a field holds in which nobody has said anything; 0 is something."""
    return value is None or value is False or value in ("", [])


def _nothing(value: Any) -> Any:
    """What a thing holds of which nothing was ever said."""
    return [] if isinstance(value, list) else "" if isinstance(value, str) else None


def _take(changes: tuple[PanelChange, ...]) -> None:
    """Put what was changed elsewhere into this visit, the last of each thing."""
    saved: dict[SessionItem, Any] = dict(memory.get(memory.SAVED) or {})
    for item, change in standing(changes).items():
        try:
            put_back(item, change.value)
        except _UNREADABLE:
            st.html(notice(words.UNREADABLE, slim=True))
        saved[item] = change.value
    memory.put(memory.SAVED, saved)
    if changes:
        memory.put(memory.SEEN, changes[-1].number)


def who() -> str:
    """Whoever writes, as they said it on any page."""
    return Visit().who or words.NOT_SAID


def ask_who() -> None:
    """Who writes: asked where decisions are typed, once on a page."""
    ask_who_acts(words.WHO, key="fund_who", longest=60, hint=words.NOT_SAID, width=360)


def show_session(area: Area, *, asked_who: bool = False) -> None:
    """Under which name the session is kept, who writes where that is not asked above, and how it is left."""
    session_id = memory.get(memory.SESSION)
    if session_id is None:
        return
    sessions = sessions_of(register())
    this = next((each for each in sessions.sessions(area.name) if each.session_id == session_id), None)
    if this is None:
        return
    last = PanelChange(this.changes, FINAL, None, this.changed_at, this.changed_by)
    line = words.kept_line(this.title, this.changes, last if this.changes else None)
    with st.expander(words.SESSION_ONLY if asked_who else words.SESSION):
        st.html(f'<p class="wr-small">{html.escape(line)}</p>')
        if not asked_who:
            ask_who()
        st.button(words.LEAVE, key="fund_leave", on_click=leave)
        sure = st.checkbox(words.REMOVE, key="fund_remove", persist_state="session")
        if sure and st.button(words.REALLY, key="fund_remove_really"):
            remove_session(sessions, str(session_id), acting=acting_now())
            leave()
            st.rerun()


def leave() -> None:
    """Leave the session: it stays as it is, and this visit begins without bids."""
    memory.take_bids(None)
    _out_of_the_address()


def _out_of_the_address() -> None:
    if SESSION_PARAMETER in st.query_params:
        del st.query_params[SESSION_PARAMETER]


def offer_sessions(area: Area) -> None:
    """The sessions of this area that can be opened again."""
    sessions = sessions_of(register())
    by_id = {each.session_id: each for each in sessions.sessions(area.name)}
    if not by_id:
        return
    st.subheader(words.OPEN_AGAIN, anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            words.OPEN_AGAIN,
            list(by_id),
            format_func=lambda key: words.in_the_list(by_id[key]) if key in by_id else str(key),
            key="fund_kept_choice",
            persist_state="session",
            label_visibility="collapsed",
            width=620,
        )
        if st.button(words.OPEN, key="fund_kept_open") and chosen:
            open_session(sessions, area, str(chosen))
            st.rerun()
