"""What was decided, on what grounds, and does it come out the same again?"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from importlib.metadata import version
from types import MappingProxyType
from typing import Any, Final

from geo.errors import WithinReachError
from geo.paces import PACES, own_pace
from layers.area import Area
from layers.bids.model import Bid, BidList
from layers.bids.need_index import NeedIndex
from layers.times.session import Session
from questions.funding.decision import Decision, Marks, decide
from questions.funding.figures import Assessment
from questions.funding.ground import FundingGround
from questions.funding.need import NeedWeights
from questions.funding.portfolio import Floors, Portfolio
from questions.funding.standard import WINDOWS, Standard
from questions.places.area_assets import AreaAssets

FORM: Final = 2
_FIRST_FORM: Final = 1  # said in sentences why nothing can be said of a bid, and what a condition is
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


def record_of(
    ground: FundingGround, bids: BidList, decision: Decision, result: tuple[Assessment, Portfolio]
) -> dict[str, Any]:
    """The record as plain data, ready for JSON; ``hash`` is of inputs, parameters, versions and result."""
    record: dict[str, Any] = {
        "form": FORM,
        "inputs": _inputs(ground.area, ground.assets, bids),
        "parameters": _parameters(decision),
        "versions": dict(_BUILT_WITH),
        "result": _result(*result),
        "panel": {
            "criteria": list(decision.criteria),
            "bids": {bid_id: asdict(marks) for bid_id, marks in decision.marks},
        },
        "bids": [_bid(bid) for bid in bids.bids],
    }
    plain: dict[str, Any] = json.loads(json.dumps(record))  # tuples become lists, as they come back
    plain["hash"] = hash_of(plain)
    plain["faults"] = [str(fault) for fault in bids.faults]
    plain["notes"] = [str(note) for note in bids.notes]
    return plain


def hash_of(record: Mapping[str, Any]) -> str:
    """SHA-256 of everything in a record but the hash itself and what is only told of the list."""
    rest = {key: value for key, value in record.items() if key not in ("hash", "faults", "notes")}
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
        "minutes": standard.minutes,
        "window": standard.window.key if standard.window else "",
        "today": standard.today.isoformat() if standard.today else "",
        "gates_and_ways_walked": [f"{at:%H:%M}" for at in standard.walked],
        "weights": dict(decision.weights.weights),
        "index": None if index is None else _index(index),
        "floors": asdict(decision.floors),
        "misses": dict(decision.misses),
    }


def _index(index: NeedIndex) -> dict[str, Any]:
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
        "prices": [asdict(price) | {"weighted": round(price.weighted, 6)} for price in best.prices],
        "cannot_keep": best.cannot_keep,
    }
    return {"figures": figures, "portfolio": chosen}


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
    }


class Difference(StrEnum):
    """What is not the same as when a record was written."""

    AREA = "area"
    REGISTER = "register"
    FILE = "file"  # of bids
    BIDS = "bids"  # or their places
    VERSIONS = "versions"
    RESULT = "result"


@dataclass(frozen=True)
class Redone:
    """Whether a record came out the same, and what did not."""

    same: bool
    differences: tuple[Difference, ...]


def redo(record: Mapping[str, Any], ground: FundingGround, bids: BidList) -> Redone:
    """Decide again from a record's parameters, and compare.

    Raises
    ------
    RecordError
        It is no record, or has been changed since it was written.
    """
    try:
        if record["form"] not in (FORM, _FIRST_FORM) or hash_of(record) != record["hash"]:
            raise RecordError(
                "This record has been changed since it was written.", "Use the record as it was."
            )
        decision = decision_of(record)
        before = _comparable(record["result"])
    except (KeyError, TypeError, ValueError) as error:
        if isinstance(error, RecordError):
            raise
        raise RecordError("This is no record of a decision.", "Choose the file that was saved.") from error
    again = record_of(ground, bids, decision, decide(ground, bids.bids, decision))
    differences = [
        what for part, what in _PARTS.items() if again["inputs"].get(part) != record["inputs"].get(part)
    ]
    differences += [Difference.BIDS] if again["bids"] != record["bids"] else []
    differences += [Difference.VERSIONS] if again["versions"] != record["versions"] else []
    same = _comparable(again["result"]) == before
    differences += [] if same else [Difference.RESULT]
    return Redone(same, tuple(differences))


def _comparable(result: Mapping[str, Any]) -> dict[str, Any]:
    """The figures of a record's result, whatever version wrote it.

    The first form had sentences where codes are now, and 0 for the figures of a bid of which nothing can be
    said.
    """
    figures = {
        bid_id: {**values, "cannot": bool(values["cannot"])}
        | (dict.fromkeys(_OF_WHO_GAINS) if values["cannot"] else {})
        for bid_id, values in result["figures"].items()
    }
    prices = [(price["additional"], price["weighted"]) for price in result["portfolio"]["prices"]]
    return {"figures": figures, "portfolio": {**result["portfolio"], "prices": prices}}


_OF_WHO_GAINS: Final = ("additional", "weighted", "in_reach")
_PARTS: Final = {
    "area_revision": Difference.AREA,
    "assets_sha256": Difference.REGISTER,
    "bids_sha256": Difference.FILE,
}


def decision_of(record: Mapping[str, Any]) -> Decision:
    """The decision that a record holds.

    Raises
    ------
    KeyError, TypeError, ValueError
        It holds none.
    """
    parameters, floors = record["parameters"], record["parameters"]["floors"]
    pace = PACES.get(parameters["pace"])
    if pace is None or pace.speed_mps != parameters["speed_mps"]:
        pace = own_pace(parameters["speed_mps"], step_free=bool(parameters["avoid"]))
    day = date.fromisoformat(parameters["today"]) if parameters["today"] else None
    return Decision(
        budget=parameters["budget"],
        standard=Standard(pace, parameters["minutes"], WINDOWS.get(parameters["window"]), day),
        weights=NeedWeights.of(parameters["weights"], index=_index_of(parameters["index"])),
        floors=Floors(
            tuple(floors["wards"]), floors["small_pounds"], tuple(floors["must"]), tuple(floors["never"])
        ),
        criteria=tuple(record["panel"]["criteria"]),
        marks=tuple((bid_id, _marks(marks)) for bid_id, marks in record["panel"]["bids"].items()),
        misses=tuple(sorted(parameters["misses"].items())),
    )


def _index_of(index: Mapping[str, Any] | None) -> NeedIndex | None:
    if index is None:
        return None
    return NeedIndex(
        index["title"],
        tuple(sorted(index["values"].items())),
        index["rank_one_is_neediest"],
        index["sha256"],
        by_ward=index.get("by_ward", False),
    )


def _marks(record: Mapping[str, Any]) -> Marks:
    given = tuple((str(criterion), int(mark)) for criterion, mark in record["marks"])
    return Marks(given, record["conflicts"], record["reason"], record["decision"])
