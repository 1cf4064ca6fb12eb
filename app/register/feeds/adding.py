"""How does a steward make a feed of an address? The wishes and the refusals are those of the terminal."""

import html
from typing import Any, Final

import streamlit as st

from actions.feeds.add_feed import FeedWish, add_feed
from actions.kind_named import words_named
from app.frame.look import notice
from app.memory.session import areas_folder, kinds
from app.register.bringing_in.choosing import LICENCES
from app.register.feeds.asking import FORM_NUMBER, begin_to_ask, is_asking, show_asking
from app.register.state import memory, shelf
from app.signing_in.who import acting_now
from geo.errors import WithinReachError
from layers.area import Area
from layers.register.feed_model import WEEKLY, FeedForm, KeptFeed
from layers.register.importing.seeding import register_folder
from layers.register.settings import private_feeds
from presentation.words import plain
from presentation.words.errors import fix_of, what_of
from presentation.words.kinds import kind_label
from presentation.words.register import feed_page as words, record as register

_HERE, _EVERYWHERE = "here", "everywhere"
_PLACES: Final = {_HERE: words.LEAVE_OUT, _EVERYWHERE: words.BRING_IN_TOO}
_FORMS: Final = ("", *FeedForm)


def show_adding(area: Area, *, is_open: bool) -> None:
    """The form, or that the address is being asked."""
    if is_asking():
        show_asking()
        return
    with st.expander(words.ADD, expanded=is_open, key="reg_feed_add"):
        st.html(f'<p class="wr-small">{html.escape(words.ABOUT)}</p>')
        typed = _ask(area)
        if not st.button(words.ADD_BUTTON, type="primary", key="reg_feed_add_it"):
            return
        if not memory.who():
            st.html(notice(register.WHO_MISSING, register.WHO_FIX, care=True))
            return
        try:
            wish = _wish(typed, area)
        except WithinReachError as error:
            st.html(notice(what_of(error), fix_of(error), care=True))
            return
        _begin(wish)
        st.rerun()


def _begin(wish: FeedWish) -> None:
    store, acting = shelf.register(), acting_now(memory.who())
    allowed = private_feeds(folder=register_folder(areas_folder()))

    def do() -> KeptFeed:
        """Ask what answers there, and keep it."""
        return add_feed(store, wish, acting=acting, allow_private=allowed)

    begin_to_ask(do, lambda entry: (words.added(entry), words.added_fix(entry)))


def _wish(typed: dict[str, Any], area: Area) -> FeedWish:
    """What was typed. Raises ``ImportRefusedError`` where a word means no kind."""
    lines = [line for line in str(typed["words"] or "").splitlines() if line.strip()]
    return FeedWish(
        str(typed["name"] or ""),
        tuple(str(typed["address"] or "").split()),
        area.name,
        form=FeedForm(typed["form"]) if typed["form"] else None,
        every_days=int(typed["every"] or WEEKLY),
        licence=str(typed["licence"] or ""),
        credit=str(typed["credit"] or ""),
        kind_words=words_named(lines, kinds()),
        all_kind=str(typed["kind"] or ""),
        everywhere=typed["outside"] == _EVERYWHERE,
    )


def _key(field: str) -> str:
    """The key of a field of this form: the next form, after a feed was added, begins empty."""
    return f"{FORM_NUMBER}_{memory.get(FORM_NUMBER, 0)}_{field}"


def _ask(area: Area) -> dict[str, Any]:
    typed: dict[str, Any] = {}
    with st.container(key="reg_feed_fields"):
        left, right = st.columns(2, gap="large")
    with left:
        typed["address"] = st.text_area(
            words.ADDRESS, key=_key("address"), persist_state="session", height=80,
            placeholder="https://directory.example.org",
        )  # fmt: skip
        typed["name"] = _text(words.NAME, "name", help_text=words.NAME_HELP)
        typed["form"] = _choice(words.FORM, "form", _FORMS, words.form_name)
        memory.at_first(_key("every"), WEEKLY)
        typed["every"] = st.number_input(
            words.EVERY, min_value=1, max_value=366, step=1, key=_key("every"), persist_state="session"
        )
        memory.at_first(_key("outside"), _HERE)
        typed["outside"] = st.segmented_control(
            words.elsewhere(plain.one_line(area.title)), list(_PLACES), key=_key("outside"),
            persist_state="session", format_func=_PLACES.__getitem__, required=True, wrap=True,
        )  # fmt: skip
    with right:
        typed |= _ask_what_it_means()
    return typed


def _ask_what_it_means() -> dict[str, Any]:
    keys = ["", *(kind.key for kind in kinds().kinds)]

    def name_of(key: str) -> str:
        """What a kind is called as a choice."""
        return kind_label(kinds(), key) if key else words.NO_KIND

    return {
        "kind": _choice(words.KIND, "kind", keys, name_of),
        "words": st.text_area(
            words.WORDS, key=_key("words"), persist_state="session", height=80, help=words.WORDS_HELP
        ),
        "licence": st.selectbox(
            words.LICENCE, LICENCES, index=None, key=_key("licence"), persist_state="session",
            accept_new_options=True,
        ),
        "credit": _text(words.CREDIT, "credit"),
    }  # fmt: skip


def _text(label: str, field: str, *, help_text: str = "") -> str:
    return st.text_input(
        label, key=_key(field), persist_state="session", autocomplete="off", help=help_text or None
    )


def _choice(label: str, field: str, options: Any, name_of: Any) -> Any:
    return st.selectbox(label, options, key=_key(field), persist_state="session", format_func=name_of)
