"""How is what was done to many put back? By a press, at once or later: who did what, and when, is listed."""

import html
from collections.abc import Mapping
from typing import Final

import streamlit as st

from actions.acting import Acting
from actions.steward.change_at_once import changes_at_once, put_back_at_once
from app.frame.look import notice
from app.memory.session import kinds
from app.register.state import memory, shelf
from layers.register.engine.errors import NoSuchAssetError
from layers.register.many.at_once import AtOnceResult, ChangeAtOnce
from presentation.words.errors import what_of
from presentation.words.register import record as register_words, several as words

_LAST: Final = "reg_several_last"  # the revision that this visit's last change at once made
_LEFT: Final = "reg_several_left"  # what could not be done, and why, in words
_MOST_NAMED: Final = 20


def remember(result: AtOnceResult) -> None:
    """Offer to put this back; in a callback only."""
    if result.revision is not None:
        memory.put(_LAST, result.revision)


def note_left(result: AtOnceResult, titles: Mapping[str, str]) -> None:
    """Say to which it could not be done, until the next time; in a callback only."""
    memory.put(
        _LEFT,
        [words.left(titles.get(each.asset_id, each.asset_id), what_of(each.why)) for each in result.left],
    )


def show_left() -> None:
    """Each to which it could not be done, with its reason."""
    reasons: list[str] = memory.get(_LEFT) or []
    if not reasons:
        return
    lines = "".join(f"<li>{html.escape(reason)}</li>" for reason in reasons[:_MOST_NAMED])
    st.html(
        notice(words.left_count(len(reasons)), words.LEFT_FIX, care=True, slim=True) + f"<ul>{lines}</ul>"
    )


def show_taking_back() -> None:
    """The last change of this visit, put back with one press; below it those of others and of other days."""
    last = memory.get(_LAST)
    if last is not None:
        st.button(words.UNDO, on_click=_put_back, args=(last,), key="reg_undo_several")
    with st.expander(words.DONE_AT_ONCE, key="reg_done_at_once", on_change="rerun") as fold:
        if fold.open:
            _changes()


def _changes() -> None:
    changes = changes_at_once(shelf.register())
    if not changes:
        st.html(f"<p>{words.NONE_AT_ONCE}</p>")
    for change in changes:
        st.html(f"<p>{html.escape(_line(change))}</p>")
        if change.still:
            label = words.put_back(change.still)
            st.button(
                label, on_click=_put_back, args=(change.revision,), key=f"reg_put_back_{change.revision}"
            )


def _line(change: ChangeAtOnce) -> str:
    return words.done(
        register_words.CHANGES[change.cause],
        len(change.asset_ids),
        by=change.by,
        at=register_words.at(change.at),
        still=change.still,
    )


def _put_back(revision: int) -> None:
    def do(acting: Acting) -> str:
        """Put all of them back, but for those changed since."""
        result = put_back_at_once(shelf.register(), revision, acting=acting)
        memory.put(_LAST, None)
        note_left(result, {each.asset_id: _title(each.asset_id) for each in result.left})
        return words.as_before(len(result.changed), left=len(result.left))

    memory.attempt(do)


def _title(asset_id: str) -> str:
    try:
        return register_words.title(shelf.register().entry(asset_id).asset, kinds())
    except NoSuchAssetError:
        return asset_id
