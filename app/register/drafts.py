"""Which rows could a list not bring in? Each can be gone on with, left, or taken up again."""

import html
from collections import defaultdict
from collections.abc import Sequence
from functools import partial

import streamlit as st

from actions.acting import Acting
from actions.go_on_with_draft import answered, finish_draft, set_drafts_aside, take_draft_up
from app.frame.look import notice
from app.memory.session import kinds
from app.register.editing import form
from app.register.state import memory, shelf
from layers.area import Area
from layers.register.importing.mapping.kind_guess import suggested_kinds
from layers.register.importing.places import PlaceFinder
from layers.register.refused_rows import RowEnd, WaitingRow
from presentation.printing.tables import html_table
from presentation.words import plain
from presentation.words.kinds import kind_label
from presentation.words.register import drafts as words, pages, record as register_words

_SHOWN, _AT_FIRST = "reg_drafts_shown", 20


def show_drafts(area: Area) -> None:
    """The drafts that wait, those with the same thing wrong together; then those that were ended."""
    rows = shelf.drafts(area)
    waiting = [row for row in rows if row.ended is RowEnd.WAITS]
    if not waiting:
        st.html(notice(*words.NOTHING_WAITS))
    else:
        st.html(f'<p class="wr-answer" role="status">{words.answer(len(waiting))}</p>')
    groups: dict[tuple[str, str], list[WaitingRow]] = defaultdict(list)
    for row in waiting[: int(memory.get(_SHOWN, _AT_FIRST))]:
        groups[row.source, words.wrong(row)].append(row)
    for number, group in enumerate(groups.values()):
        _group(number, group)
    shown = int(memory.get(_SHOWN, _AT_FIRST))
    if len(waiting) > shown:
        more = min(40, len(waiting) - shown)
        st.button(
            pages.show_more(more), on_click=memory.put, args=(_SHOWN, shown + 40), key="reg_more_drafts"
        )
    _ended([row for row in rows if row.ended is not RowEnd.WAITS])


def _group(number: int, group: Sequence[WaitingRow]) -> None:
    """Drafts of one list with the same thing wrong; several without a kind can be given one at once."""
    st.html(f'<h3 class="wr-part">{html.escape(words.group_title(words.wrong(group[0]), len(group)))}</h3>')
    if len(group) > 1 and all(row.row.asset.name and not row.row.asset.kind for row in group):
        _one_kind_for_all(number, group)
    for row in group:
        with st.container(border=True, key=f"reg_draft_{row.waiting_id}"):
            _draft(row)


def _one_kind_for_all(number: int, group: Sequence[WaitingRow]) -> None:
    word = next((fault.value for fault in group[0].row.faults if fault.value), "")
    first = suggested_kinds(word, kinds())
    rest = [kind.key for kind in kinds().kinds if kind.key not in first]
    key = f"reg_draft_kind_{number}_{group[0].waiting_id}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = st.selectbox(
            words.KIND_OF_ALL,
            [*first, *rest],
            index=None,
            format_func=partial(kind_label, kinds()),
            key=key,
            persist_state="session",
            placeholder=words.CHOOSE_ONE,
            width=320,
        )
        ids = [row.waiting_id for row in group]
        st.button(
            words.MAKE_ALL, on_click=_make_all, args=(group, kind), disabled=not kind, key=f"{key}_make"
        )
        st.button(words.LEAVE_ALL, on_click=_leave, args=(ids,), key=f"{key}_leave")


def _draft(row: WaitingRow) -> None:
    title, source = html.escape(words.title(row)), html.escape(words.where_from(row))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<b>{title}</b><br><span class="wr-small">{source}</span>')
        st.button(words.GO_ON, on_click=form.open_draft, args=(row,), key=f"reg_go_on_{row.waiting_id}")
        st.button(words.LEAVE, on_click=_leave, args=([row.waiting_id],), key=f"reg_leave_{row.waiting_id}")
    with st.expander(words.ITS_WORDS):
        cells = [[column, plain.one_line(cell)] for column, cell in row.row.cells]
        st.html(html_table(words.ITS_WORDS, words.CELL_HEADS, cells))


def _ended(rows: Sequence[WaitingRow]) -> None:
    if not rows:
        return
    with st.expander(words.EARLIER):
        for row in rows[::-1][:50]:
            at = register_words.at(row.ended_at) if row.ended_at else ""
            ended = f"{words.ENDS[row.ended]}: {pages.by_whom(row.ended_by, at)}"
            title = html.escape(words.title(row))
            st.html(f'<p>{title} <span class="wr-small">{html.escape(ended)}</span></p>')
            st.button(
                words.TAKE_UP, on_click=_take_up, args=(row.waiting_id,), key=f"reg_take_up_{row.waiting_id}"
            )


def _make_all(group: Sequence[WaitingRow], kind: str) -> None:
    def do(acting: Acting) -> str:
        """Give all of them the kind, each an asset of its own."""
        for row in group:
            asset = answered(row.row.asset, {"kind": kind}, finder=PlaceFinder())
            finish_draft(shelf.register(), row.waiting_id, asset, acting=acting)
        return words.came_in(len(group))

    memory.attempt(do)


def _leave(waiting_ids: list[int]) -> None:
    def do(acting: Acting) -> str:
        """Set them aside."""
        set_drafts_aside(shelf.register(), waiting_ids, acting=acting)
        return words.set_aside(len(waiting_ids))

    memory.attempt(do)


def _take_up(waiting_id: int) -> None:
    def do(acting: Acting) -> str:
        """Let it wait again."""
        take_draft_up(shelf.register(), waiting_id, acting=acting)
        return words.waits_again(1)

    memory.attempt(do)
