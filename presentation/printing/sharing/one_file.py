"""How are a few places passed on as one file that opens anywhere, with no internet and no program of ours?"""

import base64
import html
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from layers.area import Area
from presentation.drawing.tiles.scene import Scene
from presentation.printing.sharing.shared_places import SharedPlace
from presentation.printing.sheet.route_map import route_map
from presentation.words.credits import attributions
from presentation.words.dates import day_words
from presentation.words.handout import sharing as words
from presentation.words.near import sheet as sheet_words
from presentation.words.plain import one_line

_STYLE: Final = Path(__file__).with_suffix(".css")
_MAP_PT: Final = (320.0, 210.0)
_NOTHING_FROM_OUTSIDE: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_DIALLED: Final = re.compile(r"\+?[\d ()-]{5,24}")


def one_file(area: Area, places: Sequence[SharedPlace], *, scene: Scene, today: date) -> bytes:
    """The places as an HTML file with its style and maps within it: no script, nothing fetched.

    Parameters
    ----------
    area
        The prepared place: its title and CRS, and whom to name for its maps.
    places
        What may be passed on.
    scene
        The area as its tiles are drawn.
    today
        The day on which all this is known.
    """
    title, day = one_line(area.title), day_words(today)
    cards = "".join(_card(area, place, scene) for place in places)
    notes = [words.MINUTES_NOTE] if any(place.walk for place in places) else []
    notes += [words.MAP_OF, sheet_words.credit(tuple(map(one_line, attributions(area, drawn_only=True))))]
    page = (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_FROM_OUTSIDE}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html.escape(words.TITLE)}</title><style>{_STYLE.read_text('utf-8')}</style></head><body>"
        f"<main><h1>{html.escape(words.TITLE)}</h1><p>{html.escape(words.intro(title, day))}</p>"
        f"{cards}</main>"
        f"<footer>{''.join(f'<p>{html.escape(note)}</p>' for note in notes)}</footer></body></html>"
    )
    return page.encode()


def _card(area: Area, place: SharedPlace, scene: Scene) -> str:
    entry = place.entry
    drawn = route_map(scene, entry, crs=area.crs, width_pt=_MAP_PT[0], height_pt=_MAP_PT[1])
    picture = base64.b64encode(drawn.svg.encode()).decode()
    under = " · ".join(part for part in (place.walk, entry.kind) if part)
    facts = "".join(
        f"<div><dt>{html.escape(name)}</dt><dd>{_value(name, value)}</dd></div>"
        for name, value in place.facts
    )
    return (
        f"<section><h2><bdi>{html.escape(entry.name)}</bdi></h2>"
        f"{f'<p><bdi>{html.escape(under)}</bdi></p>' if under else ''}<dl>{facts}</dl>"
        f"<p><strong>{html.escape(entry.checked)}</strong></p>"
        f'<img alt="{html.escape(drawn.alt)}" src="data:image/svg+xml;base64,{picture}"></section>'
    )


def _value(name: str, value: str) -> str:
    """A fact as text; a telephone number can be pressed."""
    shown = f"<bdi>{html.escape(value)}</bdi>"
    if name != sheet_words.PHONE or not _DIALLED.fullmatch(value):
        return shown
    return f'<a href="tel:{re.sub(r"[^+0-9]", "", value)}">{shown}</a>'
