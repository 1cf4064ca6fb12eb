"""What can a hand set of a person? The same of either of two, in the controls or from the line of chips."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import streamlit as st

from app.memory.links import DEFAULT_MINUTES, DEFAULT_SPEED, HILLS, MINUTES, OWN
from app.memory.person_memory import PersonMemory
from geo.paces import DEFAULT_PACE, FASTEST_MPS, PACES, SLOWEST_MPS, Pace, own_pace
from presentation.words import plain as words
from presentation.words.dates import SHORT_WEEKDAYS
from presentation.words.language import worded
from presentation.words.near.person import PARTS_OF_DAY
from presentation.words.near.two.controls import PersonLabels
from questions.circumstances.free_times import PARTS

PENCE: Final = (0, 200, 500, 1000)
RESTS_M: Final = (100, 200, 400)
OLDEST: Final = 120
_SHORT: Final = {"planning": words.PLANNING_PACE, "pavements": words.PAVEMENTS_PACE, OWN: words.OWN_PACE}


@dataclass(frozen=True)
class Hand:
    """Where a hand sets what is held of a person, and in which words it is asked."""

    person: PersonMemory = field(repr=False)
    labels: PersonLabels
    in_chips: bool = False  # beside the controls: what is set here sets these
    clock_px: int = 150
    age_px: int = 130

    def key(self, control: str) -> str:
        """The key of the widget that sets ``control``, or of what stands around some."""
        return self.person.key(f"hand_{control}" if self.in_chips else control)

    def at(self, control: str) -> str:
        """The key of its widget, which holds from now on what is held of the person."""
        if self.in_chips:
            self.person.put(f"hand_{control}", self.person.get(control))
        return self.key(control)

    def then(self, control: str) -> Callable[[], None] | None:
        """What is done when its widget is set; None where it is the control itself."""
        return partial(_set, self.person, control) if self.in_chips else None


def _set(person: PersonMemory, control: str) -> None:
    person.put(control, person.get(f"hand_{control}"))


def pace_of(person: PersonMemory) -> Pace:
    """The pace that the controls hold: one from the list, or that of the person's own."""
    key = str(person.get("pace") or DEFAULT_PACE)
    if key != OWN:
        return PACES[key]
    speed_mps = round(float(person.get("speed") or DEFAULT_SPEED), 2)
    return own_pace(speed_mps, step_free=bool(person.get("own_step_free")))


def by_hills(visit: PersonMemory, pace: Pace) -> Pace:
    """A pace of either person as the visit has hills count, or not."""
    return pace if visit.get(HILLS, True) is not False else pace.level


def minutes_of(person: PersonMemory) -> int:
    """The minutes that the controls hold."""
    return int(person.get("minutes") or DEFAULT_MINUTES)


def ask_pace_and_minutes(hand: Hand) -> None:
    """How fast, how long, and for a pace of their own what that is."""
    _begin(hand.person)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key=hand.key("walk")):
        st.segmented_control(
            hand.labels.pace,
            [*PACES, OWN],
            required=True,
            format_func=_pace_title,
            wrap=True,
            width="content",
            key=hand.at("pace"),
            persist_state="session",
            on_change=hand.then("pace"),
        )
        st.segmented_control(
            hand.labels.minutes,
            MINUTES,
            required=True,
            wrap=True,
            width="content",
            key=hand.at("minutes"),
            persist_state="session",
            on_change=hand.then("minutes"),
        )
    if hand.person.get("pace") == OWN:
        with st.container(horizontal=True, vertical_alignment="bottom", gap="large", key=hand.key("own")):
            st.number_input(
                hand.labels.own_speed,
                SLOWEST_MPS,
                FASTEST_MPS,
                step=0.1,
                format="%.1f",
                width=220,
                key=hand.at("speed"),
                persist_state="session",
                on_change=hand.then("speed"),
            )
            st.checkbox(
                hand.labels.own_step_free,
                key=hand.at("own_step_free"),
                persist_state="session",
                on_change=hand.then("own_step_free"),
            )


def _begin(person: PersonMemory) -> None:
    """A control that nothing has set yet holds what is asked unless somebody says otherwise."""
    at_first = {"pace": DEFAULT_PACE, "minutes": DEFAULT_MINUTES}
    if person.get("pace") == OWN:
        at_first["speed"] = DEFAULT_SPEED
    for control, value in at_first.items():
        if person.get(control) is None:
            person.put(control, value)


def _pace_title(key: str) -> str:
    return _SHORT[key] if key in _SHORT else worded(PACES[key].title)


def ask_when_free(hand: Hand) -> None:
    """Their days, parts of the day, and from and to when."""
    with st.container(horizontal=True, gap="large", key=hand.key("free_row")):
        st.pills(
            hand.labels.days,
            list(range(7)),
            selection_mode="multi",
            format_func=SHORT_WEEKDAYS.__getitem__,
            wrap=True,
            key=hand.at("days"),
            persist_state="session",
            on_change=hand.then("days"),
        )
        st.pills(
            hand.labels.parts,
            list(PARTS),
            selection_mode="multi",
            format_func=PARTS_OF_DAY.__getitem__,
            wrap=True,
            key=hand.at("parts_of_day"),
            persist_state="session",
            on_change=hand.then("parts_of_day"),
        )
        for control, label in (
            ("not_before", hand.labels.not_before),
            ("not_after", hand.labels.not_after),
        ):
            st.time_input(
                label,
                value=None,
                step=900,
                width=hand.clock_px,
                key=hand.at(control),
                persist_state="session",
                on_change=hand.then(control),
            )


def ask_needs(hand: Hand) -> None:
    """Their age, what they can pay, how far to a seat, and what a place must have."""
    person = hand.person
    with st.container(horizontal=True, gap="large", key=hand.key("needs_row")):
        st.number_input(
            hand.labels.age,
            0,
            OLDEST,
            value=None,
            step=1,
            width=hand.age_px,
            key=hand.at("age"),
            persist_state="session",
            on_change=hand.then("age"),
        )
        st.pills(
            hand.labels.pay,
            with_value(PENCE, person.get("can_pay")),
            format_func=words.pounds,
            wrap=True,
            key=hand.at("can_pay"),
            persist_state="session",
            on_change=hand.then("can_pay"),
        )
        st.pills(
            hand.labels.rest,
            with_value(RESTS_M, person.get("rest_every")),
            format_func=words.metres,
            wrap=True,
            key=hand.at("rest_every"),
            persist_state="session",
            on_change=hand.then("rest_every"),
        )
        st.checkbox(
            hand.labels.place_step_free,
            key=hand.at("place_step_free"),
            persist_state="session",
            on_change=hand.then("place_step_free"),
        )
        st.checkbox(
            hand.labels.by_telephone,
            key=hand.at("by_telephone"),
            persist_state="session",
            on_change=hand.then("by_telephone"),
        )


def with_value(choices: Sequence[int], value: int | None) -> list[int]:
    """The choices of a control, and what was read from words or said of the person if it is none of them."""
    return sorted({*choices, *(() if value is None else (value,))})
