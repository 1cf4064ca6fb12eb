"""How do the wards look on paper? A still map, in shades that a grey print keeps apart, with its key."""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import geopandas as gpd
import numpy as np
import shapely

from geo.types import FloatArray
from layers.area import Area
from presentation.drawing.paper import Paper, svg_path
from presentation.drawing.ward_labels import SIZE, WardLabel, baselines, ward_labels
from presentation.printing.lettered import printable
from presentation.words.names import ward_names as names_by_code
from presentation.words.wards import choices as gap_words, page as gap_page
from presentation.words.wards.measures import Classes
from questions.wards.ward_gap_model import WardGaps

WIDTH: Final = 900.0
COUNTED: Final = "#c8500a"  # a place that counts
_INK: Final = "#0b0c0c"
_FONT: Final = 'font-family="Source Sans Pro, system-ui, sans-serif"'
_HATCH: Final = (
    '<pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)">'
    '<rect width="8" height="8" fill="#ffffff"/>'
    '<path d="M0 0V8" stroke="#6b7377" stroke-width="2.2"/></pattern>'
)
_KEY_WIDTH: Final = 500
_NOWHERE: Final = np.empty((0, 2))


@dataclass(frozen=True)
class PlaceDots:
    """Where the places are: those that count, and those of the kinds that do not."""

    counting: FloatArray = field(default_factory=lambda: _NOWHERE)  # (n, 2) metres in the area's CRS
    others: FloatArray = field(default_factory=lambda: _NOWHERE)  # (m, 2)

    @property
    def any(self) -> bool:
        """Whether there is a place at all."""
        return bool(len(self.counting) or len(self.others))


def place_dots(gaps: WardGaps, places: gpd.GeoDataFrame) -> PlaceDots:
    """The places of an answer; ``places`` has ``asset_id`` and a point for each."""
    points, ids = places.geometry.to_numpy(), places["asset_id"].tolist()
    counts = dict(zip(gaps.assets["asset_id"].tolist(), gaps.assets["counts"].tolist(), strict=True))
    groups = []
    for counting in (True, False):
        here = points[[counts.get(each) is counting for each in ids]]
        groups.append(np.column_stack([shapely.get_x(here), shapely.get_y(here)]))
    return PlaceDots(*groups)


def map_svg(
    area: Area,
    classes: Classes,
    gaps: WardGaps,
    *,
    opened: str = "",
    dots: PlaceDots | None = None,
) -> str:
    """The wards shaded by class, with names where they fit, else numbers in the order of the names."""
    paper = Paper(tuple(shapely.bounds(area.boundary)), WIDTH, margin=10)
    shapes = {code: paper.outline(shape) for code, shape in _shapes(area, gaps).items()}
    parts = []
    for code, at in zip(gaps.wards["ward_code"], classes.of_ward, strict=True):
        if code in shapes:
            fill = classes.shades[at] if at >= 0 else "url(#hatch)"
            wide = 5 if code == opened else 1.2
            look = f'fill="{fill}" stroke="{_INK}" stroke-width="{wide}"'
            parts.append((wide, f'<path d="{svg_path([shapes[code]])}" {look}/>'))
    drawn = "".join(part for _, part in sorted(parts, key=lambda each: each[0]))  # a firm edge on top
    marks = _dots(paper, dots) if dots is not None else ""
    names = "".join(_written(label) for label in labels_of(area, gaps).values())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {paper.width:.0f} {paper.height:.0f}" '
        f'width="{paper.width:.0f}" height="{paper.height:.0f}" fill-rule="evenodd"><defs>{_HATCH}</defs>'
        f'<rect width="100%" height="100%" fill="#ffffff"/>{drawn}{marks}{names}</svg>'
    )


def labels_of(area: Area, gaps: WardGaps) -> dict[str, WardLabel]:
    """What stands on each ward of the map, by its code."""
    paper = Paper(tuple(shapely.bounds(area.boundary)), WIDTH, margin=10)
    shapes = {code: paper.outline(shape) for code, shape in _shapes(area, gaps).items()}
    numbers = {code: at for at, code in enumerate(numbered(area), start=1)}
    return ward_labels(shapes, _names(area), numbers)


def _shapes(area: Area, gaps: WardGaps) -> Mapping[str, shapely.Geometry]:
    shapes = area.wards.set_index("ward_code").geometry
    drawn = set(shapes.index[~shapes.is_empty])  # an area of few homes has no ground on a map
    return {code: shapes[code] for code in gaps.wards["ward_code"] if code in drawn}


def _names(area: Area) -> dict[str, str]:
    """The names as paper can bear them; a number stands for what it cannot."""
    names = {code: gap_words.ward_title(name) for code, name in names_by_code(area.wards).items()}
    return {code: printable(name) for code, name in names.items()}


def _written(label: WardLabel) -> str:
    return "".join(
        f'<text x="{label.at.x:.1f}" y="{y:.1f}" text-anchor="middle" {_FONT} font-size="{SIZE:.0f}" '
        f'font-weight="600" fill="{_INK}" stroke="#ffffff" stroke-width="4" stroke-linejoin="round" '
        f'paint-order="stroke">{html.escape(line)}</text>'
        for y, line in baselines(label)
    )


def _dots(paper: Paper, dots: PlaceDots) -> str:
    """The places that lie on the sheet, those that count on top."""
    sheet = shapely.box(0, 0, paper.width, paper.height)
    marks = []
    for points, fill in ((dots.others, "#ffffff"), (dots.counting, COUNTED)):
        for point in points:
            spot = paper.placed(shapely.Point(point))
            if sheet.contains(spot):
                (x, y) = shapely.get_coordinates(spot)[0]
                marks.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.2" {_dot(fill)}/>')
    return "".join(marks)


def _dot(fill: str) -> str:
    edge = COUNTED if fill == "#ffffff" else _INK
    return f'fill="{fill}" stroke="{edge}" stroke-width="{1.8 if fill == "#ffffff" else 0.9}"'


def numbered(area: Area) -> list[str]:
    """The codes of the wards in the order of their names: the first is number 1."""
    return [code for _, code in sorted((name, code) for code, name in names_by_code(area.wards).items())]


def key_svg(every: Sequence[Classes], *, places: bool) -> str:
    """The one key to maps of the same classes; hatching stands in it where any of them has some."""
    classes = every[0]
    entries = [
        (f'fill="{shade}" stroke="{_INK}"', title)
        for shade, title in zip(classes.shades, classes.titles, strict=True)
    ]
    if any(-1 in each.of_ward for each in every):
        entries.append((f'fill="url(#hatch)" stroke="{_INK}"', gap_words.TOO_LITTLE_KNOWN))
    lines = [
        f'<rect x="2" y="{36 * at + 4}" width="34" height="26" {look}/>{_entry(36 * at, title)}'
        for at, (look, title) in enumerate(entries)
    ]
    if places:
        top = 36 * len(entries)
        lines.append(
            f'<circle cx="19" cy="{top + 17}" r="7" {_dot(COUNTED)}/>{_entry(top, gap_page.A_PLACE)}'
        )
    height = 36 * len(lines) + 4
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_KEY_WIDTH} {height}" '
        f'width="{_KEY_WIDTH}" height="{height}">'
        f"<defs>{_HATCH}</defs>{''.join(lines)}</svg>"
    )


def _entry(top: float, title: str) -> str:
    return f'<text x="46" y="{top + 25:.0f}" {_FONT} font-size="24" fill="{_INK}">{html.escape(title)}</text>'


def ward_names(area: Area, gaps: WardGaps) -> Sequence[str]:
    """ "1 Allt-yr-yn": the wards that have a number on the map for want of room, by their numbers."""
    labels, names = labels_of(area, gaps), names_by_code(area.wards)
    return [
        f"{at} {gap_words.ward_title(names[code])}"
        for at, code in enumerate(numbered(area), start=1)
        if code in labels and not labels[code].is_name
    ]
