"""How is an asset added or corrected? A form that says at once what is wrong and loses nothing."""

from functools import partial
from typing import Any, Final
from uuid import uuid4

import streamlit as st

from actions.acting import Acting
from actions.go_on_with_draft import finish_draft
from actions.steward.change_entry import add_entry
from app.frame.look import notice
from app.memory.session import kinds
from app.register.editing.checking import TEXTS, Typed, faults, made, typed_from
from app.register.editing.checking_times import Told
from app.register.editing.conflict import show_clash
from app.register.editing.erasing import show_erasing
from app.register.editing.form_place import PLACE, ask_place, take_place
from app.register.editing.form_times import ask_times, put_rows, rows
from app.register.editing.saving import write_edit
from app.register.state import memory, shelf
from layers.area import Area
from layers.register.engine.errors import SomeoneElseChangedError
from layers.register.history import Entry
from layers.register.model import Asset
from layers.register.refused_rows import WaitingRow
from layers.times.session import Known
from presentation.words import plain as words
from presentation.words.kinds import kind_label
from presentation.words.register import (
    drafts as draft_words,
    form as form_words,
    inbox as inbox_words,
    record as register_words,
)
from questions.inbox.waiting import WaitingItem

PRESSED: Final = "reg_pressed"
OWN_SOURCE: Final = "Added by hand"


def open_form(entry: Entry | None) -> None:
    """Open the form of an asset, or an empty one; in a callback only."""
    typed = typed_from(entry.asset) if entry else Typed()
    memory.put(memory.BASE, entry)
    memory.put(memory.DRAFT, None)
    memory.put(memory.ANSWERS, None)
    memory.take_clash(None)
    memory.put(PRESSED, False)
    fill(typed)
    memory.put(memory.FORM_IS_OPEN, True)
    memory.go("list", view_name="edit" if entry else "add")


def open_draft(row: WaitingRow) -> None:
    """Go on with a row that a list could not bring in; in a callback only."""
    open_form(None)
    memory.put(memory.DRAFT, row)
    fill(typed_from(row.row.asset))


def fill(typed: Typed) -> None:
    """Put values into the form's fields, before they are drawn."""
    for name in TEXTS:
        memory.put(_key(name), typed.texts.get(name, ""))
    for name in ("minimum_age", "maximum_age", "price", "places_a_week"):
        memory.put(_key(name), getattr(typed, name))
    for name in ("kind", "hide_address", "step_free", "full", "helpers_wanted", "status"):
        memory.put(_key(name), getattr(typed, name))
    memory.put(_key("kind"), typed.kind or None)
    memory.put(_key("interests"), list(typed.interests))
    take_place(typed.place, typed.placed_by)
    put_rows(typed.rows)


def as_typed(base: Typed) -> Typed:
    """The form as it stands now."""
    place, placed_by = memory.get(PLACE, (None, base.placed_by))
    return Typed(
        texts={name: str(memory.get(_key(name)) or "") for name in TEXTS},
        kind=str(memory.get(_key("kind")) or ""),
        interests=tuple(memory.get(_key("interests")) or ()),
        place=place,
        placed_by=placed_by,
        hide_address=bool(memory.get(_key("hide_address"))),
        rows=rows(),
        minimum_age=str(memory.get(_key("minimum_age")) or "").strip(),
        maximum_age=str(memory.get(_key("maximum_age")) or "").strip(),
        price=str(memory.get(_key("price")) or "").strip(),
        places_a_week=str(memory.get(_key("places_a_week")) or "").strip(),
        step_free=memory.get(_key("step_free")) or Known.UNKNOWN,
        full=memory.get(_key("full")) or Known.UNKNOWN,
        helpers_wanted=memory.get(_key("helpers_wanted")) or Known.UNKNOWN,
        status=memory.get(_key("status")) or base.status,
    )


def _key(name: str) -> str:
    return f"reg_f_{name}"


def base_asset() -> Asset:
    """The asset that the form changes, or a new one."""
    entry = memory.get(memory.BASE)
    if entry is not None:
        asset: Asset = entry.asset
        return asset
    draft: WaitingRow | None = memory.get(memory.DRAFT)
    if draft is not None:
        return draft.row.asset
    own = f"own-{uuid4().hex[:12]}"
    return Asset(asset_id=own, source=OWN_SOURCE, source_id=own)


def show_form(area: Area) -> None:
    """The whole form, from the name to the two buttons."""
    entry: Entry | None = memory.get(memory.BASE)
    clash: Entry | None = memory.get(memory.CLASH)
    if clash is not None and entry is not None:
        ours = made(entry.asset, as_typed(typed_from(entry.asset)))
        show_clash(entry, clash, ours, after=_saved)
        return
    _heading(entry)
    wrong = faults(as_typed(typed_from(base_asset())))
    with st.container(key="reg_form"):
        left, right = st.columns(2, gap="large")
        with left:
            _what_it_is(wrong)
            st.html(f'<h3 class="wr-part">{form_words.WHO_CAN_COME}</h3>')
            _who_can_come(wrong)
        with right:
            ask_place(area, wrong, field=_text)
            st.html(f'<h3 class="wr-part">{form_words.HOW_TO_ASK}</h3>')
            _contact(wrong)
    ask_times(wrong, base_asset())
    _end(wrong)
    if entry is not None:
        show_erasing(entry)


def _heading(entry: Entry | None) -> None:
    """What the form is for: an asset, a draft with what is wrong with it, or a new one."""
    draft: WaitingRow | None = memory.get(memory.DRAFT)
    if draft is not None:
        st.subheader(draft_words.go_on(words.plain(draft_words.title(draft))), anchor=False)
        st.html(notice(draft_words.wrong(draft), draft_words.where_from(draft), care=True, slim=True))
        return
    title = register_words.title(entry.asset, kinds()) if entry else ""
    st.subheader(form_words.edit(words.plain(title)) if entry else form_words.ADD, anchor=False)
    answered: WaitingItem | None = memory.get(memory.ANSWERS)
    if answered is not None:
        st.html(notice(inbox_words.about(answered), slim=True))


def _text(name: str, wrong: dict[str, Told], *, long: bool = False, required: bool = False) -> None:
    """A text field with its fault in words below it."""
    if long:
        st.text_area(form_words.LABELS[name], key=_key(name), persist_state="session", height=110)
    else:
        st.text_input(
            form_words.LABELS[name], key=_key(name), persist_state="session", autocomplete="off", live="300ms"
        )
    _fault(name, wrong, late=required)


def _fault(name: str, wrong: dict[str, Told], *, late: bool = False) -> None:
    """What is wrong with a field; that one is empty is said only once somebody has tried to save."""
    if name in wrong and (not late or memory.get(PRESSED)):
        what, fix = wrong[name]
        st.html(notice(what, fix, care=True, slim=True))


def _what_it_is(wrong: dict[str, Told]) -> None:
    st.html(f'<h3 class="wr-part">{form_words.WHAT_IT_IS}</h3>')
    _text("name", wrong, required=True)
    st.selectbox(
        form_words.KIND,
        [kind.key for kind in kinds().kinds],
        index=None,
        format_func=partial(kind_label, kinds()),
        key=_key("kind"),
        persist_state="session",
        placeholder=form_words.NEAREST_KIND,
    )
    _fault("kind", wrong, late=True)
    held = list(memory.get(_key("interests")) or ())
    st.multiselect(
        form_words.INTERESTS,
        held,
        key=_key("interests"),
        persist_state="session",
        accept_new_options=True,
        placeholder=form_words.TYPE_A_WORD,
    )
    _text("organisation", wrong)
    _text("description", wrong, long=True)
    st.segmented_control(
        form_words.IS_OPEN,
        list(register_words.STATUS),
        key=_key("status"),
        persist_state="session",
        format_func=register_words.STATUS.__getitem__,
        required=True,
        wrap=True,
    )


def _who_can_come(wrong: dict[str, Told]) -> None:
    _text("for_whom", wrong)
    _text("not_for", wrong)
    for pair in (("minimum_age", "maximum_age"), ("price", "places_a_week")):
        for name, column in zip(pair, st.columns(2), strict=True):
            with column:
                _text(name, wrong)
    _text("cost", wrong)
    _known("full", form_words.IS_FULL)
    _known("helpers_wanted", form_words.HELPERS, partly=False)


def _contact(wrong: dict[str, Told]) -> None:
    for name in ("phone", "email", "website"):
        _text(name, wrong)
    _known("step_free", form_words.STEP_FREE)
    _text("access", wrong)


def _known(name: str, label: str, *, partly: bool = True) -> None:
    options: list[Any] = [each for each in register_words.KNOWN if partly or each is not Known.PARTLY]
    st.segmented_control(
        label,
        options,
        key=_key(name),
        persist_state="session",
        format_func=register_words.KNOWN.__getitem__,
        required=True,
        wrap=True,
    )


def _end(wrong: dict[str, Told]) -> None:
    if wrong and memory.get(PRESSED):
        every_fault = " ".join(what for what, _ in wrong.values())
        st.html(notice(form_words.to_put_right(len(wrong)), every_fault, care=True))
    with st.container(horizontal=True, key="reg_form_end"):
        st.button(form_words.SAVE, type="primary", on_click=save, key="reg_save")
        st.button(form_words.LEAVE, on_click=_leave, key="reg_leave")


def save() -> None:
    """Save what was typed, or say what stands in the way; nothing typed is lost."""
    memory.put(PRESSED, True)
    base = base_asset()
    typed = as_typed(typed_from(base))
    if faults(typed):
        return
    asset = made(base, typed)
    entry: Entry | None = memory.get(memory.BASE)

    def do(acting: Acting) -> str:
        """Finish the draft, add the asset or save the changes, whichever is open."""
        draft: WaitingRow | None = memory.get(memory.DRAFT)
        if draft is not None:
            finish_draft(shelf.register(), draft.waiting_id, asset, acting=acting)
            memory.put(memory.DRAFT, None)
            return draft_words.finished(register_words.title(asset, kinds()))
        if entry is None:
            add_entry(shelf.register(), asset, acting=acting)
            return form_words.added(register_words.title(asset, kinds()))
        try:
            write_edit(asset, entry.version, acting)
        except SomeoneElseChangedError:
            memory.take_clash(shelf.register().entry(asset.asset_id))
            return ""
        return form_words.saved(register_words.title(asset, kinds()))

    if memory.attempt(do) and memory.get(memory.CLASH) is None:
        _saved(asset)


def _saved(asset: Asset) -> None:
    memory.take_clash(None)
    memory.choose(asset.asset_id)
    _leave()


def _leave() -> None:
    """Back to where the form was opened: the list, or what waits."""
    memory.put(memory.FORM_IS_OPEN, False)
    if memory.get(memory.ANSWERS) is not None:
        memory.put(memory.ANSWERS, None)
        memory.go("inbox")
    memory.look_at("")
