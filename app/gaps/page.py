"""Ward gaps: which wards are short of what, for whom, and why?"""

import html

import streamlit as st

from actions.permits.who_may import Sort
from app.frame.area_choice import choose_area
from app.frame.look import notice
from app.frame.page import page_end, plain_errors
from app.gaps.asking import ask_and_answer
from app.gaps.award import show_award
from app.gaps.controls import write_link
from app.gaps.style import STYLE
from app.gaps.unmet import show_unmet
from app.gaps.zones.choose import by_chosen_areas
from app.memory.nation import runs_here
from app.signing_in.who import acting_now
from presentation.words import plain as words
from presentation.words.area_noun import noun_of
from presentation.words.nation import page as nation_words
from presentation.words.wards import choices as gap_words
from questions.wards.gap_people import people_of
from questions.wards.ward_gap_model import EVERYONE


def show() -> None:
    """The whole page, from top to bottom."""
    area = choose_area("gaps/page.py")
    if area is None:
        st.html(notice(words.NO_AREA, words.NO_AREA_FIX, care=True))
        return
    st.html(STYLE)
    st.title(html.escape(gap_words.QUESTION.of(noun_of(by_chosen_areas(area)))), anchor=False)
    if not len(area.wards):
        st.html(notice(gap_words.NO_WARDS, gap_words.NO_WARDS_FIX, care=True))
    elif not people_of(area, EVERYONE).any():
        st.html(notice(gap_words.NO_RESIDENTS, gap_words.NO_RESIDENTS_FIX, care=True))
    else:
        compared = ask_and_answer(area)
        show_unmet(area)
        show_award(area, compared.question if compared else None)
        write_link(area)
        if acting_now().may(Sort.PAGE, "many-places") and runs_here():
            st.page_link("nation/page.py", label=nation_words.LINK)
    page_end(area)


with plain_errors():
    acting_now().check_page("ward-gaps")
    show()
