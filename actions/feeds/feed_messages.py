"""How does a process that reads feeds tell another of it? One line of JSON for each thing worth knowing.

No line holds anything of a person: only names of feeds, numbers, and sentences about what was read.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any, Final

from actions.feeds.refresh import Refreshed
from geo.errors import WithinReachError
from geo.wording import Wording, as_record, from_record
from layers.register.feed_model import FeedOutcome

_REFUSALS: Final = (ValueError, LookupError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True)
class FeedProgress:
    """How far the reading of a feed is."""

    name: str
    done: int = 0  # items, rows or services
    total: int = 0  # 0: nobody knows before the end


@dataclass(frozen=True)
class ReadingFailure:
    """Why no feed could be read at all, and what to do."""

    what: Wording
    fix: Wording


FeedMessage = FeedProgress | Refreshed | ReadingFailure


def failure_of(error: WithinReachError) -> ReadingFailure:
    """What another process is told of an error."""
    return ReadingFailure(error.what, error.fix)


def message_line(message: FeedMessage) -> str:
    """A message as one line of JSON, without its end."""
    if isinstance(message, FeedProgress):
        record: dict[str, Any] = {"event": "progress", **asdict(message)}
    elif isinstance(message, ReadingFailure):
        record = {"event": "failed", "what": as_record(message.what), "fix": as_record(message.fix)}
    else:
        record = {"event": "refreshed", **asdict(message), "outcome": message.outcome.value}
        record |= {"sentence": as_record(message.sentence), "notes": [as_record(n) for n in message.notes]}
    return json.dumps(record, ensure_ascii=True)


def message_of(line: str) -> FeedMessage | None:
    """A message from its line; None where the line is none, such as a warning of a package."""
    try:
        record = json.loads(line)
        event = record.pop("event")
        if event == "progress":
            return FeedProgress(str(record["name"]), int(record["done"]), int(record["total"]))
        if event == "failed":
            return ReadingFailure(from_record(record["what"]), from_record(record["fix"]))
        return _refreshed_of(record) if event == "refreshed" else None
    except _REFUSALS:
        return None


def _refreshed_of(record: dict[str, Any]) -> Refreshed:
    sentence, notes = from_record(record["sentence"]), tuple(map(from_record, record["notes"]))
    outcome = FeedOutcome(record["outcome"])
    return Refreshed(**{**record, "outcome": outcome, "sentence": sentence, "notes": notes})
