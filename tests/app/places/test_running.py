"""A place is prepared beside the app: told how far it is, stopped, killed, gone on with, and never twice."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.places.running import WorkBusyError, WorkOrder, begin
from app.places.work_record import (
    WorkRecord,
    all_records,
    ask_to_stop,
    forget_record,
    read_record,
    work_folder,
)
from app.work.process import ROOT
from tests.app.places.pretend import MANIFEST

WIGAN, TRAFFORD = "E08000010", "E08000009"


def order(ending: str = "well", code: str = WIGAN, name: str = "Wigan") -> WorkOrder:
    return WorkOrder(code, name, name.lower(), ("tests.app.places.pretend", ending))


def until(areas: Path, fits: Callable[[WorkRecord], bool], code: str = WIGAN) -> WorkRecord:
    """The record, once it is so."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        record = read_record(areas, code)
        if record is not None and fits(record):
            return record
        time.sleep(0.05)
    raise AssertionError(f"it never came to that: {read_record(areas, code)}")


def over(record: WorkRecord) -> bool:
    return record.is_over


def at_work(record: WorkRecord) -> bool:
    return record.progress is not None and record.progress.what.startswith("pid")


def pid_of(record: WorkRecord) -> int:
    assert record.progress is not None
    return int(record.progress.what.split()[1])


def is_gone(pid: int) -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_it_goes_on_beside_and_its_end_is_there_for_whoever_looks_later(tmp_path: Path) -> None:
    began = begin(tmp_path, order())
    assert (began.state, began.name, began.progress) == ("running", "Wigan", None)
    record = until(tmp_path, over)
    assert record.state == "done"
    assert record.report is not None
    assert record.report.manifest == MANIFEST
    assert record.run == began.run
    assert record.ended_at
    assert [each.run for each in all_records(tmp_path)] == [began.run]
    forget_record(tmp_path, WIGAN)
    assert all_records(tmp_path) == ()


def test_it_tells_how_far_it_is_and_gives_way_to_all_else(tmp_path: Path) -> None:
    begin(tmp_path, order("wait"))
    record = until(tmp_path, at_work)
    at = record.progress
    assert at is not None
    assert (at.step, at.done, at.total, at.bytes_come, at.bytes_in_all) == ("fetching", 0, 3, 5, 10)
    assert at.what.endswith("nice 10") or not hasattr(os, "nice")
    ask_to_stop(tmp_path, WIGAN)
    assert until(tmp_path, over).state == "stopped"
    assert is_gone(pid_of(record))


def test_after_a_stop_it_goes_on(tmp_path: Path) -> None:
    begin(tmp_path, order("wait"))
    until(tmp_path, at_work)
    ask_to_stop(tmp_path, WIGAN)
    until(tmp_path, over)
    begin(tmp_path, order())
    assert until(tmp_path, over).state == "done"


def test_the_second_is_told_that_it_is_under_way(tmp_path: Path) -> None:
    first = begin(tmp_path, order("wait"))
    until(tmp_path, at_work)
    with pytest.raises(WorkBusyError, match="Wigan is being prepared already, since somebody began it"):
        begin(tmp_path, order())
    with pytest.raises(WorkBusyError, match=r"Wigan is being prepared just now.*Begin Trafford when Wigan"):
        begin(tmp_path, order(code=TRAFFORD, name="Trafford"))
    ask_to_stop(tmp_path, WIGAN)
    assert until(tmp_path, over).run == first.run
    begin(tmp_path, order(code=TRAFFORD, name="Trafford"))
    assert until(tmp_path, over, TRAFFORD).state == "done"


def test_a_failure_is_told_in_its_own_words(tmp_path: Path) -> None:
    begin(tmp_path, order("fails"))
    record = until(tmp_path, over)
    assert record.state == "failed"
    assert record.failure is not None
    assert record.failure.what == "Wigan cannot be prepared."
    assert record.failure.what.template == "{name} cannot be prepared."


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_process_that_is_killed_or_breaks_is_said_to_have_ended_so(tmp_path: Path) -> None:
    begin(tmp_path, order("wait"))
    os.kill(pid_of(until(tmp_path, at_work)), signal.SIGKILL)
    record = until(tmp_path, over)
    assert record.state == "failed"
    assert record.failure is not None
    assert "ended from outside, as a computer does that runs out of memory." in record.failure.what
    assert "nothing that has come is lost" in record.failure.fix
    begin(tmp_path, order("breaks"))
    failure = until(tmp_path, over).failure
    assert failure is not None
    assert failure.what == "The work broke off (code 3)."


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_where_the_app_is_killed_nothing_is_left_running_and_the_record_says_so(
    tmp_path: Path,
) -> None:
    code = (
        "import sys, time; from pathlib import Path; from app.places.running import WorkOrder, begin; "
        "begin(Path(sys.argv[1]), WorkOrder('E08000010', 'Wigan', 'wigan', "
        "('tests.app.places.pretend', 'wait'))); time.sleep(60)"
    )
    app = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT)
    pid = pid_of(until(tmp_path, at_work))
    app.kill()
    app.wait()
    assert is_gone(pid)
    assert until(tmp_path, over).state == "cut_short"
    begin(tmp_path, order())
    assert until(tmp_path, over).state == "done"


def test_a_damaged_record_is_none(tmp_path: Path) -> None:
    begin(tmp_path, order())
    until(tmp_path, over)
    file = work_folder(tmp_path, WIGAN) / "work.json"
    whole = json.loads(file.read_text(encoding="utf-8"))
    for broken in ("", "[]", "{}", json.dumps({**whole, "format": 9}), json.dumps({**whole, "more": 1})):
        file.write_text(broken, encoding="utf-8")
        assert read_record(tmp_path, WIGAN) is None
    assert all_records(tmp_path) == ()


def test_a_folder_that_cannot_be_written_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / ".work").write_text("in the way", encoding="utf-8")
    with pytest.raises(WorkBusyError, match="cannot be written"):
        begin(tmp_path, order())
