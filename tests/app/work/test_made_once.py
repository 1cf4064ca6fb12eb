"""A thing that many share is made once, and nobody waits for another's."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.work.made_once import MadeOnce

ASKING = 8


def test_a_thing_is_made_once_however_many_ask_at_the_same_moment():
    things, together = MadeOnce[str, object](4), threading.Barrier(ASKING)
    made, slowly = [], threading.Event()

    def make():
        made.append(1)
        slowly.wait(0.2)
        return object()

    def ask(_):
        together.wait(10)
        return things.get("a", make)

    with ThreadPoolExecutor(ASKING) as pool:
        assert len(set(map(id, pool.map(ask, range(ASKING))))) == 1
    assert len(made) == 1


def test_who_asks_for_another_thing_does_not_wait():
    things, begun, go_on = MadeOnce[str, int](4), threading.Event(), threading.Event()

    def make_slowly():
        begun.set()
        assert go_on.wait(20)
        return 1

    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(things.get, "slow", make_slowly)
        assert begun.wait(20)
        assert things.get("quick", lambda: 2) == 2
        go_on.set()
        assert slow.result(20) == 1


def test_what_breaks_is_told_to_all_who_waited_and_tried_again_by_the_next():
    things, begun, go_on = MadeOnce[str, int](4), threading.Event(), threading.Event()

    def breaks():
        begun.set()
        assert go_on.wait(20)
        raise OSError("no disk")

    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(things.get, "a", breaks)
        assert begun.wait(20)
        waiting = [pool.submit(things.get, "a", breaks) for _ in range(2)]
        while pool._work_queue.qsize():  # until both have begun to ask
            time.sleep(0.01)
        time.sleep(0.1)
        go_on.set()
        for asked in (first, *waiting):
            with pytest.raises(OSError, match="no disk"):
                asked.result(20)
    assert things.get("a", lambda: 5) == 5


def test_the_one_that_nobody_asked_for_the_longest_goes():
    things = MadeOnce[str, int](2)
    for key in ("a", "b", "a", "c"):
        things.get(key, lambda: 1)
    assert [key in things for key in "abc"] == [True, False, True]
    assert len(things) == 2
