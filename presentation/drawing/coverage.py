"""Where do the known streets reach, as a small still picture? Wards numbered as in the table beside it."""

from base64 import b64encode

import numpy as np
import shapely

from geo.derived import kept_with
from presentation.drawing.paper import Paper, svg_path
from questions.walks.street_cover import StreetCover

_WIDTH = 640
_INK, _TEAL, _PALE, _CARE = "#0b0c0c", "#0f5f6f", "#cfe6ea", "#9a3b00"
_HATCH = (
    '<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="7" height="7" fill="#ffffff"/><path d="M0 0V7" stroke="#8a9296" stroke-width="2.2"/>'
    "</pattern>"
)


@kept_with(most=1)
def coverage_picture(cover: StreetCover) -> str:
    """The picture as an address that an ``<img>`` can hold."""
    return f"data:image/svg+xml;base64,{b64encode(coverage_svg(cover).encode()).decode()}"


def coverage_svg(cover: StreetCover) -> str:
    """Wards hatched, the ground near a street washed over the hatching, homes without a street as dots."""
    wards = cover.wards.geometry.to_numpy() if len(cover.wards) else np.array([], object)
    west, south, east, north = shapely.total_bounds(wards if len(wards) else np.array([cover.reach]))
    paper = Paper((west, south, east, north), _WIDTH, margin=8)
    outlines = [paper.outline(ward) for ward in wards]
    dots = [paper.placed(home) for home in cover.homes_without]
    parts = [
        f'<path d="{svg_path(outlines)}" fill="url(#hatch)" stroke="none"/>',
        '<clipPath id="wards">' + f'<path d="{svg_path(outlines)}"/></clipPath>',
        f'<path d="{svg_path([paper.placed(cover.reach)])}" fill="{_PALE}" clip-path="url(#wards)"/>',
        *(
            f'<circle cx="{shapely.get_x(dot):.1f}" cy="{shapely.get_y(dot):.1f}" r="2" fill="{_CARE}"/>'
            for dot in dots
        ),
        f'<path d="{svg_path(outlines)}" fill="none" stroke="{_TEAL}" stroke-width="1.6"/>',
        *(_number(at, outline) for at, outline in enumerate(outlines, start=1)),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {paper.width:.0f} {paper.height:.0f}" '
        f'width="{paper.width:.0f}" height="{paper.height:.0f}" fill-rule="evenodd"><defs>{_HATCH}</defs>'
        f'<rect width="100%" height="100%" fill="#ffffff"/>{"".join(parts)}</svg>'
    )


def _number(number: int, outline: shapely.Geometry) -> str:
    at = shapely.point_on_surface(outline)
    return (
        f'<text x="{at.x:.1f}" y="{at.y + 5:.1f}" text-anchor="middle" font-family="system-ui, sans-serif" '
        f'font-size="15" font-weight="700" fill="{_INK}" stroke="#ffffff" stroke-width="3.5" '
        f'paint-order="stroke">{number}</text>'
    )
