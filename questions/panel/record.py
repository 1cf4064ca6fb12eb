"""What was decided, and on what grounds, as plain data with a check sum?"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from importlib.metadata import version
from types import MappingProxyType
from typing import Any, Final

from geo.errors import WithinReachError
from layers.area import Area
from layers.bids.model import Bid, BidList
from layers.bids.need_index import NeedIndex
from layers.bids.transport import BidTransport
from layers.times.session import Session
from questions.funding.figures import Assessment
from questions.funding.ground import FundingGround
from questions.funding.size import sizes_of
from questions.funding.standard import Standard
from questions.panel.beside import AimsBeside, SetFigures
from questions.panel.decision import Decision, Outcome
from questions.panel.portfolio import FloorPrice, Portfolio
from questions.panel.sitting import Sitting
from questions.places.area_assets import AreaAssets

FORM: Final = 4
# Form 1 said in sentences why nothing can be said of a bid, and what a condition is; form 2 had two verdicts,
# which bound the set that the figures suggest, and no meeting; form 3 knew one aim.
FORMS: Final = (1, 2, 3, FORM)
# What follows from a record, or is told of the list: no part of its hash.
_BESIDE: Final = ("hash", "sizes", "departures", "aims", "faults", "notes")
_OF_FORM_1: Final = (
    *("weekday", "starts", "ends", "every_weeks", "week_of_month", "first_on", "last_on"),
    *("term_time", "bank_holidays"),
)
# read once, when the program begins: a question reads no file but its area's
_BUILT_WITH: Final = MappingProxyType(
    {name: version(name) for name in ("numpy", "scipy", "shapely", "pandas")}
)
_MOST_TEXT: Final = 2_000


class RecordError(WithinReachError, ValueError):
    """A record that cannot be read, or does not belong to what is here."""


def record_of(ground: FundingGround, bids: BidList, decision: Decision, result: Outcome) -> dict[str, Any]:
    """The record as plain data, ready for JSON; ``hash`` is of inputs, parameters, versions and result."""
    record: dict[str, Any] = {
        "form": FORM,
        "inputs": _inputs(ground.area, ground.assets, bids),
        "parameters": _parameters(decision),
        "versions": dict(_BUILT_WITH),
        "result": _result(result.assessment, result.best),
        "panel": {
            "criteria": list(decision.criteria),
            "bids": {bid_id: asdict(marks) for bid_id, marks in decision.marks},
            "sitting": _sitting(decision.sitting),
        },
        "bids": [_bid(bid) for bid in bids.bids],
    }
    plain: dict[str, Any] = json.loads(json.dumps(record))  # tuples become lists, as they come back
    plain["hash"] = hash_of(plain)
    plain["sizes"] = {size.bid_id: asdict(size) for size in sizes_of(result.assessment).bids}
    if decision.standard.by_bus is not None:
        plain["departures"] = {bid.bid.bid_id: bid.additional_range for bid in result.assessment.figures}
    plain["aims"] = _aims(result.beside)
    plain["faults"] = [str(fault) for fault in bids.faults]
    plain["notes"] = [str(note) for note in bids.notes]
    return plain


def hash_of(record: Mapping[str, Any]) -> str:
    """SHA-256 of all in a record but the hash itself, what follows from it, and what is told of the list."""
    rest = {key: value for key, value in record.items() if key not in _BESIDE}
    return hashlib.sha256(json.dumps(rest, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


_NOT_IN_FORM_1: Final = ("also_in", "gone")  # how sure an asset is: no figure of a decision rests on it


def _inputs(area: Area, assets: AreaAssets, bids: BidList) -> dict[str, Any]:
    table = assets.table.drop(columns=["geometry", *_NOT_IN_FORM_1])
    rows = table.astype(str).to_csv(index=False)
    places = ";".join(f"{point.x:.3f},{point.y:.3f}" for point in assets.table.geometry)
    sessions = ", ".join(
        f"({key!r}, {_in_words_of_form_1(record.sessions)}, {record.full!r})"
        for key, record in sorted(assets.records.items())
    )
    return {
        "area": area.name,
        "area_revision": area.revision,
        "assets": len(assets.table),
        "assets_sha256": hashlib.sha256((rows + places + f"[{sessions}]").encode()).hexdigest(),
        "bids_file": bids.name,
        "bids_sha256": bids.sha256,
    }


def _in_words_of_form_1(sessions: Sequence[Session]) -> str:
    """Sessions as records of form 1 have always counted them: what was learnt since only where it is said."""
    texts = [
        ", ".join(
            f"{item.name}={getattr(session, item.name)!r}"
            for item in fields(Session)
            if item.name in _OF_FORM_1 or getattr(session, item.name) != item.default
        )
        for session in sessions
    ]
    return f"({', '.join(f'Session({text})' for text in texts)}{',' if len(texts) == 1 else ''})"


def _parameters(decision: Decision) -> dict[str, Any]:
    standard, index = decision.standard, decision.weights.index
    return {
        "budget": float(decision.budget),
        "pace": standard.pace.key,
        "speed_mps": standard.pace.speed_mps,
        "avoid": standard.pace.avoid,
        "hills": str(standard.pace.gradient),
        "minutes": standard.minutes,
        "window": standard.window.key if standard.window else "",
        "today": standard.today.isoformat() if standard.today else "",
        **_bus_days(standard),
        "gates_and_ways_walked": [f"{at:%H:%M}" for at in standard.walked],
        "weights": dict(decision.weights.weights),
        "index": None if index is None else index_record(index),
        "floors": asdict(decision.floors),
        "misses": dict(decision.misses),
        "aim": str(decision.aim),
        "fairness": asdict(decision.fairness),
    }


def _bus_days(standard: Standard) -> dict[str, Any]:
    """Whose buses count; nothing where none do, as records always had it."""
    days = standard.by_bus
    return {} if days is None else {"by_bus": {"first": days.first.isoformat(), "days": days.count}}


def _aims(beside: AimsBeside) -> dict[str, Any]:
    """What every aim comes to; minutes to the thousandth."""
    sets = {"today": beside.today, **{str(aim): figures for aim, figures in beside.by_aim.items()}}
    return {
        "cost_of_fairness": beside.cost_of_fairness,
        "aversion_per_minute": round(beside.walks.kappa, 9),
        "sets": {name: _set_figures(figures) for name, figures in sets.items()},
    }


def _set_figures(figures: SetFigures) -> dict[str, Any]:
    minutes = ("equivalent_min", "mean_min", "worst_min", "least_min", "beyond")
    values = {name: getattr(figures, name) for name in minutes}
    return {
        "chosen": list(figures.chosen),
        "spent": figures.spent,
        "people": figures.people,
        **{name: None if value is None else round(value, 3) for name, value in values.items()},
    }


def _sitting(sitting: Sitting) -> dict[str, Any]:
    held_on = sitting.held_on.isoformat() if sitting.held_on else None
    return {"held_on": held_on, "present": sitting.present, "final": sitting.final}


def index_record(index: NeedIndex) -> dict[str, Any]:
    """An index of need as a record has it."""
    return {
        "title": index.title,
        "sha256": index.sha256,
        "rank_one_is_neediest": index.rank_one_is_neediest,
        "by_ward": index.by_ward,
        "values": dict(index.values),
    }


def _result(assessment: Assessment, best: Portfolio) -> dict[str, Any]:
    figures = {
        bid.bid.bid_id: {
            "additional": None if bid.cannot else bid.additional,
            "weighted": None if bid.cannot else round(bid.weighted, 6),
            "in_reach": None if bid.cannot else bid.in_reach,
            "rank": bid.rank,
            "plain_rank": bid.plain_rank,
            "rank_range": bid.rank_range,
            "cannot": str(bid.cannot or ""),
        }
        for bid in assessment.figures
    }
    chosen = {
        "chosen": best.chosen,
        "spent": best.spent,
        "additional": best.additional,
        "people": best.people,
        "weighted": round(best.weighted, 6),
        "prices": [_price(price) for price in best.prices],
        "cannot_keep": best.cannot_keep,
    }
    return {"figures": figures, "portfolio": chosen}


def _price(price: FloorPrice) -> dict[str, Any]:
    minutes = None if price.minutes is None else round(price.minutes, 6)
    return asdict(price) | {"weighted": round(price.weighted, 6), "minutes": minutes}


def _transport(transport: BidTransport) -> dict[str, Any]:
    """What brings people."""
    return {
        "brings": str(transport.brings),
        "radius_m": transport.radius_m,
        "wards": list(transport.wards),
        "hours": _in_words_of_form_1(transport.hours),
        "seats": transport.seats,
        "route": transport.route,
    }


def _bid(bid: Bid) -> dict[str, Any]:
    """What of a bid the figures follow from, and where it was put."""
    return {
        "bid": bid.bid_id,
        "title": bid.title[:_MOST_TEXT],
        "pounds": bid.pounds,
        "kind": bid.kind,
        "longitude": bid.longitude,
        "latitude": bid.latitude,
        "placed_by": str(bid.placed_by),
        "for_asset": bid.for_asset,
        "when": bid.when,
        **({"about": True} if bid.about else {}),  # records made before know of none
        **({"transport": _transport(bid.transport)} if bid.transport else {}),  # likewise
    }
