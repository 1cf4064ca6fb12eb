"""What is known of the reading of feeds that the page began, while it lasts and after? One small file.

It lies beside the register, so that another tab, or the same one tomorrow, sees how far it is and what came.
It holds the names of feeds and what came of them, and nothing of any person: not even who began it.
"""

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Literal

from actions.feeds.feed_messages import FeedProgress, ReadingFailure, message_line, message_of
from actions.feeds.refresh import Refreshed
from layers.locks.held import is_held
from layers.sources.cache import write_json

State = Literal["running", "done", "failed", "stopped", "cut_short"]
FORMAT: Final = 1
_FILE: Final = "reading.json"
_STOP: Final = "stop"


@dataclass(frozen=True)
class FeedReading:
    """How far a reading is, or how it ended."""

    names: tuple[str, ...]  # of the feeds that are read; (): all of them
    run: str  # letters that no other reading has
    started_at: str  # ISO 8601, UTC
    state: State = "running"
    progress: FeedProgress | None = None
    came: tuple[Refreshed, ...] = ()  # feeds that are done
    failure: ReadingFailure | None = None  # why none could be read

    @property
    def is_over(self) -> bool:
        """Whether it has ended, well or not."""
        return self.state != "running"


def now() -> str:
    """This moment, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def reading_folder(register: Path) -> Path:
    """Where what is known of a reading lies, in the register's own folder."""
    return register / "feeds" / "page"


def write_reading(folder: Path, reading: FeedReading) -> None:
    """Write it in one step: whoever reads has the old one or the new."""
    last = (reading.progress, reading.failure)
    lines = [message_line(message) for message in (*reading.came, *last) if message is not None]
    record = {"names": list(reading.names), "run": reading.run, "started_at": reading.started_at}
    write_json(folder / _FILE, {**record, "state": reading.state, "messages": lines, "format": FORMAT})


def read_reading(folder: Path) -> FeedReading | None:
    """What is known of the last reading; None where there was none, or where it is damaged.

    What says that it is running, and is held by nobody, was ended from outside: it is given as cut short.
    """
    reading = _reading_in(folder / _FILE)
    if reading is None or reading.is_over or is_held(folder):
        return reading
    reading = _reading_in(folder / _FILE)  # it may have ended between the two looks
    return reading if reading is None or reading.is_over else replace(reading, state="cut_short")


def forget_reading(folder: Path) -> None:
    """Forget how a reading ended; one that is going on stays."""
    reading = read_reading(folder)
    if reading is not None and reading.is_over:
        (folder / _FILE).unlink(missing_ok=True)


def ask_to_stop(folder: Path) -> None:
    """Ask for an end; it comes within some seconds, and what was read is kept."""
    (folder / _STOP).touch()


def is_asked_to_stop(folder: Path) -> bool:
    """Whether somebody has asked for an end."""
    return (folder / _STOP).exists()


def forget_stop(folder: Path) -> None:
    """Begin afresh: what was asked of an earlier reading is over."""
    (folder / _STOP).unlink(missing_ok=True)


def _reading_in(file: Path) -> FeedReading | None:
    try:
        values: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        if values.pop("format") != FORMAT:
            return None
        messages = [message_of(line) for line in values.pop("messages")]
        return FeedReading(
            names=tuple(map(str, values["names"])),
            run=str(values["run"]),
            started_at=str(values["started_at"]),
            state=values["state"],
            came=tuple(each for each in messages if isinstance(each, Refreshed)),
            progress=next((each for each in messages if isinstance(each, FeedProgress)), None),
            failure=next((each for each in messages if isinstance(each, ReadingFailure)), None),
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None
