"""What would be done? A named list of changes, in order, and its text to be kept."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, time
from enum import StrEnum
from typing import Any

from geo.errors import WithinReachError
from layers.bids.transport import BidTransport, Brings
from layers.times.session import Known, Season, Session


class Action(StrEnum):
    """What a change does."""

    OPEN = "open"
    CLOSE = "close"
    MOVE = "move"
    HOURS = "hours"
    PLACES = "places"
    PATH = "path"
    MINIBUS = "minibus"  # that brings people to an asset
    STOP = "stop"  # a new one, where a bus goes past


class Cannot(StrEnum):
    """Why nothing can be said of what a bid or a change would bring."""

    NO_PLACE = "no-place"  # it has none yet
    NO_KIND = "no-kind"  # what kind of thing it would start is not known
    NO_TIMES = "no-times"  # a time of the week is asked for, and it does not say when it would be on
    NO_ASSET = "no-asset"  # the asset that it is for is not here
    NO_STREET = "no-street"  # no street is known near its place
    OUTSIDE = "outside"  # its place lies outside the area and its margin
    SAME_ID = "same-id"  # there is an asset with its id already
    NOT_COUNTED = "not-counted"  # how many live in reach of it, or of a group that counts more, is not known
    NO_ZONE = "no-zone"  # it does not say from where its minibus fetches, or from a ward that is none
    NO_RIDE_HOURS = "no-ride-hours"  # it does not say when its minibus runs
    NO_BUSES = "no-buses"  # it brings a bus stop, and no buses count, or none are known
    NO_ROUTE = "no-route"  # no bus of the number that would call at its stop
    OFF_ROUTE = "off-route"  # no bus of that number comes by its stop
    ALWAYS_ON = "always-on"  # it would be on at more times, and is there at all times


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
    transport: BidTransport | None = None  # of a minibus to ``asset_id``, or of a bus stop at ``at``


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
    fields["transport"] = _transport(record.get("transport"))
    return Change(**{**fields, "at": None if at is None else (float(at[0]), float(at[1]))})


def _transport(record: Mapping[str, Any] | None) -> BidTransport | None:
    if record is None:
        return None
    hours = tuple(_session(session) for session in record["hours"])
    named = {"brings": Brings(record["brings"]), "wards": tuple(record["wards"]), "hours": hours}
    return BidTransport(**{**record, **named})


def _session(record: Mapping[str, Any]) -> Session:
    named = ("first_on", "last_on")
    days = {name: date.fromisoformat(record[name]) if record[name] else None for name in named}
    hours = {"starts": time.fromisoformat(record["starts"])}
    ends = time.fromisoformat(record["ends"]) if record["ends"] else None
    season = Season(**record["season"]) if record.get("season") else None
    holidays = Known(record["bank_holidays"])
    return Session(**{**record, **days, **hours, "ends": ends, "bank_holidays": holidays, "season": season})
