"""Did the conversation end with nothing suitable? One press counts it for planners, without the person."""

import html
from datetime import datetime

import streamlit as st

from app import words
from app.session import Visit, unmet
from app.visit import CLOCK, Asked
from layers.area import Area
from layers.unmet.counts import Reason
from questions.nothing_suitable import NoWardError, count_one, ward_of

REASONS = {
    Reason.NONE_HERE: "None here",
    Reason.TOO_FAR: "Too far",
    Reason.WRONG_TIME: "Wrong time",
    Reason.FULL: "Full",
    Reason.NOT_ELIGIBLE: "Not for them",
    Reason.COST: "Cost",
    Reason.NOT_ACCESSIBLE: "Not accessible",
    Reason.NOT_KNOWN: "Not known",
}


def offer_to_count(area: Area, asked: Asked) -> None:
    """The reasons as buttons; once one is pressed, what was counted, until something else is asked."""
    visit = Visit()
    st.header(words.NOTHING_SUITABLE, anchor=False)
    if visit.get("counted") == asked.number:
        st.html(f'<p role="status">{html.escape(str(visit.get("counted_says", "")))}</p>')
        return
    st.html(f'<p class="wr-small">{words.NOTHING_SUITABLE_HELP}</p>')
    with st.container(horizontal=True, key="nothing_suitable"):
        for reason, label in REASONS.items():
            st.button(label, key=f"unmet_{reason}", on_click=_count, args=(area, asked, reason))


def _count(area: Area, asked: Asked, reason: Reason) -> None:
    visit = Visit()
    if visit.origin is None or visit.get("counted") == asked.number:
        return
    today, origin, question = datetime.now(CLOCK).date(), visit.origin, asked.answer.question
    try:
        count_one(unmet(), area, origin, question, asked.wishes.words, reason=reason, day=today)
    except NoWardError as error:
        visit.put("counted_says", str(error))
    else:
        names = dict(zip(area.wards["ward_code"], area.wards["ward_name"], strict=True))
        ward = words.one_line(str(names[ward_of(area, origin)]))
        visit.put("counted_says", words.COUNTED.format(ward=ward, month=f"{today:%B %Y}"))
    visit.put("counted", asked.number)
