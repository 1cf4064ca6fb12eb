"""Which extracts of OpenStreetMap cover a place and its margin, with the least ground in all?

A county's own extract is not enough: ways of a neighbour begin within the margin. Geofabrik's index says
which extracts there are and where they lie.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, Final
from urllib.parse import urlsplit

from shapely import make_valid
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from layers.sources.errors import EditionError
from layers.sources.model import DataSource

_MOST_TOGETHER: Final = 6
_MOST_CONSIDERED: Final = 12
_SLIVER: Final = 1e-5  # square degrees, about 0.08 km²: outlines are drawn by hand
_WITHIN: Final = ("united-kingdom", "great-britain", "ireland-and-northern-ireland")


@dataclass(frozen=True, eq=False)
class StreetExtract:
    """One extract: its id, its address, and where it lies, in degrees."""

    id: str
    address: str
    outline: BaseGeometry = field(repr=False)

    @property
    def file(self) -> str:
        """What it is called."""
        return urlsplit(self.address).path.rsplit("/", 1)[-1]


def extracts_in(index: object, source: DataSource) -> list[StreetExtract]:
    """The extracts of the United Kingdom and Ireland that an index lists; none that is made of others.

    Raises
    ------
    EditionError
        It is no index of extracts, or lists none of these.
    """
    features = index.get("features") if isinstance(index, Mapping) else None
    entries = [entry for each in features or () if (entry := _entry(each)) is not None] if features else []
    parents = {entry[1] for entry in entries}
    extracts = [entry[2] for entry in entries if entry[2].id not in parents and _is_near(entry[2], entry[1])]
    if not extracts:
        raise EditionError(
            "{title}: the index lists no extract of the United Kingdom.",
            "Look at {page} how extracts are listed now, and save one from there into a folder.",
            title=source.title,
            page=source.page,
        )
    return extracts


def _entry(feature: Any) -> tuple[str, str, StreetExtract] | None:
    """The id, the parent and the extract of an entry of the index; None where it is none that can be used."""
    try:
        properties = feature["properties"]
        address = str(properties["urls"]["pbf"])
        outline = make_valid(shape(feature["geometry"]))
        name = str(properties["id"])
        return name, str(properties.get("parent", "")), StreetExtract(name, address, outline)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _is_near(extract: StreetExtract, parent: str) -> bool:
    path = urlsplit(extract.address).path
    return any(f"/{part}/" in path or f"/{part}-" in path or parent == part for part in _WITHIN)


def covering(
    extracts: Sequence[StreetExtract], place: BaseGeometry, source: DataSource
) -> list[StreetExtract]:
    """The extracts that together cover a place, those of the least ground in all.

    What no extract covers, such as the open sea, need not be covered.

    Raises
    ------
    EditionError
        None touches the place.
    """
    touching = [
        (extract, piece)
        for extract in extracts
        if not (piece := extract.outline.intersection(place)).is_empty and piece.area > 0
    ]
    if not touching:
        raise EditionError(
            "{title}: no extract covers the council.",
            "Save one that does from {page} into a folder, and prepare from that.",
            title=source.title,
            page=source.page,
        )
    touching.sort(key=lambda pair: -pair[1].area)
    touching = touching[:_MOST_CONSIDERED]
    reachable = unary_union([piece for _, piece in touching]).area
    for count in range(1, min(_MOST_TOGETHER, len(touching)) + 1):
        fitting = [
            group
            for group in combinations(touching, count)
            if reachable - unary_union([piece for _, piece in group]).area <= _SLIVER
        ]
        if fitting:
            best = min(fitting, key=lambda group: sum(extract.outline.area for extract, _ in group))
            return [extract for extract, _ in best]
    return [extract for extract, _ in touching]
