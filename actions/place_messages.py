"""How does a process that makes a place tell another of it? One line of JSON for each thing worth knowing.

No line holds anything of a person: only names of councils, sources and files, sizes, times, and sentences.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Final

from actions.add_place import PlaceReport
from actions.place_progress import STEPS_IN_ALL, PlaceProgress
from geo.errors import WithinReachError
from geo.wording import Wording, as_record, from_record
from layers.recognising.files import Passed
from layers.recognising.manifest import Publisher
from layers.recognising.recognise import Lacking
from layers.sources.manifest import manifest_of_record, manifest_record

PROGRESS: Final = "progress"
DONE: Final = "done"
FAILED: Final = "failed"
STOPPED: Final = "stopped"
_REFUSALS: Final = (ValueError, LookupError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True)
class PlaceFailure:
    """Why nothing was prepared, and what to do; the area from before serves."""

    what: Wording
    fix: Wording
    kind: str = ""  # of which error, as the program calls it


@dataclass(frozen=True)
class PlaceStopped:
    """Somebody stopped it; what has come is there still."""


PlaceMessage = PlaceProgress | PlaceReport | PlaceFailure | PlaceStopped


def message_line(message: PlaceMessage) -> str:
    """A message as one line of JSON, without its end."""
    return json.dumps(_record(message), ensure_ascii=True)


def failure_of(error: WithinReachError) -> PlaceFailure:
    """What another process is told of an error."""
    return PlaceFailure(error.what, error.fix, error.kind)


def message_of(line: str) -> PlaceMessage | None:
    """A message from its line; None where the line is none, such as a warning of a package."""
    try:
        record = json.loads(line)
        return _READERS[record["event"]](record)
    except _REFUSALS:
        return None


def _record(message: PlaceMessage) -> dict[str, Any]:
    if isinstance(message, PlaceProgress):
        return {"event": PROGRESS, **asdict(message), "what": as_record(message.what)}
    if isinstance(message, PlaceFailure):
        words = {"what": as_record(message.what), "fix": as_record(message.fix)}
        return {"event": FAILED, **words, "kind": message.kind}
    if isinstance(message, PlaceStopped):
        return {"event": STOPPED}
    return {
        "event": DONE, "area": message.area, "title": message.title, "up_to_date": message.up_to_date,
        "recipe": message.recipe, "recipe_before": message.recipe_before,
        "requests": message.requests, "seconds": round(message.seconds, 1),
        "manifest": manifest_record(message.manifest),
        "passed": [
            {"file": each.file, "what": as_record(each.what), "fix": as_record(each.fix)}
            for each in message.passed
        ],
        "lacking": [
            {"publisher": asdict(each.publisher), "why": as_record(each.why) if each.why else None}
            for each in message.lacking
        ],
    }  # fmt: skip


def _progress_of(record: dict[str, Any]) -> PlaceProgress:
    if record["step"] not in STEPS_IN_ALL:
        raise ValueError(record["step"])
    values = {key: record[key] for key in ("step", "done", "total", "bytes_come", "bytes_in_all")}
    left = record["seconds_left"]
    return PlaceProgress(
        **values, what=from_record(record["what"]), seconds_left=None if left is None else float(left)
    )


def _report_of(record: dict[str, Any]) -> PlaceReport:
    return PlaceReport(
        record["area"], record["title"], bool(record["up_to_date"]), manifest_of_record(record["manifest"]),
        tuple(
            Passed(each["file"], from_record(each["what"]), from_record(each["fix"]))
            for each in record["passed"]
        ),
        tuple(
            Lacking(Publisher(**each["publisher"]), from_record(each["why"]) if each["why"] else None)
            for each in record["lacking"]
        ),
        record["recipe"], record["recipe_before"], int(record["requests"]), float(record["seconds"]),
    )  # fmt: skip


def _failure_of(record: dict[str, Any]) -> PlaceFailure:
    kind = str(record.get("kind", ""))
    return PlaceFailure(from_record(record["what"]), from_record(record["fix"]), kind)


def _stopped_of(_: dict[str, Any]) -> PlaceStopped:
    return PlaceStopped()


_READERS: Final[dict[str, Callable[[dict[str, Any]], PlaceMessage]]] = {
    PROGRESS: _progress_of,
    DONE: _report_of,
    FAILED: _failure_of,
    STOPPED: _stopped_of,
}
