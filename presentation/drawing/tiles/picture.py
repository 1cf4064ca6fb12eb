"""How does a drawn tile become a small PNG? With one palette for all tiles, so that no seam shows.

Every colour of the style is in the palette exactly; the colours between them, at the edges of shapes, are
taken to the nearest of 256.
"""

import io
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from presentation.drawing.tiles import name_style, style
from presentation.drawing.tiles.style import Colour

_BITS: Final = 6  # of each of red, green and blue, by which the nearest palette colour is looked up
_LEVEL: Final = 6  # of PNG's compression; above it tiles take twice as long and are hardly smaller
_SHARES: Final = (0.2, 0.4, 0.6, 0.8)
_SIZE: Final = 256


def to_png(image: Image.Image) -> bytes:
    """The picture of a tile as a PNG file."""
    colours, nearest = _palette()
    red, green, blue = (np.asarray(band, np.uint32) >> (8 - _BITS) for band in image.split())
    drawn = Image.fromarray(nearest[(red << (2 * _BITS)) | (green << _BITS) | blue], "P")
    drawn.putpalette(colours.astype(np.uint8).tobytes())
    file = io.BytesIO()
    drawn.save(file, "PNG", compress_level=_LEVEL)
    return file.getvalue()


@lru_cache(maxsize=1)
def _palette() -> tuple[npt.NDArray[np.float64], npt.NDArray[np.uint8]]:
    """(256, 3) colours, and for every colour of 18 bits the number of the nearest of them."""
    from scipy.spatial import cKDTree  # here, since no start waits for it

    base = np.array(sorted(_style_colours()), float)
    colours = np.concatenate([base, _between(base)])[:_SIZE]
    steps = np.arange(1 << _BITS) * (255 / ((1 << _BITS) - 1))
    cube = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1).reshape(-1, 3)
    nearest = np.asarray(cKDTree(colours).query(cube)[1]).astype(np.uint8)
    bits = base.astype(np.uint32) >> (8 - _BITS)
    nearest[(bits[:, 0] << (2 * _BITS)) | (bits[:, 1] << _BITS) | bits[:, 2]] = np.arange(len(base))
    return colours, nearest


def _style_colours() -> set[Colour]:
    lines = [*style.STREETS.values(), *style.STREAMS.values(), style.RAILWAY, style.RAILWAY_GAPS, style.PATH]
    lines += [style.TRACK, style.CYCLEWAY, style.SIDEWALK, style.STEPS, style.PIER_LINE]
    fills = style.FILLS.values()
    names = [*name_style.PLACES.values(), *name_style.STREET_NAMES.values(), *name_style.RIVER.values()]
    return {
        style.LAND, style.BEYOND, style.WATER, style.BOUNDARY, style.HALO, style.WHITE, style.STEPS_BED,
        *(line.colour for line in lines), *(line.casing for line in lines if line.casing),
        *(fill.colour for fill in fills), *(fill.edge for fill in fills if fill.edge),
        *(name.colour for name in names),
    }  # fmt: skip


def _between(base: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Colours half-way: of lettering on its halo, then of other pairs, the most distant first."""
    dark = base[base.sum(axis=1) < 480]
    ramps = [text * share + np.array(style.HALO) * (1 - share) for text in dark for share in _SHARES]
    light = base[base.sum(axis=1) >= 480]
    first, other = np.triu_indices(len(light), 1)
    apart = np.abs(light[first] - light[other]).sum(axis=1)
    order = np.argsort(-apart, kind="stable")
    middles = (light[first] + light[other])[order] / 2
    seen = np.unique(np.round(middles / 5), axis=0, return_index=True)[1]
    return np.round(np.concatenate([np.array(ramps), middles[np.sort(seen)]]))
