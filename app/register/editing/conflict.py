"""Somebody else changed the same asset meanwhile: what did each change, and which is to stay?"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from actions.acting import Acting
from app.frame.look import notice
from app.memory.session import kinds
from app.register.editing.saving import write_edit
from app.register.state import memory, shelf
from layers.register.engine.errors import SomeoneElseChangedError
from layers.register.history import Entry
from layers.register.model import Asset
from layers.register.records import GROUP_OF, to_asset, to_record, value_of
from presentation.printing.tables import html_table
from presentation.words import plain as words
from presentation.words.register import form as form_words, record as register_words


@dataclass(frozen=True)
class Clash:
    """A field that either changed: before, theirs, ours, and whether both changed it differently."""

    field: str
    before: Any
    theirs: Any
    ours: Any
    both: bool


def clashes(before: Asset, theirs: Asset, ours: Asset) -> list[Clash]:
    """Every field that either side changed, in the order of the model."""
    base, other, own = to_record(before), to_record(theirs), to_record(ours)
    names = [name for name in register_words.NAMES if len({str(r.get(name)) for r in (base, other, own)}) > 1]

    def clash(name: str) -> Clash:
        """What each side made of a field."""
        both = _moved(base, other, name) and _moved(base, own, name) and other.get(name) != own.get(name)
        before, theirs, ours = (value_of(name, record.get(name)) for record in (base, other, own))
        return Clash(name, before, theirs, ours, both)

    return [clash(name) for name in names]


def _moved(base: dict[str, Any], record: dict[str, Any], name: str) -> bool:
    return any(base.get(part) != record.get(part) for part in GROUP_OF.get(name, (name,)))


def joined(before: Asset, theirs: Asset, ours: Asset, *, keep_theirs: frozenset[str]) -> Asset:
    """Both people's changes in one; where both changed a field, ours, unless it is in ``keep_theirs``."""
    base, other, own = to_record(before), to_record(theirs), to_record(ours)
    result = dict(other)
    for name in register_words.NAMES:
        if not _moved(base, own, name) or name in keep_theirs:
            continue
        if name in own:
            result[name] = own[name]
        else:
            result.pop(name, None)
    return to_asset(result)


def show_clash(opened: Entry, now: Entry, ours: Asset, *, after: Callable[[Asset], None]) -> None:
    """Show both side by side and let the visitor choose; nothing of either is lost."""
    changes = clashes(opened.asset, now.asset, ours)
    both = [clash for clash in changes if clash.both]
    st.subheader(form_words.MEANWHILE, anchor=False)
    what = form_words.changed_by(now.changed_by, register_words.at(now.changed_at))
    fix = form_words.CHOOSE_WHAT_STAYS if both else form_words.SAVE_BOTH
    st.html(notice(what, fix, care=True))
    rows = [
        [
            register_words.NAMES[clash.field],
            *(
                register_words.value(clash.field, v, kinds())
                for v in (clash.before, clash.theirs, clash.ours)
            ),
        ]
        for clash in changes
    ]
    st.html(html_table(form_words.EACH_CHANGED, form_words.CLASH_HEADS, rows))
    for clash in both:
        labels = {
            "ours": form_words.yours(words.plain(register_words.value(clash.field, clash.ours, kinds()))),
            "theirs": form_words.theirs(
                words.plain(register_words.value(clash.field, clash.theirs, kinds()))
            ),
        }
        st.radio(
            register_words.NAMES[clash.field],
            list(labels),
            format_func=labels.__getitem__,
            key=f"reg_clash_{clash.field}",
            persist_state="session",
        )
    with st.container(horizontal=True):
        fields = [clash.field for clash in both]
        st.button(
            form_words.SAVE,
            type="primary",
            on_click=_save,
            args=(opened, now, ours, fields, after),
            key="reg_save_both",
        )
        st.button(form_words.KEEP_THEIRS, on_click=after, args=(now.asset,), key="reg_keep_theirs")


def _save(opened: Entry, now: Entry, ours: Asset, both: list[str], after: Callable[[Asset], None]) -> None:
    theirs = frozenset(name for name in both if memory.get(f"reg_clash_{name}") == "theirs")
    merged = joined(opened.asset, now.asset, ours, keep_theirs=theirs)

    def do(acting: Acting) -> str:
        """Save what was joined; somebody may have been faster once more."""
        try:
            write_edit(merged, now.version, acting)
        except SomeoneElseChangedError:
            memory.take_clash(shelf.register().entry(merged.asset_id))
            return ""
        memory.take_clash(None)
        return form_words.saved_both(register_words.title(merged, kinds()))

    if memory.attempt(do) and memory.get(memory.CLASH) is None:
        after(merged)
