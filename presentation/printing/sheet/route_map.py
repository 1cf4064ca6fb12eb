"""Where is the place, and how does the walk end? A small map for paper, which shows no start.

Only the end of the way is drawn, and it stops well before the door that the person leaves by. Names on the
map are as large as the rest of the sheet, and nothing on it needs colour.
"""

import base64
import io
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import shapely
import shapely.ops
from PIL import Image, ImageDraw

from presentation.drawing.symbols import symbol_svg
from presentation.drawing.tiles.draw import draw_ground
from presentation.drawing.tiles.ground import Ground, NamedLines
from presentation.drawing.tiles.labels import Lettering, letter
from presentation.drawing.tiles.letters import write_names
from presentation.drawing.tiles.name_style import RIVER, STREET_NAMES
from presentation.drawing.tiles.projection import FloatArray, Frame, from_area, pixels_per_metre
from presentation.drawing.tiles.scene import Scene
from presentation.printing.lettered import printable
from presentation.printing.sheet.entries import SheetEntry
from presentation.words.near.sheet import map_words
from questions.walks.one_way import OneWay

END_SHOWN_M: Final = 250.0  # at most so much of the end of the way is drawn
START_HIDDEN_M: Final = 150.0  # and never nearer to the start than this
SHOWN_STEP_M: Final = 50.0  # what is drawn of a short way is a multiple of this
LETTERS_PT: Final = 14.0
ZOOMS: Final = (16, 15)
FAR_ZOOMS: Final = (14, 13, 12, 11)  # for a whole way
PIXELS: Final = 4  # to a screen pixel: about 200 to the inch
COLOURS: Final = 128
EDGE_PX: Final = 16.0
SYMBOL_PX: Final = 20.0  # round the place, kept free of names
_SPECK_PX: Final = 5.0  # what is left of the way beside a name, and too short to be seen as a line
_LINE: Final = 1  # shapely's number of the type
INK: Final = "#0b0c0c"
WHITE: Final = "#ffffff"


@dataclass(frozen=True)
class RouteMap:
    """A map as SVG, its size in points, and what it shows in words."""

    svg: str
    width_pt: float
    height_pt: float
    alt: str


def route_map(
    scene: Scene, entry: SheetEntry, *, crs: str, width_pt: float, height_pt: float, show_start: bool = False
) -> RouteMap:
    """The streets about a place, with the end of the way to it where that is known.

    Parameters
    ----------
    scene
        The area as it is drawn.
    entry
        The place, with the way to it.
    crs
        The CRS of the place and the way.
    width_pt, height_pt
        Size on paper, points.
    show_start
        Draw the whole way and a ring where it starts; only if that is asked for on the spot.
    """
    way = entry.chosen.way
    line = shown_part(way, whole=show_start)
    points = np.array([entry.at, *(line.coords if line is not None else ())], float)
    xy = (from_area(points, crs=crs) - scene.ground.origin) * (1.0, -1.0)
    zooms = (*ZOOMS, *FAR_ZOOMS) if show_start else ZOOMS
    frame, z = frame_around(xy, width_pt, height_pt, zooms)
    pixels = xy * frame.per_m + (frame.left, frame.top)
    ground = _ground_png(scene, frame, z, pixels)
    start = pixels[1] if show_start and line is not None else None
    drawn = _svg(ground, frame, pixels[0], symbol_svg(entry.family), start=start)
    return RouteMap(drawn, width_pt, height_pt, _alt(entry, way, line, show_start=show_start))


def shown_part(way: OneWay | None, *, whole: bool) -> shapely.LineString | None:
    """The part of the way that is drawn; None where too little is left of it."""
    if way is None or way.line.length <= 0:
        return None
    if whole:
        return way.line
    whole_steps = (way.walk_m - START_HIDDEN_M) // SHOWN_STEP_M  # not the exact rest: it would tell the start
    shown_m = min(END_SHOWN_M, whole_steps * SHOWN_STEP_M)
    if shown_m <= 0:
        return None
    end = shapely.ops.substring(way.line, way.line.length - shown_m, way.line.length)
    return end if isinstance(end, shapely.LineString) else None


def frame_around(
    xy: FloatArray, width_pt: float, height_pt: float, zooms: tuple[int, ...]
) -> tuple[Frame, int]:
    """The closest look that holds everything, else the widest, with the place itself well inside."""
    for z in zooms:
        scale = point_px(z)
        width, height = width_pt / scale, height_pt / scale
        per_m = pixels_per_metre(z)
        low, high = xy.min(axis=0) * per_m, xy.max(axis=0) * per_m
        fits = (high - low <= np.array([width, height]) - 2 * EDGE_PX).all()
        if fits or z == zooms[-1]:
            break
    middle = (low + high) / 2
    room = np.array([width, height]) / 2 - EDGE_PX
    place = xy[0] * per_m
    middle = np.clip(middle, place - room, place + room)
    return Frame(per_m, width / 2 - middle[0], height / 2 - middle[1], width, height), z


def point_px(z: int) -> float:
    """Points on paper for one pixel of the map's style, such that the names on it are large enough."""
    named = [*STREET_NAMES.values(), *RIVER.values()]
    return LETTERS_PT / min(style.size(z + 1) for style in named if style.first_zoom <= z + 1)


def _ground_png(scene: Scene, frame: Frame, z: int, pixels: FloatArray) -> bytes:
    """The ground, the way on it, and names: where a name is written, the way makes room."""
    image = draw_ground(scene, frame, z, scale=PIXELS)
    names = free_names(scene.ground, frame, z, pixels[0])
    if len(pixels) > 1:
        draw = ImageDraw.Draw(image)
        for part in _clear_of(names, frame, pixels[1:]):
            for colour, thick in ((WHITE, 6.5), (INK, 3.4)):
                draw_line(draw, part * PIXELS, colour, thick * PIXELS)
    write_names(image, names, frame, z=z, scale=PIXELS)
    file = io.BytesIO()
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


def _clear_of(names: Lettering, frame: Frame, way: FloatArray) -> list[FloatArray]:
    """The parts of the way, pixels, that no name lies on."""
    under = shapely.union_all([shapely.buffer(name.spine, name.radius) for name in names.names])
    at = shapely.transform(under, lambda points: points + np.array([frame.left, frame.top]))
    parts = shapely.get_parts(shapely.difference(shapely.LineString(way), at))
    return [shapely.get_coordinates(part) for part in parts.tolist() if shapely.length(part) > _SPECK_PX]


def draw_line(draw: ImageDraw.ImageDraw, points: FloatArray, colour: str, thick: float) -> None:
    """A line with round ends and corners."""
    flat = [(float(x), float(y)) for x, y in points]
    draw.line(flat, fill=colour, width=round(thick))
    for x, y in flat:
        half = thick / 2
        draw.ellipse((x - half, y - half, x + half, y + half), fill=colour)


def free_names(
    ground: Ground, frame: Frame, z: int, place: FloatArray, *, taken_px: shapely.Geometry | None = None
) -> Lettering:
    """The names of streets and rivers, laid out for this map alone: none is cut by its edge or the symbol,
    and none lies on what is ``taken_px``, pixels of the map."""
    left, top, right, bottom = frame.box(-EDGE_PX / 2)
    symbol = shapely.Point((place - (frame.left, frame.top)) / frame.per_m).buffer(SYMBOL_PX / frame.per_m)
    free = shapely.difference(shapely.box(left, top, right, bottom), symbol)
    if taken_px is not None:
        corner = np.array([frame.left, frame.top])
        taken = shapely.transform(taken_px, lambda points: (points - corner) / frame.per_m)
        free = shapely.difference(free, taken)
    return letter(
        replace(
            ground,
            streets=_within(ground.streets, free),
            rivers=_within(ground.rivers, free),
            places=ground.places.iloc[:0],
        ),
        z,
    )


def _within(lines: NamedLines, free: shapely.Geometry) -> NamedLines:
    """The parts of named lines that lie on free ground."""
    rows, shapes = [], []
    for row in np.flatnonzero(shapely.intersects(lines.shape, free)).tolist():
        parts = shapely.get_parts(shapely.intersection(lines.shape[row], free))
        lineal = [part for part in parts.tolist() if shapely.get_type_id(part) == _LINE]
        rows += [row] * len(lineal)
        shapes += lineal
    lines_left = np.empty(len(shapes), object)
    lines_left[:] = shapes
    return NamedLines(lines.name[rows], lines.kind[rows], lines_left)


def _svg(png: bytes, frame: Frame, place: FloatArray, symbol: str, *, start: FloatArray | None) -> str:
    width, height = f"{frame.width:.2f}", f"{frame.height:.2f}"
    ground = base64.b64encode(png).decode()
    parts = [f'<image width="{width}" height="{height}" href="data:image/png;base64,{ground}"/>']
    if start is not None:
        parts.append(ring(start, 6.0, 3.0))
    x, y = place
    parts.append(ring(place, 13.0, 2.5))
    parts.append(symbol.replace("<svg ", f'<svg x="{x - 9:.2f}" y="{y - 9:.2f}" width="18" height="18" ', 1))
    edge = f'<rect width="{width}" height="{height}" fill="none" stroke="#5b6163" stroke-width="1.6"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{"".join(parts)}{edge}</svg>'
    )


def ring(at: FloatArray, radius: float, thick: float) -> str:
    """A white ring as SVG: its middle, radius and line in units of the drawing."""
    return (
        f'<circle cx="{at[0]:.2f}" cy="{at[1]:.2f}" r="{radius}" '
        f'fill="{WHITE}" stroke="{INK}" stroke-width="{thick}"/>'
    )


def _alt(entry: SheetEntry, way: OneWay | None, line: shapely.LineString | None, *, show_start: bool) -> str:
    """What the map shows; of the way only the streets that are drawn."""
    if way is None or line is None:
        return map_words(entry.name, None, (), whole=show_start)
    begins_m = way.walk_m - line.length
    drawn = tuple(
        replace(leg, street=printable(leg.street))
        for leg in way.legs
        if leg.ends_m > begins_m + 1 and not leg.on_ground
    )
    return map_words(entry.name, way, drawn, whole=show_start)
