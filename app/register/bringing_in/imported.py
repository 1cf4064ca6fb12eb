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
from layers.register.errors import NoSuchAssetError
from layers.register.sources import ImportRecord
from layers.tables.report import Fault
from presentation.words import plain as words, register as said
from presentation.words.language import sentence, worded

_MOST_TO_FIX = 30


def show_done(incoming: IncomingList, *, forget: Callable[[], None]) -> None:
    """What came in, the rows that a person can put right now, and undo."""
    result, imported = incoming.result, incoming.imported
    if result is None or imported is None:
        return
    title = html.escape(incoming.about.source.title)
    if result.import_id is None:
        st.html(
            notice(
                f"Nothing was written: {incoming.about.source.title} is here as it stands.", "All is well."
            )
        )
    else:
        came = words.count(result.added, "new asset", "new assets")
        st.html(f'<p class="wr-answer" role="status">{title} is in: {came}, {result.changed:,} changed.</p>')
    with st.container(horizontal=True, key="reg_done"):
        st.button("See them in the list", type="primary", on_click=_see, args=(incoming,), key="reg_see")
        st.button("Bring in another list", on_click=forget, key="reg_next")
        if result.import_id is not None:
            st.button("Undo this import", on_click=_undo, args=(result.import_id, forget), key="reg_undo_now")
    _to_fix(incoming)
    show_faults(imported.faults, incoming.about.file_name)


def _see(incoming: IncomingList) -> None:
    memory.put("reg_source", incoming.about.source.title)
    memory.put("reg_text", "")
    memory.go("list")


def to_fix(incoming: IncomingList) -> list[tuple[str, list[Fault]]]:
    """The assets that came in although something in their row was wrong, with what it was."""
    imported = incoming.imported
    if imported is None:
        return []
    ids = {row: asset.asset_id for row, asset in zip(imported.rows, imported.assets, strict=True)}
    found: dict[str, list[Fault]] = {}
    for fault in imported.faults:
        if fault.row in ids:
            found.setdefault(ids[fault.row], []).append(fault)
    return list(found.items())


def _to_fix(incoming: IncomingList) -> None:
    """Each asset of a faulty row with a button that opens its form; those since edited are done."""
    waiting = to_fix(incoming)
    if not waiting:
        return
    st.subheader("Put these right now", anchor=False)
    for asset_id, faults in waiting[:_MOST_TO_FIX]:
        try:
            entry = shelf.register().entry(asset_id)
        except NoSuchAssetError:
            continue
        title = said.title(entry.asset, kinds())
        if entry.changed_by and entry.change.value == "edit":
            st.html(
                f'<p class="wr-small">✓ {html.escape(title)}: done by {html.escape(entry.changed_by)}.</p>'
            )
            continue
        with st.container(border=True, key=f"reg_fix_{entry.asset.asset_id}"):
            told = "<br>".join(
                html.escape(sentence("Row {row}: {what}", row=fault.row, what=worded(fault.what)))
                for fault in faults
            )
            st.html(f"<b>{html.escape(title)}</b><br>{told}")
            st.button(
                f"Open {words.plain(title)}",
                on_click=form.open_form,
                args=(entry,),
                key=f"reg_open_{asset_id}",
            )
    if len(waiting) > _MOST_TO_FIX:
        st.html(f'<p class="wr-small">{len(waiting) - _MOST_TO_FIX:,} more once these are done.</p>')


def _undo(import_id: int, after: Callable[[], None]) -> None:
    def do(by: str) -> str:
        done = take_back(shelf.register(), import_id, acting=Acting(by))
        told = f"The import is undone: {words.count(len(done.removed), 'asset', 'assets')} taken out, "
        told += f"{len(done.put_back):,} put back as before."
        if done.kept:
            kept = ", ".join(one.name or one.asset_id for one in done.kept[:5])
            told += f" {len(done.kept):,} stay, since somebody has changed them: {kept}."
        return told

    if memory.attempt(do):
        after()


def show_imports() -> None:
    """Every import, the newest first, each with what it did and a way back."""
    records = shelf.register().imports()
    if not records:
        st.html(notice("No list has come in yet.", "Choose “Bring in a list” above."))
        return
    for record in records:
        with st.container(border=True, key=f"reg_import_{record.import_id}"):
            _record(record)


def _record(record: ImportRecord) -> None:
    info = record.info
    named = f"{info.file_name}, " if info.file_name else ""
    st.html(
        f'<h3 class="wr-part">{html.escape(words.one_line(info.source))}</h3>'
        f'<p class="wr-small">{html.escape(named)}by {html.escape(info.by)}, {said.at(record.at)}</p>'
    )
    read = info.rows_read or record.rows_accepted
    st.html(
        counts(
            [
                ("Rows read", read),
                ("New", record.added),
                ("Changed", record.changed),
                ("Unchanged", record.unchanged),
                ("Refused", info.rows_rejected),
                ("No longer in it", len(record.vanished)),
            ]
        )
    )
    if record.undone_at is not None:
        st.html(notice(f"Undone by {record.undone_by} on {said.at(record.undone_at)}.", slim=True))
    else:
        st.button(
            "Undo this import",
            on_click=_undo,
            args=(record.import_id, _nothing),
            key=f"reg_undo_{record.import_id}",
        )


def _nothing() -> None:
    return None
