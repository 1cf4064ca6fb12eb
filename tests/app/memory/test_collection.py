"""What stays is put aside, what goes is taken back, and neither is asked of anybody but Python."""

import gc
import time
import tomllib
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.memory.collection import Collector, put_aside, search_everything, search_nothing_yet

ROOT = Path(__file__).parents[3]


class Large:
    """Many objects that lead back to themselves."""

    def __init__(self, many: int = 1_000) -> None:
        self.objects = [[self, number] for number in range(many)]


@pytest.fixture(autouse=True)
def all_is_searched_again() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()
    put_aside()  # for the other tests, as it was before these


def comes_true(so: Callable[[], bool]) -> bool:
    """Whether it is so within ten seconds."""
    until = time.monotonic() + 10
    while not so() and time.monotonic() < until:
        time.sleep(0.02)
    return so()


def test_no_search_follows_every_action() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["runner"]["postScriptGC"] is False


def test_what_is_put_aside_is_left_out_of_later_searches() -> None:
    large = Large()
    put_aside()
    assert gc.get_freeze_count() >= len(large.objects)
    assert not any(thing is large for thing in gc.get_objects())


def test_what_nobody_used_is_not_put_aside() -> None:
    still_there = weakref.ref(Large())
    put_aside()
    assert still_there() is None


def test_what_was_put_aside_and_leads_back_to_itself_goes_with_the_next_search_of_everything() -> None:
    large = Large()
    still_there = weakref.ref(large)
    put_aside()
    del large
    gc.collect()
    assert still_there() is not None, "else this test would show nothing"
    assert search_everything() >= 1_000
    assert still_there() is None


def test_a_slow_search_puts_aside_what_has_come_to_stay() -> None:
    collector = Collector(slow_s=0.0, rest_s=0.0)
    collector.begin()
    try:
        large = Large()
        gc.collect()
        assert comes_true(lambda: not any(thing is large for thing in gc.get_objects()))
    finally:
        collector.end()


@pytest.mark.parametrize("by_itself", [True, False])
def test_everything_is_searched_when_something_went_and_now_and_then(by_itself: bool) -> None:
    collector = Collector(slow_s=60.0, rest_s=0.0, take_back_s=0.05 if by_itself else 600.0)
    large = Large()
    still_there = weakref.ref(large)
    put_aside()
    del large
    collector.begin()
    try:
        if not by_itself:
            collector.something_went()
        assert comes_true(lambda: still_there() is None)
    finally:
        collector.end()


def test_it_watches_once_and_leaves_nothing_behind() -> None:
    before = list(gc.callbacks)
    collector = Collector()
    collector.begin()
    collector.begin()
    assert len(gc.callbacks) == len(before) + 1
    collector.end()
    assert gc.callbacks == before
    assert gc.get_freeze_count() == 0


def test_a_start_is_put_aside_unsearched_and_from_then_on_python_searches() -> None:
    search_nothing_yet()
    assert not gc.isenabled()
    large, before = Large(), gc.get_stats()[2]["collections"]
    collector = Collector(slow_s=60.0, start_s=0.0)
    collector.begin()
    try:
        assert comes_true(gc.isenabled)
        assert gc.get_freeze_count() >= len(large.objects)
        assert gc.get_stats()[2]["collections"] == before
    finally:
        collector.end()


def test_a_program_that_ends_amid_its_start_does_not_wait_for_it() -> None:
    search_nothing_yet()
    collector = Collector(start_s=600.0)
    collector.begin()
    collector.end()
    assert gc.isenabled()
