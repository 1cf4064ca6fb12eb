"""How do the wards stand beside one another, as a still picture? The tables say the same."""

import html
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from presentation.words.plain import one_line
from presentation.words.wards import page as gap_page

_INK, _QUIET, _ACCENT, _PALE = "#0b0c0c", "#33393c", "#0f5f6f", "#a6d2d9"
_WIDTH, _NAMES, _ROW = 900.0, 230.0, 24.0
_FONT = 'font-family="system-ui, sans-serif" font-size="15"'


@dataclass(frozen=True)
class Bar:
    """One ward's share, and from where to where it may lie."""

    title: str
    share: float
    low: float
    high: float


def bars_svg(bars: Sequence[Bar], whole: float) -> str:
    """A row a ward: its share, how far off it may be, and the whole area's share, if known, as a line."""
    height = 44 + _ROW * len(bars)
    across = _WIDTH - _NAMES - 30

    def at(share: float) -> float:
        """How far to the right a share stands."""
        return _NAMES + across * share

    parts = [
        f'<text x="{at(tick):.0f}" y="20" text-anchor="middle" fill="{_QUIET}" {_FONT}>{tick:.0%}</text>'
        f'<path d="M{at(tick):.1f} 28V{height - 8:.0f}" stroke="#d5d9db"/>'
        for tick in (0, 0.25, 0.5, 0.75, 1)
    ]
    for row, bar in enumerate(bars):
        y = 44 + _ROW * row
        parts.append(
            f'<text x="{_NAMES - 12:.0f}" y="{y + 5:.0f}" text-anchor="end" fill="{_INK}" {_FONT}>'
            f"{html.escape(_short(bar.title))}</text>"
            f'<path d="M{at(bar.low):.1f} {y:.0f}H{at(bar.high):.1f}" stroke="{_PALE}" stroke-width="9"/>'
            f'<circle cx="{at(bar.share):.1f}" cy="{y:.0f}" r="6" fill="{_ACCENT}" stroke="{_INK}"/>'
        )
    if isfinite(whole):
        parts.append(
            f'<path d="M{at(whole):.1f} 28V{height - 8:.0f}" stroke="{_INK}" stroke-width="2" '
            'stroke-dasharray="6 4"/>'
        )
    return _picture(height, parts)


@dataclass(frozen=True)
class Spot:
    """One ward: how deprived (0 the most, 1 the least) and its share."""

    title: str
    across: float
    share: float
    residents: float


def spots_svg(spots: Sequence[Spot]) -> str:
    """Wards by deprivation across and share upwards; a larger ring is a ward with more residents."""
    height, left, bottom, top = 420.0, 70.0, 370.0, 24.0
    most = max((spot.residents for spot in spots), default=1.0)

    def x(value: float) -> float:
        """How far to the right a ward stands, by how deprived it is."""
        return left + (_WIDTH - left - 40) * value

    def y(value: float) -> float:
        """How far down a share stands."""
        return bottom - (bottom - top) * value

    parts = [
        f'<path d="M{left:.0f} {y(tick):.1f}H{_WIDTH - 20:.0f}" stroke="#d5d9db"/>'
        f'<text x="{left - 10:.0f}" y="{y(tick) + 5:.1f}" text-anchor="end" fill="{_QUIET}" {_FONT}>'
        f"{tick:.0%}</text>"
        for tick in (0, 0.25, 0.5, 0.75, 1)
    ]
    for text, anchor, where in (
        (gap_page.MOST_DEPRIVED, "start", left),
        (gap_page.LEAST_DEPRIVED, "end", _WIDTH - 20),
    ):
        parts.append(
            f'<text x="{where:.0f}" y="{bottom + 34:.0f}" text-anchor="{anchor}" fill="{_INK}" {_FONT}>'
            f"{text}</text>"
        )
    for spot in sorted(spots, key=lambda spot: -spot.residents):
        radius = 4 + 10 * (spot.residents / most) ** 0.5
        parts.append(
            f'<circle cx="{x(spot.across):.1f}" cy="{y(spot.share):.1f}" r="{radius:.1f}" fill="{_ACCENT}" '
            f'fill-opacity="0.55" stroke="{_INK}"/>'
        )
    for spot in spots:
        middle = spot.across < 0.75
        parts.append(
            f'<text x="{x(spot.across) + (14 if middle else -14):.1f}" y="{y(spot.share) - 9:.1f}" '
            f'text-anchor="{"start" if middle else "end"}" fill="{_INK}" font-family="system-ui, sans-serif" '
            f'font-size="12" stroke="#fff" stroke-width="3" paint-order="stroke">'
            f"{html.escape(_short(spot.title))}</text>"
        )
    return _picture(height, parts)


def _short(title: str) -> str:
    """A name that fits, without the signs that nobody sees: some of them no picture may hold."""
    seen = "".join(sign for sign in one_line(title) if sign.isprintable())
    return seen if len(seen) <= 28 else f"{seen[:27]}…"


def _picture(height: float, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:.0f} {height:.0f}" '
        f'width="{_WIDTH:.0f}" height="{height:.0f}"><rect width="100%" height="100%" fill="#ffffff"/>'
        f"{''.join(parts)}</svg>"
    )


def as_figure(svg: str, alt: str) -> str:
    """A picture for st.html with the words that stand for it."""
    source = f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
    return f'<figure class="wr-plot"><img src="{source}" alt="{html.escape(alt)}"></figure>'
