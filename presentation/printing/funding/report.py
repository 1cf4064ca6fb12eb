"""What does a panel print? The decision in two to four pages: what, why, what was not known, how firm."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from layers.area import Area
from layers.assets.kinds import Kinds
from layers.bids.model import BidList
from presentation.drawing.bids_map import paper_map, reference
from presentation.printing.lettered import anything_left_out, breakable, fit_to_print
from presentation.printing.typesetting import pages_of, tagged_pdf
from presentation.words import plain
from presentation.words.credits import attributions
from presentation.words.funding import (
    best_set as set_words,
    bids as bid_words,
    marks as mark_words,
    report as words,
)
from presentation.words.funding.best_set import set_sentence
from presentation.words.funding.incoming import ADDED
from presentation.words.funding.money import pounds
from presentation.words.funding.need import unknown_words, weights_words
from presentation.words.funding.standard import walked_sentence
from presentation.words.kinds import kind_label
from questions.funding.decision import Decision
from questions.funding.figures import Assessment, BidFigures
from questions.funding.people import wards_of
from questions.funding.portfolio import Portfolio

_SOURCE: Final = Path(__file__).with_name("report.typ")
_FEWER_BIDS: Final = (24, 12, 6)  # in a long table, until the report fits
_MOST_PAGES: Final = 4
_TABLES: Final = ("chosen", "prices", "bids", "marks")


@dataclass(frozen=True)
class Report:
    """What is to be printed: what was decided on what, and what must be said with it."""

    area: Area
    listed: BidList
    decision: Decision
    result: tuple[Assessment, Portfolio]
    record: Mapping[str, Any]  # as ``record_of`` gives it, for its hash
    today: date  # the day printed on it
    made_up_bids: bool = False
    put_right: Collection[tuple[str, str]] = ()  # what the panel said of the bids itself: (bid, field)


def report_pdf(report: Report, *, kinds: Kinds) -> bytes:
    """The decision report as a PDF/UA-1 file of at most four pages, long tables shortened."""
    data = report_data(report, kinds=kinds)
    pdf = tagged_pdf(_SOURCE, data, today=report.today)
    for most in _FEWER_BIDS:
        if pages_of(pdf) <= _MOST_PAGES:
            break
        pdf = tagged_pdf(_SOURCE, {**data, **_shortened(data, most)}, today=report.today)
    return pdf


def _shortened(data: Mapping[str, Any], most: int) -> dict[str, Any]:
    """Long tables cut to their first rows, which is said."""
    short: dict[str, Any] = {}
    for name in ("bids", "chosen", "marks"):
        table = data[name]
        left = len(table["rows"]) - most
        if left > 0:
            caption = words.shortened(table["caption"], left)
            short[name] = {**table, "rows": table["rows"][:most], "caption": caption}
    unknown = data["unknown"]
    if len(unknown) > most:
        short["unknown"] = [*unknown[:most], words.more_in_record(len(unknown) - most)]
    return short


def report_data(report: Report, *, kinds: Kinds) -> dict[str, Any]:
    """Everything that the report says, as plain data, with the letters that its font has."""
    area, listed, decision = report.area, report.listed, report.decision
    assessment, best = report.result
    drawn = paper_map(area, assessment.figures, best.chosen)
    title, day = words.title(area.title), plain.day(report.today.isoformat())
    made_up = [words.MADE_UP_BIDS] if report.made_up_bids else []
    made_up += [words.MADE_UP_TOWN] if area.made_up else []
    content = {
        "title": title,
        "headings": dict(words.HEADINGS),
        "page": words.PAGE_NUMBER,
        "answer": set_sentence(best),
        "intro": [" ".join([words.intro(day, listed, decision.budget), *made_up])],
        "foot": words.foot(title, day),
        "map": {"svg": drawn.svg, "alt": drawn.alt, "caption": words.MAP_CAPTION},
        "chosen": _chosen(assessment, best, kinds),
        "prices": _prices(best),
        "bids": _bids(assessment, kinds),
        "how": _how(area, decision),
        "marks": _marks(assessment, decision),
        "unknown": [*_unknown(area, assessment, best, listed), *_added(listed, report.put_right)],
        "change": _change(assessment),
        "trials": [
            words.tried(bid_words.trial_words(trial, assessment.standard)) for trial in assessment.trials
        ],
        "record": words.record_lines(report.record),
        "sources": " · ".join(attributions(area)),
    }
    return _lettered(content)


def _lettered(content: dict[str, Any]) -> dict[str, Any]:
    """The same, as the font can write it; where it lacks a letter, that is said with what is not known."""
    if anything_left_out(content):
        content = {**content, "unknown": [*content["unknown"], words.LETTERS]}
    fitted: dict[str, Any] = fit_to_print(content)
    for name in _TABLES:
        rows = [[breakable(cell) for cell in row] for row in fitted[name]["rows"]]
        fitted[name] = {**fitted[name], "rows": rows}
    return fitted


def _table(
    caption: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    widths: Sequence[float],
    numbers: Sequence[bool],
) -> dict[str, Any]:
    return {
        "caption": caption,
        "columns": list(columns),
        "widths": list(widths),
        "numbers": list(numbers),
        "rows": [list(row) for row in rows],
    }


def _chosen(assessment: Assessment, best: Portfolio, kinds: Kinds) -> dict[str, Any]:
    rows = [
        (
            reference(bid.bid),
            bid.bid.title,
            bid.bid.organisation or plain.NOT_KNOWN,
            kind_label(kinds, bid.kind) if bid.kind else plain.NOT_KNOWN,
            pounds(bid.bid.pounds),
            bid_words.additional(bid),
        )
        for bid in assessment.figures
        if bid.bid.bid_id in best.chosen
    ]
    flags = (False, False, False, False, True, True)
    return _table(
        words.chosen_caption(best),
        words.CHOSEN_COLUMNS,
        rows,
        widths=(1, 4, 4, 2, 1.6, 1.6),
        numbers=flags,
    )


def _prices(best: Portfolio) -> dict[str, Any]:
    rows = [(set_words.condition_words(price), set_words.price_words(price)) for price in best.prices]
    return _table(
        set_words.PRICES_CAPTION,
        set_words.PRICES_COLUMNS,
        rows,
        widths=(4, 2.5),
        numbers=(False, True),
    )


def _bids(assessment: Assessment, kinds: Kinds) -> dict[str, Any]:
    rows = [_bid_row(bid, kinds) for bid in assessment.ranked]
    widths = (1, 4, 1.5, 1.4, 1.4, 1.5, 1.6, 1, 1, 1.4)
    flags = (False, False, *([True] * 8))
    return _table(words.BIDS_CAPTION, words.BIDS_COLUMNS, rows, widths=widths, numbers=flags)


def _bid_row(bid: BidFigures, kinds: Kinds) -> tuple[str, ...]:
    title = words.bid_with_kind(bid.bid.title, kind_label(kinds, bid.kind)) if bid.kind else bid.bid.title
    return (
        reference(bid.bid),
        title,
        pounds(bid.bid.pounds),
        bid_words.in_reach(bid),
        bid_words.additional(bid),
        bid_words.poorest(bid),
        bid_words.price_each(bid),
        bid_words.rank(bid.rank),
        bid_words.rank(bid.plain_rank),
        bid_words.ranked(bid.rank_range),
    )


def _how(area: Area, decision: Decision) -> list[str]:
    walked = walked_sentence(area, decision.standard)
    return [
        bid_words.within_reach_sentence(decision.standard),
        *([walked] if walked else []),
        words.COLUMNS_NOTE,
        weights_words(decision.weights),
        bid_words.RANKING_NOTE,
        words.TWICE_NOTE,
    ]


def _marks(assessment: Assessment, decision: Decision) -> dict[str, Any]:
    rows = []
    for bid in assessment.figures:
        marks = decision.of(bid.bid.bid_id)
        if marks.marks or marks.reason or marks.conflicts or marks.decision:
            each = ", ".join(f"{mark_words.criterion(name).lower()} {mark}" for name, mark in marks.marks)
            decided = mark_words.decision_words(marks)
            total = mark_words.total_words(marks)
            rows.append((reference(bid.bid), each, total, decided, marks.conflicts, marks.reason))
    flags = (False, False, True, False, False, False)
    return _table(
        words.MARKS_CAPTION, words.MARKS_COLUMNS, rows, widths=(1, 3.5, 1, 1.4, 2.5, 4), numbers=flags
    )


def _unknown(area: Area, assessment: Assessment, best: Portfolio, listed: BidList) -> list[str]:
    names, counts = wards_of(area), assessment.need
    lines = [
        words.cannot_line(reference(bid.bid), bid.bid.title, bid_words.cannot_words(bid))
        for bid in assessment.figures
        if bid.cannot
    ]
    lines += [set_words.cannot_keep(names[code]) for code in best.cannot_keep]
    lines += [set_words.no_amount(bid) for bid in best.no_amount]
    lines += [unknown_words(name, count) for name, count in counts.unknown]
    if listed.faults:
        lines.append(words.not_understood(len(listed.faults)))
    if assessment.not_judged:
        whole = round(float(counts.residents.sum()))
        lines.append(words.not_judged(assessment.not_judged, whole))
    return [*lines, words.NEVER_KNOWN]


def _added(listed: BidList, put_right: Collection[tuple[str, str]]) -> list[str]:
    """What the panel said of the bids where they said nothing themselves."""
    fields: dict[str, list[str]] = {}
    for bid_id, name in sorted(put_right):
        if name in ADDED:
            fields.setdefault(bid_id, []).append(ADDED[name])
    if not fields:
        return []
    references = {bid.bid_id: reference(bid) for bid in listed.bids}
    return [words.said_by_panel([(references.get(bid, bid), names) for bid, names in fields.items()])]


def _change(assessment: Assessment) -> str:
    spans = [(reference(bid.bid), bid.rank_range) for bid in assessment.ranked if bid.rank]
    return words.changes_rank([(name, span) for name, span in spans if span and span[0] != span[1]])
