"""The office: is what it keeps safe, who took what out of the register, what is over, and what broke?"""

import html
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

import streamlit as st

from actions.give_away import exports_noted, runs_noted
from actions.keep_no_longer import what_is_over
from app.frame.area_choice import page_top
from app.frame.look import notice
from app.frame.offer_file import offer_file
from app.frame.page import plain_errors
from app.memory.session import Visit, areas_folder, register
from app.memory.visit import LONGEST_WHO
from app.office.backups import show_backups
from app.signing_in.who import acting_now
from layers.register.importing.seeding import register_folder
from layers.shown_log import kept_log
from presentation.printing.tables import html_table
from presentation.words.office import page as words, record as record_words
from presentation.words.register import record as register_words

PART: Final = "office_part"
WHO: Final = "office_who"
_MOST: Final = 200


def show() -> None:
    """The whole page, from top to bottom."""
    page_top("office/page.py")
    st.title(words.QUESTION, anchor=False)
    part = _part()
    parts: dict[str, Callable[[], None]] = {
        "backups": show_backups,
        "exports": _show_exports,
        "periods": _show_periods,
        "errors": _show_errors,
    }
    st.html(f'<h2 class="wr-hidden">{html.escape(words.PARTS[part])}</h2>')
    parts[part]()


def _part() -> str:
    """Which part of the page, and who is there."""
    visit = Visit()
    for key, value in ((PART, "backups"), (WHO, visit.who)):
        if visit.get(key) is None:
            visit.put(key, value)
    with st.container(horizontal=True, vertical_alignment="bottom", key="office_top"):
        part = st.segmented_control(
            words.WHAT,
            list(words.PARTS),
            required=True,
            format_func=words.PARTS.__getitem__,
            key=PART,
            persist_state="session",
            wrap=True,
        )
        st.text_input(
            register_words.WHO,
            key=WHO,
            persist_state="session",
            help=register_words.WHO_HELP,
            max_chars=LONGEST_WHO,
            width=240,
            autocomplete="off",
            on_change=lambda: Visit().say_who(str(Visit().get(WHO) or "")),
        )
    return str(part or "backups")


def _intro(text: str) -> None:
    st.html(f'<p class="wr-prose">{html.escape(text)}</p>')


def _show_exports() -> None:
    _intro(words.EXPORTS_INTRO)
    rows = [record_words.export_row(each) for each in exports_noted(register(), most=_MOST)]
    if rows:
        st.html(html_table(record_words.EXPORTS_CAPTION, record_words.EXPORT_HEADS, rows))
    else:
        st.html(notice(record_words.NO_EXPORTS))


def _show_periods() -> None:
    _intro(words.PERIODS_INTRO)
    things = what_is_over(register(), areas_folder(), now=datetime.now(UTC))
    rows = [record_words.period_row(thing) for thing in things]
    st.html(html_table(record_words.PERIODS_CAPTION, record_words.PERIOD_HEADS, rows))
    runs = [record_words.run_row(run) for run in runs_noted(register(), most=_MOST)]
    if runs:
        st.html(html_table(record_words.RUNS_CAPTION, record_words.RUN_HEADS, runs))


def _show_errors() -> None:
    _intro(words.ERRORS_INTRO)
    lines = kept_log.log_lines(register_folder(areas_folder()) / kept_log.FOLDER, most=_MOST)
    if not lines:
        st.html(notice(words.NO_ERRORS))
        return
    st.html(f'<pre class="wr-log" tabindex="0">{html.escape(chr(10).join(lines))}</pre>')
    offer_file(
        "errors",
        words.DOWNLOAD_LOG,
        "\n".join(lines).encode(),
        file_name="within-reach-errors.txt",
        mime="text/plain",
        on_click="ignore",
        key="office_log",
    )


with plain_errors():
    acting_now().check_page("office")
    show()
