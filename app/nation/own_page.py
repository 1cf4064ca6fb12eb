"""How does a council open into its own page, with the same question?"""

import html
from datetime import date

import streamlit as st

from actions.nation.read_run import CouncilsBeside
from actions.permits.who_may import Sort
from app.gaps.link import offer_link
from app.memory.session import Visit, prepared_areas
from app.signing_in.who import acting_now
from geo.paces import PACES
from presentation.words.nation import page as words
from presentation.words.plain import one_line
from questions.wards.analyses.choices import ChoiceError, address_of_question
from questions.wards.ward_gap_model import WardQuestion

_KEY = "nation_open"
_GAPS = "gaps/page.py"


def open_council(beside: CouncilsBeside) -> None:
    """A field of the councils shown, and a link to that one's ward gaps, if its area is here."""
    if not acting_now().may(Sort.PAGE, "ward-gaps"):
        return
    titles = dict(zip(beside.table["area"], beside.table["title"], strict=True))
    if Visit().get(_KEY) not in titles:
        Visit().put(_KEY, next(iter(titles), None))
    name = st.selectbox(
        words.OPEN_LABEL,
        list(titles),
        format_func=lambda key: one_line(titles[key]),
        key=_KEY,
        persist_state="session",
    )
    here = {summary.name for summary in prepared_areas() if summary.label}
    if name is None:
        return
    if name not in here:
        st.html(f'<p class="wr-small">{html.escape(words.NOT_HERE)}</p>')
        return
    choices = {"area": str(name), **address(beside)}
    offer_link(Visit(), choices)
    st.page_link(_GAPS, label=words.OPEN, query_params=choices)


def address(beside: CouncilsBeside) -> dict[str, str]:
    """The question of the run as the page of ward gaps has it in its address; else its kind alone."""
    choice = beside.choice
    day = str(beside.record.ask["today"])
    question = WardQuestion(
        (choice.kind,), PACES[choice.pace], choice.minutes, date.fromisoformat(day), choice.group,
        with_stale=bool(beside.record.ask["with_stale"]),
    )  # fmt: skip
    try:
        return address_of_question(question, standard=None)
    except ChoiceError:  # minutes that the page does not offer
        return {"kinds": choice.kind}
