"""What was read of the typed words? A chip for each, that can be taken off or changed; the rest in grey."""

import html
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

import streamlit as st

from app.memory.links import MINUTES
from app.memory.near_answer import NearAnswer
from app.memory.person_memory import PersonMemory
from app.memory.session import Visit
from app.near.person.by_hand import (
    OLDEST,
    PENCE,
    RESTS_M,
    Hand,
    ask_needs,
    ask_pace_and_minutes,
    ask_when_free,
    with_value,
)
from app.near.person.from_words import (
    CONTROLS,
    ReadNow,
    mean_wish,
    put_back,
    put_back_wish,
    read_now,
    take_off,
    take_off_wish,
)
from geo.paces import PACES
from layers.interests.circumstances import Topic
from presentation.words import plain as words
from presentation.words.dates import SHORT_WEEKDAYS
from presentation.words.language import worded
from presentation.words.near import chips as chip_words
from presentation.words.near.person import PARTS_OF_DAY
from presentation.words.near.two import controls as two_words
from presentation.words.near.two.controls import OF_THE_FIRST, OF_THE_SECOND, by_hand_label
from presentation.words.near.two.whose import PEOPLE, of_whom_words
from questions.circumstances.circumstance import Circumstance

_Choices = tuple[Sequence[Any], Callable[[Any], str]]
_MANY: Final = (Topic.DAYS, Topic.PART)  # of which several may be chosen


def show_chips(visit: Visit, answered: NearAnswer | None) -> None:
    """The chips and the grey line below them, of one person or of two; nothing where no words were typed."""
    people: list[tuple[PersonMemory, NearAnswer | None]] = [(visit, answered)]
    if visit.second.is_there:
        people.append((visit.second, answered.pair.second if answered and answered.pair else None))
    of_two = len(people) > 1 and answered is not None
    if of_two or any(_has_chips(person, own) for person, own in people):
        around = "chips_of_two" if of_two else "chips"
        with st.container(horizontal=True, gap="small", key=around, vertical_alignment="center"):
            st.html(f'<h2 class="wr-hidden">{chip_words.CHIPS}</h2>')
            for at, (person, own) in enumerate(people):
                if of_two:
                    _by_hand(person, at)
                _chips(person, own)
    for at, (person, own) in enumerate(people):
        not_met = own.not_understood if own is not None else ()
        if line := chip_words.left_over_words(not_met, read_now(person).of_others):
            line = of_whom_words(PEOPLE[at], line) if len(people) > 1 else line
            st.html(f'<p class="wr-small">{html.escape(line)}</p>')


def _by_hand(person: PersonMemory, at: int) -> None:
    """Whose the chips are that follow, and what a hand can set of that person."""
    label = by_hand_label(PEOPLE[at])
    with st.popover(label, key=person.key("set_by_hand"), on_change="rerun") as opened:
        if opened.open:
            hand = Hand(person, (OF_THE_FIRST, OF_THE_SECOND)[at], in_chips=True, clock_px=190, age_px=190)
            st.html(f"<p>{two_words.BY_HAND}</p>")
            ask_pace_and_minutes(hand)
            ask_needs(hand)
            ask_when_free(hand)


def _has_chips(person: PersonMemory, own: NearAnswer | None) -> bool:
    fits = own.fits if own is not None else None
    is_read = read_now(person).circumstances or person.get("taken_off") or (own is not None and own.may_mean)
    return bool(is_read) or (fits is not None and bool(fits.answers or fits.unwanted))


def _chips(person: PersonMemory, own: NearAnswer | None) -> None:
    """One person's: wishes, what they do not want, what was read, what may be meant, what was taken off.

    Words with two meanings have one chip, of the likelier.
    """
    read, fits = read_now(person), own.fits if own is not None else None
    by_topic: dict[Topic, list[Circumstance]] = defaultdict(list)
    for each in read.circumstances:
        by_topic[each.topic].append(each)
    for wished in dict.fromkeys(answer.typed for answer in fits.answers) if fits is not None else ():
        _wish(person, wished, ", ".join(wished), chip_words.AS_A_WISH)
    for typed in dict.fromkeys(fits.unwanted) if fits is not None else ():
        _wish(person, (typed,), chip_words.unwanted_chip(typed), chip_words.UNWANTED)
    for topic, circumstances in by_topic.items():
        _circumstance(person, read, topic, circumstances)
    likeliest: dict[str, str] = {}
    for reading in own.may_mean if own is not None else ():
        likeliest.setdefault(reading.typed, reading.means)
    for typed, means in likeliest.items():
        _button(chip_words.may_mean_words(typed, means), f"mean_{typed}", mean_wish, person, typed)
    for typed in tuple(person.get("taken_off") or ()):
        _button(chip_words.put_back_wish_words(typed), f"back_{typed}", put_back_wish, person, typed)


def _wish(person: PersonMemory, typed: tuple[str, ...], label: str, about: str) -> None:
    with st.popover(words.plain(label), key=person.key(f"chip_wish_{'_'.join(typed)}")):
        st.html(f"<p>{about}</p>")
        _button(chip_words.TAKE_OFF, f"off_wish_{'_'.join(typed)}", take_off_wish, person, typed)


def _circumstance(
    person: PersonMemory, read: ReadNow, topic: Topic, circumstances: list[Circumstance]
) -> None:
    """What was read of one subject, with what it set; taken off, the chip stays and brings it back.

    It is the same chip and the same button, so that the keyboard stays where it stands.
    """
    by_hand, is_off = topic in read.by_hand, topic in read.off
    label = chip_words.chip_words(circumstances, by_hand=by_hand, is_off=is_off)
    with st.popover(words.plain(label), key=person.key(f"chip_of_{topic}")):
        if is_off:
            _button(chip_words.put_back_words(circumstances), f"off_{topic}", put_back, person, topic)
        else:
            _button(chip_words.TAKE_OFF, f"off_{topic}", take_off, person, topic)
            if by_hand:
                st.html(f"<p>{chip_words.BY_HAND}</p>")
                _button(chip_words.USE_WORDS, f"use_{topic}", put_back, person, topic)
            else:
                _change(person, topic)


def _button(
    label: str, key: str, act: Callable[[PersonMemory, Any], None], person: PersonMemory, what: Any
) -> None:
    key = person.key(f"chip_{key}")
    st.button(words.plain(label), key=key, on_click=act, args=(person, what), type="tertiary")


def _change(person: PersonMemory, topic: Topic) -> None:
    """The choices of the control that a chip has set; choosing sets that control, by hand."""
    choices = _choices(topic, person)
    control, key = CONTROLS[topic][0], f"chip_value_{topic}"
    person.put(key, person.get(control))
    set_control = partial(_set_control, person, control, key)
    if topic is Topic.AGE:
        st.number_input(
            words.AGE_LABEL,
            0,
            OLDEST,
            step=1,
            key=person.key(key),
            persist_state="session",
            on_change=set_control,
        )
    elif choices is not None:
        options, format_func = choices
        if topic in _MANY:
            st.pills(
                chip_words.CHANGE,
                options,
                selection_mode="multi",
                format_func=format_func,
                key=person.key(key),
                persist_state="session",
                on_change=set_control,
                wrap=True,
            )
        else:
            st.radio(
                chip_words.CHANGE,
                options,
                format_func=format_func,
                key=person.key(key),
                persist_state="session",
                on_change=set_control,
            )


def _choices(topic: Topic, person: PersonMemory) -> _Choices | None:
    """What the control of a subject may hold, and how that is called; None where it is only yes or no."""
    choices: dict[Topic, _Choices] = {
        Topic.PACE: (list(PACES), lambda key: worded(PACES[key].title)),
        Topic.MINUTES: (MINUTES, words.minutes),
        Topic.REST: (with_value(RESTS_M, person.get("rest_every")), words.metres),
        Topic.PAY: (with_value(PENCE, person.get("can_pay")), words.pounds),
        Topic.DAYS: (range(7), SHORT_WEEKDAYS.__getitem__),
        Topic.PART: (list(PARTS_OF_DAY), PARTS_OF_DAY.__getitem__),
    }
    return choices.get(topic)


def _set_control(person: PersonMemory, control: str, key: str) -> None:
    person.put(control, person.get(key))
