"""How do names get onto a tile? Outlines of letters over a soft halo of the colour of land."""

from typing import Final

import aggdraw
import numpy as np
from PIL import Image, ImageFilter

from presentation.drawing.tiles.labels import Lettering, MapName
from presentation.drawing.tiles.lettering import outline
from presentation.drawing.tiles.outlines import to_path
from presentation.drawing.tiles.projection import Frame
from presentation.drawing.tiles.style import HALO

HALO_PX: Final = 1.5
_PAD_PX: Final = 12  # the halo of a letter just outside the tile shows in it
_STRENGTH: Final = 3.4
_CLEAR: Final = aggdraw.Pen((0, 0, 0), 0.02, 0)


def write_names(image: Image.Image, lettering: Lettering, frame: Frame, *, z: int, scale: int) -> None:
    """Write the names of a tile onto its picture."""
    box = (
        -_PAD_PX - frame.left, -_PAD_PX - frame.top,
        frame.width + _PAD_PX - frame.left, frame.height + _PAD_PX - frame.top,
    )  # fmt: skip
    names = lettering.within(box)
    if not names:
        return
    paths = [(name, _path(name, frame, z, scale)) for name in names]
    image.paste(HALO, mask=_halo([path for _, path in paths], image.size, scale))
    draw = aggdraw.Draw(image)
    draw.settransform((-_PAD_PX * scale, -_PAD_PX * scale))
    for name, path in paths:
        draw.path(path, aggdraw.Brush(name.style.colour), _CLEAR)
    draw.flush()


def _path(name: MapName, frame: Frame, z: int, scale: int) -> aggdraw.Path:
    size = name.style.size(z + 1)
    corner = np.array([frame.left + _PAD_PX, frame.top + _PAD_PX])
    at = (name.at + corner) * scale
    rings = outline(name.text, name.style.face, size=size * scale, at=at, angle=name.angle)
    starts = np.concatenate([[0], np.cumsum([len(ring) for ring in rings])]).astype(np.int64)
    return to_path(np.concatenate(rings), starts)


def _halo(paths: list[aggdraw.Path], size: tuple[int, int], scale: int) -> Image.Image:
    pad = _PAD_PX * scale
    mask = Image.new("L", (size[0] + 2 * pad, size[1] + 2 * pad), 0)
    draw = aggdraw.Draw(mask)
    for path in paths:
        draw.path(path, aggdraw.Brush("white"), _CLEAR)
    draw.flush()
    soft = mask.filter(ImageFilter.GaussianBlur(HALO_PX * scale))
    strong = soft.point([min(255, round(value * _STRENGTH)) for value in range(256)])
    return strong.crop((pad, pad, pad + size[0], pad + size[1]))
