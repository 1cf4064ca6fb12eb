"""What does a panel print? The decision in two to four pages: what, why, what was not known, how firm."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from layers.area import Area
from layers.assets.kinds import Kinds
from layers.bids.model import BidList
from presentation.drawing.bids_map import paper_map, reference
from presentation.printing.lettered import anything_left_out, breakable, fit_to_print
from presentation.printing.typesetting import pages_of, tagged_pdf
from presentation.words import funding as said, plain as words
from presentation.words.credits import attributions
from questions.funding.figures import Assessment, BidFigures
from questions.funding.people import people_of
from questions.funding.portfolio import Portfolio
from questions.funding.record import Decision

_SOURCE: Final = Path(__file__).with_name("report.typ")
_FEWER_BIDS: Final = (24, 12, 6)  # in a long table, until the report fits
_MOST_PAGES: Final = 4
_TABLES: Final = ("chosen", "prices", "bids", "marks")
LETTERS: Final = (
    "Some letters could not be printed as they are: they were left out, or a plain form stands for them. "
    "The record has all of them."
)
ADDED: Final[Mapping[str, str]] = {
    "place": "its place",
    "kind": "its kind",
    "pounds": "how much it asks for",
    "for_asset": "the asset it is for",
    "when": "its times",
    "places": "its places a week",
}


def report_pdf(
    area: Area,
    listed: BidList,
    decision: Decision,
    result: tuple[Assessment, Portfolio],
    *,
    record: Mapping[str, Any],
    kinds: Kinds,
    today: date,
    made_up_bids: bool = False,
    put_right: Collection[tuple[str, str]] = (),
) -> bytes:
    """The decision report as a PDF/UA-1 file.

    Parameters
    ----------
    area, listed, decision, result
        What was decided on what.
    record
        As ``record_of`` gives it, for its hash.
    today
        The day printed on it.
    made_up_bids
        Say that the bids are made up.
    put_right
        What the panel said of the bids itself: (bid, field), as ``ADDED`` names the fields.
    """
    told = report_told(
        area,
        listed,
        decision,
        result,
        record=record,
        kinds=kinds,
        today=today,
        made_up_bids=made_up_bids,
        put_right=put_right,
    )
    pdf = tagged_pdf(_SOURCE, told, today=today)
    for most in _FEWER_BIDS:
        if pages_of(pdf) <= _MOST_PAGES:
            break
        pdf = tagged_pdf(_SOURCE, {**told, **_shortened(told, most)}, today=today)
    return pdf


def _shortened(told: Mapping[str, Any], most: int) -> dict[str, Any]:
    """Long tables cut to their first rows, which is said."""
    short = {}
    for name in ("bids", "chosen", "marks"):
        table = told[name]
        left = len(table["rows"]) - most
        if left > 0:
            caption = f"{table['caption']}; {left} more are in the record"
            short[name] = {**table, "rows": table["rows"][:most], "caption": caption}
    unknown = told["unknown"]
    if len(unknown) > most:
        short["unknown"] = [*unknown[:most], f"{len(unknown) - most} more are in the record."]
    return short


def report_told(
    area: Area,
    listed: BidList,
    decision: Decision,
    result: tuple[Assessment, Portfolio],
    *,
    record: Mapping[str, Any],
    kinds: Kinds,
    today: date,
    made_up_bids: bool = False,
    put_right: Collection[tuple[str, str]] = (),
) -> dict[str, Any]:
    """Everything that the report says, as plain data, with the letters that its font has."""
    found, best = result
    drawn = paper_map(area, found.figures, best.chosen)
    title = f"What to fund in {area.title}"
    made_up = ["The bids are made up, to try the page."] if made_up_bids else []
    made_up += ["The town is made up."] if area.made_up else []
    intro = [
        f"{words.day(today.isoformat())}. {words.count(len(listed.bids), 'bid', 'bids')} "
        f"asking for {said.asked_for(listed)}; a budget of {said.pounds(decision.budget)}.",
        *made_up,
    ]
    content = {
        "title": title,
        "answer": said.set_sentence(best),
        "intro": [" ".join(intro)],
        "foot": f"{title}, {words.day(today.isoformat())}",
        "map": {
            "svg": drawn.svg,
            "alt": drawn.alt,
            "caption": "Dark: to be funded. Dots: homes of residents who would gain.",
        },
        "chosen": _chosen(found, best, kinds),
        "prices": _prices(best),
        "bids": _bids(found, kinds),
        "how": _how(decision),
        "marks": _marks(found, decision),
        "unknown": [*_unknown(area, found, best, listed), *_added(listed, put_right)],
        "change": _change(found),
        "trials": [f"Tried: {trial.words}." for trial in found.trials],
        "record": _record(record),
        "sources": " · ".join(attributions(area)),
    }
    return _lettered(content)


def _lettered(content: dict[str, Any]) -> dict[str, Any]:
    """The same, as the font can write it; where it lacks a letter, that is said with what is not known."""
    if anything_left_out(content):
        content = {**content, "unknown": [*content["unknown"], LETTERS]}
    fitted: dict[str, Any] = fit_to_print(content)
    for name in _TABLES:
        rows = [[breakable(cell) for cell in row] for row in fitted[name]["rows"]]
        fitted[name] = {**fitted[name], "rows": rows}
    return fitted


def _table(
    caption: str, columns: Sequence[str], widths: Sequence[float], numbers: Sequence[bool], rows: Any
) -> dict[str, Any]:
    return {
        "caption": caption,
        "columns": list(columns),
        "widths": list(widths),
        "numbers": list(numbers),
        "rows": [[str(cell) for cell in row] for row in rows],
    }


def _chosen(found: Assessment, best: Portfolio, kinds: Kinds) -> dict[str, Any]:
    rows = [
        (
            reference(one.bid),
            one.bid.title,
            one.bid.organisation or "not known",
            kinds.label(one.kind) if one.kind else words.NOT_KNOWN,
            said.pounds(one.bid.pounds),
            said.additional(one),
        )
        for one in found.figures
        if one.bid.bid_id in best.chosen
    ]
    heads = ("Bid", "What", "Who", "Kind", "£", "Residents")
    flags = (False, False, False, False, True, True)
    caption = f"{said.pounds(best.spent)} of {said.pounds(best.budget)}; residents who have none of it now"
    return _table(caption, heads, (1, 4, 4, 2, 1.6, 1.6), flags, rows)


def _prices(best: Portfolio) -> dict[str, Any]:
    rows = [
        (price.words, f"{price.additional:,}" if price.weighted > 0 else "nothing") for price in best.prices
    ]
    return _table(
        "What each condition costs", ("Condition", "Residents not reached"), (4, 1.5), (False, True), rows
    )


def _bids(found: Assessment, kinds: Kinds) -> dict[str, Any]:
    rows = [_bid_row(one, kinds) for one in found.ranked]
    heads = ("Bid", "What", "Asked", "Reach", "Added", "Poorest", "£ each", "Rank", "Alike", "Range")
    widths = (1, 4, 1.5, 1.4, 1.4, 1.5, 1.6, 1, 1, 1.4)
    flags = (False, False, *([True] * 8))
    return _table("The most for the money first", heads, widths, flags, rows)


def _bid_row(one: BidFigures, kinds: Kinds) -> tuple[str, ...]:
    kind = f" ({kinds.label(one.kind).lower()})" if one.kind else ""
    return (
        reference(one.bid),
        f"{one.bid.title}{kind}",
        said.pounds(one.bid.pounds),
        words.NOT_KNOWN if one.cannot else f"{one.in_reach:,}",
        said.additional(one),
        said.poorest(one),
        one.price_words,
        str(one.rank or "–"),
        str(one.plain_rank or "–"),
        said.ranked(one.rank_range),
    )


def _how(decision: Decision) -> list[str]:
    weights = ", ".join(f"{said.group(name).lower()} {weight:g}" for name, weight in decision.weights.weights)
    index = decision.weights.index
    end = "rank 1 is the neediest" if index and index.rank_one_is_neediest else "a high score is a great need"
    return [
        f"Within reach is {decision.standard.words}, on the streets that are known.",
        "Added: residents within reach who have none of its kind within reach today. "
        "Poorest: those of them in the most deprived fifth of the area’s residents.",
        f"Counted on top of each resident: {weights}." if weights else "Every resident counted the same.",
        *([f"The index is {index.title}: {end}."] if index else []),
        "Rank is by what is gained for a pound, with these weights; alike, with everybody counted the same.",
        "A resident who gains two kinds of thing counts for both; the same kind twice counts once.",
    ]


def _marks(found: Assessment, decision: Decision) -> dict[str, Any]:
    rows = []
    for one in found.figures:
        marks = decision.of(one.bid.bid_id)
        if marks.marks or marks.reason or marks.conflicts or marks.decision:
            each = ", ".join(f"{criterion.lower()} {mark}" for criterion, mark in marks.marks)
            total = str(marks.total) if marks.marks else "–"
            rows.append((reference(one.bid), each, total, marks.decision, marks.conflicts, marks.reason))
    heads = ("Bid", "Marks of 25", "Total", "Decision", "Conflicts of interest", "Reason")
    flags = (False, False, True, False, False, False)
    return _table("Beside the figures", heads, (1, 3.5, 1, 1.4, 2.5, 4), flags, rows)


def _unknown(area: Area, found: Assessment, best: Portfolio, listed: BidList) -> list[str]:
    people, names = people_of(area), people_of(area).wards
    lines = [f"{reference(one.bid)} {one.bid.title}: {one.cannot}" for one in found.figures if one.cannot]
    lines += [f"No bid does anything for {names[code]} that can be judged." for code in best.cannot_keep]
    lines += [
        f"{said.group(name)} is not known for {count:,} residents, who get no extra weight."
        for name, count in found.need.unknown
    ]
    if listed.faults:
        things = words.count(len(listed.faults), "thing was", "things were")
        lines.append(f"{things} missing or not understood when the list of bids was read.")
    whole = round(float(people.residents.sum()))
    if found.not_judged:
        lines.append(
            f"{found.not_judged:,} of {whole:,} residents have no known street near them: "
            "they are counted neither as reached nor as not reached."
        )
    lines.append("Whether people would come, whether a group can do it, and what it would do for them.")
    return lines


def _added(listed: BidList, put_right: Collection[tuple[str, str]]) -> list[str]:
    """What the panel said of the bids where they said nothing themselves."""
    fields: dict[str, list[str]] = {}
    for bid_id, name in sorted(put_right):
        if name in ADDED:
            fields.setdefault(bid_id, []).append(ADDED[name])
    if not fields:
        return []
    references = {bid.bid_id: reference(bid) for bid in listed.bids}
    each = "; ".join(f"{references.get(bid_id, bid_id)} {' and '.join(of)}" for bid_id, of in fields.items())
    return [f"Said by the panel, not by the bid: {each}."]


def _change(found: Assessment) -> str:
    moved = [
        one for one in found.ranked if one.rank and one.rank_range and one.rank_range[0] != one.rank_range[1]
    ]
    if not moved:
        return "No bid changes its rank under anything that was tried."
    told = "; ".join(f"{reference(one.bid)} {said.ranked(one.rank_range)}" for one in moved)
    return f"Bids that change rank, and between which ranks: {told}. All others keep theirs."


def _record(record: Mapping[str, Any]) -> list[str]:
    inputs = record["inputs"]
    versions = ", ".join(f"{name} {number}" for name, number in record["versions"].items())
    return [
        f"Record {record['hash']}.",
        f"Area {inputs['area']}, revision {inputs['area_revision']}; {inputs['assets']:,} assets; "
        f"bids from {inputs['bids_file']}.",
        f"Made with {versions}.",
        "The record, saved beside this report, gives the same figures again: "
        "python cli.py fund … --redo RECORD.",
    ]
