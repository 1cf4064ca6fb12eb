"""Work is cut into shares that hold everything once, and whoever does it, the answer is kept once."""

import threading
from functools import lru_cache

import pytest

from actions.at_work import at_work, cores_allowed
from geo.workers import ALONE, Workers


@pytest.mark.parametrize("count", [0, 1, 2, 3, 100])
@pytest.mark.parametrize("workers", [0, 1, 2, 7])
def test_shares_hold_every_number_once_in_order_and_none_is_empty(count, workers):
    shares = Workers(workers).shares(count)
    assert [number for share in shares for number in share.tolist()] == list(range(count))
    assert all(len(share) for share in shares)
    assert len(shares) <= max(workers, 1)


def test_alone_means_in_the_thread_that_asks():
    here = threading.get_ident()
    assert set(ALONE.each(lambda _: threading.get_ident(), range(20))) == {here}
    assert threading.active_count() == len(threading.enumerate())


def test_at_work_means_in_threads_that_end_with_it():
    meet = threading.Barrier(3, timeout=30)
    before = set(threading.enumerate())
    with at_work(3) as workers:
        assert workers.each(lambda number: (meet.wait(), number)[1], range(3)) == [0, 1, 2]
    assert set(threading.enumerate()) == before


def test_unless_said_otherwise_there_is_one_for_each_core():
    with at_work() as workers:
        assert workers.count == cores_allowed() >= 1


def test_what_a_worker_cannot_do_is_raised_to_whoever_asked():
    with at_work(2) as workers, pytest.raises(ZeroDivisionError):
        workers.each(lambda number: 1 / number, [1, 0])


def test_what_is_kept_does_not_depend_on_who_made_it():
    made = []

    @lru_cache
    def kept(workers: Workers) -> int:
        made.append(workers.count)
        return len(made)

    with at_work(2) as workers:
        assert kept(ALONE) == kept(workers) == 1
    assert made == [1]


def test_whoever_asks_does_a_part_of_it():
    meet, here = threading.Barrier(2, timeout=30), threading.get_ident()
    with at_work(2) as workers:
        who = workers.each(lambda _: (meet.wait(), threading.get_ident())[1], range(2))
    assert len(set(who)) == 2
    assert here in who


def test_once_a_share_has_failed_no_other_is_begun():
    begun = []

    def fail(number: int) -> None:
        begun.append(number)
        raise ValueError(number)

    with at_work(1) as workers, pytest.raises(ValueError, match="0"):
        workers.each(fail, range(5))
    assert begun == [0]


def test_an_index_error_of_a_share_is_raised_like_any_other():
    with at_work(2) as workers, pytest.raises(IndexError, match="pop from"):
        workers.each(lambda _: [].pop(), range(3))
