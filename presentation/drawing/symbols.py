"""How are kinds of places marked, so that colour is never alone? A symbol for each family."""

import html
from collections.abc import Mapping, Sequence
from math import cos, pi, sin
from urllib.parse import quote

from layers.assets.kinds import Family
from presentation.words.plain import KEY_TO_THE_MAP

_INK = "#0b0c0c"
_EDGE = "#ffffff"  # outside the ink, for dark ground


def _corners(count: int, radius: float, *, turn: float, inner: float = 0.0) -> str:
    steps = count * 2 if inner else count
    points = []
    for step in range(steps):
        length = radius * inner if inner and step % 2 else radius
        angle = turn + 2 * pi * step / steps
        points.append(f"{8 + length * cos(angle):.1f},{8 + length * sin(angle):.1f}")
    return f'<polygon points="{" ".join(points)}"'


_SHAPES: Mapping[str, str] = {
    "circle": '<circle cx="8" cy="8" r="5.6"',
    "square": '<rect x="2.8" y="2.8" width="10.4" height="10.4"',
    "triangle": _corners(3, 7.2, turn=-pi / 2),
    "star": _corners(5, 7.4, turn=-pi / 2, inner=0.48),
    "diamond": _corners(4, 7.0, turn=0),
    "hexagon": _corners(6, 6.4, turn=0),
    "cross": '<path d="M5.7 1.6h4.6v4.1h4.1v4.6h-4.1v4.1H5.7v-4.1H1.6V5.7h4.1z"',
}


def symbol_svg(family: Family | None) -> str:
    """The symbol of a family as SVG, as the map draws it."""
    shape = _SHAPES.get(family.symbol if family else "circle", _SHAPES["circle"])
    colour = family.colour if family else "#5b6163"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">'
        f'{shape} fill="none" stroke="{_EDGE}" stroke-width="2.6"/>'
        f'{shape} fill="{colour}" stroke="{_INK}" stroke-width="1.1"/></svg>'
    )


def key_html(marks: Sequence[tuple[str, str, str]]) -> str:
    """The key to a map for st.html: what is drawn as shape, colour and words."""
    entries = "".join(
        f'<li><img src="{_address(_mark_svg(shape, colour))}" alt="">{html.escape(label)}</li>'
        for shape, colour, label in marks
    )
    return f'<ul class="wr-map-key" aria-label="{KEY_TO_THE_MAP}">{entries}</ul>' if entries else ""


def _address(svg: str) -> str:
    return f"data:image/svg+xml,{quote(svg)}"


def _mark_svg(shape: str, colour: str) -> str:
    special = {
        "home": f'<circle cx="8" cy="8" r="5" fill="#fff" stroke="{_INK}" stroke-width="3.2"/>',
        "both": f'<circle cx="8" cy="8" r="5" fill="#fff" stroke="{_INK}" stroke-width="1"/>'
        f'<circle cx="8" cy="8" r="7" fill="none" stroke="{_INK}" stroke-width="1.6"/>',
        "either": '<path d="M1 2.5H15V13.5H1z" fill="none" stroke="#0f5f6f" stroke-width="1.5"'
        ' stroke-dasharray="3 2"/>',
        "ground": '<path d="M1 2.5H15V13.5H1z" fill="#cfe6ea" stroke="#0f5f6f" stroke-width="2"/>',
        "beyond": '<path d="M1 2.5H15V13.5H1z" fill="#eeece7" stroke="#8a9296" stroke-width="1.2"/>',
    }
    if shape in special:
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">{special[shape]}</svg>'
    return symbol_svg(Family("", "", colour, shape))


def symbols_before(selector: str, families: Sequence[Family | None]) -> str:
    """A style sheet that puts each family's symbol before the nth thing that ``selector`` finds.

    ``selector`` holds ``{n}`` where the number goes.
    """
    places: dict[Family | None, list[str]] = {}
    for number, family in enumerate(families, start=1):
        places.setdefault(family, []).append(selector.format(n=number))
    rules = [
        f"{', '.join(selectors)} {{ content: ''; display: inline-block; width: 1.05em; height: 1.05em;"
        f" flex: none; margin-right: 0.45em; vertical-align: -0.15em;"
        f' background: url("{_address(symbol_svg(family))}") center / contain no-repeat; }}'
        for family, selectors in places.items()
    ]
    return f"<style>{' '.join(rules)}</style>"
