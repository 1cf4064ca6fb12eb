"""What was read of the typed words? A chip for each, that can be taken off or changed; the rest in grey."""

import html
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

import streamlit as st

from app.memory.links import MINUTES
from app.memory.near_answer import NearAnswer
from app.memory.session import Visit
from app.near.from_words import (
    CONTROLS,
    ReadNow,
    put_back,
    put_back_wish,
    read_now,
    take_off,
    take_off_wish,
)
from app.near.more import OLDEST, PENCE, RESTS_M, with_value
from geo.paces import PACES
from layers.interests.circumstances import Topic
from presentation.words import plain as words
from presentation.words.dates import SHORT_WEEKDAYS
from presentation.words.language import worded
from presentation.words.near import chips as chip_words
from presentation.words.near.person import PARTS_OF_DAY
from questions.circumstances.circumstance import Circumstance

_Choices = tuple[Sequence[Any], Callable[[Any], str]]
_MANY: Final = (Topic.DAYS, Topic.PART)  # of which several may be chosen


def show_chips(visit: Visit, answered: NearAnswer | None) -> None:
    """The chips and the grey line below them; nothing where no words were typed."""
    read = read_now(visit)
    by_topic: dict[Topic, list[Circumstance]] = defaultdict(list)
    for each in read.circumstances:
        by_topic[each.topic].append(each)
    fits = answered.fits if answered is not None else None
    off = tuple(visit.get("taken_off") or ())
    if by_topic or off or (fits is not None and (fits.answers or fits.unwanted)):
        with st.container(horizontal=True, gap="small", key="chips"):
            st.html(f'<h2 class="wr-hidden">{chip_words.CHIPS}</h2>')
            for answer in fits.answers if fits is not None else ():
                _wish(visit, answer.typed, ", ".join(answer.typed), chip_words.AS_A_WISH)
            for typed in fits.unwanted if fits is not None else ():
                _wish(visit, (typed,), chip_words.unwanted_chip(typed), chip_words.UNWANTED)
            for topic, circumstances in by_topic.items():
                _circumstance(visit, read, topic, circumstances)
            for typed in off:
                _button(chip_words.put_back_wish_words(typed), f"back_{typed}", put_back_wish, visit, typed)
    not_met = answered.not_understood if answered is not None else ()
    if line := chip_words.left_over_words(not_met, read.of_others):
        st.html(f'<p class="wr-small">{html.escape(line)}</p>')


def _wish(visit: Visit, typed: tuple[str, ...], label: str, about: str) -> None:
    with st.popover(words.plain(label), key=f"chip_wish_{'_'.join(typed)}"):
        st.html(f"<p>{about}</p>")
        _button(chip_words.TAKE_OFF, f"off_wish_{'_'.join(typed)}", take_off_wish, visit, typed)


def _circumstance(visit: Visit, read: ReadNow, topic: Topic, circumstances: list[Circumstance]) -> None:
    """What was read of one subject, with what it set; taken off, the chip stays and brings it back.

    It is the same chip and the same button, so that the keyboard stays where it stands.
    """
    by_hand, is_off = topic in read.by_hand, topic in read.off
    label = chip_words.chip_words(circumstances, by_hand=by_hand, is_off=is_off)
    with st.popover(words.plain(label), key=f"chip_of_{topic}"):
        if is_off:
            _button(chip_words.put_back_words(circumstances), f"off_{topic}", put_back, visit, topic)
        else:
            _button(chip_words.TAKE_OFF, f"off_{topic}", take_off, visit, topic)
            if by_hand:
                st.html(f"<p>{chip_words.BY_HAND}</p>")
                _button(chip_words.USE_WORDS, f"use_{topic}", put_back, visit, topic)
            else:
                _change(visit, topic)


def _button(label: str, key: str, act: Callable[..., None], *args: Any) -> None:
    st.button(words.plain(label), key=f"chip_{key}", on_click=act, args=args, type="tertiary")


def _change(visit: Visit, topic: Topic) -> None:
    """The choices of the control that a chip has set; choosing sets that control, by hand."""
    choices = _choices(topic, visit)
    control, key = CONTROLS[topic][0], f"chip_value_{topic}"
    visit.put(key, visit.get(control))
    set_control = partial(_set_control, visit, control, key)
    if topic is Topic.AGE:
        st.number_input(
            words.AGE_LABEL, 0, OLDEST, step=1, key=key, persist_state="session", on_change=set_control
        )
    elif choices is not None:
        options, format_func = choices
        if topic in _MANY:
            st.pills(
                chip_words.CHANGE,
                options,
                selection_mode="multi",
                format_func=format_func,
                key=key,
                persist_state="session",
                on_change=set_control,
                wrap=True,
            )
        else:
            st.radio(
                chip_words.CHANGE,
                options,
                format_func=format_func,
                key=key,
                persist_state="session",
                on_change=set_control,
            )


def _choices(topic: Topic, visit: Visit) -> _Choices | None:
    """What the control of a subject may hold, and how that is called; None where it is only yes or no."""
    choices: dict[Topic, _Choices] = {
        Topic.PACE: (list(PACES), lambda key: worded(PACES[key].title)),
        Topic.MINUTES: (MINUTES, words.minutes),
        Topic.REST: (with_value(RESTS_M, visit.get("rest_every")), words.metres),
        Topic.PAY: (with_value(PENCE, visit.get("can_pay")), words.pounds),
        Topic.DAYS: (range(7), SHORT_WEEKDAYS.__getitem__),
        Topic.PART: (list(PARTS_OF_DAY), PARTS_OF_DAY.__getitem__),
    }
    return choices.get(topic)


def _set_control(visit: Visit, control: str, key: str) -> None:
    visit.put(control, visit.get(key))
