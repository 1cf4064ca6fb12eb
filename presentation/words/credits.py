"""Whom must we name for the data that a page, a map or a sheet shows?"""

from collections.abc import Iterable
from typing import Final

from layers.area import Area
from layers.tables.report import SourceReport

_DRAWN_LAYERS: Final = frozenset({"streets", "background", "assets"})


def attributions(area: Area, *, drawn_only: bool = False) -> tuple[str, ...]:
    """Whom to name, each once: for all that a page says, or only for what the map draws."""
    return credit_of(area.sources, drawn_only=drawn_only)


def credit_of(sources: Iterable[SourceReport], *, drawn_only: bool = False) -> tuple[str, ...]:
    """The same of an area that is not opened, from what its pack says of its sources."""
    names = [
        source.attribution
        for source in sources
        if source.attribution and (source.layer in _DRAWN_LAYERS or not drawn_only)
    ]
    return tuple(dict.fromkeys(names))
