"""Where on paper does a place lie? Metres become dots of a still picture (SVG)."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely


@dataclass(frozen=True)
class Paper:
    """A part of the ground on a sheet of ``longest`` dots at its longer side."""

    bounds: tuple[float, float, float, float]  # west, south, east, north, metres
    longest: float
    margin: float = 0.0  # dots, inside of ``longest``

    @property
    def scale(self) -> float:
        """Dots a metre."""
        west, south, east, north = self.bounds
        return (self.longest - 2 * self.margin) / max(east - west, north - south, 1.0)

    @property
    def width(self) -> float:
        """Dots from side to side."""
        return 2 * self.margin + (self.bounds[2] - self.bounds[0]) * self.scale

    @property
    def height(self) -> float:
        """Dots from top to bottom."""
        return 2 * self.margin + (self.bounds[3] - self.bounds[1]) * self.scale

    def placed(self, shape: shapely.Geometry) -> shapely.Geometry:
        """A shape in metres as it lies on the sheet."""
        corner = np.array([self.bounds[0], self.bounds[3]])
        return shapely.transform(shape, lambda xy: self.margin + (xy - corner) * (self.scale, -self.scale))

    def outline(self, shape: shapely.Geometry) -> shapely.Geometry:
        """A shape in metres as it lies on the sheet, without what is smaller than a dot."""
        return self.placed(shapely.simplify(shape, 1 / self.scale))


def svg_path(shapes: Iterable[shapely.Geometry]) -> str:
    """The rings of polygons on paper as the d of an SVG path."""
    polygons = [part for shape in shapes for part in shapely.get_parts(shape)]
    rings = [ring for polygon in polygons for ring in shapely.get_rings(polygon)]
    return "".join(
        "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in shapely.get_coordinates(ring)) + "Z" for ring in rings
    )
