"""How do bids, what they would change, and the best set of them read in a terminal and as JSON?"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.errors import WithinReachError
from layers.area import Area
from layers.assets.kinds import Kinds
from layers.bids.model import BidList
from layers.bids.read import read_bids
from layers.register.importing.places import finder_for
from presentation.words import plain as words
from presentation.words.errors import fault_words
from presentation.words.funding import asked_for, poorest, poorest_unknown
from presentation.words.near.lines import printable
from questions.funding.alternatives import alternatives
from questions.funding.figures import Assessment, BidFigures
from questions.funding.need import (
    DEFAULT_WEIGHTS,
    INDEX,
    NOTHING_SUITABLE,
    Index,
    NeedWeights,
    ingredients,
    read_index,
)
from questions.funding.people import DEPRIVATION, people_of
from questions.funding.portfolio import FloorPrice, Portfolio
from questions.funding.record import Decision, decide, record_of, redo
from questions.funding.standard import WINDOWS, Window
from questions.places.area_assets import AreaAssets

FAULTS_SHOWN = 20
MISSES_NOTE = (
    "Nothing suitable: last year's conversations by ward, in fives; a ward with few of them adds nothing."
)


@dataclass(frozen=True)
class Funded:
    """What `fund` answers with."""

    area: Area
    assets: AreaAssets
    bids: BidList
    decision: Decision
    found: Assessment
    best: Portfolio


def read_index_file(area: Area, path: Path | None, *, rank_one_is_neediest: bool) -> Index | None:
    """The index of need that the panel brings, if it brings one."""
    if path is None:
        return None
    if not path.is_file():
        raise WithinReachError(
            "There is no file {printable}.",
            "Give the path of the index, a CSV file.",
            printable=printable(path.name),
        )
    return read_index(path, area, rank_one_is_neediest=rank_one_is_neediest, title=printable(path.name))


def read_weights(
    area: Area, text: str, *, index: Index | None = None, misses: Mapping[str, int] | None = None
) -> NeedWeights:
    """Weights from "deprivation=1,aged_75_plus=0.5"; "" is the usual, "none" is everybody alike.

    An index that is given must be weighted. ``misses`` are the conversations that may be weighted.
    """
    names = ingredients(area, index=index, misses=misses)
    found = _weights(names, text)
    told = dict(found.weights)
    if index is not None and INDEX not in told:
        raise WithinReachError(
            "{index_title} counts nothing, for it has no weight.",
            "Add index=1 to --weights.",
            index_title=index.title,
        )
    if NOTHING_SUITABLE in told and not misses:
        raise WithinReachError(
            "No ward has enough conversations that ended with nothing suitable to be counted.",
            "Leave nothing_suitable out of --weights; cli.py unmet says what may be shown.",
        )
    return NeedWeights(found.weights, index)


def _weights(names: Sequence[str], text: str) -> NeedWeights:
    if text.strip().casefold() == "none":
        return NeedWeights()
    if not text.strip():
        return DEFAULT_WEIGHTS if DEPRIVATION in names else NeedWeights()
    weights = {}
    for part in text.split(","):
        name, _, value = part.partition("=")
        try:
            weights[name.strip()] = float(value)
        except ValueError:
            raise WithinReachError(
                '"{printable}" is not a weight.',
                "Write NAME=NUMBER, the names being {names}.",
                printable=printable(part),
                names=", ".join(names),
            ) from None
    return NeedWeights.of(weights)


def read_window(text: str) -> Window | None:
    """The part of the week by its key, "" for any time."""
    if text and text not in WINDOWS:
        raise WithinReachError(
            '"{printable}" is no part of the week.',
            "Choose {windows}.",
            printable=printable(text),
            windows=", ".join(WINDOWS),
        )
    return WINDOWS.get(text)


def read_wards(area: Area, text: str) -> tuple[str, ...]:
    """Ward codes from names or codes between commas; "deprived" is the most deprived quarter of the wards."""
    people, found = people_of(area), []
    by_name = {name.casefold(): code for code, name in people.wards.items()}
    for part in (part.strip() for part in text.split(",") if part.strip()):
        if part.casefold() == "deprived":
            found += people.deprived_wards()
        elif part in people.wards or part.casefold() in by_name:
            found.append(part if part in people.wards else by_name[part.casefold()])
        else:
            raise WithinReachError(
                'There is no ward "{printable}".',
                "Choose among {values}.",
                printable=printable(part),
                values=", ".join(people.wards.values()),
            )
    return tuple(dict.fromkeys(found))


def fund(
    area: Area,
    assets: AreaAssets,
    bids_file: Path,
    *,
    kinds: Kinds,
    decision: Decision,
) -> Funded:
    """Read the bids, find what each would change, and choose the best set."""
    bids = read_bids(bids_file, kinds=kinds, finder=finder_for(area))
    found, best = decide(area, assets, bids.bids, decision)
    return Funded(area, assets, bids, decision, found, best)


def fund_lines(funded: Funded, *, kinds: Kinds) -> Iterator[str]:
    """The answer as lines to read."""
    bids, standard = funded.bids, funded.decision.standard
    counted = words.count(len(bids.bids), "bid", "bids")
    yield f"{counted} in {printable(bids.name)} ask for {asked_for(bids)}."
    for fault in bids.faults[:FAULTS_SHOWN]:
        yield f"  {printable(fault_words(fault))}"
    if len(bids.faults) > FAULTS_SHOWN:
        yield f"  … and {len(bids.faults) - FAULTS_SHOWN:,} more; --json lists all."
    yield ""
    yield f"Within reach: {standard.words}. {weights_words(funded.decision)}"
    yield "Rank, and the range under what was tried; additional residents; pounds for each."
    for one in funded.found.ranked:
        yield from _bid_lines(funded, one, kinds)
    yield ""
    yield from _best_lines(funded)


def weights_words(decision: Decision) -> str:
    """Who counts more, in a sentence, and where what is weighted comes from."""
    weights = decision.weights
    if weights.plain:
        return "Every resident counts the same."
    told = ", ".join(f"{name.replace('_', ' ')} {weight:g}" for name, weight in weights.weights)
    said = f"Counted on top of each resident: {told}."
    if weights.index is not None:
        neediest = "the lowest value" if weights.index.rank_one_is_neediest else "the highest value"
        faults = words.count(len(weights.index.faults), "row", "rows")
        said += f" The index is {weights.index.title}; {neediest} is the neediest."
        said += f" Of it {faults} could not be used." if weights.index.faults else ""
    if NOTHING_SUITABLE in dict(weights.weights):
        said += f" {MISSES_NOTE}"
    return said


def _bid_lines(funded: Funded, one: BidFigures, kinds: Kinds) -> Iterator[str]:
    pounds = "an amount that is not known" if one.bid.pounds is None else f"£{one.bid.pounds:,.0f}"
    rank = f"{one.rank:>3}." if one.rank else "  – "
    span = f" ({one.rank_range[0]}–{one.rank_range[1]})" if one.rank and one.rank_range else ""
    kind = kinds.label(one.bid.kind).lower() if one.bid.kind else "kind not known"
    yield f"{rank}{span} {printable(one.bid.bid_id)} {printable(one.bid.title)}: {kind}, {pounds}"
    if one.cannot:
        yield f"       {printable(one.cannot)}"
        return
    if one.additional <= 0:
        yield f"       no gain: all {one.in_reach:,} residents in reach have one already."
        return
    poor = (
        "how many of them are in the most deprived fifth is not known"
        if poorest_unknown(one)
        else f"{poorest(one)} of them in the most deprived fifth"
    )
    yield f"       {one.additional:,} additional residents, {one.price_words} each; {poor}"
    if one.has_one_already:
        yield f"       {one.has_one_already:,} more in reach have one already."
    for other, people in one.shared[:2]:
        yield f"       {people:,} of them would be served by {printable(other)} too."
    for other in alternatives(funded.area, funded.assets, funded.found, one.bid.bid_id)[:1]:
        most = "at most " if other.most else ""
        yield (
            f"       Instead: {printable(other.words)}, {most}{other.additional:,} of them "
            f"for £{other.pounds:,.0f} (£{other.pounds_each:,.2f} each)."
        )


def _best_lines(funded: Funded) -> Iterator[str]:
    best, names = funded.best, people_of(funded.area).wards
    proven = "proven the best" if best.gap == 0 else f"at most {best.gap:.1%} from the best"
    chosen = ", ".join(printable(bid) for bid in best.chosen) or "none"
    yield f"The best set for £{best.budget:,.0f} ({proven}): {chosen}"
    twice = f"; {best.counted_twice:,} of them gain more than one kind" if best.counted_twice else ""
    yield f"  £{best.spent:,.0f} for {best.people:,} residents who have none of it now{twice}."
    served = [f"{printable(names[code])} {count:,}" for code, count in best.by_ward if count]
    yield f"  By ward: {', '.join(served) or 'none'}"
    for price in best.prices:
        yield f"  {printable(price.words)}: {price_words(price)}."
    for code in best.cannot_keep:
        yield f"  No bid does anything for {printable(names.get(code, code))} that can be judged."
    for bid in best.no_amount:
        yield f"  {printable(bid)} does not say what it asks for, so it is in no set."


def price_words(price: FloorPrice) -> str:
    """What a condition costs; with weights it may cost need, and reach more people all the same."""
    if price.weighted <= 0:
        return "costs nothing"
    if price.additional > 0:
        return f"costs {price.additional:,} residents"
    return (
        f"costs {price.weighted:,.0f} of weighted need, and {-price.additional:,} more residents are reached"
    )


def as_json(funded: Funded) -> str:
    """The record of the answer, with every fault and figure."""
    record: dict[str, Any] = record_of(
        funded.area, funded.assets, funded.bids, funded.decision, (funded.found, funded.best)
    )
    record["faults"] = [str(fault) for fault in funded.bids.faults]
    record["notes"] = list(funded.bids.notes)
    return json.dumps(record, ensure_ascii=False, indent=1)


def redone_lines(path: Path, funded_on: tuple[Area, AreaAssets], bids: BidList) -> Sequence[str]:
    """Whether the record in a file comes out the same again.

    Raises
    ------
    WithinReachError
        The file is no record, or has been changed.
    """
    try:
        record = json.loads(path.read_bytes())
    except ValueError:
        raise WithinReachError(
            "{path_name} is not a record.", "Choose the file that was saved.", path_name=path.name
        ) from None
    if not isinstance(record, dict):
        raise WithinReachError(
            "{path_name} is not a record.", "Choose the file that was saved.", path_name=path.name
        )
    record = {key: value for key, value in record.items() if key not in ("faults", "notes")}
    again = redo(record, *funded_on, bids)
    first = "The record comes out the same." if again.same else "The record does not come out the same."
    return (first, *again.differences)
