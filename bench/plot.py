"""How does growth look? Panels with logarithmic axes, as SVG that needs no library."""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from math import ceil, floor, log10

from bench.growth import GrowthLine

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 400, 320, 66, 46, 16, 52
COLOURS = ("#0f5f6f", "#b4540a")
INK, GRID = "#0b0c0c", "#d5d9da"

Placed = Callable[[float, float], tuple[float, float]]  # from figures to where they are drawn


def growth_svg(lines: Sequence[GrowthLine], *, machine: str) -> str:
    """One panel for each pair of axes: lines that share both lie in one panel."""
    panels: dict[tuple[str, str], list[GrowthLine]] = {}
    for line in lines:
        panels.setdefault((line.x_words, line.unit), []).append(line)
    columns = 2
    rows = ceil(len(panels) / columns)
    width, height = columns * WIDTH, rows * HEIGHT + 30
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        'font-family="system-ui, sans-serif" font-size="12">',
        f"<title>Growth of time and memory</title><desc>{escape(_described(lines))}</desc>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for number, panel in enumerate(panels.values()):
        row, column = divmod(number, columns)
        drawn.append(f'<g transform="translate({column * WIDTH},{row * HEIGHT})">')
        drawn.extend(_panel(panel))
        drawn.append("</g>")
    drawn.append(_text(12, height - 10, f"Measured on {machine}", size=11))
    return "\n".join([*drawn, "</svg>", ""])


def _described(lines: Sequence[GrowthLine]) -> str:
    return "; ".join(f"{line.words} grows with slope {line.slope:.2f} by {line.x_words}" for line in lines)


def _panel(lines: list[GrowthLine]) -> Iterator[str]:
    x_low, x_high = _decades([x for line in lines for x in line.x])
    y_low, y_high = _decades([y for line in lines for y in line.y])

    def place(x: float, y: float) -> tuple[float, float]:
        across = (log10(x) - x_low) / (x_high - x_low) * (WIDTH - LEFT - RIGHT)
        up = (log10(y) - y_low) / (y_high - y_low) * (HEIGHT - TOP - BOTTOM)
        return LEFT + across, HEIGHT - BOTTOM - up

    for decade in range(x_low, x_high + 1):
        x, y = place(10.0**decade, 10.0**y_low)
        yield _rule(x, TOP, x, y)
        yield _text(x, y + 16, f"{10**decade:,}", anchor="middle")
    for decade in range(y_low, y_high + 1):
        x, y = place(10.0**x_low, 10.0**decade)
        yield _rule(x, y, WIDTH - RIGHT, y)
        yield _text(x - 6, y + 4, f"{10.0**decade:,g}", anchor="end")
    yield _text(LEFT + (WIDTH - LEFT - RIGHT) / 2, HEIGHT - 16, lines[0].x_words, anchor="middle")
    yield _text(8, TOP - 30, lines[0].unit)
    for number, line in enumerate(lines):
        yield from _drawn_line(line, number, place)


def _drawn_line(line: GrowthLine, number: int, place: Placed) -> Iterator[str]:
    colour = COLOURS[number % len(COLOURS)]
    slope, height = line.fit
    ends = [place(x, 10 ** (height + slope * log10(x))) for x in (line.x[0], line.x[-1])]
    (x1, y1), (x2, y2) = ends
    dashes = ' stroke-dasharray="6 4"' if number else ""
    yield (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
        f'stroke="{colour}" stroke-width="2"{dashes}/>'
    )
    for x, y in zip(line.x, line.y, strict=True):
        across, up = place(x, y)
        yield f'<circle cx="{across:.1f}" cy="{up:.1f}" r="4" fill="{colour}"/>'
    yield _text(
        LEFT, TOP - 24 + 16 * number, f"{line.words}: slope {line.slope:.2f}", colour=colour, weight=600
    )


def _decades(values: list[float]) -> tuple[int, int]:
    """Whole powers of ten about all values."""
    low, high = floor(log10(min(values)) + 1e-9), ceil(log10(max(values)) - 1e-9)
    return low, max(high, low + 1)


def _rule(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{GRID}"/>'


def _text(
    x: float,
    y: float,
    words: str,
    *,
    anchor: str = "start",
    colour: str = INK,
    size: int = 12,
    weight: int = 400,
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}" font-size="{size}" '
        f'font-weight="{weight}">{escape(words)}</text>'
    )
