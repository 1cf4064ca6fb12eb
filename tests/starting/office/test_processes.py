"""How often is a process started again, and what is read of it?"""

import subprocess
from pathlib import Path

import pytest

from starting.office import processes
from starting.office.processes import (
    WAITS_S,
    AppPlan,
    AppProcess,
    RestartRule,
    memory_bytes,
    open_connections,
)


def test_each_restart_waits_longer_and_the_sixth_within_ten_minutes_is_none():
    rule = RestartRule()
    waits = [rule.wait_after_end(now) for now in range(0, 60, 10)]
    assert waits == [*WAITS_S, None]
    assert list(WAITS_S) == sorted(WAITS_S)


def test_what_ends_once_in_a_while_is_started_again_for_ever():
    rule = RestartRule()
    assert {rule.wait_after_end(now * 601.0) for now in range(50)} == {0.0}


class Ended:
    """Stands in for a process that ends at once."""

    pid, stdin = 1, None

    def poll(self) -> int:
        return 1


def test_a_process_that_always_ends_is_given_up_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    begun: list[object] = []
    monkeypatch.setattr(subprocess, "Popen", lambda *words, **_: begun.append(words) or Ended())
    process = AppProcess(2, 1, AppPlan(("localhost",), b"key", {}))
    process.begin()
    given_up = [process.look_after(now) for now in range(200)]
    assert given_up.count(True) == 1
    assert process.has_given_up
    assert len(begun) == 1 + len(WAITS_S) == 1 + process.restarts
    assert "Process 2 ended by itself and is started again in 2 s." in capsys.readouterr().out


def test_it_is_started_again_no_sooner_than_its_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: Ended())
    process = AppProcess(1, 1, AppPlan((), b"", {}))
    process.begin()
    process.look_after(0)
    process.look_after(1)
    assert process.restarts == 1
    process.look_after(2.9)
    assert process.restarts == 1
    process.look_after(3)
    assert process.restarts == 2


def test_each_process_knows_that_it_is_an_offices_and_behind_its_proxy() -> None:
    environment = processes.app_environment()
    assert environment["WITHIN_REACH_OFFICE"] == "yes"
    assert environment["WITHIN_REACH_PROXY_SIGNS_IN"] == "yes"


def test_the_key_is_in_no_words_of_a_plan() -> None:
    assert "secret" not in repr(AppPlan(("a",), b"secret key", {"A": "secret"}))


def test_what_the_system_does_not_say_is_not_known(tmp_path: Path) -> None:
    assert memory_bytes(1, proc=tmp_path) is None
    assert open_connections(1, proc=tmp_path) is None


def test_connections_are_those_of_the_port_that_are_open(tmp_path: Path) -> None:
    (tmp_path / "net").mkdir()
    rows = [
        "head",
        "0: 0100007F:2135 0100007F:A000 01",
        "1: 0100007F:2135 00000000:0000 0A",
        "2: 0100007F:A000 0100007F:2135 01",
    ]
    (tmp_path / "net" / "tcp").write_text("\n".join(rows), encoding="ascii")
    assert open_connections(0x2135, proc=tmp_path) == 1
    assert open_connections(0x2136, proc=tmp_path) == 0
