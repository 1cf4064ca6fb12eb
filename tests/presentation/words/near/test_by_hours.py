"""What is said of a walk that depends on hours: each sentence by hand, hostile names included."""

from datetime import datetime

import numpy as np
import pytest

from layers.streets.open_then import WayState
from layers.streets.timed_access import TimedAccess
from presentation.words.near.by_hours import hours_note, hours_record, named_with_hours, on_the_way_words
from questions.walks.one_way import OnTheWay
from questions.walks.walks_by_hours import WalkByHours, WalkThen

GATE = TimedAccess("gate", "", "open", "Mo-Su 08:00-16:00", "")
SAID = "a gate (open Mon–Sun 8:00–16:00)"
SPAN = (datetime(2026, 11, 24, 14), datetime(2026, 11, 24, 14, 8))


def then(there_s, back_s, **more):
    return WalkThen(there_s, back_s, SPAN, SPAN, **more)


@pytest.mark.parametrize(
    ("timed", "words"),
    [
        (GATE, SAID),
        (
            TimedAccess("bridge", "Low Bridge", "open", "Apr-Oct", ""),
            "a bridge “Low Bridge” (open April–October)",
        ),
        (TimedAccess("way", "", "open", "", "no @ (16:00-08:00)"), "a path (shut 16:00–8:00)"),
        (TimedAccess("way", "", "shut", "", "yes @ (dawn-dusk)"), "a path (open dawn–dusk)"),
        (
            TimedAccess("gate", "", "open", "Mo-Sa 08:00-dusk; PH off", ""),
            "a gate (open Mon–Sat 8:00–dusk; bank holidays closed)",
        ),
        (
            TimedAccess("steps", "", "open", "", "no @ (22:00-06:00); yes @ (Sa)"),
            "steps (shut 22:00–6:00; open Sat)",
        ),
        (
            TimedAccess("way", "", "open", 'unknown "summer"', ""),
            "a path (in some seasons only, which are not known)",
        ),
        (TimedAccess("gate", "", "open", "", "whenever"), "a gate (“whenever”)"),
        (TimedAccess("gate", "", "open", "when it is light", ""), "a gate (open when it is light)"),
        (TimedAccess("no such kind", "", "open", "10:00-16:00", ""), "a path (open 10:00–16:00)"),
    ],
)
def test_what_it_is_and_when_it_is_open(timed, words):
    assert named_with_hours(timed) == words


def test_a_hostile_name_is_one_line_of_text_and_no_template():
    timed = TimedAccess("gate", "{what}\n{0}<b>", "open", "x" * 500, "")
    assert named_with_hours(timed).startswith("a gate “{what} {0}<b>” (open xxx")
    assert named_with_hours(timed).endswith(" …)")
    assert len(named_with_hours(timed)) < 200


@pytest.mark.parametrize(
    ("by_hours", "note"),
    [
        (None, ""),
        (WalkByHours(8, 8, (GATE,)), ""),
        (WalkByHours(8, 15, (GATE,)), f"15 minutes while this on the way is shut: {SAID}."),
        (
            WalkByHours(8, None, (GATE,)),
            f"While this on the way is shut, there is no other way within twice the minutes: {SAID}.",
        ),
        (
            WalkByHours(8, 15, (GATE,), unread=True),
            f"Nobody knows its hours, but the way leads through it: {SAID}.",
        ),
        (WalkByHours(8, 15, (GATE,), then=then(480, 480)), f"This on the way is open then: {SAID}."),
        (
            WalkByHours(8, 15, (GATE,), then=then(480, 900)),
            f"15 minutes back, when this on the way is shut: {SAID}.",
        ),
        (
            WalkByHours(8, 15, (GATE,), then=then(900, 900)),
            f"15 minutes there and 15 minutes back, for this on the way is shut then: {SAID}.",
        ),
        (WalkByHours(8, None, (GATE,), then=then(np.inf, None)), f"This on the way is shut then: {SAID}."),
        (
            WalkByHours(8, 15, (GATE,), then=then(480, 480, shuts_later=True)),
            f"This on the way is open at first, and shuts while they are free: {SAID}.",
        ),
    ],
)
def test_what_hours_do_to_a_walk(by_hours, note):
    assert hours_note(by_hours) == note


def test_a_file_has_every_figure():
    record = hours_record(WalkByHours(8, 15, (GATE,), then=then(480, 900)))
    assert record == {
        "minutes_while_open": 8,
        "minutes_while_shut": 15,
        "minutes_there_then": 8,
        "minutes_back_then": 15,
        "on_the_way": [SAID],
        "sentence": f"15 minutes back, when this on the way is shut: {SAID}.",
    }
    assert hours_record(None) is None


def test_the_sheet_says_how_each_is_then():
    states = (None, WayState.OPEN, WayState.SHUT, WayState.NOT_KNOWN)
    assert on_the_way_words(OnTheWay(GATE, state) for state in states) == (
        f"{SAID}; {SAID}, open then; {SAID}, shut then; {SAID}: whether it is open then is not known"
    )
