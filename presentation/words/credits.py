"""Whom must we name for the data that a page, a map or a sheet shows?"""

from typing import Final

from layers.area import Area

_DRAWN_LAYERS: Final = frozenset({"streets", "background", "assets"})


def attributions(area: Area, *, drawn_only: bool = False) -> tuple[str, ...]:
    """Whom to name, each once: for all that a page says, or only for what the map draws."""
    names = [
        source.attribution
        for source in area.sources
        if source.attribution and (source.layer in _DRAWN_LAYERS or not drawn_only)
    ]
    return tuple(dict.fromkeys(names))
