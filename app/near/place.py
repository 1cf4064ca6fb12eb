"""Where does the person start? What is typed is looked up on this machine, never guessed and never kept."""

import html

import streamlit as st

from app.frame.look import notice
from app.memory.session import Visit, example_postcode, gazetteer
from layers.area import Area
from presentation.words import plain as words
from presentation.words.near.place_doubts import place_words
from presentation.words.near.places import match_label, precision_words, start_words
from questions.places.find_place import Match, PlaceAnswer, find_place
from questions.walks.near_person import Origin

LONGEST_WORDS = 400


def find_start(area: Area, visit: Visit) -> None:
    """Where Find was pressed, look up what was typed; before anything is drawn that depends on it."""
    if visit.to_look_up:
        _look_up(area, visit)


def ask_for_place(area: Area, visit: Visit) -> None:
    """The two fields."""
    with st.container(key="place_row"), st.form("place", border=False):
        start, enjoy, button = st.columns([5, 5, 2], vertical_alignment="bottom")
        with start:
            st.text_input(
                words.PLACE_LABEL,
                key=Visit.TYPED,
                persist_state="session",
                autocomplete="off",
                placeholder=words.example_place(example_postcode(area)),
            )
        with enjoy:
            st.text_input(
                words.ENJOY_LABEL,
                key=Visit.ENJOY,
                persist_state="session",
                autocomplete="off",
                max_chars=LONGEST_WORDS,
                placeholder=words.ENJOY_EXAMPLE,
            )
        with button:
            st.form_submit_button(words.FIND, type="primary", width="stretch", on_click=visit.look_up_next)


def show_start(visit: Visit) -> None:
    """The matches to choose from, or how the start was found."""
    uncertain = visit.get("found")
    if uncertain is not None:
        _offer(uncertain, visit)
    if visit.origin is not None:
        _say_start(visit)


def _say_start(visit: Visit) -> None:
    """How the start was found, and the way to another one."""
    picking = f" <b>{words.CLICK_MAP}</b>" if visit.picking else ""
    with st.container(horizontal=True, vertical_alignment="center", key="start_row"):
        st.html(f'<p class="wr-start">{html.escape(visit.origin_words)}{picking}</p>')
        st.button(words.CHOOSE_ON_MAP, on_click=visit.pick_on_map, type="tertiary")


def start_afresh(visit: Visit) -> None:
    """The button that forgets everything of this person, once there is something to forget."""
    if visit.origin is not None:
        st.button(words.START_AFRESH, on_click=visit.forget, type="tertiary", key="start_afresh")


def _look_up(area: Area, visit: Visit) -> None:
    """Search for what was typed; a certain match is the start, anything else is asked about.

    A start that is known already stays when only the other field was changed.
    """
    typed = visit.get(Visit.TYPED, "")
    if visit.origin is None or typed != visit.found_by:
        answer = find_place(gazetteer(area), typed)
        visit.put("found", None if answer.certain else answer)
        if answer.certain:
            _start_from(answer.certain, visit)
        else:
            visit.start_from(None)
            visit.put("match", None)
    visit.looked_up()


def _offer(answer: PlaceAnswer, visit: Visit) -> None:
    """Say why there is no one answer, and let the visitor choose among the matches."""
    st.html(notice(place_words(answer), care=not answer.matches))
    if not answer.matches:
        return
    labels = {
        at: f"**{words.plain(match_label(match))}** {words.plain(precision_words(match))}"
        for at, match in enumerate(answer.matches)
    }

    def take() -> None:
        at = visit.get("match")
        if at is not None:
            _start_from(answer.matches[at], visit)

    st.radio(
        words.MATCHES_LABEL,
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        key="match",
        persist_state="session",
        on_change=take,
    )


def _start_from(match: Match, visit: Visit) -> None:
    visit.start_from(Origin(match.x, match.y, match.street), start_words(match), match_label(match))
