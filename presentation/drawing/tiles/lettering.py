"""How is text drawn at any angle and along a bend? As the outlines of the letters, from an open font.

The font, Source Sans Pro (SIL Open Font Licence), comes as a package and has the letters of Welsh.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import font_source_sans_pro
import numpy as np
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from presentation.drawing.tiles.projection import FloatArray

REGULAR: Final = "SourceSansPro"
SEMIBOLD: Final = "SourceSansProSemibold"
ITALIC: Final = "SourceSansProIt"
CAP_HEIGHT_EM: Final = 0.66
_CURVE_STEPS: Final = 4
LONGEST_NAME: Final = 60
_Point = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Glyph:
    """One letter in ems, y downwards from the baseline."""

    advance: float
    rings: tuple[FloatArray, ...]


class Typeface:
    """One font file, its letters read when first asked for."""

    def __init__(self, file: str) -> None:
        self._font = TTFont(file, lazy=True)
        self._em = float(self._font["head"].unitsPerEm)
        self._names: dict[int, str] = self._font.getBestCmap()
        self._shapes: Any = self._font.getGlyphSet()
        self._glyphs: dict[str, Glyph] = {}

    def has(self, text: str) -> bool:
        """Can all of the text be written?"""
        return all(ord(letter) in self._names for letter in text)

    def glyph(self, letter: str) -> Glyph:
        """The outline of one letter that the font has."""
        glyph = self._glyphs.get(letter)
        if glyph is None:
            name = self._names[ord(letter)]
            pen = DecomposingRecordingPen(self._shapes)
            self._shapes[name].draw(pen)
            rings = tuple(ring / (self._em, -self._em) for ring in _rings(pen.value))
            glyph = self._glyphs.setdefault(letter, Glyph(self._shapes[name].width / self._em, rings))
        return glyph

    def advances(self, text: str) -> FloatArray:
        """(n,) ems from the beginning of each letter to that of the next."""
        return np.array([self.glyph(letter).advance for letter in text])


@lru_cache(maxsize=8)
def typeface(name: str) -> Typeface:
    """A typeface by its name in the package."""
    return Typeface(getattr(font_source_sans_pro, name))


def tidy(text: str) -> str:
    """Text from a file as it can be written on one line: composed letters, no control signs, not endless."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    printable = "".join(sign for sign in text if unicodedata.category(sign)[0] != "C")
    return printable[:LONGEST_NAME].strip()


def _rings(record: list[tuple[str, Any]]) -> list[FloatArray]:
    rings: list[FloatArray] = []
    points: list[tuple[float, float]] = []
    for step, step_points in record:
        if step == "moveTo":
            points = [step_points[0]]
        elif step == "lineTo":
            points.append(step_points[0])
        elif step == "curveTo":
            points += _curve(points[-1], *step_points)
        elif points:
            rings.append(np.array([*points, points[0]], float))
            points = []
    return rings


def _curve(a: _Point, b: _Point, c: _Point, d: _Point) -> list[_Point]:
    """Points along a cubic curve from a to d, without a."""
    t = np.arange(1, _CURVE_STEPS + 1)[:, None] / _CURVE_STEPS
    points = np.array([a, b, c, d], float)
    weights = np.concatenate([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3], axis=1)
    return [(float(x), float(y)) for x, y in weights @ points]


def outline(text: str, face: str, *, size: float, at: FloatArray, angle: FloatArray) -> list[FloatArray]:
    """The rings of a text whose letters stand at (n, 2) ``at`` (the middle of each on the baseline), turned
    by (n,) ``angle``, radians clockwise; pixels.
    """
    font = typeface(face)
    rings = []
    for letter, middle, turn in zip(text, at, angle, strict=True):
        glyph = font.glyph(letter)
        cos, sin = np.cos(turn) * size, np.sin(turn) * size
        spin = np.array([[cos, sin], [-sin, cos]])
        for ring in glyph.rings:
            rings.append((ring - (glyph.advance / 2, 0.0)) @ spin + middle)
    return rings
