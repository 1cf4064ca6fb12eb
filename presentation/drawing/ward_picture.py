"""How do the wards look on paper? A still map, in shades that a grey print keeps apart."""

import html
from collections.abc import Sequence
from typing import Final

import shapely

from layers.area import Area
from presentation.drawing.paper import Paper, svg_path
from presentation.words.names import ward_names as names_by_code
from presentation.words.wards import choices as gap_words
from presentation.words.wards.measures import Classes
from questions.wards.ward_gap_model import WardGaps

WIDTH: Final = 900.0
_INK: Final = "#0b0c0c"
_FONT: Final = 'font-family="Source Sans Pro, system-ui, sans-serif"'
_HATCH: Final = (
    '<pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)">'
    '<rect width="8" height="8" fill="#ffffff"/>'
    '<path d="M0 0V8" stroke="#6b7377" stroke-width="2.2"/></pattern>'
)


def map_svg(area: Area, classes: Classes, gaps: WardGaps, *, opened: str = "") -> str:
    """The wards shaded by class, with the key below; all of them numbered in the order of their names."""
    shapes = area.wards.set_index("ward_code").geometry
    paper = Paper(tuple(shapely.bounds(area.boundary)), WIDTH, margin=10)
    parts, numbers = [], []
    order = {code: at for at, code in enumerate(numbered(area), start=1)}
    for code, at in zip(gaps.wards["ward_code"], classes.of_ward, strict=True):
        if code not in order:
            continue
        shape = paper.outline(shapes[code])
        fill = classes.shades[at] if at >= 0 else "url(#hatch)"
        wide = 4 if code == opened else 1.2
        parts.append(f'<path d="{svg_path([shape])}" fill="{fill}" stroke="{_INK}" stroke-width="{wide}"/>')
        if not opened:  # one ward on paper has a firm edge and needs no number
            numbers.append(_number(shapely.point_on_surface(shape), order[code]))
    key, below = _key(classes, paper.height + 14)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {paper.width:.0f} {below:.0f}" '
        f'width="{paper.width:.0f}" height="{below:.0f}" fill-rule="evenodd"><defs>{_HATCH}</defs>'
        f'<rect width="100%" height="100%" fill="#ffffff"/>{"".join(parts)}{"".join(numbers)}{key}</svg>'
    )


def _number(spot: shapely.Point, number: int) -> str:
    return (
        f'<text x="{spot.x:.1f}" y="{spot.y + 6:.1f}" text-anchor="middle" {_FONT} font-size="24" '
        f'font-weight="700" fill="{_INK}" stroke="#ffffff" stroke-width="5" paint-order="stroke">'
        f"{number}</text>"
    )


def numbered(area: Area) -> list[str]:
    """The codes of the wards in the order of their names: the first is number 1 on the map."""
    return [code for _, code in sorted((name, code) for code, name in names_by_code(area.wards).items())]


def _key(classes: Classes, top: float) -> tuple[str, float]:
    entries = list(zip(classes.shades, classes.titles, strict=True))
    if -1 in classes.of_ward:
        entries.append(("url(#hatch)", gap_words.TOO_LITTLE_KNOWN))
    lines = [
        f'<rect x="12" y="{top + 36 * at:.0f}" width="34" height="26" fill="{shade}" stroke="{_INK}"/>'
        f'<text x="56" y="{top + 36 * at + 20:.0f}" {_FONT} font-size="25" fill="{_INK}">'
        f"{html.escape(title)}</text>"
        for at, (shade, title) in enumerate(entries)
    ]
    return "".join(lines), top + 36 * len(entries) + 12


def ward_names(area: Area) -> Sequence[str]:
    """ "1 Allt-yr-yn", as numbered on the map."""
    names = names_by_code(area.wards)
    return [f"{at} {gap_words.ward_title(names[code])}" for at, code in enumerate(numbered(area), start=1)]
