"""What is worked out from a value is kept with it, is let go with it, and is not sent along."""

import gc
import pickle
import sys
import weakref
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from geo.derived import kept_with


@dataclass(frozen=True, eq=False)
class Town:
    name: str


calls: list[tuple[str, int, int]] = []


@kept_with(most=2)
def worked_out(town: Town, width: int, *, height: int = 1) -> list[int]:
    calls.append((town.name, width, height))
    return [width * height]


def test_the_same_question_of_the_same_value_is_worked_out_once():
    calls.clear()
    town = Town("Tinytown")
    assert worked_out(town, 3, height=2) is worked_out(town, 3, height=2)
    assert calls == [("Tinytown", 3, 2)]
    assert worked_out(Town("Tinytown"), 3, height=2) == [6]
    assert len(calls) == 2


def test_only_the_last_few_answers_are_kept():
    calls.clear()
    town = Town("Tinytown")
    for width in (1, 2, 3, 1):
        worked_out(town, width)
    assert [width for _, width, _ in calls] == [1, 2, 3, 1]


def test_what_was_asked_for_last_stays():
    calls.clear()
    town = Town("Tinytown")
    for width in (1, 2, 1, 3, 1):
        worked_out(town, width)
    assert [width for _, width, _ in calls] == [1, 2, 3]


def test_many_threads_each_get_their_answer_though_few_are_kept():
    town, every = Town("Tinytown"), sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda width: worked_out(town, width), [*range(9)] * 300))
    finally:
        sys.setswitchinterval(every)
    assert answers == [[width] for width in [*range(9)] * 300]


def test_a_value_takes_what_was_worked_out_with_it():
    town = Town("Tinytown")
    gone = weakref.ref(town)
    worked_out(town, 1)
    del town
    gc.collect()
    assert gone() is None


def test_neither_another_process_nor_a_changed_value_gets_it():
    town = Town("Tinytown")
    worked_out(town, 1)
    sent = pickle.loads(pickle.dumps(town))  # noqa: S301 - our own bytes
    assert not sent.__dict__.get("_derived")
    assert "_derived" not in replace(town, name="Newtown").__dict__
