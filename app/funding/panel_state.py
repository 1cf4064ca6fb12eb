"""What of a visit belongs to the panel's session, as JSON has it, and how is it put back into a visit?"""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from app.funding import memory
from app.memory.session import Visit
from layers.panel.bid_records import bid_of, bid_record, list_of, list_record
from layers.panel.model import SessionItem, SessionPart
from questions.panel.decision import Marks
from questions.panel.record import index_record
from questions.panel.redoing import index_of
from questions.panel.sitting import PanelVerdict

_CHOICES: Final = (
    *(
        "fund_budget",
        "fund_minutes",
        "fund_pace",
        "fund_hills",
        "fund_by_bus",
        "fund_window",
        "fund_small",
        "fund_of_area_floor_wards",
    ),
    *("fund_aim", "fund_aversion", "fund_cap", "fund_together"),
    *("fund_price_hours", "fund_price_venue", "fund_price_path"),
)
_BUS_DAY: Final = "fund_of_area_bus_day"  # a date, kept as ISO text
_WEIGHTS: Final = "fund_of_area_weight_"
_INDEX: Final = "fund_index"
_HELD_ON, _PRESENT, _FINAL = "held_on", "present", "final"
FINAL: Final = SessionItem(SessionPart.MEETING, _FINAL)


def state() -> dict[SessionItem, Any]:
    """Everything that the panel has said and chosen in this visit."""
    items = {**_bids(), **_verdicts(), **_meeting()}
    keys = (*_CHOICES, *Visit().keys_beginning(_WEIGHTS))
    for key in keys:
        if memory.get(key) is not None:
            items[SessionItem(SessionPart.CHOICE, key)] = memory.get(key)
    bus_day = memory.get(_BUS_DAY)
    if bus_day is not None:
        items[SessionItem(SessionPart.CHOICE, _BUS_DAY)] = bus_day.isoformat()
    index = memory.get(_INDEX)
    if index is not None:
        items[SessionItem(SessionPart.CHOICE, _INDEX)] = index_record(index)
    plain = json.loads(json.dumps(list(items.values())))
    return dict(zip(items, plain, strict=True))


def _bids() -> dict[SessionItem, Any]:
    """The list as it was read, and each bid of which something was put right."""
    as_read, now = memory.get(memory.AS_READ), memory.bids()
    if as_read is None or now is None:
        return {}
    items: dict[SessionItem, Any] = {
        SessionItem(SessionPart.BIDS): {"list": list_record(as_read), "sample": memory.is_sample()}
    }
    for before, bid in zip(as_read.bids, now.bids, strict=True):
        if bid != before:
            fields = sorted(field for bid_id, field in memory.put_right() if bid_id == bid.bid_id)
            items[SessionItem(SessionPart.BID, bid.bid_id)] = {"bid": bid_record(bid), "fields": fields}
    return items


def _verdicts() -> dict[SessionItem, Any]:
    items: dict[SessionItem, Any] = {}
    for bid_id, marks in memory.marks().items():
        items[SessionItem(SessionPart.VERDICT, bid_id)] = str(marks.verdict)
        items[SessionItem(SessionPart.REASON, bid_id)] = marks.reason
        items[SessionItem(SessionPart.CONFLICTS, bid_id)] = marks.conflicts
        items[SessionItem(SessionPart.MARKS, bid_id)] = marks.marks
    return items


def _meeting() -> dict[SessionItem, Any]:
    held = memory.sitting()
    values = {
        _HELD_ON: held.held_on.isoformat() if held.held_on else None,
        _PRESENT: held.present,
        _FINAL: held.final,
    }
    return {SessionItem(SessionPart.MEETING, name): value for name, value in values.items()}


def put_back(item: SessionItem, value: Any) -> None:
    """Put what was kept of one thing into this visit, and into the field that asks for it.

    Raises
    ------
    LookupError, TypeError, ValueError, AttributeError
        It is no such value.
    """
    _PUT[item.part](item.of, value)


def _put_list(_: str, value: Any) -> None:
    of_session = {key: memory.get(key) for key in memory.OF_A_SESSION}
    memory.take_bids(list_of(value["list"]), sample=bool(value["sample"]))
    for key, held in of_session.items():
        memory.put(key, held)


def _put_bid(_: str, value: Any) -> None:
    memory.change_bid(bid_of(value["bid"]), *value["fields"])


def _put_verdict(bid_id: str, value: Any) -> None:
    _mark(bid_id, lambda marks: replace(marks, verdict=PanelVerdict(value)))
    memory.put(f"fund_decision_{bid_id}", value)


def _put_reason(bid_id: str, value: Any) -> None:
    _mark(bid_id, lambda marks: replace(marks, reason=str(value)))
    memory.put(f"fund_reason_{bid_id}", str(value))


def _put_conflicts(bid_id: str, value: Any) -> None:
    _mark(bid_id, lambda marks: replace(marks, conflicts=str(value)))
    memory.put(f"fund_conflicts_{bid_id}", str(value))


def _put_marks(bid_id: str, value: Any) -> None:
    given = tuple((str(criterion), int(mark)) for criterion, mark in value)
    before = memory.marks().get(bid_id, Marks()).marks
    for criterion, mark in (*((name, None) for name, _ in before), *given):
        memory.put(f"fund_mark_{bid_id}_{criterion}", mark)
    _mark(bid_id, lambda marks: replace(marks, marks=given))


def _mark(bid_id: str, change: Callable[[Marks], Marks]) -> None:
    memory.mark(bid_id, change(memory.marks().get(bid_id, Marks())))


def _put_choice(key: str, value: Any) -> None:
    if key == _INDEX:
        memory.put(key, index_of(value))
    elif key == _BUS_DAY:
        memory.put(key, date.fromisoformat(value))
    elif key in _CHOICES or key.startswith(_WEIGHTS):
        memory.put(key, value)


def _put_meeting(name: str, value: Any) -> None:
    held = memory.sitting()
    if name == _HELD_ON:
        day = date.fromisoformat(value) if value else None
        memory.meet(replace(held, held_on=day))
        memory.put("fund_held_on", day)
    elif name == _PRESENT:
        memory.meet(replace(held, present=tuple(map(str, value))))
        memory.put("fund_present", "\n".join(map(str, value)))
    else:
        memory.meet(replace(held, final=value is True))


_PUT: Final[Mapping[SessionPart, Callable[[str, Any], None]]] = {
    SessionPart.BIDS: _put_list,
    SessionPart.BID: _put_bid,
    SessionPart.VERDICT: _put_verdict,
    SessionPart.REASON: _put_reason,
    SessionPart.CONFLICTS: _put_conflicts,
    SessionPart.MARKS: _put_marks,
    SessionPart.CHOICE: _put_choice,
    SessionPart.MEETING: _put_meeting,
}
