"""What is asked for of a second person from the same home? A short set of controls, and only on request."""

import html
from typing import Final

import streamlit as st

from app.memory.links import DEFAULT_MINUTES, MINUTES
from app.memory.near_answer import PersonAsked
from app.memory.person_memory import THERE, SecondPerson
from app.memory.session import Visit
from app.near.person.from_words import read_words
from app.near.person.more import said_of_them, wishes_of
from geo.paces import DEFAULT_PACE, PACES
from presentation.words import plain
from presentation.words.dates import SHORT_WEEKDAYS
from presentation.words.language import worded
from presentation.words.near.person import PARTS_OF_DAY
from presentation.words.near.two import controls as words
from questions.circumstances.free_times import PARTS
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
        pace, minutes = _pace_and_minutes(second)
        _when_free(second)
        with st.container(horizontal=True, key="second_presses"):
            st.button(words.FIND, on_click=visit.look_up_next, type="primary", key="find_for_both")
            st.button(words.ONLY_ONE, on_click=visit.without_second, type="tertiary", key="only_one")
    return PersonAsked(Question(PACES[pace], minutes, kinds), wishes_of(second))


def second_in_a_line(visit: Visit) -> str:
    """What is asked of the second person, for the line into which the controls fold; "" for nobody."""
    second = visit.second
    if not second.is_there:
        return ""
    return words.asked_of_second(
        pace=PACES[second.get("pace") or DEFAULT_PACE],
        minutes=int(second.get("minutes") or DEFAULT_MINUTES),
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


def _pace_and_minutes(second: SecondPerson) -> tuple[str, int]:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="second_walk"):
        pace = st.segmented_control(
            words.PACE,
            list(PACES),
            key=second.key("pace"),
            persist_state="session",
            required=True,
            format_func=_pace_title,
            wrap=True,
            width="content",
        )
        minutes = st.segmented_control(
            words.MINUTES,
            MINUTES,
            key=second.key("minutes"),
            persist_state="session",
            required=True,
            wrap=True,
            width="content",
        )
    chosen, longest = str(pace or DEFAULT_PACE), int(minutes or DEFAULT_MINUTES)
    note = plain.how_far(PACES[chosen], longest)
    st.html(f'<p class="wr-small">{html.escape(note)}</p>')
    return chosen, longest


def _pace_title(key: str) -> str:
    short = {"planning": plain.PLANNING_PACE, "pavements": plain.PAVEMENTS_PACE}
    return short.get(key) or worded(PACES[key].title)


def _when_free(second: SecondPerson) -> None:
    with st.container(horizontal=True, gap="medium", key="second_free"):
        st.pills(
            words.DAYS,
            list(range(7)),
            selection_mode="multi",
            key=second.key("days"),
            persist_state="session",
            format_func=SHORT_WEEKDAYS.__getitem__,
            wrap=True,
        )
        st.pills(
            words.PARTS,
            list(PARTS),
            selection_mode="multi",
            key=second.key("parts_of_day"),
            persist_state="session",
            format_func=PARTS_OF_DAY.__getitem__,
            wrap=True,
        )
        for key, label in (("not_before", words.NOT_BEFORE), ("not_after", words.NOT_AFTER)):
            st.time_input(
                label, value=None, key=second.key(key), step=900, persist_state="session", width=190
            )
