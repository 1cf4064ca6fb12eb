"""What is to be done to all that are ticked? One press each, said with its count, and put back with one."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

import streamlit as st

from actions.acting import Acting
from actions.steward.change_at_once import change_at_once, check_at_once
from app.frame.look import notice
from app.memory.session import kinds
from app.register.several.taking_back import note_left, remember, show_left, show_taking_back
from app.register.several.ticking import tick, ticked_ids, untick
from app.register.state import memory, shelf
from layers.register.history import Entry
from layers.register.many.at_once import AtOnceResult
from layers.register.many.own_lists import own_lists, own_lists_of, put_on_list, take_off_list
from layers.register.model import Asset, Status
from layers.register.versions import VersionCause
from presentation.words import plain
from presentation.words.kinds import kind_label
from presentation.words.register import record as register_words, several as words

_KIND, _LIST, _OFF = "reg_several_kind", "reg_several_list", "reg_several_off"
LONGEST_TITLE: Final = 80


def show_several(entries: Sequence[Entry], fits: Sequence[Entry]) -> None:
    """How many are ticked, how all are, and what is done to them."""
    by_id = {entry.asset.asset_id: entry for entry in entries}
    chosen = [by_id[asset_id] for asset_id in ticked_ids() if asset_id in by_id]
    st.html(f'<h2 class="wr-record-name">{words.chosen(len(chosen))}</h2>')
    _ticking(chosen, fits)
    show_left()
    if chosen:
        _doing(chosen, entries)
    show_taking_back()


def _ticking(chosen: Sequence[Entry], fits: Sequence[Entry]) -> None:
    listed = [entry.asset.asset_id for entry in fits]
    not_listed = [each.asset.asset_id for each in chosen if each.asset.asset_id not in set(listed)]
    with st.container(horizontal=True):
        st.button(
            words.choose_all(len(listed)),
            on_click=tick,
            args=(listed,),
            disabled=not listed,
            key="reg_tick_all",
        )
        if chosen:
            st.button(words.CHOOSE_NONE, on_click=untick, args=(ticked_ids(),), key="reg_tick_none")
    if not_listed:
        st.html(notice(words.not_listed(len(not_listed)), slim=True))
        st.button(words.LEAVE_THEM, on_click=untick, args=(not_listed,), key="reg_tick_listed")


def _doing(chosen: Sequence[Entry], entries: Sequence[Entry]) -> None:
    with st.container(horizontal=True, key="reg_several_do"):
        _button(words.CHECKED, partial(_check, chosen), primary=True)
        standing = {entry.asset.status for entry in chosen}
        if standing != {Status.CLOSED}:
            _button(words.CLOSE, partial(_give, chosen, _with_status(Status.CLOSED), VersionCause.CLOSE))
        if standing != {Status.ACTIVE}:
            _button(words.OPEN_AGAIN, partial(_give, chosen, _with_status(Status.ACTIVE)))
        if standing != {Status.PAUSED}:
            _button(words.PAUSE, partial(_give, chosen, _with_status(Status.PAUSED)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = st.selectbox(
            words.KIND,
            [each.key for each in kinds().kinds],
            index=None,
            format_func=partial(kind_label, kinds()),
            key=_KIND,
            persist_state="session",
            placeholder=words.CHOOSE_KIND,
            width=320,
        )
        _button(words.GIVE_KIND, partial(_give, chosen, _of_kind(str(kind or ""))), ready=bool(kind))
    _lists(chosen, entries)


def _lists(chosen: Sequence[Entry], entries: Sequence[Entry]) -> None:
    """Onto a list of the office's own, and off one."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        title = st.selectbox(
            words.LIST,
            own_lists(entry.asset for entry in entries),
            index=None,
            format_func=plain.one_line,
            accept_new_options=True,
            key=_LIST,
            persist_state="session",
            placeholder=words.CHOOSE_LIST,
            width=320,
        )
        title = plain.one_line(str(title or ""))[:LONGEST_TITLE]
        _button(
            words.PUT_ON, partial(_give, chosen, lambda asset: put_on_list(asset, title)), ready=bool(title)
        )
        if any(title in own_lists_of(entry.asset) for entry in chosen):
            _button(words.TAKE_OFF, partial(_give, chosen, lambda asset: take_off_list(asset, title)))


def _button(label: str, do: Callable[[], None], *, ready: bool = True, primary: bool = False) -> None:
    key = f"reg_several_{label}"
    st.button(label, on_click=do, disabled=not ready, type="primary" if primary else "secondary", key=key)


def _of_kind(kind: str) -> Callable[[Asset], Asset]:
    return lambda asset: replace(asset, kind=kind)


def _with_status(status: Status) -> Callable[[Asset], Asset]:
    return lambda asset: replace(asset, status=status)


def _check(chosen: Sequence[Entry]) -> None:
    def do(acting: Acting) -> AtOnceResult:
        """Note the day and who checked."""
        return check_at_once(shelf.register(), chosen, on=register_words.today(), acting=acting)

    _attempt(chosen, do)


def _give(
    chosen: Sequence[Entry], change: Callable[[Asset], Asset], cause: VersionCause = VersionCause.EDIT
) -> None:
    def do(acting: Acting) -> AtOnceResult:
        """Change all of them."""
        return change_at_once(shelf.register(), chosen, change, acting=acting, cause=cause)

    _attempt(chosen, do)


def _attempt(chosen: Sequence[Entry], do: Callable[[Acting], AtOnceResult]) -> None:
    """Do it; those to which it could not be done stay ticked, with the reason."""
    titles = {entry.asset.asset_id: register_words.title(entry.asset, kinds()) for entry in chosen}

    def try_it(acting: Acting) -> str:
        """Do it, and say to how many."""
        result = do(acting)
        untick([*result.changed, *result.alike])
        remember(result)
        note_left(result, titles)
        return words.changed(len(result.changed), alike=len(result.alike), left=len(result.left))

    memory.attempt(try_it)
