"""How do bids, what they would change, and the best set of them read in a terminal and as JSON?"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.errors import WithinReachError
from layers.area import Area
from layers.assets.kinds import Kinds
from layers.bids.model import BidList
from layers.bids.need_index import NeedIndex, read_index
from layers.register.importing.places import finder_for
from layers.tables.source_table import check_is_file
from layers.wards.names import ward_called
from presentation.words.funding import (
    aims as aim_words,
    best_set as set_words,
    bids as words,
    marks as mark_words,
    size as size_words,
)
from presentation.words.funding.firmness import firmness, tried_sentence
from presentation.words.funding.incoming import fault_lines
from presentation.words.funding.need import weights_words
from presentation.words.funding.standard import counted_lines
from presentation.words.funding.whom_for import whom_for_lines, whom_for_sentence
from presentation.words.kinds import kind_label
from presentation.words.language import worded
from presentation.words.near.lines import printable
from questions.funding.alternatives import NO_PRICES, Prices, alternatives
from questions.funding.figures import BidFigures
from questions.funding.ground import FundingGround
from questions.funding.need import DEFAULT_WEIGHTS, INDEX, NOTHING_SUITABLE, NeedWeights, ingredients
from questions.funding.people import DEPRIVATION, People
from questions.funding.size import sizes_of
from questions.funding.standard import WINDOWS, Window
from questions.funding.whom_for import whom_for, whom_for_together
from questions.panel.decision import Decision, Outcome, decide
from questions.panel.record import record_of
from questions.panel.redoing import redo
from terminal.bids_file import BidsFile


@dataclass(frozen=True)
class Funded:
    """What `fund` answers with."""

    ground: FundingGround
    bids: BidList
    decision: Decision
    outcome: Outcome


def read_index_file(area: Area, path: Path | None, *, rank_one_is_neediest: bool) -> NeedIndex | None:
    """The index of need that the panel brings, if it brings one.

    Raises
    ------
    WithinReachError
        There is no such file, or it is no index of need of this area.
    """
    if path is None:
        return None
    check_is_file(path, called=printable(path.name), fix="Give the path of the index, a CSV file.")
    return read_index(path, area, rank_one_is_neediest=rank_one_is_neediest, title=printable(path.name))


def read_weights(
    people: People, text: str, *, index: NeedIndex | None = None, misses: Mapping[str, int] | None = None
) -> NeedWeights:
    """Weights from "deprivation=1,aged_75_plus=0.5"; "" is the usual, "none" is everybody alike.

    An index that is given must be weighted. ``misses`` are the conversations that may be weighted.

    Raises
    ------
    WithinReachError
        A weight is not understood; an index is given without one, or the other way round.
    """
    names = ingredients(people, index=index, misses=misses)
    weights = _weights(names, text)
    weighted = dict(weights.weights)
    if index is not None and INDEX not in weighted:
        raise WithinReachError(
            "{index_title} counts nothing, for it has no weight.",
            "Add index=1 to --weights.",
            index_title=index.title,
        )
    if NOTHING_SUITABLE in weighted and not misses:
        raise WithinReachError(
            "No ward has enough conversations that ended with nothing suitable to be counted.",
            "Leave nothing_suitable out of --weights; cli.py unmet says what may be shown.",
        )
    return NeedWeights(weights.weights, index)


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
    """The part of the week by its key, "" for any time.

    Raises
    ------
    WithinReachError
        There is no such part of the week.
    """
    if text and text not in WINDOWS:
        raise WithinReachError(
            '"{printable}" is no part of the week.',
            "Choose {windows}.",
            printable=printable(text),
            windows=", ".join(WINDOWS),
        )
    return WINDOWS.get(text)


def read_wards(
    people: People, text: str, *, second: Mapping[str, Sequence[str]] | None = None
) -> tuple[str, ...]:
    """Ward codes from names or codes between commas; "deprived" is the most deprived quarter of the wards.

    ``second`` are the wards' names in other languages, by code: they are as good.

    Raises
    ------
    UnknownWardError
        One of them is no ward, or the name of several.
    """
    codes: list[str] = []
    for part in (part.strip() for part in text.split(",") if part.strip()):
        if part.casefold() == "deprived":
            codes += people.deprived_wards()
        else:
            codes.append(ward_called(part, people.wards, second=second))
    return tuple(dict.fromkeys(codes))


def fund(ground: FundingGround, bids_file: BidsFile, *, kinds: Kinds, decision: Decision) -> Funded:
    """Read the bids, find what each would change, and choose the best set.

    Raises
    ------
    ImportRefusedError, NeedError, SitingError
        The file is no list of bids, a weight names what is not known, or no set keeps to all that is asked.
    """
    bids = bids_file.read(kinds=kinds, finder=finder_for(ground.area))
    return Funded(ground, bids, decision, decide(ground, bids.bids, decision))


def fund_lines(funded: Funded, *, kinds: Kinds, prices: Prices = NO_PRICES) -> Iterator[str]:
    """The answer as lines to read; other ways than bids only at ``prices`` that somebody has assumed."""
    assessment, bids = funded.outcome.assessment, funded.bids
    yield printable(bids.name)
    yield printable(words.list_sentence(bids, assessment))
    for note in bids.notes:
        yield printable(worded(note))
    for line in fault_lines(bids.faults):
        yield f"  {printable(line)}"
    yield ""
    yield words.within_reach_sentence(funded.decision.standard)
    yield from counted_lines(funded.ground.area, funded.decision.standard)
    yield printable(weights_words(funded.decision.weights))
    yield words.how_counted(assessment.not_judged)
    if tried := tried_sentence(assessment):
        yield tried
    yield from (printable(line) for line in firmness(assessment))
    yield words.TERMINAL_COLUMNS
    for bid in assessment.ranked:
        yield from _bid_lines(funded, bid, kinds, prices)
    yield ""
    yield from _best_lines(funded)
    whom = whom_for_together(funded.ground.people, assessment, funded.outcome.best.chosen)
    yield from whom_for_lines(whom, kinds)


def _bid_lines(funded: Funded, bid: BidFigures, kinds: Kinds, prices: Prices) -> Iterator[str]:
    line = words.bid_line(bid, kind_label(kinds, bid.kind) if bid.kind else "")
    yield f"{words.rank(bid.rank):>3}. {printable(line)}"
    if bid.cannot:
        yield f"       {words.cannot_words(bid)}"
        return
    yield f"       {words.gain_sentence(bid)}"
    if whom := whom_for(bid):
        yield f"       {whom_for_sentence(whom, kinds)}"
    yield f"       {size_words.size_sentence(sizes_of(funded.outcome.assessment).of(bid.bid.bid_id))}"
    for line in words.overlap_lines(funded.outcome.assessment, bid):
        yield f"       {printable(line)}"
    for other in alternatives(funded.ground, funded.outcome.assessment, bid.bid.bid_id, prices=prices):
        yield f"       {printable(words.alternative_sentence(other, kind_label(kinds, other.kind)))}"


def _best_lines(funded: Funded) -> Iterator[str]:
    best, names = funded.outcome.best, funded.ground.people.wards
    bids = [printable(words.bid_title(funded.outcome.assessment.of(bid).bid)) for bid in best.chosen]
    outcome, decision = funded.outcome, funded.decision
    yield printable(aim_words.best_by(decision.aim))
    yield set_words.set_sentence(best, outcome.beside, decision.aim)
    if places := size_words.set_places(sizes_of(funded.outcome.assessment), best.chosen):
        yield places
    if bids:
        yield f"  {set_words.CAPTION}: {'; '.join(bids)}"
    served = [f"{printable(names[code])} {count:,}" for code, count in best.by_ward if count]
    if served:
        yield f"  {set_words.WARDS_CAPTION}: {', '.join(served)}"
    for price in best.prices:
        yield f"  {printable(set_words.price_sentence(price))}"
    for code in best.cannot_keep:
        yield f"  {printable(set_words.cannot_keep(names.get(code, code)))}"
    for line in aim_words.aim_lines(outcome.beside, decision.standard):
        yield f"  {printable(line)}"
    for bid in best.no_amount:
        yield f"  {printable(set_words.no_amount(bid))}"


def as_json(funded: Funded) -> str:
    """The record of the answer, with every fault and figure, as the page gives it."""
    record = record_of(funded.ground, funded.bids, funded.decision, funded.outcome)
    return json.dumps(record, ensure_ascii=False, indent=1)


def redone_lines(path: Path, ground: FundingGround, bids: BidList) -> Sequence[str]:
    """Whether the record in a file comes out the same again.

    Raises
    ------
    WithinReachError
        The file is no record, or has been changed.
    """
    check_is_file(path, called=printable(path.name), fix="Choose the file that was saved.")
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
    return [printable(line) for line in mark_words.redone_lines(redo(record, ground, bids))]
