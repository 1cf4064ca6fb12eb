"""Which small drawing stands beside a sentence of the easy read? Our own, of a few thick black lines each."""

from collections.abc import Mapping
from typing import Final

_LINES: Final[Mapping[str, str]] = {
    "calendar": (
        '<path d="M6 11h36v31H6zM6 20h36M15 6v9M33 6v9"/><path d="M14 27h5M22 27h5M30 27h5M14 35h5M22 35h5"/>'
    ),
    "clock": '<circle cx="24" cy="24" r="18"/><path d="M24 12v12l8 6"/>',
    "door": '<path d="M12 43V6h24v37M6 43h36"/><circle cx="30" cy="25" r="1.5"/>',
    "walk": (
        '<circle cx="26" cy="8" r="4"/>'
        '<path d="M25 15l-3 13 8 6 2 10M22 28l-4 8-7 6M25 16l-8 5-2 8M26 18l5 6 7 2"/>'
    ),
    "place": (
        '<path d="M24 44C14 31 10 25 10 18a14 14 0 0 1 28 0c0 7-4 13-14 26z"/><circle cx="24" cy="18" r="5"/>'
    ),
    "coins": (
        '<circle cx="24" cy="24" r="18"/>'
        '<path d="M31 17c-2-5-11-5-11 2 0 4 2 6 2 9 0 4-3 6-4 6h14M17 26h11"/>'
    ),
    "phone": (
        '<path d="'
        'M13 6l7 2 2 9-5 4c2 5 5 8 10 10l4-5 9 2 2 7c-2 5-6 7-10 6C18 38 10 30 7 16c-1-4 1-8 6-10z"/>'
    ),
    "steps": '<path d="M5 42h10V32h10V22h10V12h9"/>',
    "map": '<path d="M5 11l12-5 14 5 12-5v31l-12 5-14-5-12 5zM17 6v31M31 11v31"/>',
    "person": '<circle cx="24" cy="14" r="8"/><path d="M8 43c0-12 7-18 16-18s16 6 16 18z"/>',
    "turn": '<path d="M12 43V22c0-6 3-8 8-8h18M29 5l9 9-9 9"/>',
    "keep": '<path d="M10 21h28v21H10zM16 21v-6a8 8 0 0 1 16 0v6M24 29v6"/>',
    "bus": (
        '<path d="M8 8h32v28H8zM8 24h32M24 8v16"/>'
        '<circle cx="15" cy="39" r="4"/><circle cx="33" cy="39" r="4"/>'
    ),
    "pen": '<path d="M8 40l3-10L33 8l7 7-22 22zM29 12l7 7"/>',
}


def drawing(name: str) -> str:
    """The drawing of this name as SVG."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48" fill="none" '
        'stroke="#0b0c0c" stroke-width="3" stroke-linejoin="round" stroke-linecap="round">'
        f"{_LINES[name]}</svg>"
    )


def names_of_drawings() -> tuple[str, ...]:
    """Every drawing that there is."""
    return tuple(_LINES)
