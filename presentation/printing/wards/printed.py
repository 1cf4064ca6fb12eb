"""What goes to print? The map as a picture, and one ward on two pages, tagged for screen readers."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from layers.area import Area
from presentation.drawing.ward_picture import map_svg, ward_names
from presentation.printing.gap_tables import CAUSE_HEADS, cause_rows, ward_title
from presentation.printing.lettered import anything_left_out, fit_to_print
from presentation.printing.typesetting import picture, tagged_pdf
from presentation.words import gaps as said
from presentation.words.gap_measures import MEASURES, Measure, cell, classes_of
from presentation.words.plain import one_line
from presentation.words.provenance import asked_in_words, provenance
from presentation.words.ward import PLACE_HEADS, ward_sentence
from questions.wards.ward_gap_model import WardGaps

_MAP, _PROFILE = (Path(__file__).with_name(name) for name in ("map.typ", "profile.typ"))
PLACES_PRINTED: Final = 9
MAP_ALT: Final = (
    "A map of the wards, shaded by the share of residents with at least one in reach; "
    "this ward has a firm edge."
)
LETTERS: Final = (
    "Some letters could not be printed as they are: they were left out, or a plain form stands for them."
)
FIGURE_HEADS: Final = ("Figure", "This ward", "The whole area")


def map_png(area: Area, gaps: WardGaps, measure: Measure, what: str) -> bytes:
    """The map as a picture, with what was asked, the names of its numbers and its sources."""
    told = {
        "title": f"{measure.title}: {one_line(area.title)}",
        "asked": _capital(asked_in_words(gaps.asked, what)) + ".",
        "svg": map_svg(area, classes_of(gaps, measure), gaps),
        "wards": list(ward_names(area)),
        "credit": _credit(area, gaps),
    }
    return picture(_MAP, _fitted(told), ppi=144.0)


def profile_pdf(
    area: Area, gaps: WardGaps, code: str, what: str, *, places: Sequence[Sequence[str]] = ()
) -> bytes:
    """One ward on two A4 pages, as a PDF/UA-1 file; ``places`` are cells under ``PLACE_HEADS``."""
    row = gaps.wards.set_index("ward_code").loc[code]
    title = ward_title(row["ward_name"])
    left = len(places) - PLACES_PRINTED
    told = {
        "title": f"{title}: who can walk to {what}?",
        "sentence": ward_sentence(gaps, row, what),
        "asked": f"Asked: {asked_in_words(gaps.asked, what)}.",
        "svg": map_svg(area, classes_of(gaps, MEASURES["share_one"]), gaps, opened=code),
        "alt": MAP_ALT,
        "figure_heads": FIGURE_HEADS,
        "figures": _figures(gaps, code),
        "cause_heads": [CAUSE_HEADS[0], CAUSE_HEADS[1], CAUSE_HEADS[3]],
        "causes": [[cells[0], cells[1], cells[3]] for cells in cause_rows(row)],
        "no_causes": said.NOBODY_WITHOUT if row["judged"] else said.NOBODY_JUDGED,
        "place_heads": [PLACE_HEADS[0], PLACE_HEADS[2], PLACE_HEADS[4]],
        "places": [[cells[0], cells[2], cells[4]] for cells in places[:PLACES_PRINTED]],
        "no_places": "Nobody in this ward has one within the walk.",
        "more_places": f"And {left} more, in the register." if left > 0 else "",
        "foot": f"{one_line(area.title)}, {gaps.asked.today:%-d %B %Y}",
        "credit": _credit(area, gaps),
    }
    return tagged_pdf(_PROFILE, _fitted(told), today=gaps.asked.today)


def _figures(gaps: WardGaps, code: str) -> list[list[str]]:
    ward = next(row for row in gaps.wards.itertuples(index=False) if row.ward_code == code)
    whole = next(gaps.area.to_frame().T.itertuples(index=False))
    people = [
        ["Residents", *(f"{round(row.residents):,}" for row in (ward, whole))],
        ["Cannot be judged: no street known", *(f"{round(row.unknown):,}" for row in (ward, whole))],
    ]
    return people + [
        [measure.title, *(cell(row, measure, gaps.longest_m) for row in (ward, whole))]
        for measure in MEASURES.values()
    ]


def _credit(area: Area, gaps: WardGaps) -> str:
    told = provenance(area, gaps.asked, gaps.longest_m)
    made_up = "This town is made up. " if area.made_up else ""
    pace = gaps.asked.pace
    return f"{made_up}Pace: {pace.title}, {pace.speed_mps:g} m/s. Sources: {told['sources']}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _fitted(told: dict[str, Any]) -> dict[str, Any]:
    """The same data with the letters that the font has; where one is missing, that is said."""
    credit = f"{told['credit']} {LETTERS}" if anything_left_out(told) else told["credit"]
    fitted: dict[str, Any] = fit_to_print({**told, "credit": credit})
    return fitted
