"""What is known of the preparation of a place, while it lasts and after? One small file for each council.

It lies in the areas' folder, so that another tab, or the same one tomorrow, sees how far it is and how it
ended. It holds nothing of any person: neither who began it nor from where.
"""

import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Literal

from actions.add_place import PlaceReport
from actions.place_messages import PlaceFailure, PlaceMessage, message_line, message_of
from actions.place_progress import PlaceProgress
from layers.locks.held import is_held
from layers.sources.cache import write_json

State = Literal["running", "done", "failed", "stopped", "cut_short"]
FORMAT: Final = 1
_FOLDER: Final = ".work"  # no area may be called so
_FILE: Final = "work.json"
_STOP: Final = "stop"


@dataclass(frozen=True)
class WorkRecord:
    """How far the preparation of a council is, or how it ended."""

    code: str  # of the council
    name: str
    area: str  # what the area is called in an address
    run: str  # of which start: letters that no other start has
    started_at: str  # ISO 8601, UTC
    again: bool = False  # whether newer editions are asked for
    state: State = "running"
    ended_at: str = ""
    seconds: float = 0.0
    message: PlaceMessage | None = None  # what the process said last

    @property
    def is_over(self) -> bool:
        """Whether it has ended, well or not."""
        return self.state != "running"

    @property
    def progress(self) -> PlaceProgress | None:
        """How far it is, once anything is known of that."""
        return self.message if isinstance(self.message, PlaceProgress) else None

    @property
    def report(self) -> PlaceReport | None:
        """What came of it, if it is done."""
        return self.message if isinstance(self.message, PlaceReport) else None

    @property
    def failure(self) -> PlaceFailure | None:
        """Why it failed, if it did."""
        return self.message if isinstance(self.message, PlaceFailure) else None


def now() -> str:
    """This moment, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def work_folder(areas: Path, code: str = "") -> Path:
    """Where what is known of a council's preparation lies; without a code, of all of them."""
    return areas / _FOLDER / code if code else areas / _FOLDER


def write_record(areas: Path, record: WorkRecord) -> None:
    """Write it in one step: whoever reads has the old one or the new."""
    line = None if record.message is None else message_line(record.message)
    content = {**asdict(replace(record, message=None)), "message": line, "format": FORMAT}
    write_json(work_folder(areas, record.code) / _FILE, content)


def read_record(areas: Path, code: str) -> WorkRecord | None:
    """What is known of a council's preparation; None where nothing is, or where it is damaged.

    What says that it is running, and is held by nobody, was ended from outside: it is given as cut short.
    """
    folder = work_folder(areas, code)
    record = _record_in(folder / _FILE)
    if record is None or record.is_over or is_held(folder):
        return record
    record = _record_in(folder / _FILE)  # it may have ended between the two looks
    return record if record is None or record.is_over else replace(record, state="cut_short")


def all_records(areas: Path) -> tuple[WorkRecord, ...]:
    """What is known of every preparation, the newest first."""
    codes = [folder.name for folder in work_folder(areas).glob("*") if folder.is_dir()]
    records = [record for code in codes if (record := read_record(areas, code)) is not None]
    return tuple(sorted(records, key=lambda record: record.started_at, reverse=True))


def forget_record(areas: Path, code: str) -> None:
    """Forget how a preparation ended; one that is running stays."""
    record = read_record(areas, code)
    if record is not None and record.is_over:
        (work_folder(areas, code) / _FILE).unlink(missing_ok=True)


def ask_to_stop(areas: Path, code: str) -> None:
    """Ask whoever prepares a council to stop; it does within some seconds."""
    (work_folder(areas, code) / _STOP).touch()


def is_asked_to_stop(areas: Path, code: str) -> bool:
    """Whether somebody has asked for an end."""
    return (work_folder(areas, code) / _STOP).exists()


def forget_stop(areas: Path, code: str) -> None:
    """Begin afresh: what was asked of an earlier run is over."""
    (work_folder(areas, code) / _STOP).unlink(missing_ok=True)


def _record_in(file: Path) -> WorkRecord | None:
    try:
        values: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        if values.pop("format") != FORMAT:
            return None
        line = values.pop("message")
        return WorkRecord(**values, message=None if line is None else message_of(line))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None
