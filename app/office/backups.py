"""How are backups made and put back on a page? With the terminal's words, and after two questions."""

import html
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import streamlit as st

from actions.backing_up.backups_here import BackupFile, back_up_here, backups_here
from actions.backing_up.put_back import look_through, put_back
from app.frame.look import notice
from app.memory.session import Visit, areas_folder, register
from app.signing_in.who import acting_now
from geo.errors import WithinReachError
from layers.backups.model import BackupManifest
from layers.backups.sealing import KEY_FILE
from layers.register.importing.seeding import register_folder
from presentation.printing.tables import html_table
from presentation.words.errors import fix_of, what_of
from presentation.words.office import backups as backup_words, page as words

CHOSEN: Final = "office_backup"
_TICK, _LEAVE = "office_sure", "office_leave_sealed"
_LOOKED = "office_looked"  # which file was looked through, and what came of it
_ASKING = "office_asking"  # for which it is asked whether it is to be put back


def show_backups() -> None:
    """Make one, see which there are, look one through, put it back."""
    st.html(f'<p class="wr-prose">{html.escape(words.BACKUPS_INTRO)}</p>')
    if st.button(words.MAKE, type="primary", key="office_make"):
        _attempt(_make, words.MAKING)
    files = {file.path.name: file for file in backups_here(areas_folder())}
    if not files:
        st.html(notice(words.NONE_YET, words.NONE_FIX))
        return
    visit = Visit()
    if visit.get(CHOSEN) not in files:
        visit.put(CHOSEN, next(iter(files)))
    name = st.radio(
        words.WHICH,
        list(files),
        format_func=lambda each: words.file_label(files[each]) if each in files else str(each),
        captions=[words.file_caption(file) for file in files.values()],
        key=CHOSEN,
        persist_state="session",
        on_change=_forget,
    )
    file = files[str(name)]
    if st.button(words.LOOK, key="office_look"):
        _forget()
        with st.spinner(words.LOOKING):
            visit.put(_LOOKED, (_mark(file), _looked_through(file)))
    looked = visit.get(_LOOKED)
    if looked and looked[0] == _mark(file):
        _show_looked_through(file, looked[1])


def _make() -> Iterable[str]:
    return backup_words.written_lines(
        back_up_here(register(), areas_folder(), acting=acting_now(Visit().who))
    )


def _looked_through(file: BackupFile) -> BackupManifest | tuple[str, str]:
    """What is in it, or why it cannot be put back and what to do."""
    try:
        return look_through(file.path, areas_folder())
    except WithinReachError as error:
        return what_of(error), fix_of(error)


def _show_looked_through(file: BackupFile, outcome: BackupManifest | tuple[str, str]) -> None:
    """What came of looking it through; then the first question."""
    if isinstance(outcome, tuple):
        st.html(notice(*outcome, care=True))
        return
    st.html(notice(" ".join(backup_words.whole_lines(outcome)), slim=True))
    st.button(words.PUT_BACK, key="office_put_back", on_click=_ask, args=(_mark(file),))
    if Visit().get(_ASKING) == _mark(file):
        _ask_again(file, outcome)


def _ask_again(file: BackupFile, manifest: BackupManifest) -> None:
    """What would be replaced by what, and the second question."""
    here = _here()
    st.html(html_table(words.COMPARED, words.COMPARED_HEADS, [*words.compared_rows(here, manifest)]))
    lost = words.changes_lost(here, manifest)
    st.html(notice(f"{lost} {words.CONSEQUENCES}".strip(), words.CONSEQUENCES_FIX, care=True))
    leave = False
    if not (register_folder(areas_folder()) / KEY_FILE).is_file():
        leave = st.checkbox(words.LEAVE_SEALED, key=_LEAVE, persist_state="session")
    sure = st.checkbox(words.SURE, key=_TICK, persist_state="session")
    with st.container(horizontal=True, key="office_answers"):
        now = st.button(words.NOW, type="primary", key="office_now")
        st.button(words.NOT_NOW, key="office_not_now", on_click=_forget)
    if now and not sure:
        st.html(notice(words.TICK_FIRST, care=True))
    elif now:
        _attempt(lambda: _put_back(file.path, sealed=not leave), words.PUTTING)


def _put_back(path: Path, *, sealed: bool) -> Iterable[str]:
    done = put_back(path, areas_folder(), acting=acting_now(Visit().who), sealed=sealed)
    Visit().put(_ASKING, None)
    return backup_words.put_back_lines(done)


def _here() -> tuple[int, int] | None:
    """Places and changes of the register that is here; None where it cannot be read."""
    try:
        opened = register()
        return len(opened.entries()), opened.revision
    except WithinReachError:
        return None


def _attempt(do: Callable[[], Iterable[str]], meanwhile: str) -> None:
    """Do it, in the name of who is there, and say below the button how it went."""
    if not Visit().who:
        st.html(notice(words.WHO_FIRST, care=True))
        return
    try:
        with st.spinner(meanwhile):
            lines = [*do()]
    except WithinReachError as error:
        st.html(notice(what_of(error), fix_of(error), care=True))
    else:
        st.html(notice(lines[0], " ".join(lines[1:])))


def _mark(file: BackupFile) -> str:
    """This very file: another of its name is another."""
    return f"{file.path.name} {file.size} {file.written_at.isoformat()}"


def _ask(mark: str) -> None:
    Visit().put(_ASKING, mark)
    Visit().put(_TICK, False)


def _forget() -> None:
    """Another file, or another mind: nothing is looked through or asked any more."""
    for key in (_LOOKED, _ASKING):
        Visit().put(key, None)
