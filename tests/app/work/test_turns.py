"""Long sums take turns: two never go on at once, and who waits is said to."""

import threading
from pathlib import Path

import pytest

from app.register.bringing_in import jobs
from app.work.turns import WAITS, its_turn


def test_the_second_begins_when_the_first_has_ended_and_says_meanwhile_that_it_waits(tmp_path: Path) -> None:
    events: list[str] = []
    waiting = threading.Event()

    def heard(done: int, whole: int) -> None:
        events.append(f"waits {whole}" if done == WAITS else "works")
        waiting.set()

    def second() -> None:
        with its_turn(tmp_path / "turns", heard, whole=7):
            events.append("second")

    thread = threading.Thread(target=second)
    with its_turn(tmp_path / "turns", lambda *_: events.append("never"), whole=5):
        thread.start()
        assert waiting.wait(20)
        events.append("first is over")
    thread.join(20)
    assert set(events[: events.index("first is over")]) == {"waits 7"}
    assert events[-1] == "second"
    assert "never" not in events


def test_the_next_goes_on_where_the_first_has_failed(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="broken"), its_turn(tmp_path, lambda *_: None, whole=1):
        raise ValueError("broken")
    with its_turn(tmp_path, lambda *_: pytest.fail("nobody is at work"), whole=1):
        pass


def test_where_the_folder_cannot_be_made_nobody_waits(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with (
        its_turn(tmp_path / "file" / "turns", lambda *_: pytest.fail("nobody waits"), whole=1),
        its_turn(tmp_path / "file" / "turns", lambda *_: pytest.fail("nobody waits"), whole=1),
    ):
        pass


def test_a_job_that_waits_its_turn_is_begun_to_wait_from_one_that_has_begun() -> None:
    begun_to_wait, go_on = threading.Event(), threading.Event()

    def do(tell: jobs.Tell) -> int:
        tell(WAITS, 10)
        begun_to_wait.set()
        assert go_on.wait(20)
        tell(5, 10)
        return 1

    job = jobs.start("Reading", do)
    assert begun_to_wait.wait(20)
    assert job.waits
    assert job.share == 0.0
    go_on.set()
    assert job.wait(20)
    assert not job.waits
    assert job.share == 0.5
