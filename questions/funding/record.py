"""What was decided, on what grounds, and does it come out the same again?"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from importlib.metadata import version
from types import MappingProxyType
from typing import Any, Final

from geo.errors import WithinReachError
from geo.paces import PACES, own_pace
from layers.area import Area
from layers.bids.model import Bid, BidList
from layers.times.session import Session
from questions.funding.bids import assess
from questions.funding.figures import Assessment
from questions.funding.need import Index, NeedWeights
from questions.funding.portfolio import Floors, Portfolio, best_portfolio
from questions.funding.standard import WINDOWS, Standard
from questions.places.area_assets import AreaAssets

FORM: Final = 1
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


@dataclass(frozen=True)
class Marks:
    """What the panel itself says of one bid."""

    marks: tuple[tuple[str, int], ...] = ()  # (criterion, marks out of 25)
    conflicts: str = ""  # who stands near the bid, and so did not mark it
    reason: str = ""
    decision: str = ""  # "fund", "not now", ""

    @property
    def total(self) -> int:
        """All marks added up."""
        return sum(mark for _, mark in self.marks)


@dataclass(frozen=True)
class Decision:
    """Everything a panel chose and wrote: with the inputs, the whole of what the result follows from."""

    budget: float
    standard: Standard
    weights: NeedWeights
    floors: Floors = field(default_factory=Floors)
    criteria: tuple[str, ...] = ("Affordable", "Needed", "Can be done", "Will last")
    marks: tuple[tuple[str, Marks], ...] = ()  # by bid
    misses: tuple[tuple[str, int], ...] = ()  # "nothing suitable" per ward

    def of(self, bid_id: str) -> Marks:
        """The panel's marks of a bid."""
        return dict(self.marks).get(bid_id, Marks())


def decide(
    area: Area, assets: AreaAssets, bids: Sequence[Bid], decision: Decision
) -> tuple[Assessment, Portfolio]:
    """The figures of every bid and the best set, as they follow from the inputs and the decision."""
    found = assess(
        area,
        assets,
        bids,
        standard=decision.standard,
        weights=decision.weights,
        misses=dict(decision.misses) or None,
    )
    return found, best_portfolio(area, found, budget=decision.budget, floors=decision.floors)


def record_of(
    area: Area, assets: AreaAssets, bids: BidList, decision: Decision, result: tuple[Assessment, Portfolio]
) -> dict[str, Any]:
    """The record as plain data, ready for JSON; ``hash`` is of inputs, parameters, versions and result."""
    found, best = result
    told: dict[str, Any] = {
        "form": FORM,
        "inputs": _inputs(area, assets, bids),
        "parameters": _parameters(decision),
        "versions": dict(_BUILT_WITH),
        "result": _result(found, best),
        "panel": {
            "criteria": list(decision.criteria),
            "bids": {bid_id: asdict(marks) for bid_id, marks in decision.marks},
        },
        "bids": [_bid(bid) for bid in bids.bids],
    }
    plain: dict[str, Any] = json.loads(json.dumps(told))  # tuples become lists, as they come back
    plain["hash"] = hash_of(plain)
    return plain


def hash_of(record: Mapping[str, Any]) -> str:
    """SHA-256 of everything in a record but the hash itself."""
    rest = {key: value for key, value in record.items() if key != "hash"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


def _inputs(area: Area, assets: AreaAssets, bids: BidList) -> dict[str, Any]:
    rows = assets.table.drop(columns="geometry").astype(str).to_csv(index=False)
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
        "budget": decision.budget,
        "pace": standard.pace.key,
        "speed_mps": standard.pace.speed_mps,
        "avoid": standard.pace.avoid,
        "minutes": standard.minutes,
        "window": standard.window.key if standard.window else "",
        "today": standard.today.isoformat() if standard.today else "",
        "weights": dict(decision.weights.weights),
        "index": None if index is None else _index(index),
        "floors": asdict(decision.floors),
        "misses": dict(decision.misses),
    }


def _index(index: Index) -> dict[str, Any]:
    return {
        "title": index.title,
        "sha256": index.sha256,
        "rank_one_is_neediest": index.rank_one_is_neediest,
        "by_ward": index.by_ward,
        "values": dict(index.values),
    }


def _result(found: Assessment, best: Portfolio) -> dict[str, Any]:
    figures = {
        one.bid.bid_id: {
            "additional": None if one.cannot else one.additional,
            "weighted": None if one.cannot else round(one.weighted, 6),
            "in_reach": None if one.cannot else one.in_reach,
            "rank": one.rank,
            "plain_rank": one.plain_rank,
            "rank_range": one.rank_range,
            "cannot": one.cannot,
        }
        for one in found.figures
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


@dataclass(frozen=True)
class Redone:
    """Whether a record came out the same, and what did not."""

    same: bool
    differences: tuple[str, ...]  # sentences


def redo(record: Mapping[str, Any], area: Area, assets: AreaAssets, bids: BidList) -> Redone:
    """Decide again from a record's parameters, and compare.

    Raises
    ------
    RecordError
        It is no record, or has been changed since it was written.
    """
    try:
        if record["form"] != FORM or hash_of(record) != record["hash"]:
            raise RecordError(
                "This record has been changed since it was written.", "Use the record as it was."
            )
        decision = decision_of(record)
    except (KeyError, TypeError, ValueError) as error:
        if isinstance(error, RecordError):
            raise
        raise RecordError("This is no record of a decision.", "Choose the file that was saved.") from error
    again = record_of(area, assets, bids, decision, decide(area, assets, bids.bids, decision))
    told = [
        f"{words} not the same as then."
        for part, words in _PARTS.items()
        if again["inputs"].get(part) != record["inputs"].get(part)
    ]
    told += ["The bids or their places are not the same as then."] if again["bids"] != record["bids"] else []
    told += ["It was made with other versions."] if again["versions"] != record["versions"] else []
    same = again["result"] == _unknown_as_null(record["result"])
    told += [] if same else ["The result is not the same."]
    return Redone(same, tuple(told))


def _unknown_as_null(result: Mapping[str, Any]) -> dict[str, Any]:
    """A record's result; earlier versions wrote 0 for the figures of a bid of which nothing can be said."""
    figures = {
        bid_id: {**known, **dict.fromkeys(_OF_WHO_GAINS)} if known["cannot"] else known
        for bid_id, known in result["figures"].items()
    }
    return {**result, "figures": figures}


_OF_WHO_GAINS: Final = ("additional", "weighted", "in_reach")
_PARTS: Final = {
    "area_revision": "The area's data are",
    "assets_sha256": "The register is",
    "bids_sha256": "The file of bids is",
}


def _marks(told: Mapping[str, Any]) -> Marks:
    given = tuple((str(criterion), int(mark)) for criterion, mark in told["marks"])
    return Marks(given, told["conflicts"], told["reason"], told["decision"])


def decision_of(record: Mapping[str, Any]) -> Decision:
    """The decision that a record holds. KeyError or TypeError where it holds none."""
    told = record["parameters"]
    known = PACES.get(told["pace"])
    pace = known if known and known.speed_mps == told["speed_mps"] else None
    if pace is None:
        pace = own_pace(told["speed_mps"], step_free=bool(told["avoid"]))
    index = told["index"]
    weights = NeedWeights.of(
        told["weights"],
        index=None
        if index is None
        else Index(
            index["title"],
            tuple(sorted(index["values"].items())),
            index["rank_one_is_neediest"],
            index["sha256"],
            by_ward=index.get("by_ward", False),
        ),
    )
    floors = told["floors"]
    marks = tuple(
        (
            bid_id,
            Marks(
                tuple((c, int(m)) for c, m in one["marks"]), one["conflicts"], one["reason"], one["decision"]
            ),
        )
        for bid_id, one in record["panel"]["bids"].items()
    )
    return Decision(
        budget=told["budget"],
        standard=Standard(
            pace,
            told["minutes"],
            WINDOWS.get(told["window"]),
            date.fromisoformat(told["today"]) if told["today"] else None,
        ),
        weights=weights,
        floors=Floors(
            tuple(floors["wards"]), floors["small_pounds"], tuple(floors["must"]), tuple(floors["never"])
        ),
        criteria=tuple(record["panel"]["criteria"]),
        marks=marks,
        misses=tuple(sorted(told["misses"].items())),
    )
