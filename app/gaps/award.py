"""What became of an award? Which wards it serves and its year are asked; told from released figures alone."""

import html
from datetime import date, datetime
from typing import Final

import pandas as pd
import streamlit as st

from app.memory.gap_answers import with_and_without
from app.memory.released import released_year
from app.memory.session import Visit, area_assets, gaps_of
from app.memory.visit import CLOCK
from layers.area import Area
from presentation.words.names import ward_names
from presentation.words.plain import one_line
from presentation.words.wards import loop as words
from questions.loop.award_effect import award_effect
from questions.loop.reach_of_award import gained_through
from questions.wards.ward_gap_model import WardQuestion

_WARDS, _YEAR, _PLACE, _SERVES = "gap_award_wards", "gap_award_year", "gap_award_place", "gap_award_serves"
_YEARS: Final = 10  # back from the last award whose year after is over


def show_award(area: Area, question: WardQuestion | None) -> None:
    """The place, its wards and the year, and the answer once they are chosen."""
    names, today = ward_names(area.wards), datetime.now(CLOCK).date()
    st.header(words.EFFECT_TITLE, anchor=False)
    st.html(f'<p class="wr-small">{html.escape(words.EFFECT_HELP)}</p>')
    visit = Visit()
    if question is not None:
        _ask_place(area, question, visit)
    visit.put(_WARDS, [code for code in visit.get(_WARDS) or () if code in names])  # of another place
    first, second = st.columns([3, 1])
    with first:
        codes = st.multiselect(
            words.EFFECT_WARDS,
            sorted(names, key=lambda code: names[code]),
            format_func=lambda code: names[code],
            key=_WARDS,
            persist_state="session",
        )
    with second:
        last = today.year - 2
        year = st.selectbox(
            words.EFFECT_YEAR, range(last, last - _YEARS, -1), key=_YEAR, persist_state="session"
        )
    if not codes or year is None:
        return
    _say_effect(area, codes, year, today=today)


def _ask_place(area: Area, question: WardQuestion, visit: Visit) -> None:
    """The place that was paid for: whom it brings into reach, and so in which wards it is looked at."""
    table, listed = gaps_of(area, question).assets, area_assets(area).table
    name_of = dict(zip(listed["asset_id"].tolist(), listed["name"].tolist(), strict=True))
    there = [each for each in table.loc[table["counts"], "asset_id"].tolist() if each in name_of]
    names = {each: one_line(str(name_of[each])) or each for each in there}
    if visit.get(_PLACE) not in names:
        visit.put(_PLACE, None)
    place = st.selectbox(
        words.EFFECT_PLACE,
        sorted(names, key=lambda each: names[each]),
        index=None,
        format_func=names.__getitem__,
        key=_PLACE,
        persist_state="session",
    )
    if place is None:
        return
    today, without = with_and_without(area, question, str(place))
    gained = gained_through(today, without)
    if visit.get(_SERVES) != place:  # chosen just now: the wards in which it brings anybody into reach
        visit.put(_SERVES, place)
        visit.put(_WARDS, [code for code, people in gained.items() if people])
    whole, rest = today.area, without.area
    if not pd.isna(whole["with_one"]):
        sentence = words.coverage_sentence(
            name=names[str(place)],
            with_it=int(whole["with_one"]),
            without_it=int(rest["with_one"]),
            judged=int(whole["judged"]),
        )
        st.html(f'<p role="status">{html.escape(sentence)}</p>')


def _say_effect(area: Area, codes: list[str], year: int, *, today: date) -> None:
    names = ward_names(area.wards)
    before, after = (released_year(area, each, today=today) for each in (year - 1, year + 1))
    effect = award_effect(before, after, award_wards=codes, every_ward=list(names))
    sentences = words.effect_sentences(effect, names)
    st.html(f'<p role="status">{html.escape(sentences[0])}</p>')
    for sentence in sentences[1:]:
        st.html(f'<p class="wr-small">{html.escape(sentence)}</p>')
