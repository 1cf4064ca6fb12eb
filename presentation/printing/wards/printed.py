"""What goes to print? The map as a picture, and one ward on two pages, tagged for screen readers."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from geo.rows import rows_of
from layers.area import Area
from layers.assets.kinds import load_kinds
from presentation.drawing.ward_picture import map_svg, ward_names
from presentation.printing.gap_tables import cause_rows
from presentation.printing.lettered import anything_left_out, fit_to_print
from presentation.printing.typesetting import picture, tagged_pdf
from presentation.words.names import row_names
from presentation.words.plain import day, one_line
from presentation.words.wards import choices as gap_words, page as gap_page
from presentation.words.wards.ages import ages_sentence
from presentation.words.wards.answer import counted_sentence, hours_sentence
from presentation.words.wards.heads import CAUSE_HEADS, COLUMNS, FIGURE_HEADS
from presentation.words.wards.kinds import counted_kinds_sentence
from presentation.words.wards.measures import MEASURES, Measure, cell, classes_of
from presentation.words.wards.provenance import asked_sentence, credit_sentence
from presentation.words.wards.register_cover import register_sentence
from presentation.words.wards.ward import PLACE_HEADS, no_causes, ward_sentence
from questions.wards.ward_gap_model import WardGaps

_MAP, _PROFILE = (Path(__file__).with_name(name) for name in ("map.typ", "profile.typ"))
PLACES_PRINTED: Final = 9


def map_png(area: Area, gaps: WardGaps, measure: Measure, what: str) -> bytes:
    """The map as a picture, with what was asked, the names of its numbers and its sources."""
    content = {
        "title": gap_page.picture_title(measure.title, area.title),
        "asked": " ".join((asked_sentence(gaps.question, what), register_sentence(gaps.cover, load_kinds()))),
        "svg": map_svg(area, classes_of(gaps, measure), gaps),
        "wards": list(ward_names(area)),
        "credit": credit_sentence(area, gaps.question),
    }
    return picture(_MAP, _fitted(content), ppi=144.0)


def profile_pdf(
    area: Area, gaps: WardGaps, code: str, what: str, *, places: Sequence[Sequence[str]] = ()
) -> bytes:
    """One ward on two A4 pages, as a PDF/UA-1 file; ``places`` are cells under ``PLACE_HEADS``."""
    row = gaps.ward(code)
    content = {
        "title": gap_page.profile_title(row_names(row, of="ward_name"), what),
        "sentence": ward_sentence(gaps, row, what),
        "asked": asked_sentence(gaps.question, what),
        "counted": " ".join(
            filter(
                None,
                (
                    counted_kinds_sentence(gaps.question, load_kinds()),
                    counted_sentence(gaps.assets),
                    register_sentence(gaps.cover, load_kinds()),
                    ages_sentence(gaps.question),
                    hours_sentence(area, gaps.question),
                ),
            )
        ),
        "svg": map_svg(area, classes_of(gaps, MEASURES["share_one"]), gaps, opened=code),
        "alt": gap_page.MAP_ALT,
        "figures_title": gap_words.FIGURES,
        "figure_heads": FIGURE_HEADS,
        "figures": _figures(gaps, code),
        "causes_title": gap_words.CAUSES,
        "cause_heads": [CAUSE_HEADS[0], CAUSE_HEADS[1], CAUSE_HEADS[3]],
        "causes": [[cells[0], cells[1], cells[3]] for cells in cause_rows(row)],
        "no_causes": no_causes(row),
        "places_title": gap_words.PLACES,
        "place_heads": [PLACE_HEADS[0], PLACE_HEADS[2], PLACE_HEADS[4]],
        "places": [[cells[0], cells[2], cells[4]] for cells in places[:PLACES_PRINTED]],
        "no_places": gap_page.NO_PLACES,
        "more_places": gap_page.more_places(len(places) - PLACES_PRINTED),
        "foot": f"{one_line(area.title)}, {day(gaps.question.today.isoformat())}",
        "page_of": gap_page.PAGE_OF,
        "sources_title": gap_page.SOURCES,
        "credit": credit_sentence(area, gaps.question),
    }
    return tagged_pdf(_PROFILE, _fitted(content), today=gaps.question.today)


def _figures(gaps: WardGaps, code: str) -> list[list[str]]:
    ward = next(row for row in rows_of(gaps.wards) if row.ward_code == code)
    whole = rows_of(gap_words.whole(gaps.area))[0]
    people = [
        [COLUMNS[1], *(gap_words.residents_of(row) for row in (ward, whole))],
        [COLUMNS[2], *(gap_words.people(row.unknown) for row in (ward, whole))],
    ]
    return people + [
        [measure.title, *(cell(row, measure, gaps.longest_m) for row in (ward, whole))]
        for measure in MEASURES.values()
    ]


def _fitted(content: dict[str, Any]) -> dict[str, Any]:
    """The same data with the letters that the font has; where one is missing, that is said."""
    credit = content["credit"]
    if anything_left_out(content):
        credit = gap_page.with_letters_left_out(credit)
    fitted: dict[str, Any] = fit_to_print({**content, "credit": credit})
    return fitted
