"""How is a list of bids kept as JSON, and read back the same?"""

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date, time
from typing import Any, Final

from geo.wording import as_record, from_record
from layers.bids.model import Bid, BidList
from layers.bids.transport import BidTransport, Brings
from layers.tables.report import Fault
from layers.times.session import Known, Season, Session

_APART: Final = ("sessions", "awarded_on", "transport")
_PLAIN: Final = tuple(field.name for field in fields(Bid) if field.name not in _APART)
_LATER: Final = ("about",)  # sessions kept before do not have it


def list_record(listed: BidList) -> dict[str, Any]:
    """A list of bids as JSON has it."""
    return {
        "name": listed.name,
        "sha256": listed.sha256,
        "bids": [bid_record(bid) for bid in listed.bids],
        "faults": [_fault_record(fault) for fault in listed.faults],
        "rows_read": listed.rows_read,
        "refused": listed.refused,
        "notes": [as_record(note) for note in listed.notes],
        "columns": [list(pair) for pair in listed.columns],
        "headings": list(listed.headings),
        "sheet": listed.sheet,
        "sheets": list(listed.sheets),
    }


def list_of(record: Mapping[str, Any]) -> BidList:
    """The list of bids that ``list_record`` wrote.

    Raises
    ------
    LookupError, TypeError, ValueError, AttributeError
        It is no such record.
    """
    return BidList(
        record["name"],
        record["sha256"],
        tuple(map(bid_of, record["bids"])),
        tuple(map(_fault_of, record["faults"])),
        record["rows_read"],
        record["refused"],
        tuple(map(from_record, record["notes"])),
        tuple((field, column) for field, column in record["columns"]),
        tuple(record["headings"]),
        record["sheet"],
        tuple(record["sheets"]),
    )


def bid_record(bid: Bid) -> dict[str, Any]:
    """One bid as JSON has it."""
    record: dict[str, Any] = {name: getattr(bid, name) for name in _PLAIN}
    record["placed_by"] = str(bid.placed_by)
    record["awarded_on"] = bid.awarded_on.isoformat() if bid.awarded_on else None
    record["sessions"] = [_session_record(session) for session in bid.sessions]
    if bid.transport is not None:  # sessions kept before know of none
        record["transport"] = _transport_record(bid.transport)
    return record


def bid_of(record: Mapping[str, Any]) -> Bid:
    """The bid that ``bid_record`` wrote; raises as ``list_of`` does."""
    awarded = record["awarded_on"]
    return Bid(
        **{name: record[name] for name in _PLAIN if name in record or name not in _LATER},
        awarded_on=date.fromisoformat(awarded) if awarded else None,
        sessions=tuple(map(_session_of, record["sessions"])),
        transport=_transport_of(record["transport"]) if "transport" in record else None,
    )


def _transport_record(transport: BidTransport) -> dict[str, Any]:
    return {
        "brings": str(transport.brings),
        "radius_m": transport.radius_m,
        "wards": list(transport.wards),
        "hours": [_session_record(session) for session in transport.hours],
        "seats": transport.seats,
        "route": transport.route,
    }


def _transport_of(record: Mapping[str, Any]) -> BidTransport:
    return BidTransport(
        Brings(record["brings"]),
        record["radius_m"],
        tuple(record["wards"]),
        tuple(map(_session_of, record["hours"])),
        record["seats"],
        record["route"],
    )


def _fault_record(fault: Fault) -> dict[str, Any]:
    return {**asdict(fault), "what": as_record(fault.what), "fix": as_record(fault.fix)}


def _fault_of(record: Mapping[str, Any]) -> Fault:
    sentences = {name: from_record(record[name]) for name in ("what", "fix")}
    return Fault(**{**record, **sentences})


def _session_record(session: Session) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date | time) else value
        for name, value in asdict(session).items()
    }


def _session_of(record: Mapping[str, Any]) -> Session:
    days = {
        name: date.fromisoformat(record[name]) if record[name] else None for name in ("first_on", "last_on")
    }
    ends = time.fromisoformat(record["ends"]) if record["ends"] else None
    return Session(
        **{
            **record,
            **days,
            "starts": time.fromisoformat(record["starts"]),
            "ends": ends,
            "bank_holidays": Known(record["bank_holidays"]),
            "season": Season(**record["season"]) if record.get("season") else None,
        }
    )
