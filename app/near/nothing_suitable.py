"""Did the conversation end with nothing suitable? One press counts it for planners, without the person."""

import html
from datetime import datetime

import streamlit as st

from actions.count_unmet import count_press, take_back
from app.memory.near_answer import NearAnswer
from app.memory.session import Visit
from app.memory.unmet import unmet
from app.memory.visit import CLOCK
from app.signing_in.who import acting_now
from layers.area import Area
from layers.unmet.counts import Reason
from presentation.words import plain as words
from presentation.words.dates import month_words
from presentation.words.errors import both_of
from presentation.words.names import ward_names
from presentation.words.wards.unmet import REASONS
from questions.wards.nothing_suitable import NoWardError, Press, can_take_back, press_of


def offer_to_count(area: Area, answered: NearAnswer) -> None:
    """The reasons as buttons; once one is pressed, what was counted, until something else is answered."""
    visit = Visit()
    st.header(words.NOTHING_SUITABLE, anchor=False)
    if visit.get("counted") == _what_was_asked(visit, answered):
        st.html(f'<p role="status">{html.escape(str(visit.get("counted_says", "")))}</p>')
        press: Press | None = visit.get("counted_press")
        if press is not None and can_take_back(press, today=datetime.now(CLOCK).date()):
            st.button(words.TAKE_BACK, key="unmet_take_back", on_click=_take_back, args=(area,))
        return
    st.html(f'<p class="wr-small">{words.NOTHING_SUITABLE_HELP}</p>')
    with st.container(horizontal=True, key="nothing_suitable"):
        for reason, label in REASONS.items():
            st.button(label, key=f"unmet_{reason}", on_click=_count, args=(area, answered, reason))


def _count(area: Area, answered: NearAnswer, reason: Reason) -> None:
    visit = Visit()
    if visit.origin is None or visit.get("counted") == _what_was_asked(visit, answered):
        return
    today, origin, question = datetime.now(CLOCK).date(), visit.origin, answered.answer.question
    try:
        press = press_of(area, origin, question, answered.wishes.words, reason=reason, day=today)
        count_press(unmet(), area, press, acting=acting_now())
    except NoWardError as error:
        visit.put("counted_press", None)
        visit.put("counted_says", both_of(error))
    else:
        names = ward_names(area.wards)
        ward = words.one_line(str(names[press.ward_code]))
        visit.put("counted_press", press)
        visit.put("counted_says", words.COUNTED.format(ward=ward, month=month_words(today)))
    visit.put("counted", _what_was_asked(visit, answered))


def _what_was_asked(visit: Visit, answered: NearAnswer) -> tuple[object, ...]:
    """What was counted once stays so, also where its answer is worked out anew for the next quarter-hour."""
    second = answered.pair and answered.pair.second
    people = (answered, second) if second else (answered,)
    return (visit.origin, *((person.answer.question, person.wishes) for person in people))


def _take_back(area: Area) -> None:
    """As if it had not been pressed; the reasons are there again."""
    visit = Visit()
    press: Press | None = visit.get("counted_press")
    if press is not None:
        take_back(unmet(), area, press, acting=acting_now())
    visit.put("counted_press", None)
    visit.put("counted", None)
