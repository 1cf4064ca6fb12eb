"""What goes to print? The map as a picture, and one ward on two pages, tagged for screen readers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import geopandas as gpd

from geo.rows import rows_of
from layers.area import Area
from layers.assets.kinds import load_kinds
from presentation.drawing.ward_picture import key_svg, map_svg, place_dots, ward_names
from presentation.printing.gap_tables import cause_rows
from presentation.printing.lettered import anything_left_out, fit_to_print
from presentation.printing.typesetting import drawing, pages_of, picture, tagged_pdf
from presentation.words.area_noun import noun_of
from presentation.words.names import row_names
from presentation.words.plain import day, one_line
from presentation.words.wards import choices as gap_words, page as gap_page
from presentation.words.wards.ages import ages_sentence
from presentation.words.wards.answer import counted_sentence, hours_sentence
from presentation.words.wards.heads import CAUSE_HEADS, FIGURES, figure_heads
from presentation.words.wards.kinds import counted_kinds_sentence
from presentation.words.wards.measures import MEASURES, Measure, cell, classes_of
from presentation.words.wards.provenance import asked_sentence, credit_sentence
from presentation.words.wards.register_cover import register_sentence
from presentation.words.wards.ward import no_causes, place_heads, ward_sentence
from questions.wards.ward_gap_model import WardGaps

_MAP, _PROFILE = (Path(__file__).with_name(name) for name in ("map.typ", "profile.typ"))
PLACES_PRINTED: Final = 9
PAGES: Final = 2
_MAP_HIGH_MM: Final = (84, 70, 56, 42)


@dataclass(frozen=True, eq=False)
class MappedAnswer:
    """One answer as it is drawn: what was sought in a sentence, its places, what stands over it."""

    gaps: WardGaps
    what: str
    places: gpd.GeoDataFrame = field(repr=False)  # ``asset_id`` and a point for each
    caption: str = ""


def map_png(area: Area, measure: Measure, *answers: MappedAnswer) -> bytes:
    """The map as a picture; of two answers both side by side, in the same classes under one key."""
    return picture(_MAP, _fitted(_map_content(area, measure, answers)), ppi=144.0)


def map_drawing(area: Area, measure: Measure, *answers: MappedAnswer) -> bytes:
    """The same as an SVG file, which stays sharp at any size and can be taken apart."""
    return drawing(_MAP, _fitted(_map_content(area, measure, answers)))


def _map_content(area: Area, measure: Measure, answers: Sequence[MappedAnswer]) -> dict[str, Any]:
    """The map, with what was asked, the names of its numbers and its sources."""
    first = answers[0]
    sentences = [asked_sentence(answer.gaps.question, answer.what) for answer in answers]
    return {
        **map_parts(area, measure, answers),
        "title": gap_page.picture_title(measure.title, area.title),
        "asked": " ".join((*sentences, register_sentence(first.gaps.cover, load_kinds()))),
        "credit": credit_sentence(area, *(answer.gaps.question for answer in answers)),
    }


def map_parts(area: Area, measure: Measure, answers: Sequence[MappedAnswer]) -> dict[str, Any]:
    """The drawings: a map of each answer, the one key to them, and which ward has which number."""
    classes = [classes_of(answer.gaps, measure) for answer in answers]
    dots = [place_dots(answer.gaps, answer.places) for answer in answers]
    maps = [
        {"svg": map_svg(area, each, answer.gaps, dots=places), "caption": answer.caption}
        for answer, each, places in zip(answers, classes, dots, strict=True)
    ]
    return {
        "maps": maps,
        "key": {"svg": key_svg(classes, places=any(each.any for each in dots))},
        "numbers": gap_page.NUMBERS.of(noun_of(area)),
        "wards": list(ward_names(area, answers[0].gaps)),
    }


def profile_pdf(
    area: Area, answer: MappedAnswer, code: str, *, places: Sequence[Sequence[str]] = ()
) -> bytes:
    """One ward on two A4 pages, as a PDF/UA-1 file; ``places`` are cells under ``place_heads``."""
    gaps, what, noun = answer.gaps, answer.what, noun_of(area)
    heads = place_heads(noun)
    row, classes, dots = (
        gaps.ward(code),
        classes_of(gaps, MEASURES["share_one"]),
        place_dots(gaps, answer.places),
    )
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
        "svg": map_svg(area, classes, gaps, opened=code, dots=dots),
        "key": {"svg": key_svg([classes], places=dots.any)},
        "key_alt": gap_page.KEY_ALT,
        "numbers": gap_page.NUMBERS.of(noun),
        "wards": list(ward_names(area, gaps)),
        "alt": gap_page.MAP_ALT.of(noun),
        "figures_title": gap_words.FIGURES,
        "figure_heads": figure_heads(noun),
        "figures": _figures(gaps, code),
        "causes_title": gap_words.CAUSES,
        "cause_heads": [CAUSE_HEADS[0], CAUSE_HEADS[1], CAUSE_HEADS[3]],
        "causes": [[cells[0], cells[1], cells[3]] for cells in cause_rows(row)],
        "no_causes": no_causes(row, noun),
        "places_title": gap_words.PLACES,
        "place_heads": [heads[0], heads[2], heads[4]],
        "places": [[cells[0], cells[2], cells[4]] for cells in places[:PLACES_PRINTED]],
        "no_places": gap_page.NO_PLACES.of(noun),
        "more_places": gap_page.more_places(len(places) - PLACES_PRINTED),
        "foot": f"{one_line(area.title)}, {day(gaps.question.today.isoformat())}",
        "page_of": gap_page.PAGE_OF,
        "sources_title": gap_page.SOURCES,
        "credit": credit_sentence(area, gaps.question),
    }
    pdf = b""
    for high in _MAP_HIGH_MM:  # a smaller map before a third page
        pdf = tagged_pdf(_PROFILE, _fitted({**content, "map_high": high}), today=gaps.question.today)
        if pages_of(pdf) <= PAGES:
            break
    return pdf


def _figures(gaps: WardGaps, code: str) -> list[list[str]]:
    ward = next(row for row in rows_of(gaps.wards) if row.ward_code == code)
    whole = rows_of(gap_words.whole(gaps.area))[0]
    people = [
        [FIGURES[0], *(gap_words.residents_of(row) for row in (ward, whole))],
        [FIGURES[1], *(gap_words.unjudged_count(row) for row in (ward, whole))],
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
