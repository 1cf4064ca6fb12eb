"""Work beside the pages: what breaks there is logged by kind and lines, and never by what was typed."""

import threading

import pytest

from app.register.bringing_in.jobs import start
from app.work.background import BesideThePages
from geo.errors import WithinReachError

TYPED = "14 Acacia Avenue"


def broken(_tell):
    raise KeyError(TYPED)


def refused(_tell):
    try:
        raise ValueError(TYPED)
    except ValueError as error:
        raise WithinReachError("{name} cannot be read.", "Choose another.", name=TYPED) from error


def test_what_it_gives_comes_back_from_a_thread_of_its_own():
    work = BesideThePages().submit(
        lambda number, *, more: (number + more, threading.current_thread()), 1, more=2
    )
    result, thread = work.result(10)
    assert result == 3
    assert thread is not threading.current_thread()
    assert thread.daemon  # it does not keep the program from ending


@pytest.mark.parametrize(
    ("do", "kind", "level"),
    [(broken, "builtins.KeyError", "ERROR"), (refused, "geo.errors.WithinReachError", "WARNING")],
)
def test_every_error_is_logged_by_kind_and_lines_alone(do, kind, level, caplog):
    job = start("Reading", do)
    assert job.wait(10)
    (record,) = caplog.records
    assert (record.levelname, record.exc_info) == (level, None)
    assert f"{kind} at app/work/background.py:" in record.getMessage()
    assert "tests/app/work/test_background.py:" in record.getMessage()
    assert TYPED not in caplog.text


def test_a_job_says_how_far_it_is_and_what_became_of_it():
    go_on = threading.Event()

    def count(tell):
        tell(1, 4)
        assert go_on.wait(10)
        return "done"

    job = start("Counting", count, meanwhile="Nothing is written.")
    while not job.total:
        job.wait(0.01)
    assert (job.over, job.share, job.result, job.trouble) == (False, 0.25, None, None)
    assert not job.wait(0.01)
    go_on.set()
    assert job.wait(10)
    assert (job.over, job.result, job.trouble) == (True, "done", None)


def test_a_job_that_stopped_says_so_in_two_sentences():
    jobs = {do: start("Reading", do) for do in (broken, refused)}
    assert all(job.wait(10) for job in jobs.values())
    assert jobs[refused].trouble == (f"{TYPED} cannot be read.", "Choose another.")
    assert jobs[broken].trouble is not None
    assert TYPED not in " ".join(jobs[broken].trouble)
    assert jobs[broken].result is None
