"""What lies in a tile? An area's shapes, generalised once for each zoom and found by where they are."""

import threading
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import shapely

from layers.area import Area
from presentation.drawing.tiles.ground import Ground, ground_of
from presentation.drawing.tiles.labels import Lettering, letter
from presentation.drawing.tiles.outlines import ObjectArray, Outlines, generalised, outlines, single
from presentation.drawing.tiles.projection import LAST_ZOOM, pixels_per_metre
from presentation.drawing.tiles.style import FILLS

FULL_DETAIL_ZOOM: Final = 16  # from this tile zoom on shapes keep every point
TOLERANCE_PX: Final = 0.35
KNOWN, BOUNDARY = "known", "boundary"


@dataclass(eq=False)
class Scene:
    """One revision of an area, ready to be drawn at any zoom. Safe to use from several threads."""

    name: str
    revision: str
    ground: Ground
    _levels: dict[int, dict[str, Outlines]] = field(default_factory=dict)
    _lettering: dict[int, Lettering] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _lettering_lock: threading.Lock = field(default_factory=threading.Lock)

    def level(self, z: int) -> dict[str, Outlines]:
        """The shapes as drawn at a tile zoom, by kind; made when first asked for."""
        z = min(z, FULL_DETAIL_ZOOM)
        with self._lock:
            if z not in self._levels:
                self._levels[z] = _level(self.ground, z)
            return self._levels[z]

    def lettering(self, z: int) -> Lettering:
        """The names as written at a tile zoom; laid out when first asked for."""
        with self._lettering_lock:
            if z not in self._lettering:
                self._lettering[z] = letter(self.ground, z)
            return self._lettering[z]

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """(west, south, east, north) of the ground that is drawn, metres of Web Mercator."""
        left, top, right, bottom = shapely.bounds(self.ground.drawn).tolist()
        x, y = self.ground.origin
        return x + left, y - bottom, x + right, y - top

    @property
    def nbytes(self) -> int:
        """Bytes held by the levels made so far."""
        return sum(shape.nbytes for level in self._levels.values() for shape in level.values())


def scene_of(area: Area) -> Scene:
    """Read what is drawn of an area; the levels follow when they are asked for."""
    return Scene(name=area.name, revision=area.revision, ground=ground_of(area))


def _level(ground: Ground, z: int) -> dict[str, Outlines]:
    metres = 1 / pixels_per_metre(min(z, LAST_ZOOM))
    tolerance = TOLERANCE_PX * metres if z < FULL_DETAIL_ZOOM else 0.0
    shapes = {
        kind: (polygons, FILLS[kind].least_px)
        for kind, polygons in ground.fills.items()
        if kind in FILLS and FILLS[kind].first_zoom <= z + 1
    }
    shapes |= {kind: (lines, 0.0) for kind, lines in ground.lines.items()}
    shapes[KNOWN] = (single(np.array([ground.drawn], object), 2), 0.0)
    shapes[BOUNDARY] = (ground.boundary, 0.0)
    return {
        kind: outlines(_generalised(part, tolerance, least_px * metres))
        for kind, (part, least_px) in shapes.items()
    }


def _generalised(shapes: ObjectArray, tolerance: float, least_m: float) -> ObjectArray:
    return generalised(shapes, tolerance_m=tolerance, least_m=least_m) if tolerance else shapes
