"""Does a record of a decision come out the same again, and what is not as it was?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from geo.gradients import Gradient
from geo.paces import PACES, own_pace
from layers.bids.model import BidList
from layers.bids.need_index import NeedIndex
from questions.funding.ground import FundingGround
from questions.funding.need import NeedWeights
from questions.funding.standard import WINDOWS, Standard
from questions.panel.aims import FairnessTerms, SetAim
from questions.panel.decision import Decision, Marks, decide
from questions.panel.portfolio import Floors
from questions.panel.record import FORMS, RecordError, hash_of, record_of
from questions.panel.sitting import PanelVerdict, Sitting
from questions.wards.by_bus import BusDays

_VERDICTS_BEFORE: Final = MappingProxyType(
    {"": PanelVerdict.OPEN, "fund": PanelVerdict.FUND, "not now": PanelVerdict.DEFER}
)


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
        if record["form"] not in FORMS or hash_of(record) != record["hash"]:
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
    prices = [
        (price["additional"], price["weighted"], price.get("minutes"))
        for price in result["portfolio"]["prices"]
    ]
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
    pace = replace(pace, gradient=Gradient(parameters.get("hills", Gradient.LEVEL)))  # none counted before
    day = date.fromisoformat(parameters["today"]) if parameters["today"] else None
    window = WINDOWS.get(parameters["window"])
    return Decision(
        budget=parameters["budget"],
        standard=Standard(pace, parameters["minutes"], window, day, _bus_days(parameters)),
        weights=NeedWeights.of(parameters["weights"], index=index_of(parameters["index"])),
        floors=Floors(
            tuple(floors["wards"]), floors["small_pounds"], tuple(floors["must"]), tuple(floors["never"])
        ),
        criteria=tuple(record["panel"]["criteria"]),
        marks=tuple((bid_id, _marks(marks)) for bid_id, marks in record["panel"]["bids"].items()),
        misses=tuple(sorted(parameters["misses"].items())),
        aim=SetAim(parameters.get("aim", SetAim.MOST)),
        fairness=FairnessTerms(**parameters.get("fairness", {})),
        sitting=_sitting_of(record["panel"].get("sitting", {})),
    )


def _bus_days(parameters: Mapping[str, Any]) -> BusDays | None:
    days = parameters.get("by_bus")  # none counted before
    return None if days is None else BusDays(date.fromisoformat(days["first"]), int(days["days"]))


def _sitting_of(record: Mapping[str, Any]) -> Sitting:
    """The meeting that a record holds; of an older form none."""
    held_on = record.get("held_on")
    return Sitting(
        date.fromisoformat(held_on) if held_on else None,
        tuple(map(str, record.get("present", ()))),
        record.get("final") is True,
    )


def index_of(index: Mapping[str, Any] | None) -> NeedIndex | None:
    """The index of need that a record holds, if it holds one."""
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
    verdict = PanelVerdict(record["verdict"]) if "verdict" in record else _VERDICTS_BEFORE[record["decision"]]
    return Marks(given, record["conflicts"], record["reason"], verdict)
