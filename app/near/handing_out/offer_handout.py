"""How is a hand-out asked for on the page: its form, its language, what is typed for it there and then?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

import streamlit as st

from app.frame.offer_file import offer_file
from app.memory.session import kinds
from app.near.handing_out.typed_then import ask_contact, ask_money, ask_whole_way
from app.tiles.routes import SERVED
from layers.area import Area
from presentation.printing.handout.asking import Form, HandoutRequest
from presentation.printing.handout.page import handout_html, handout_style
from presentation.printing.handout.pdf import handout_document, handout_pdf
from presentation.printing.sheet.chosen import Chosen
from presentation.words.handout import offering as words
from presentation.words.handout.phrasebook import languages_of, phrasebook
from questions.places.area_assets import AreaAssets

FILE: Final = "places-to-walk-to-hand-out.pdf"  # of nobody in particular


def offer_handout(area: Area, assets: AreaAssets, few: Sequence[Chosen], *, key: str, now: datetime) -> None:
    """The choices, the file, and the hand-out itself where it is to be printed from the browser.

    ``now`` is the clock in the United Kingdom, without a zone. ``key`` tells two such offers apart.
    """
    with st.expander(words.HANDOUT, key=f"{key}_handout"):
        request = _ask(few, key)

        def document() -> dict[str, Any]:
            """The hand-out as plain data, made anew each time: nothing of it stays in memory."""
            scene = SERVED.scene(area.name, area.revision)
            return handout_document(area, assets, few, request, kinds=kinds(), now=now, scene=scene)

        offer_file(
            "sheet and hand-out",
            words.DOWNLOAD,
            lambda: handout_pdf(document(), now=now),
            file_name=FILE,
            mime="application/pdf",
            on_click="ignore",
            key=f"{key}_handout_pdf",
        )
        if st.toggle(words.SHOW_HERE, key=f"{key}_handout_here", persist_state="session"):
            st.html(handout_style())
            st.html(handout_html(document()))


def _ask(few: Sequence[Chosen], key: str) -> HandoutRequest:
    form = Form(
        st.radio(
            words.FORM_LABEL,
            list(words.FORMS),
            format_func=words.FORMS.__getitem__,
            horizontal=True,
            key=f"{key}_handout_form",
            persist_state="session",
        )
    )
    languages = _ask_languages(key)
    whole_way = form is not Form.WEEK and any(_has_way(each) for each in few) and ask_whole_way(key)
    money_pence = ask_money(key, form)
    return HandoutRequest(form, languages, whole_way, ask_contact(key), money_pence)


def _has_way(each: Chosen) -> bool:
    return each.way is not None or each.by_bus is not None


def _ask_languages(key: str) -> tuple[str, ...]:
    """One language, or two side by side."""
    first, *others = languages_of()
    labels: dict[tuple[str, ...], str] = {(first,): words.LANGUAGE_NAMES[first]}
    for other in others:
        name = words.LANGUAGE_NAMES.get(other, other)
        labels[(first, other)] = words.beside_words(labels[(first,)], name)
        labels[(other,)] = name
    chosen: tuple[str, ...] = st.selectbox(
        words.LANGUAGE_LABEL,
        list(labels),
        format_func=labels.__getitem__,
        key=f"{key}_handout_language",
        persist_state="session",
    )
    for language in phrasebook(*chosen).unchecked:
        st.caption(words.UNCHECKED.format(language=words.LANGUAGE_NAMES.get(language, language)))
    return chosen
