"""What else is said of the person? When they are free, their age, what they can pay, what they need."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from app.memory.person_memory import PersonMemory
from app.memory.session import Visit
from presentation.words import plain as words
from presentation.words.dates import SHORT_WEEKDAYS
from presentation.words.near.person import PARTS_OF_DAY, person_items, person_words
from questions.circumstances.free_times import PARTS, free_times
from questions.conversation.wishes import Wishes

PENCE: Final = (0, 200, 500, 1000)
RESTS_M: Final = (100, 200, 400)
OLDEST: Final = 120


def ask_for_more() -> None:
    """The controls; ``wishes_of`` reads what they hold."""
    _when_free()
    _what_they_need()


def _when_free() -> None:
    with st.container(horizontal=True, gap="large", key="free_row"):
        st.pills(
            words.DAYS_LABEL,
            list(range(7)),
            selection_mode="multi",
            key="days",
            persist_state="session",
            format_func=SHORT_WEEKDAYS.__getitem__,
            wrap=True,
        )
        st.pills(
            words.PARTS_LABEL,
            list(PARTS),
            selection_mode="multi",
            key="parts_of_day",
            persist_state="session",
            format_func=PARTS_OF_DAY.__getitem__,
            wrap=True,
        )
        for key, label in (("not_before", words.NOT_BEFORE), ("not_after", words.NOT_AFTER)):
            st.time_input(label, value=None, key=key, step=900, persist_state="session", width=150)


def _what_they_need() -> None:
    with st.container(horizontal=True, gap="large", key="needs_row"):
        st.number_input(
            words.AGE_LABEL, 0, OLDEST, value=None, step=1, key="age", persist_state="session", width=130
        )
        st.pills(
            words.PAY_LABEL,
            with_value(PENCE, Visit().get("can_pay")),
            key="can_pay",
            persist_state="session",
            format_func=words.pounds,
            wrap=True,
        )
        st.pills(
            words.REST_LABEL,
            with_value(RESTS_M, Visit().get("rest_every")),
            key="rest_every",
            persist_state="session",
            format_func=words.metres,
            wrap=True,
        )
        st.checkbox(words.PLACE_STEP_FREE, key="place_step_free", persist_state="session")
        st.checkbox(words.BY_TELEPHONE, key="by_telephone", persist_state="session")


def with_value(choices: Sequence[int], value: int | None) -> list[int]:
    """The choices of a control, and what was read from words or said of the person if it is none of them."""
    return sorted({*choices, *(() if value is None else (value,))})


def wishes_of(person: PersonMemory) -> Wishes:
    """What the controls hold of a person."""
    rest_m = person.get("rest_every")
    return Wishes(
        words=words.one_line(str(person.get(Visit.ENJOY) or "")),
        free=free_times(
            list(person.get("days") or ()),
            list(person.get("parts_of_day") or ()),
            not_before=person.get("not_before"),
            not_after=person.get("not_after"),
        ),
        age=person.get("age"),
        at_most_pence=person.get("can_pay"),
        step_free=bool(person.get("place_step_free")),
        rest_every_m=None if rest_m is None else float(rest_m),
        by_telephone=bool(person.get("by_telephone")),
        taken_off=tuple(person.get("taken_off") or ()),
        read_otherwise=tuple(person.get("read_otherwise") or ()),
    )


def more_label(visit: Visit, kind_labels: list[str]) -> str:
    """What the closed controls say: what may be told there, or what has been."""
    line = person_words(wishes_of(visit), *_days_and_parts(visit), kind_labels=kind_labels)
    return words.plain(line) if line else words.MORE


def said_of_them(person: PersonMemory, kind_labels: Sequence[str] = ()) -> str:
    """What the controls hold of a person beside the words typed, in one line; "" for nothing."""
    return person_items(wishes_of(person), *_days_and_parts(person), kind_labels=kind_labels)


def _days_and_parts(person: PersonMemory) -> tuple[list[int], list[str]]:
    """The chosen days, and the chosen parts of the day in their order."""
    chosen = person.get("parts_of_day") or ()
    return sorted(person.get("days") or ()), [part for part in PARTS if part in chosen]
