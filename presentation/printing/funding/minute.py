"""What does a panel print? Its minute: what it decided and why, what was suggested, what was not known.

The same content goes to the tagged PDF, to Word and to the tests; only the letters differ, since the font of
the PDF has not all of them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from layers.area import Area
from layers.assets.kinds import Kinds
from layers.bids.model import BidList
from presentation.drawing.bids_map import paper_map
from presentation.printing.funding.minute_parts import (
    added,
    aims_lines,
    aims_table,
    bids_table,
    chosen_table,
    decided_figures,
    decided_parts,
    how_decided,
    marks_table,
    prices_table,
    rank_changes,
    size_table,
    unknown_lines,
)
from presentation.printing.lettered import anything_left_out, breakable, fit_to_print
from presentation.printing.typesetting import pages_of, tagged_pdf
from presentation.words import plain
from presentation.words.credits import attributions
from presentation.words.funding import minute as words
from presentation.words.funding.best_set import set_sentence
from presentation.words.funding.firmness import firmness, trial_words
from presentation.words.funding.sitting import status_words
from presentation.words.funding.size import set_places, size_note
from presentation.words.funding.whom_for import each_bids_lines, whom_for_lines
from questions.funding.size import sizes_of
from questions.funding.whom_for import whom_for_together
from questions.panel.decision import Decision, Outcome
from questions.panel.money_left import MoneyLeft

_SOURCE: Final = Path(__file__).with_name("minute.typ")
_FEWER_BIDS: Final = (24, 12, 6, 4)  # in a long table of figures, until the minute fits
_MOST_PAGES: Final = 4
_BIDS_ON_THEM: Final = 12  # each dozen more has a page more: every bid has its decision and reason
_TABLES: Final = ("decided", "chosen", "prices", "aims", "bids", "sizes", "marks")


@dataclass(frozen=True)
class Minute:
    """What is to be printed: what was decided on what, and what must be said with it."""

    area: Area
    listed: BidList
    decision: Decision
    result: Outcome
    money: MoneyLeft
    record: Mapping[str, Any]  # as ``record_of`` gives it, for its hash
    today: date  # the day printed on it
    made_up_bids: bool = False
    put_right: Collection[tuple[str, str]] = ()  # what the panel said of the bids itself: (bid, field)


def minute_pdf(minute: Minute, *, kinds: Kinds) -> bytes:
    """The minute as a PDF/UA-1 file. Each bid has its decision; long tables of figures are shortened."""
    data = lettered(minute_data(minute, kinds=kinds))
    pdf = tagged_pdf(_SOURCE, data, today=minute.today)
    most_pages = _MOST_PAGES + (len(minute.listed.bids) - 1) // _BIDS_ON_THEM
    most_pages += minute.decision.standard.by_bus is not None  # which takes lines and wider cells
    for most in _FEWER_BIDS:
        if pages_of(pdf) <= most_pages:
            break
        pdf = tagged_pdf(_SOURCE, {**data, **_shortened(data, most)}, today=minute.today)
    return pdf


def _shortened(data: Mapping[str, Any], most: int) -> dict[str, Any]:
    """Long tables of figures cut to their first rows, which is said."""
    short: dict[str, Any] = {}
    for name in ("bids", "sizes", "chosen", "marks"):
        table = data[name]
        left = len(table["rows"]) - most
        if left > 0:
            caption = words.shortened(table["caption"], left)
            short[name] = {**table, "rows": table["rows"][:most], "caption": caption}
    unknown = data["unknown"]
    if len(unknown) > most:
        short["unknown"] = [*unknown[:most], words.more_in_record(len(unknown) - most)]
    return short


def minute_data(minute: Minute, *, kinds: Kinds) -> dict[str, Any]:
    """Everything that the minute says, as plain data, with every letter that it has."""
    area, listed, decision = minute.area, minute.listed, minute.decision
    assessment, best, beside = minute.result
    drawn = paper_map(area, assessment.figures, best.chosen)
    title, day = words.title(area.title), plain.day(minute.today.isoformat())
    made_up = [words.MADE_UP_BIDS] if minute.made_up_bids else []
    made_up += [words.MADE_UP_TOWN] if area.made_up else []
    return {
        "title": title,
        "headings": dict(words.HEADINGS),
        "page": words.PAGE_NUMBER,
        **decided_parts(assessment, best, decision, minute.money),
        "suggestion": set_sentence(best, beside, decision.aim),
        "suggested_places": " ".join(
            filter(None, [set_places(sizes_of(assessment), best.chosen), *_whom_for(minute.result, kinds)])
        ),
        "not_the_panels": words.NOT_THE_PANELS,
        "intro": [" ".join([words.intro(day, listed, decision.budget), *made_up])],
        "foot": words.foot(title, status_words(decision.sitting), day),
        "map": {"svg": drawn.svg, "alt": drawn.alt, "caption": words.MAP_CAPTION},
        "chosen": chosen_table(assessment, best, kinds),
        "prices": prices_table(best),
        "bids": bids_table(assessment, kinds),
        "sizes": size_table(assessment),
        "size_note": size_note(sizes_of(assessment)),
        "aims": aims_table(beside, decided_figures(assessment, beside, minute.money)),
        "aims_lines": aims_lines(assessment, beside, decision),
        "how": [*how_decided(area, decision), *each_bids_lines(assessment, kinds)],
        "marks": marks_table(assessment, decision),
        "unknown": [*unknown_lines(area, assessment, best, listed), *added(listed, minute.put_right)],
        "change": " ".join([*firmness(assessment), rank_changes(assessment)]),
        "trials": [words.tried("; ".join(trial_words(each, assessment.standard) for each in tried))]
        if (tried := assessment.trials)
        else [],
        "record": words.record_lines(minute.record),
        "sources": " · ".join(attributions(area)),
    }


def _whom_for(result: Outcome, kinds: Kinds) -> list[str]:
    """Of which age those are whom the suggested set reaches, where its kinds are usually for one."""
    whom = whom_for_together(result.beside.people, result.assessment, result.best.chosen)
    return whom_for_lines(whom, kinds)


def lettered(content: dict[str, Any]) -> dict[str, Any]:
    """The same, as the font can write it; where it lacks a letter, that is said with what is not known."""
    if anything_left_out(content):
        content = {**content, "unknown": [*content["unknown"], words.LETTERS]}
    fitted: dict[str, Any] = fit_to_print(content)
    for name in _TABLES:
        rows = [[breakable(cell) for cell in row] for row in fitted[name]["rows"]]
        fitted[name] = {**fitted[name], "rows": rows}
    return fitted
