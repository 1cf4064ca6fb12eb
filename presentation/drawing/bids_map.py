"""Where are the bids, and where do those live who would gain? A still map for paper, readable in grey."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

import numpy as np
import shapely

from geo.crs import to_metres
from geo.types import BoolArray
from layers.area import Area
from layers.bids.model import Bid
from presentation.drawing.paper import Paper, svg_path
from presentation.printing.lettered import printable
from presentation.words.funding.minute import map_alt
from questions.funding.figures import BidFigures

_WIDTH: Final = 640.0
_MARGIN_M: Final = 500.0
_LABEL: Final = 6  # letters of a reference
_INK, _GAIN, _PALE, _LINE = "#0b0c0c", "#0f5f6f", "#f3f5f5", "#5b6163"


@dataclass(frozen=True)
class PaperMap:
    """A map as SVG, and what it shows in words."""

    svg: str
    alt: str


def paper_map(area: Area, figures: Sequence[BidFigures], chosen: tuple[str, ...]) -> PaperMap:
    """Wards, the bids by their references, the chosen ones dark, and the homes that the chosen ones add."""
    paper = Paper(_bounds(area, figures), _WIDTH)
    paths = svg_path([paper.outline(ward) for ward in area.wards.geometry])
    gains = _gains(figures, chosen, len(area.residents))
    homes = area.residents.geometry[gains]
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.6" fill="{_GAIN}"/>'
        for x, y in (_on_paper(paper, home) for home in homes)
    )
    placed = [bid for bid in figures if bid.bid.placed]
    marks = "".join(
        _mark(_on_paper(paper, _place(area, bid)), bid, bid.bid.bid_id in chosen) for bid in placed
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {paper.width:.0f} {paper.height:.0f}" '
        f'width="{paper.width:.0f}" height="{paper.height:.0f}">'
        f'<rect width="100%" height="100%" fill="#ffffff"/>'
        f'<path d="{paths}" fill="{_PALE}" stroke="{_LINE}" stroke-width="1" fill-rule="evenodd"/>'
        f"{dots}{marks}</svg>"
    )
    return PaperMap(svg, map_alt(area.title, len(placed)))


def reference(bid: Bid) -> str:
    """What a bid is called on paper: its reference, or its row where no letter of that can be printed."""
    return bid.bid_id if printable(bid.bid_id) else f"row {bid.row}"


def _bounds(area: Area, figures: Sequence[BidFigures]) -> tuple[float, float, float, float]:
    """About the bids and those who gain; without any, the whole area."""
    placed = [bid for bid in figures if bid.bid.placed]
    if not placed:
        west, south, east, north = (float(at) for at in shapely.bounds(area.boundary))
        return west, south, east, north
    homes = area.residents.geometry.to_numpy()[np.any([bid.gains for bid in placed], axis=0)]
    west, south, east, north = shapely.total_bounds([*homes, *(_place(area, bid) for bid in placed)])
    return west - _MARGIN_M, south - _MARGIN_M, east + _MARGIN_M, north + _MARGIN_M


def _gains(figures: Sequence[BidFigures], chosen: tuple[str, ...], count: int) -> BoolArray:
    gains = np.zeros(count, bool)
    for bid in figures:
        if bid.bid.bid_id in chosen:
            gains |= bid.gains
    return gains


def _place(area: Area, bid: BidFigures) -> shapely.Point:
    x, y = to_metres(bid.bid.longitude or 0.0, bid.bid.latitude or 0.0, crs=area.crs)
    return shapely.Point(float(x), float(y))


def _on_paper(paper: Paper, place: shapely.Geometry) -> tuple[float, float]:
    x, y = shapely.get_coordinates(paper.placed(place))[0]
    return float(x), float(y)


def _mark(at: tuple[float, float], bid: BidFigures, strong: bool) -> str:
    x, y = at
    ground, ink = (_INK, "#ffffff") if strong else ("#ffffff", _INK)
    label = printable(reference(bid.bid))[:_LABEL].strip()
    width = 10 + 8.5 * len(label)
    return (
        f'<rect x="{x - width / 2:.1f}" y="{y - 9:.1f}" width="{width:.1f}" height="18" rx="4" '
        f'fill="{ground}" stroke="{_INK}" stroke-width="1.4"/><text x="{x:.1f}" y="{y + 5:.1f}" '
        f'text-anchor="middle" font-family="Source Sans Pro" font-size="14" font-weight="700" fill="{ink}">'
        f"{escape(label)}</text>"
    )
