"""A long sum in a process of its own gives what it gives here, fails as it fails here, and leaves nothing."""

import os
import tempfile
from pathlib import Path

import pytest

from app.work.apart import BrokeOffError, Tell, do_apart
from geo.errors import WithinReachError


def halves(given: list[int], tell: Tell) -> tuple[int, list[float]]:
    """Half of each, and which process worked it out."""
    for at in range(len(given)):
        tell(at + 1, len(given))
    return os.getpid(), [number / 2 for number in given]


def refuses(given: str, tell: Tell) -> None:
    """Refuses what it is given."""
    raise WithinReachError("{what} cannot be read.", "Give another.", what=given)


def is_ended(given: int, tell: Tell) -> None:
    """Ends its process, as a system that is short of memory does."""
    os._exit(given)


def how_it_gives_way(given: str, tell: Tell) -> tuple[int, int, str]:
    """Its niceness, its class among the processes that want the processor, and how nice its group is."""
    group = Path(given)
    return os.nice(0), os.sched_getscheduler(0), group.read_text() if group.is_file() else ""


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_another_process_gives_the_same_and_says_how_far_it_is(scratch: Path) -> None:
    heard: list[tuple[int, int]] = []
    pid, gives = do_apart(halves, [1, 2, 3], lambda done, whole: heard.append((done, whole)))
    assert pid != os.getpid()
    assert gives == [0.5, 1.0, 1.5]
    assert heard[-1] == (3, 3)
    assert not list(scratch.iterdir())


def test_it_fails_in_the_same_words(scratch: Path) -> None:
    with pytest.raises(WithinReachError, match="The list cannot be read") as caught:
        do_apart(refuses, "The list", lambda *_: None)
    assert caught.value.fix == "Give another."
    assert not list(scratch.iterdir())


def test_a_process_that_is_ended_is_named_with_its_code_and_what_to_do(scratch: Path) -> None:
    with pytest.raises(BrokeOffError, match=r"The work broke off \(code 9\)") as caught:
        do_apart(is_ended, 9, lambda *_: None)
    assert "Nothing was written" in caught.value.fix
    assert not list(scratch.iterdir())


def test_it_gives_way_to_all_others_within_its_group_and_its_group_to_other_groups(scratch: Path) -> None:
    before = os.nice(0)
    niceness, scheduling, group = do_apart(how_it_gives_way, "/proc/self/autogroup", lambda *_: None)
    assert niceness == min(before + 10, 19)
    assert scheduling == os.SCHED_BATCH
    assert group.split()[2:] in ([], ["10"]), "among groups, niceness within one says little"
