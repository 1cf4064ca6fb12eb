"""On foot, or on foot or by bus there and back? Whose buses, and every ward's figure by both."""

import html
from datetime import date
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from actions.permits.who_may import Sort
from app.frame.area_choice import page_address
from app.frame.live import say
from app.frame.look import stop_notice
from app.frame.offer_file import offer_file
from app.gaps.answer import show_list, show_map, small_print
from app.gaps.controls import ComparedQuestion
from app.gaps.fields import (
    A_DAY,
    A_WEEK,
    BUS,
    BUS_DAY,
    BUS_SPAN,
    COVERAGE,
    EARLIEST,
    FOOT,
    LATEST,
)
from app.memory.gap_answers import by_bus_of
from app.memory.session import Visit, area_assets
from app.memory.to_what_if import lead_from
from app.signing_in.who import acting_now
from layers.area import Area
from layers.buses.model import Buses
from presentation.printing.bus_tables import (
    about_by_bus_csv,
    bus_cause_rows,
    by_bus_csv,
    by_bus_rows,
)
from presentation.printing.tables import html_table
from presentation.words.area_noun import noun_of
from presentation.words.buses import wards as words
from presentation.words.buses.timetable import (
    ENDED_FIX,
    OLD_FIX,
    ended_by_now,
    not_then,
)
from presentation.words.funding import page as funding_words
from presentation.words.wards import choices as gap_words
from presentation.words.wards.heads import CAUSE_HEADS
from presentation.words.wards.measures import MEASURES
from questions.wards.by_bus import WEEK, BusDays, WardsByBus, first_weekday
from questions.wards.ward_gap_model import WardQuestion

_WAYS = {FOOT: words.ON_FOOT, BUS: words.OR_BY_BUS}
_FUNDING = "funding/page.py"
_SPANS = {A_DAY: words.ONE_DAY, A_WEEK: words.A_WEEK}


def ask_coverage(area: Area) -> str:
    """Whether buses count, and whose day or week; asked only where a timetable is known."""
    if area.buses is None:
        return FOOT
    with st.container(horizontal=True, vertical_alignment="bottom", key="gap_coverage_line"):
        way = _choose(words.HOW, _WAYS, key=COVERAGE)
        if way == BUS:
            _choose(words.SPAN, _SPANS, key=BUS_SPAN)
            st.date_input(
                words.DAY_LABEL,
                value=None,
                min_value=EARLIEST,
                max_value=LATEST,
                format="DD/MM/YYYY",
                key=BUS_DAY,
                persist_state="session",
                width=200,
            )
    return way


def _choose(label: str, titles: dict[str, str], *, key: str) -> str:
    first = next(iter(titles))
    choice = st.segmented_control(
        label,
        list(titles),
        format_func=titles.__getitem__,
        required=True,
        key=key,
        persist_state="session",
    )
    return str(choice or first)


def show_by_bus(area: Area, compared: ComparedQuestion, first: DeltaGenerator) -> None:
    """In ``first`` the answer in a sentence, and everything below the controls."""
    buses, question = area.buses, compared.question
    if buses is None:
        return
    days = _days(area, buses, question)
    answer = None
    if days is not None:
        with st.spinner(words.SEARCHING):
            answer = by_bus_of(area, question, days)
    if answer is None:
        with first:
            st.html(stop_notice(*_refusal(buses, question, days)))
        return
    with first:
        old = ended_by_now(answer.last_day, today=question.today)
        if old:
            st.html(stop_notice(old, OLD_FIX))
        say(words.headline(area, answer, compared.what), words.range_sentence(answer), key="gap_sentence")
    _beside(area, answer, compared)
    _tables(area, answer)
    _offer_what_if(area, answer)
    _downloads(area, answer, today=question.today)


def _days(area: Area, buses: Buses, question: WardQuestion) -> BusDays | None:
    """Whose buses: those chosen, else the next weekday's; None where none is left of the timetable."""
    visit = Visit()
    chosen: date | None = visit.get(BUS_DAY)
    day = chosen or first_weekday(buses, question.today, area_assets(area).nation)
    if day is None:
        return None
    return BusDays(day, WEEK if visit.get(BUS_SPAN) == A_WEEK else 1)


def _refusal(buses: Buses, question: WardQuestion, days: BusDays | None) -> tuple[str, str]:
    """Why nothing is said of buses, and what to do."""
    if buses.first_day is None or buses.last_day is None:
        return words.NO_BUSES, words.NO_BUSES_FIX
    return not_then(buses.first_day, buses.last_day, day=days.first if days else question.today), ENDED_FIX


def _beside(area: Area, answer: WardsByBus, compared: ComparedQuestion) -> None:
    """The list and the map of those who have one by either."""
    measure = MEASURES["share_one"]
    with st.container(key="gap_beside"):
        left, right = st.columns([2, 3], gap="medium")
    with left:
        show_list(answer.either, measure, compared.standard)
    with right:
        show_map(area, answer.either, measure, coverage=f"{answer.days}")
    st.html(small_print((*words.notes(answer), words.ON_FOOT_ONLY)))


def _tables(area: Area, answer: WardsByBus) -> None:
    """Every ward on foot, by bus and by either; why not; each day of a week."""
    noun = noun_of(area)
    st.header(gap_words.TABLE.of(noun), anchor=False)
    with st.container(key="gap_table"):
        st.html(html_table(words.CAPTION, words.by_bus_heads(noun.title), by_bus_rows(answer)))
    causes = bus_cause_rows(answer)
    if causes:
        st.header(gap_words.CAUSES, anchor=False)
        st.html(html_table(words.WHY_CAPTION, CAUSE_HEADS, causes))
    if answer.days.count > 1:
        st.html(html_table(words.DAYS_CAPTION, words.day_heads(), words.day_rows(answer)))


def _offer_what_if(area: Area, answer: WardsByBus) -> None:
    """Where a bus is what is missing: the page that tries a minibus or a stop, asked as here at first."""
    if not words.lacks_bus(answer) or not acting_now().may(Sort.PAGE, "funding"):
        return
    where = words.what_if_sentence(funding_words.TITLE, funding_words.PARTS["what_if"])
    st.html(f"<p>{html.escape(where)}</p>")
    led = lead_from(Visit(), answer.on_foot.question, answer.days)
    with st.container(key="gap_try_minibus"):
        address = page_address(_FUNDING, area.name) | led
        st.page_link(_FUNDING, label=words.TRY_MINIBUS, query_params=address)


def _downloads(area: Area, answer: WardsByBus, *, today: date) -> None:
    """The same as files; each is made when it is asked for."""
    st.header(gap_words.DOWNLOADS, anchor=False)
    name = f"{area.name}-{noun_of(area).key}-gaps-by-bus"
    files = {
        words.TAKE: (partial(by_bus_csv, answer), name),
        words.TAKE_ABOUT: (partial(about_by_bus_csv, area, answer, today=today), f"{name}-about"),
    }
    with st.container(horizontal=True, key="gap_files"):
        for title, (made, file_name) in files.items():
            offer_file(
                "ward figures",
                title,
                partial(_encoded, made),
                file_name=f"{file_name}.csv",
                mime="text/csv",
                on_click="ignore",
            )


def _encoded(made: "partial[str]") -> bytes:
    return made().encode()
