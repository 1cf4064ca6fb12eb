"""What would be done? A named list of changes, in order, and its text to be kept."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, time
from enum import StrEnum
from typing import Any

from geo.errors import WithinReachError
from layers.times.session import Known, Season, Session


class Action(StrEnum):
    """What a change does."""

    OPEN = "open"
    CLOSE = "close"
    MOVE = "move"
    HOURS = "hours"
    PLACES = "places"
    PATH = "path"


class ChangeError(WithinReachError, ValueError):
    """A change that cannot be made here."""


@dataclass(frozen=True)
class Change:
    """One change. Coordinates are metres in the area's CRS."""

    action: Action
    asset_id: str = ""  # of an asset that is there; for OPEN a new one, "" is given one
    name: str = ""
    kind: str = ""
    at: tuple[float, float] | None = None
    sessions: tuple[Session, ...] = ()  # OPEN: all of them; HOURS: those that come on top
    places_a_week: int | None = None
    line: tuple[tuple[float, float], ...] = ()  # of a path or crossing
    steps: bool = False  # the path has steps


@dataclass(frozen=True)
class Scenario:
    """A named list of changes, in order. Adding and undoing give new scenarios; nothing else changes."""

    name: str
    changes: tuple[Change, ...] = ()

    def with_change(self, change: Change) -> "Scenario":
        """The same with one change more; a new asset is given an id of its own."""
        if change.action is Action.OPEN and not change.asset_id:
            change = replace(change, asset_id=f"what-if/{len(self.changes) + 1}")
        return replace(self, changes=(*self.changes, change))

    def undone(self) -> "Scenario":
        """The same without the last change: exactly what it was before."""
        return replace(self, changes=self.changes[:-1])

    @property
    def key(self) -> str:
        """Changes whenever any change does."""
        return hashlib.sha256(scenario_json(self).encode()).hexdigest()[:16]


def scenario_json(scenario: Scenario) -> str:
    """The scenario as text, to be kept; ``read_scenario`` gives the same one back."""
    return json.dumps(asdict(scenario), default=_as_text, sort_keys=True)


def _as_text(value: object) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def read_scenario(text: str) -> Scenario:
    """A scenario from its text.

    Raises
    ------
    ChangeError
        The text is no scenario.
    """
    try:
        record = json.loads(text)
        return Scenario(str(record["name"]), tuple(_change(change) for change in record["changes"]))
    except (ValueError, KeyError, TypeError) as error:
        raise ChangeError("This is no scenario that was kept here.", "Make it again.") from error


def _change(record: Mapping[str, Any]) -> Change:
    at, sessions = record["at"], tuple(_session(session) for session in record["sessions"])
    line = tuple((float(x), float(y)) for x, y in record["line"])
    fields = {**record, "action": Action(record["action"]), "sessions": sessions, "line": line}
    return Change(**{**fields, "at": None if at is None else (float(at[0]), float(at[1]))})


def _session(record: Mapping[str, Any]) -> Session:
    named = ("first_on", "last_on")
    days = {name: date.fromisoformat(record[name]) if record[name] else None for name in named}
    hours = {"starts": time.fromisoformat(record["starts"])}
    ends = time.fromisoformat(record["ends"]) if record["ends"] else None
    season = Season(**record["season"]) if record.get("season") else None
    holidays = Known(record["bank_holidays"])
    return Session(**{**record, **days, **hours, "ends": ends, "bank_holidays": holidays, "season": season})
