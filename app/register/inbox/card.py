"""What does one thing that waits say, and how is it answered?"""

import html
from collections.abc import Sequence
from typing import Final

import streamlit as st

from actions.acting import Acting
from actions.steward.answer_inbox import accept_item, needs_the_form, refuse_item
from app.frame.look import notice
from app.memory.session import kinds
from app.register.editing import form
from app.register.state import memory, shelf
from app.register.state.looked_for import look_for
from layers.register.inbox.model import ItemKind
from presentation.printing.tables import html_table
from presentation.words import plain
from presentation.words.near.phones import dialled_at_home
from presentation.words.register import inbox as words
from questions.inbox.waiting import WaitingItem

LATER: Final = "reg_inbox_later"  # references of what this visit has left for later
ANSWERED_LAST: Final = "reg_inbox_last"  # the number of what was answered last


def show_card(item: WaitingItem, *, is_first: bool, with_keys: bool) -> None:
    """What is told or proposed, what it would change, and the answers; keys answer the first."""
    with st.container(border=True, key=_key("card", item)):
        title = html.escape(words.title(item, kinds()))
        kind, about = html.escape(words.TITLES[item.kind]), html.escape(words.about(item))
        phone = html.escape(_phone(item))
        st.html(f'<h3 class="wr-part">{title}</h3><p class="wr-small">{kind}</p><p>{about}{phone}</p>')
        _doubts(item)
        taken = _values(item)
        if item.news is not None:
            with st.expander(words.WHICH_CHANGED):
                st.html(f"<p>{html.escape(words.names(item.news))}</p>")
        _answers(item, taken, keys=with_keys and is_first, is_first=is_first)


def _phone(item: WaitingItem) -> str:
    number = dialled_at_home(plain.one_line(item.entry.asset.phone)) if item.entry is not None else ""
    return f" · {number}" if number else ""


def _doubts(item: WaitingItem) -> None:
    if item.kind is ItemKind.NEWS:
        return
    if item.entry is None:
        st.html(notice(words.GONE, care=True, slim=True))
    elif item.kind is ItemKind.FORM:
        for answer in item.unread:
            st.html(notice(words.unread(answer), care=True, slim=True))
        if not (item.values or item.unread):
            st.html(f"<p>{html.escape(words.NOTHING_NEW)}</p>")
        if item.confirmed:
            st.html(f"<p>{html.escape(words.CONFIRMED)}</p>")


def _values(item: WaitingItem) -> list[str]:
    """What would change, old beside new, with a box for each; the fields that are ticked."""
    if not item.values:
        return []
    by_a_club = item.kind is ItemKind.FORM
    rows = [words.value_row(value, kinds(), with_clash=value.clash and by_a_club) for value in item.values]
    st.html(html_table(words.WOULD_CHANGE, words.HEADS, rows))
    taken = []
    with st.container(horizontal=True):
        for value in item.values:
            key = _key(f"take_{value.field}", item)
            memory.at_first(key, not (by_a_club and value.clash))
            if st.checkbox(words.take(value), key=key, persist_state="session"):
                taken.append(value.field)
    return taken


def _answers(item: WaitingItem, taken: Sequence[str], *, keys: bool, is_first: bool) -> None:
    with st.container(horizontal=True):
        if item.kind is ItemKind.NEWS or item.entry is not None:
            st.button(
                words.accept(item),
                type="primary" if is_first else "secondary",
                on_click=_accept,
                args=(item, list(taken)),
                key=_key("accept", item),
                shortcut="y" if keys else None,
            )
        others = [("refuse", words.REFUSE, _refuse, "n"), ("later", words.LATER, _later, "l")]
        for name, label, do, letter in others[item.kind is ItemKind.NEWS :]:
            key = letter if keys else None
            st.button(label, on_click=do, args=(item,), key=_key(name, item), shortcut=key)
        if item.entry is not None:
            st.button(words.OPEN, on_click=_open, args=(item.asset_id,), key=_key("open", item))


def _key(what: str, item: WaitingItem) -> str:
    return f"reg_inbox_{what}_{item.reference}"


def _accept(item: WaitingItem, taken: list[str]) -> None:
    if needs_the_form(item) and item.entry is not None:
        form.open_form(item.entry)
        memory.put(memory.ANSWERS, item)
        return

    def do(acting: Acting) -> str:
        """Do what is proposed."""
        fields = taken if item.values else None
        done = accept_item(shelf.register(), item, acting=acting, fields=fields)
        memory.put(ANSWERED_LAST, done.number)
        return words.accepted(words.title(item, kinds()))

    memory.attempt(do)


def _refuse(item: WaitingItem) -> None:
    def do(acting: Acting) -> str:
        """Note that it is not to be done."""
        done = refuse_item(shelf.register(), item, acting=acting)
        memory.put(ANSWERED_LAST, done.number)
        return words.refused(words.title(item, kinds()))

    memory.attempt(do)


def _later(item: WaitingItem) -> None:
    later: list[str] = [each for each in memory.get(LATER) or [] if each != item.reference]
    memory.put(LATER, [*later, item.reference])


def _open(asset_id: str) -> None:
    look_for()
    memory.choose(asset_id)
    memory.go("list")
