"""What is asked for of a second person from the same home? A short set of controls, and only on request."""

import html
from typing import Final

import streamlit as st

from app.memory.links import DEFAULT_MINUTES
from app.memory.near_answer import PersonAsked
from app.memory.person_memory import THERE, SecondPerson
from app.memory.session import Visit
from app.near.person.by_hand import (
    Hand,
    ask_needs,
    ask_pace_and_minutes,
    ask_when_free,
    by_hills,
    minutes_of,
    pace_of,
)
from app.near.person.from_words import read_words
from app.near.person.more import said_of_them, wishes_of
from geo.paces import DEFAULT_PACE
from presentation.words import plain
from presentation.words.near.two import controls as words
from presentation.words.near.two.controls import OF_THE_SECOND
from questions.walks.near_person import Question

LONGEST_WORDS: Final = 400
OPENED: Final = "controls_opened"  # how often the controls were opened for a second person


def offer_second(visit: Visit) -> None:
    """The one press that asks for a second person as well."""
    if not visit.second.is_there:
        st.button(words.AND_FOR, on_click=_begin, args=(visit,), type="tertiary", key="and_for")


def read_second(visit: Visit, *, listen: bool) -> None:
    """What the second person's words say, if they are read; before any control is drawn."""
    second = visit.second
    if second.is_there:
        read_words(second, str(second.get(Visit.ENJOY) or "") if listen else "")


def ask_for_second(visit: Visit, kinds: tuple[str, ...]) -> PersonAsked | None:
    """Show the controls of the second person and give what they stand for; None where there is none."""
    second = visit.second
    if not second.is_there:
        return None
    with st.container(key="second_person"):
        st.html(f"<h2>{words.SECOND}</h2><p>{words.SECOND_HELP} {words.SLOWER}</p>")
        _words(second)
        hand = Hand(second, OF_THE_SECOND, clock_px=190, age_px=190)
        ask_pace_and_minutes(hand)
        note = plain.how_far(pace_of(second), minutes_of(second))
        st.html(f'<p class="wr-small">{html.escape(note)}</p>')
        ask_when_free(hand)
        ask_needs(hand)
        with st.container(horizontal=True, key="second_presses"):
            st.button(words.FIND, on_click=visit.look_up_next, type="primary", key="find_for_both")
            st.button(words.ONLY_ONE, on_click=visit.without_second, type="tertiary", key="only_one")
    pace = by_hills(visit, pace_of(second))
    return PersonAsked(Question(pace, minutes_of(second), kinds), wishes_of(second))


def second_in_a_line(visit: Visit) -> str:
    """What is asked of the second person, for the line into which the controls fold; "" for nobody."""
    second = visit.second
    if not second.is_there:
        return ""
    return words.asked_of_second(
        pace=pace_of(second),
        minutes=minutes_of(second),
        more=said_of_them(second),
    )


def _begin(visit: Visit) -> None:
    """There is a second person: the controls open, with the keyboard at their first field."""
    second = visit.second
    for key, value in ((THERE, True), ("pace", DEFAULT_PACE), ("minutes", DEFAULT_MINUTES)):
        second.put(key, value)
    visit.put(OPENED, int(visit.get(OPENED) or 0) + 1)


def _words(second: SecondPerson) -> None:
    st.text_input(
        words.ENJOY,
        key=second.key(Visit.ENJOY),
        persist_state="session",
        autocomplete="off",
        max_chars=LONGEST_WORDS,
        placeholder=words.ENJOY_EXAMPLE,
    )
