"""What did an import do, what in it is still to be put right, and how is it taken back?"""

import html
from collections.abc import Callable

import streamlit as st

from actions.acting import Acting
from actions.bring_in_list import IncomingList
from actions.take_back import take_back
from app.frame.look import notice
from app.memory.session import kinds
from app.register.bringing_in.reporting import counts, show_faults
from app.register.editing import form
from app.register.state import memory, shelf
from app.register.state.looked_for import look_for
from layers.area import Area
from layers.register.engine.errors import NoSuchAssetError
from layers.register.sources import ImportRecord
from layers.tables.report import Fault
from presentation.words import plain
from presentation.words.language import worded
from presentation.words.register import list_report as words, record as register

_MOST_TO_FIX = 30


def show_done(incoming: IncomingList, *, forget: Callable[[], None]) -> None:
    """What came in, the rows that a person can put right now, and undo."""
    result, imported = incoming.result, incoming.imported
    if result is None or imported is None:
        return
    title = incoming.about.source.title
    if result.import_id is None:
        st.html(notice(words.nothing_written(title), words.ALL_IS_WELL))
    else:
        came = html.escape(words.is_in(title, added=result.added, changed=result.changed))
        st.html(f'<p class="wr-answer" role="status">{came}</p>')
    with st.container(horizontal=True, key="reg_done"):
        st.button(words.SEE_THEM, type="primary", on_click=_see, args=(incoming,), key="reg_see")
        st.button(words.NEXT_LIST, on_click=forget, key="reg_next")
        if result.import_id is not None:
            st.button(words.UNDO, on_click=_undo, args=(result.import_id, forget), key="reg_undo_now")
    _to_fix(incoming)
    show_faults(imported.faults, incoming.about.file_name)


def _see(incoming: IncomingList) -> None:
    if memory.get("reg_everywhere"):  # what was brought in from elsewhere is to be seen too
        memory.put(shelf.EVERYWHERE, True)
    look_for(source=incoming.about.source.title)
    memory.go("list")


def to_fix(incoming: IncomingList) -> list[tuple[str, list[Fault]]]:
    """The assets that came in although something in their row was wrong, with what it was."""
    imported = incoming.imported
    if imported is None:
        return []
    ids = {row: asset.asset_id for row, asset in zip(imported.rows, imported.assets, strict=True)}
    by_asset: dict[str, list[Fault]] = {}
    for fault in imported.faults:
        if fault.row in ids:
            by_asset.setdefault(ids[fault.row], []).append(fault)
    return list(by_asset.items())


def _to_fix(incoming: IncomingList) -> None:
    """Each asset of a faulty row with a button that opens its form; those since edited are done."""
    waiting = to_fix(incoming)
    if not waiting:
        return
    st.subheader(words.PUT_THESE_RIGHT, anchor=False)
    for asset_id, faults in waiting[:_MOST_TO_FIX]:
        try:
            entry = shelf.register().entry(asset_id)
        except NoSuchAssetError:
            continue
        title = register.title(entry.asset, kinds())
        if entry.changed_by and entry.change.value == "edit":
            done = html.escape(words.done_by(title, entry.changed_by))
            st.html(f'<p class="wr-small">{done}</p>')
            continue
        with st.container(border=True, key=f"reg_fix_{entry.asset.asset_id}"):
            wrong = "<br>".join(html.escape(words.row_says(f.row, worded(f.what))) for f in faults)
            st.html(f"<b>{html.escape(title)}</b><br>{wrong}")
            st.button(
                words.open_asset(plain.plain(title)),
                on_click=form.open_form,
                args=(entry,),
                key=f"reg_open_{asset_id}",
            )
    if len(waiting) > _MOST_TO_FIX:
        more = html.escape(words.more_to_fix(len(waiting) - _MOST_TO_FIX))
        st.html(f'<p class="wr-small">{more}</p>')


def _undo(import_id: int, after: Callable[[], None]) -> None:
    def do(acting: Acting) -> str:
        """Take the import back."""
        return words.undone(take_back(shelf.register(), import_id, acting=acting))

    if memory.attempt(do):
        after()


def show_imports(area: Area) -> None:
    """The imports of the area's lists, the newest first, each with what it did and a way back."""
    records = shelf.imports(area)
    if not records:
        st.html(notice(words.NO_IMPORTS, words.NO_IMPORTS_FIX))
        return
    for record in records:
        with st.container(border=True, key=f"reg_import_{record.import_id}"):
            _record(record)


def _record(record: ImportRecord) -> None:
    info = record.info
    came_in = html.escape(words.came_in(info, register.at(record.at)))
    st.html(
        f'<h3 class="wr-part">{html.escape(plain.one_line(info.source))}</h3>'
        f'<p class="wr-small">{came_in}</p>'
    )
    read = info.rows_read or record.rows_accepted
    st.html(
        counts(
            [
                (words.ROWS_READ, read),
                (words.NEW, record.added),
                (words.CHANGED, record.changed),
                (words.UNCHANGED, record.unchanged),
                (words.REFUSED, info.rows_rejected),
                (words.GONE_FROM_IT, len(record.vanished)),
            ]
        )
    )
    if record.undone_at is not None:
        st.html(notice(words.undone_by(str(record.undone_by), register.at(record.undone_at)), slim=True))
    else:
        st.button(
            words.UNDO,
            on_click=_undo,
            args=(record.import_id, _nothing),
            key=f"reg_undo_{record.import_id}",
        )


def _nothing() -> None:
    return None
