"""Two processes have the register's file open, as page and command do: both notice that another is there."""

from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from layers.register.engine.errors import RegisterError
from layers.register.store import open_register
from tests.layers.register import writers
from tests.layers.register.rows import club, clubs, info


def use_when_called(report: Connection, place: str, number: int) -> None:
    """Hold the register open, and at each call add a club; sends the words of the refusal, or "saved"."""
    with open_register(place) as register:
        register.entries()
        report.send("open")
        while report.recv():
            try:
                register.add(club(number), by="AB")
                report.send("saved")
            except RegisterError as error:
                report.send(str(error))


def deleted(place: Path) -> None:
    for path in place.parent.glob(f"{place.name}*"):
        path.unlink()


def replaced(place: Path) -> None:
    with open_register(place.with_name("other.sqlite")) as other:
        other.import_assets(clubs(2), info())
    place.with_name("other.sqlite").replace(place)


def emptied(place: Path) -> None:
    with place.open("wb"):
        pass


@pytest.mark.parametrize(
    ("strike", "words"),
    [
        (deleted, "register.sqlite is gone: it was deleted or moved"),
        (replaced, "Another file lies in the place of register.sqlite"),
        (emptied, "An empty file lies in the place of register.sqlite"),
    ],
)
def test_both_are_told_and_nothing_goes_into_a_file_that_is_gone(tmp_path: Path, strike, words: str) -> None:
    place = tmp_path / "register.sqlite"
    with open_register(place) as register:
        register.import_assets(clubs(5), info())
    pairs = [writers.start(use_when_called, str(place), 50 + at) for at in range(2)]
    assert [report.recv() for _, report in pairs] == ["open", "open"]
    for _, report in pairs:
        report.send(True)
        assert report.recv() == "saved"
    strike(place)
    left = place.read_bytes() if place.exists() else None
    for process, report in pairs:
        report.send(True)
        assert words in report.recv()
        report.send(False)
        process.join(60)
        assert process.exitcode == 0
    assert (place.read_bytes() if place.exists() else None) == left
