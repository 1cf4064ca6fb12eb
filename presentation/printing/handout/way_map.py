"""Which way is it, on paper, for somebody who reads no maps? One unbroken line, its streets named beside it.

Without the whole way asked for there and then, only its end is drawn, as on the sheet (decision 19).
"""

import base64
import io
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
import shapely.ops
from PIL import Image, ImageDraw

from presentation.drawing.symbols import symbol_svg
from presentation.drawing.tiles.draw import draw_ground
from presentation.drawing.tiles.letters import write_names
from presentation.drawing.tiles.projection import FloatArray, Frame, from_area
from presentation.drawing.tiles.scene import Scene
from presentation.printing.handout.way_labels import LegLine, WayLabel, way_labels
from presentation.printing.lettered import printable
from presentation.printing.sheet.entries import SheetEntry
from presentation.printing.sheet.route_map import (
    COLOURS,
    FAR_ZOOMS,
    INK,
    LETTERS_PT,
    PIXELS,
    WHITE,
    ZOOMS,
    draw_line,
    frame_around,
    free_names,
    point_px,
    ring,
    shown_part,
)
from presentation.words.handout.directions import shown_legs, way_name
from presentation.words.handout.phrasebook import Phrasebook
from questions.walks.one_way import OneWay

_WAY_PX: Final = 5.0
_CASING_PX: Final = 9.0
_CLEAR_PX: Final = 8.0  # on both sides of the way, kept free of names
_PLACE_PX: Final = 18.0
_START_PX: Final = 12.0


@dataclass(frozen=True)
class WayMap:
    """A map as SVG, its size in points, and from where on the way is drawn on it (None: not at all)."""

    svg: str
    width_pt: float
    height_pt: float
    begins_m: float | None


def way_map(
    scene: Scene,
    entry: SheetEntry,
    book: Phrasebook,
    *,
    crs: str,
    size_pt: tuple[float, float],
    whole_way: bool = False,
) -> WayMap:
    """The streets about a place with the way to it, unbroken and labelled, as far as it may be shown."""
    way, width_pt, height_pt = entry.chosen.way, *size_pt
    line = shown_part(way, whole=whole_way)
    points = np.array([entry.at, *(line.coords if line is not None else ())], float)
    xy = (from_area(points, crs=crs) - scene.ground.origin) * (1.0, -1.0)
    frame, z = frame_around(xy, width_pt, height_pt, (*ZOOMS, *FAR_ZOOMS) if whole_way else ZOOMS)
    pixels = xy * frame.per_m + (frame.left, frame.top)
    begins_m = shown_from_m(entry, whole_way=whole_way)
    legs = _legs(way, line, begins_m, book, pixels[1:]) if way and line and begins_m is not None else []
    taken = _taken(pixels, whole_way=whole_way)
    letters_px = LETTERS_PT / point_px(z)
    labels = way_labels(legs, size_px=letters_px, frame=(frame.width, frame.height), taken=taken)
    occupied = shapely.union_all([taken, *(label.box for label in labels)])
    ground = _ground(scene, frame, z, pixels, occupied)
    start = pixels[1] if whole_way and line is not None else None
    return WayMap(_svg(ground, frame, pixels[0], symbol_svg(entry.family), labels, start), *size_pt, begins_m)


def shown_from_m(entry: SheetEntry, *, whole_way: bool) -> float | None:
    """From how many metres on the way may be shown; None where nothing of it is."""
    way = entry.chosen.way
    line = shown_part(way, whole=whole_way)
    if way is None or line is None:
        return None
    return 0.0 if whole_way else way.walk_m - line.length


def _legs(
    way: OneWay, line: shapely.LineString, begins_m: float, book: Phrasebook, pixels: FloatArray
) -> list[LegLine]:
    """The drawn legs with their numbers in the directions; the ground before a door has no name."""
    on_map = shapely.LineString(pixels)
    legs = []
    for number, at in enumerate(shown_legs(way, begins_m), start=1):
        leg = way.legs[at]
        first, last = (
            np.clip((metres - begins_m) / line.length, 0, 1) * on_map.length
            for metres in (leg.begins_m, leg.ends_m)
        )
        part = shapely.ops.substring(on_map, float(first), float(last))
        if not leg.on_ground and isinstance(part, shapely.LineString):
            legs.append(LegLine(str(number), printable(way_name(book, leg)[0]), part))
    return legs


def _taken(pixels: FloatArray, *, whole_way: bool) -> shapely.Geometry:
    """The ground of the way, the place and the start: no name lies there."""
    parts = [shapely.Point(pixels[0]).buffer(_PLACE_PX)]
    if len(pixels) > 2:
        parts.append(shapely.LineString(pixels[1:]).buffer(_CLEAR_PX))
    if whole_way and len(pixels) > 1:
        parts.append(shapely.Point(pixels[1]).buffer(_START_PX))
    return shapely.union_all(parts)


def _ground(scene: Scene, frame: Frame, z: int, pixels: FloatArray, taken: shapely.Geometry) -> bytes:
    """The ground with its names, and the way on it as one unbroken line."""
    image = draw_ground(scene, frame, z, scale=PIXELS)
    names = free_names(scene.ground, frame, z, pixels[0], taken_px=taken)
    write_names(image, names, frame, z=z, scale=PIXELS)
    if len(pixels) > 2:
        draw = ImageDraw.Draw(image)
        for colour, thick in ((WHITE, _CASING_PX), (INK, _WAY_PX)):
            draw_line(draw, pixels[1:] * PIXELS, colour, thick * PIXELS)
    file = io.BytesIO()
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


def _svg(
    png: bytes,
    frame: Frame,
    place: FloatArray,
    symbol: str,
    labels: list[WayLabel],
    start: FloatArray | None,
) -> str:
    width, height = f"{frame.width:.2f}", f"{frame.height:.2f}"
    ground = base64.b64encode(png).decode()
    parts = [f'<image width="{width}" height="{height}" href="data:image/png;base64,{ground}"/>']
    for label in labels:
        parts.append(
            f'<path d="{label.path}" fill="{WHITE}" stroke="{WHITE}" stroke-width="4.5"/>'
            f'<path d="{label.path}" fill="{INK}"/>'
        )
    parts += [ring(start, 7.0, 3.5)] if start is not None else []
    x, y = place
    parts.append(ring(place, 14.0, 3.0))
    parts.append(
        symbol.replace("<svg ", f'<svg x="{x - 10:.2f}" y="{y - 10:.2f}" width="20" height="20" ', 1)
    )
    edge = f'<rect width="{width}" height="{height}" fill="none" stroke="#5b6163" stroke-width="1.6"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{"".join(parts)}{edge}</svg>'
    )
