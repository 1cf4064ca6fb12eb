"""How far is the preparation of a place, and how did it end? Read from its record, whichever tab asks."""

import html
from datetime import UTC, datetime, timedelta
from typing import Final

import streamlit as st

from app.frame.live import PLAIN, say
from app.memory.visit import CLOCK
from app.places import ordering
from app.places.ended import show_end
from app.places.work_record import WorkRecord, ask_to_stop, is_asked_to_stop, read_record
from layers.councils.table import CouncilTable
from presentation.words import place_work as words

NEWS_FOR: Final = timedelta(days=7)


def show_work(table: CouncilTable) -> None:
    """What is going on, then how others have ended, each until somebody puts its note away."""
    for record in ordering.records():
        if _is_old_news(record):
            continue
        with st.container(key=f"add_work_{record.code}"):
            if record.is_over:
                show_end(record, table)
            else:
                _watch(record.code)


def _is_old_news(record: WorkRecord) -> bool:
    """What went well a week ago need not be said any more."""
    if record.state != "done":
        return False
    return datetime.now(UTC) - datetime.fromisoformat(record.ended_at) > NEWS_FOR


@st.fragment(run_every=1.0)
def _watch(code: str) -> None:
    """How far it is, once a second; the rest of the page stays as it is."""
    areas = ordering.folders().areas
    record = read_record(areas, code)
    if record is None or record.is_over:
        st.rerun(scope="app")
        return
    say(words.under_way(record.name), words.at_which(record.progress), key=f"add_at_{code}", look=PLAIN)
    progress = record.progress
    at = progress.step if progress is not None else ""
    names = [
        f"<b>{html.escape(name)}</b>" if step == at else html.escape(name) for step, name in words.steps()
    ]
    st.html(f'<p class="wr-small">{" → ".join(names)}</p>')
    st.progress(words.share_done(progress), text=words.how_far(progress) if progress else words.STARTING)
    begun = words.begun_at(datetime.fromisoformat(record.started_at).astimezone(CLOCK))
    st.html(f'<p class="wr-small">{html.escape(f"{begun} {words.CAN_BE_CLOSED}")}</p>')
    if is_asked_to_stop(areas, code):
        st.html(f'<p class="wr-small">{html.escape(words.STOPPING)}</p>')
    else:
        st.button(
            words.stop_button(record.name), key=f"add_stop_{code}", on_click=ask_to_stop, args=(areas, code)
        )
