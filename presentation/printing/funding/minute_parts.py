"""Which tables and lines does the minute of a panel have?"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from layers.area import Area
from layers.assets.kinds import Kinds
from layers.bids.list_notes import is_unplaced_note
from layers.bids.model import BidList
from presentation.drawing.bids_map import reference
from presentation.words import plain
from presentation.words.funding import (
    aims as aim_words,
    best_set as set_words,
    bids as bid_words,
    marks as mark_words,
    minute as words,
    sitting as sitting_words,
    size as size_words,
)
from presentation.words.funding.incoming import ADDED
from presentation.words.funding.money import bid_pounds
from presentation.words.funding.need import unknown_words, weights_words
from presentation.words.funding.standard import counted_lines
from presentation.words.kinds import kind_label
from presentation.words.language import worded
from questions.funding.figures import Assessment, BidFigures
from questions.funding.people import wards_of
from questions.funding.size import sizes_of
from questions.panel.beside import AimsBeside, SetFigures
from questions.panel.decision import Decision, Marks
from questions.panel.final import lacks_of
from questions.panel.money_left import MoneyLeft
from questions.panel.portfolio import Portfolio
from questions.panel.suggested import Suggested, suggested_of


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


def chosen_table(assessment: Assessment, best: Portfolio, kinds: Kinds) -> dict[str, Any]:
    """The bids that the figures suggest."""
    rows = [
        (
            reference(bid.bid),
            bid.bid.title,
            bid.bid.organisation or plain.NOT_KNOWN,
            kind_label(kinds, bid.kind) if bid.kind else plain.NOT_KNOWN,
            bid_pounds(bid.bid),
            bid_words.additional_range(bid),
        )
        for bid in assessment.figures
        if bid.bid.bid_id in best.chosen
    ]
    flags = (False, False, False, False, True, True)
    ranges = any(bid.additional_range is not None for bid in assessment.figures)
    return _table(
        words.chosen_caption(best),
        words.CHOSEN_COLUMNS,
        rows,
        widths=(1, 3.6, 3.6, 2, 1.6, 2.6) if ranges else (1, 4, 4, 2, 1.6, 1.6),
        numbers=flags,
    )


def prices_table(best: Portfolio) -> dict[str, Any]:
    """What each condition costs."""
    rows = [(set_words.condition_words(price), set_words.price_words(price)) for price in best.prices]
    return _table(
        set_words.PRICES_CAPTION,
        set_words.PRICES_COLUMNS,
        rows,
        widths=(4, 2.5),
        numbers=(False, True),
    )


def size_table(assessment: Assessment) -> dict[str, Any]:
    """How many could come to each bid, beside whom it would bring within reach."""
    rows = [
        (reference(assessment.of(size.bid_id).bid), *size_words.size_cells(size))
        for size in sizes_of(assessment).bids
    ]
    flags = (False, *([True] * 8))
    return _table(
        size_words.CAPTION,
        size_words.COLUMNS,
        rows,
        widths=(1, 1.2, 1.7, 1.6, 1.5, 1.8, 1.7, 1.3, 1.3),
        numbers=flags,
    )


def bids_table(assessment: Assessment, kinds: Kinds) -> dict[str, Any]:
    """The figures of every bid, the best first."""
    rows = [_bid_row(bid, kinds) for bid in assessment.ranked]
    ranges = any(bid.additional_range is not None for bid in assessment.figures)
    what, newly = (2.8, 2.4) if ranges else (3.6, 1.3)
    widths = (1, what, 1.4, 1.3, newly, 1.4, 1.4, 1, 1, 2.1)
    flags = (False, False, *([True] * 8))
    return _table(words.BIDS_CAPTION, words.BIDS_COLUMNS, rows, widths=widths, numbers=flags)


def _bid_row(bid: BidFigures, kinds: Kinds) -> tuple[str, ...]:
    title = words.bid_with_kind(bid.bid.title, kind_label(kinds, bid.kind)) if bid.kind else bid.bid.title
    return (
        reference(bid.bid),
        title,
        bid_pounds(bid.bid),
        bid_words.in_reach(bid),
        bid_words.additional_range(bid),
        bid_words.poorest(bid),
        bid_words.price_each(bid),
        bid_words.rank(bid.rank),
        bid_words.rank(bid.plain_rank),
        bid_words.ranked(bid.rank_range),
    )


def aims_table(beside: AimsBeside, panel: SetFigures | None) -> dict[str, Any]:
    """What each aim comes to, and what the panel funds, measured alike."""
    flags = (False, False, *([True] * 6))
    return _table(
        aim_words.CAPTION,
        aim_words.columns(beside.walks.terms),
        aim_words.rows(beside, panel),
        widths=(2.4, 2.2, 1.4, 1.5, 1.6, 1.3, 1.7, 1.5),
        numbers=flags,
    )


def decided_figures(assessment: Assessment, beside: AimsBeside, money: MoneyLeft) -> SetFigures | None:
    """What the panel funds, measured as the aims are; None where it funds nothing, or something unjudged."""
    if not money.funded or money.people is None:
        return None
    return beside.of_set(assessment, money.funded)


def aims_lines(assessment: Assessment, beside: AimsBeside, decision: Decision) -> list[str]:
    """By which aim the set is suggested, what fairness costs, and how it is measured."""
    return [
        f"{aim_words.best_by(decision.aim)} {aim_words.cost_sentence(beside)}",
        aim_words.terms_sentence(beside.walks.terms, assessment.standard),
    ]


def how_decided(area: Area, decision: Decision) -> list[str]:
    """What counts as within reach, and who counts more."""
    return [
        bid_words.within_reach_sentence(decision.standard),
        *counted_lines(area, decision.standard),
        words.COLUMNS_NOTE,
        *([] if decision.standard.by_bus is None else [words.DEPARTURES_NOTE]),
        weights_words(decision.weights),
        bid_words.RANKING_NOTE,
        words.TWICE_NOTE,
    ]


def marks_table(assessment: Assessment, decision: Decision) -> dict[str, Any]:
    """The marks of the bids that got any."""
    rows = []
    for bid in assessment.figures:
        marks = decision.of(bid.bid.bid_id)
        if marks.marks:
            each = ", ".join(f"{mark_words.criterion(name).lower()} {mark}" for name, mark in marks.marks)
            rows.append((reference(bid.bid), each, mark_words.total_words(marks)))
    flags = (False, False, True)
    return _table(words.MARKS_CAPTION, words.MARKS_COLUMNS, rows, widths=(1, 5, 1.4), numbers=flags)


def decided_parts(
    assessment: Assessment, best: Portfolio, decision: Decision, money: MoneyLeft
) -> dict[str, Any]:
    """What the panel decided of each bid and why, what that comes to, and where the figures say otherwise."""
    marks = {bid.bid.bid_id: decision.of(bid.bid.bid_id) for bid in assessment.figures}
    titles = {bid.bid.bid_id: f"{reference(bid.bid)} {bid.bid.title}" for bid in assessment.figures}
    references = {bid.bid.bid_id: reference(bid.bid) for bid in assessment.figures}
    aside = [(references[bid], given.conflicts) for bid, given in marks.items() if given.conflicts]
    verdicts = Counter(given.verdict for given in marks.values())
    rows = [_decided_row(bid, marks[bid.bid.bid_id]) for bid in assessment.figures]
    decided = _table(
        words.DECIDED_CAPTION,
        words.DECIDED_COLUMNS,
        rows,
        widths=(1, 3.2, 3, 1.4, 1.8, 4),
        numbers=(False, False, False, True, False, False),
    )
    says = {bid_id: suggested_of(bid_id, best) for bid_id in titles}
    only_panel = [titles[bid] for bid in money.funded if says[bid] is Suggested.NO]
    not_known = [titles[bid] for bid in money.funded if says[bid] is Suggested.NOT_KNOWN]
    only_figures = [titles[bid] for bid in best.chosen if bid not in money.funded]
    return {
        "answer": sitting_words.decided_sentence(verdicts, money, decision.budget),
        "meeting": sitting_words.meeting_lines(decision.sitting, aside),
        "missing": sitting_words.lack_lines(lacks_of([bid.bid for bid in assessment.figures], decision)),
        "decided": decided,
        "money": sitting_words.money_lines(money, titles),
        "apart": words.apart_lines(only_panel, only_figures, not_known),
    }


def _decided_row(bid: BidFigures, marks: Marks) -> tuple[str, ...]:
    return (
        reference(bid.bid),
        bid.bid.title,
        bid.bid.organisation or plain.NOT_KNOWN,
        bid_pounds(bid.bid),
        mark_words.decision_words(marks),
        marks.reason or words.NO_REASON,
    )


def unknown_lines(area: Area, assessment: Assessment, best: Portfolio, listed: BidList) -> list[str]:
    """What was not known, a line each."""
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
    lines += [worded(note) for note in listed.notes if not is_unplaced_note(note)]
    if assessment.not_judged:
        whole = round(float(counts.residents.sum()))
        lines.append(words.not_judged(assessment.not_judged, whole))
    return [*lines, words.NEVER_KNOWN]


def added(listed: BidList, put_right: Collection[tuple[str, str]]) -> list[str]:
    """What the panel said of the bids where they said nothing themselves."""
    fields: dict[str, list[str]] = {}
    for bid_id, name in sorted(put_right):
        if name in ADDED:
            fields.setdefault(bid_id, []).append(ADDED[name])
    if not fields:
        return []
    references = {bid.bid_id: reference(bid) for bid in listed.bids}
    return [words.said_by_panel([(references.get(bid, bid), names) for bid, names in fields.items()])]


def rank_changes(assessment: Assessment) -> str:
    """Which bids change rank under what was tried."""
    spans = [(reference(bid.bid), bid.rank_range) for bid in assessment.ranked if bid.rank]
    return words.changes_rank([(name, span) for name, span in spans if span and span[0] != span[1]])
