"""How do the chosen few become one A4 page: large print, tagged for screen readers, good in grey?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

from layers.area import Area
from layers.assets.kinds import Kinds
from presentation.drawing.tiles.scene import Scene, scene_of
from presentation.printing.lettered import breakable, cut, numbers_together, printable
from presentation.printing.sheet.chosen import ON_ONE_PAGE, Chosen, check_number, known_and_unknown
from presentation.printing.sheet.entries import SheetEntry, entries_of, schemes_of_all
from presentation.printing.sheet.route_map import RouteMap, route_map
from presentation.printing.typesetting import pages_of, tagged_pdf
from presentation.words.credits import attributions
from presentation.words.dates import day_words
from presentation.words.near import sheet as words
from presentation.words.rides.zone import HEADING as DOOR_TO_DOOR
from questions.places.area_assets import AreaAssets

_SOURCE: Final = Path(__file__).with_name("sheet.typ")
_CREDIT_PT, _NAME_LARGER, _PAGE_PT, _GUTTER_PT = 14.0, 1.28, 515.0, 14.0
_MAP_PT: Final = {1: (515.0 * 0.52, 330.0), 2: (250.0, 230.0), 3: (240.0, 172.0), 4: (205.0, 132.0)}
_SMALL_MAP_PT: Final = (195.0, 118.0)


@dataclass(frozen=True)
class _Fit:
    """How much is said, so that it fits: how many further facts, and how many lines a fact may take."""

    more: int
    lines: float
    name_lines: float
    map_share: float = 1.0
    text_pt: float = 14.0


_LARGER: Final = (_Fit(2, 4.0, 3.0, text_pt=17.0), _Fit(2, 4.0, 3.0, text_pt=15.5))
_FITS: Final = (
    _Fit(2, 4.0, 2.0),
    _Fit(1, 4.0, 2.0),
    _Fit(1, 3.0, 2.0),
    _Fit(1, 2.0, 2.0),
    _Fit(0, 2.0, 2.0),
    _Fit(0, 1.6, 1.7, 0.95),
    _Fit(0, 0.9, 0.9, 0.9),
)


def sheet_pdf(
    area: Area,
    assets: AreaAssets,
    chosen: Sequence[Chosen],
    *,
    kinds: Kinds,
    today: date,
    scene: Scene | None = None,
    show_start: bool = False,
    more_pages: bool = False,
) -> bytes:
    """The chosen places on one A4 page, as a PDF/UA-1 file. It names no person and shows no start.

    Parameters
    ----------
    area, assets
        The prepared place, and what the register knows there.
    chosen
        The places in the order wanted, with their minutes and ways where a start is known.
    kinds
        Every kind and family.
    today
        The day printed on it, and by which "ring first" is judged.
    scene
        The area as its tiles are drawn, if the caller has it; otherwise made here, which takes seconds.
    show_start
        Draw the whole way from a ring at the start; only if asked for on the spot.
    more_pages
        Let more than five places flow to a second page.

    Raises
    ------
    ChosenError
        None of the places is in the register here, or they are too many.
    """
    here, gone = known_and_unknown(assets, chosen)
    check_number(here, more_pages=more_pages)
    entries = entries_of(assets, here, kinds=kinds, today=today, show_start=show_start)
    drawn = scene or scene_of(area)
    size = _MAP_PT.get(len(entries), _SMALL_MAP_PT)
    maps: dict[float, list[RouteMap]] = {}

    def made(fit: _Fit, *, rides: bool) -> bytes:
        """The sheet at this fit, with or without the rides to its places."""
        share = fit.map_share
        if share not in maps:
            width_pt, height_pt = size[0] * share, size[1] * share
            look = partial(route_map, crs=area.crs, width_pt=width_pt, height_pt=height_pt)
            maps[share] = [look(drawn, entry, show_start=show_start) for entry in entries]
        content = _content(
            area, entries, maps[share], fit, today=today, gone=len(gone), show_start=show_start
        )
        return tagged_pdf(_SOURCE, content if rides else {**content, "schemes": []}, today=today)

    return _fitting(made, 1 if len(entries) <= ON_ONE_PAGE else 2)


def _fitting(made: Callable[..., bytes], most: int) -> bytes:
    """The largest that keeps to so many pages; nothing is cut short for the rides, which flow on."""
    for fit in (*_LARGER, _FITS[0]):
        pdf = made(fit, rides=True)
        if pages_of(pdf) <= most:
            return pdf
    fits = (fit for fit in _FITS if pages_of(made(fit, rides=False)) <= most)
    return made(next(fits, _FITS[-1]), rides=True)


def _content(
    area: Area,
    entries: Sequence[SheetEntry],
    maps: Sequence[RouteMap],
    fit: _Fit,
    *,
    today: date,
    gone: int,
    show_start: bool,
) -> dict[str, Any]:
    """Everything that the sheet says, as plain data."""
    walked, schemes = any(entry.walk for entry in entries), schemes_of_all(entries, show_start=show_start)
    notes = [words.SHOWS_STOP if any(entry.by_bus for entry in entries) else words.SHOWS_START]
    notes = notes if show_start else []
    notes += [words.LETTERS] if any(entry.incomplete for entry in entries) else []
    notes += [words.GONE] if gone else []
    credit = words.credit(tuple(map(printable, attributions(area, drawn_only=True))))
    return {
        "title": words.TITLE if walked else words.TITLE_WITHOUT_WALK,
        "intro": [words.intro(printable(area.title), day_words(today), walked=walked)],
        "page": words.PAGE_OF,
        "places": [_place(entry, drawn, fit) for entry, drawn in zip(entries, maps, strict=True)],
        "door_to_door": DOOR_TO_DOOR,
        "schemes": [breakable(numbers_together(text)) for text in schemes],
        "notes": notes,
        "credit": cut(credit, width_pt=_PAGE_PT * 1.8, size_pt=_CREDIT_PT),
        "text": fit.text_pt,
        "gap": 12.0 if len(entries) > 3 else 18.0,
    }


def _place(entry: SheetEntry, drawn: RouteMap, fit: _Fit) -> dict[str, Any]:
    column_pt = _PAGE_PT - drawn.width_pt - _GUTTER_PT
    facts = [*entry.facts, *entry.more[: fit.more]]
    values = [
        [name, breakable(cut(value, width_pt=fit.lines * column_pt - 3 * fit.text_pt, size_pt=fit.text_pt))]
        for name, value in facts
    ]
    walk = " · ".join(part for part in (entry.walk, entry.kind if fit.more else "") if part)
    return {
        "name": breakable(
            cut(entry.name, width_pt=fit.name_lines * column_pt * 0.9, size_pt=_NAME_LARGER * fit.text_pt)
        ),
        "walk": walk,
        "facts": [*([name, breakable(value)] for name, value in entry.by_bus), *values],
        "checked": entry.checked,
        "ring": entry.ring,
        "map": {
            "svg": drawn.svg,
            "alt": drawn.alt,
            "width": drawn.width_pt,
            "height": drawn.height_pt,
        },
    }
