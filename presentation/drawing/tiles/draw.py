"""How does a tile come to look as it does? From the ground up: land, water, buildings, streets, bridges."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import aggdraw
import numpy as np
from PIL import Image

from presentation.drawing.tiles import style
from presentation.drawing.tiles.letters import write_names
from presentation.drawing.tiles.outlines import IndexArray, Outlines, to_path, to_pixels
from presentation.drawing.tiles.projection import FloatArray, Frame, Tile, frame_of
from presentation.drawing.tiles.scene import BOUNDARY, KNOWN, Scene
from presentation.drawing.tiles.strokes import ends, pieces
from presentation.drawing.tiles.style import Colour, Line

MARGIN_PX: Final = 20.0  # what is farther from the tile than this does not show in it
ROUND_FROM_PX: Final = 2.5  # the ends of narrower lines need no rounding
_DISC: Final = 16
_CLEAR: Final = aggdraw.Pen((0, 0, 0), 0.02, 0)  # keeps aggdraw from widening a filled shape


@dataclass(frozen=True, eq=False)
class Pixels:
    """Shapes of one kind in a tile, pixels."""

    xy: FloatArray  # (q, 2)
    starts: IndexArray  # (r + 1,)
    closed: bool

    @cached_property
    def path(self) -> aggdraw.Path:
        """All of them as one path, made once for casing and street."""
        return to_path(self.xy, self.starts)


@dataclass(frozen=True, eq=False)
class Canvas:
    """A tile being drawn: where it is, at which zoom of the style, and how many pixels to a screen pixel."""

    draw: aggdraw.Draw
    level: dict[str, Outlines]
    frame: Frame
    zoom: int
    scale: float
    pixels_of: dict[str, Pixels | None] = field(default_factory=dict)

    def pixels(self, kind: str) -> Pixels | None:
        """The points of the shapes of a kind that may show, pixels; None if there are none."""
        if kind not in self.pixels_of:
            self.pixels_of[kind] = self._find(kind)
        return self.pixels_of[kind]

    def _find(self, kind: str) -> Pixels | None:
        shapes = self.level.get(kind)
        if not shapes:
            return None
        numbers = shapes.within(self.frame.box(MARGIN_PX))
        if len(numbers) == 0:
            return None
        xy, starts = shapes.rings(numbers)
        return Pixels(to_pixels(xy, self.frame, self.scale), starts, shapes.closed)


def draw_ground(scene: Scene, frame: Frame, z: int, *, scale: int = 1) -> Image.Image:
    """Draw all of a tile but its lettering, ``scale`` pixels to a screen pixel."""
    size = round(frame.width * scale), round(frame.height * scale)
    image = Image.new("RGB", size, style.BEYOND)
    canvas = Canvas(aggdraw.Draw(image), scene.level(z), frame, z + 1, float(scale))
    _land(canvas)
    _streets(canvas)
    canvas.draw.flush()
    return image


def draw_tile(scene: Scene, tile: Tile, *, scale: int = 1) -> Image.Image:
    """Draw one tile of a scene."""
    frame = frame_of(tile, scene.ground.origin)
    image = draw_ground(scene, frame, tile.z, scale=scale)
    write_names(image, scene.lettering(tile.z), frame, z=tile.z, scale=scale)
    return image


def _land(canvas: Canvas) -> None:
    _fill(canvas, KNOWN, style.LAND)
    for kind, fill in style.FILLS.items():
        if canvas.zoom < fill.first_zoom:
            continue
        if kind == "square":
            for stream, line in style.STREAMS.items():
                _stroke(canvas, stream, line.colour, line.width(canvas.zoom))
            _stroke(canvas, "pier", style.PIER_LINE.colour, style.PIER_LINE.width(canvas.zoom))
        edge = fill.edge if canvas.zoom >= fill.edge_zoom else None
        _fill(canvas, kind, fill.colour, edge=edge)
    if canvas.zoom <= style.LAST_BOUNDARY_ZOOM:
        _dashes(canvas, BOUNDARY, style.BOUNDARY_LINE)


def _streets(canvas: Canvas) -> None:
    _tunnels(canvas)
    _paths(canvas, "")
    _carriageways(canvas, "")
    _railways(canvas)
    _carriageways(canvas, "/bridge")
    _paths(canvas, "/bridge")


def _carriageways(canvas: Canvas, where: str) -> None:
    zoom = canvas.zoom
    for kind, line in style.STREETS.items():
        width = line.width(zoom)
        if width and line.casing:
            alone = width < style.STREET_ALONE_PX
            edge = 0.5 if alone else line.casing_px + (0.6 if where and zoom >= 14 else 0.0)
            _stroke(canvas, kind + where, line.casing, width + 2 * edge, round_ends=not where)
    for kind, line in style.STREETS.items():
        width = line.width(zoom)
        if width >= style.STREET_ALONE_PX:
            _stroke(canvas, kind + where, line.colour, width, round_ends=True)


def _paths(canvas: Canvas, where: str) -> None:
    if where and canvas.zoom >= 15:
        for kind, line in (("path", style.PATH), ("cycleway", style.CYCLEWAY), ("steps", style.STEPS)):
            if width := line.width(canvas.zoom):
                _stroke(canvas, kind + where, style.STREETS["minor"].casing or style.WHITE, width + 4.2)
                _stroke(canvas, kind + where, style.WHITE, width + 2.6)
    for kind, line in (
        ("track", style.TRACK),
        ("sidewalk", style.SIDEWALK),
        ("path", style.PATH),
        ("cycleway", style.CYCLEWAY),
    ):
        _dashes(canvas, kind + where, line)
    width = style.STEPS.width(canvas.zoom)
    if width:
        _stroke(canvas, "steps" + where, style.STEPS_BED, width + 0.8)
        _dashes(canvas, "steps" + where, style.STEPS, dash=style.STEP_DASH)


def _tunnels(canvas: Canvas) -> None:
    """Streets under ground: the dashed outline of a pale street."""
    if canvas.zoom < 14:
        return
    for kind, line in style.STREETS.items():
        width = line.width(canvas.zoom)
        if width and line.casing:
            _dashes(
                canvas, f"{kind}/tunnel", line, dash=style.TUNNEL_DASH, width=width + 1.6, colour=line.casing
            )
            _stroke(canvas, f"{kind}/tunnel", style.LAND, width)
    _dashes(canvas, "path/tunnel", style.PATH)
    _dashes(canvas, "cycleway/tunnel", style.CYCLEWAY)


def _railways(canvas: Canvas) -> None:
    _stroke(canvas, "railway", style.RAILWAY.colour, style.RAILWAY.width(canvas.zoom))
    _dashes(canvas, "railway", style.RAILWAY_GAPS)


def _fill(canvas: Canvas, kind: str, colour: Colour, *, edge: Colour | None = None) -> None:
    pixels = canvas.pixels(kind)
    if pixels is None or not pixels.closed:
        return
    brush = aggdraw.Brush(colour)
    canvas.draw.path(pixels.path, *([brush, aggdraw.Pen(edge, canvas.scale)] if edge else [brush]))


def _stroke(canvas: Canvas, kind: str, colour: Colour, width: float, *, round_ends: bool = False) -> None:
    pixels = canvas.pixels(kind) if width else None
    if pixels is None or pixels.closed:
        return
    canvas.draw.path(pixels.path, aggdraw.Pen(colour, width * canvas.scale))
    if round_ends and width >= ROUND_FROM_PX:
        at = ends(pixels.xy, pixels.starts)
        canvas.draw.symbol(
            at.ravel().tolist(), _disc(width * canvas.scale / 2), aggdraw.Brush(colour), _CLEAR
        )


def _dashes(
    canvas: Canvas,
    kind: str,
    line: Line,
    *,
    dash: tuple[float, float] | None = None,
    width: float | None = None,
    colour: Colour | None = None,
) -> None:
    width = line.width(canvas.zoom) if width is None else width
    on, off = dash or line.dash or (1.0, 0.0)
    pixels = canvas.pixels(kind) if width else None
    if pixels is None or pixels.closed:
        return
    on = max(on, width) if on == 0.0 else on
    xy, starts = pieces(
        pixels.xy,
        pixels.starts,
        on=on * canvas.scale,
        off=off * canvas.scale,
        within=(canvas.frame.width * canvas.scale, canvas.frame.height * canvas.scale),
    )
    if len(xy):
        pen = aggdraw.Pen(colour or line.colour, width * canvas.scale)
        canvas.draw.path(to_path(xy, starts), pen)


def _disc(radius: float) -> aggdraw.Symbol:
    turn = np.linspace(0, 2 * np.pi, _DISC, endpoint=False)
    points = np.column_stack([np.cos(turn), np.sin(turn)]) * radius
    return aggdraw.Symbol("M" + "L".join(f"{x:.3f},{y:.3f}" for x, y in points) + "Z")
