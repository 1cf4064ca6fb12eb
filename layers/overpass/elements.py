"""How does an answer of Overpass become an OpenStreetMap file? Each of its elements is looked at first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Final

import osmium

from layers.overpass.troubles import not_elements, points_missing
from layers.sources.errors import NamedSource

_LARGEST_ID: Final = 1 << 62
_KINDS: Final = {"node": "n", "way": "w", "relation": "r"}
STAMP: Final = "osmosis_replication_timestamp"  # in the header of an OpenStreetMap file

Degrees = tuple[float, float, float, float]  # west, south, east, north


@dataclass(frozen=True)
class ElementCounts:
    """How many points, lines and relations a file holds."""

    nodes: int
    ways: int
    relations: int


def write_elements(
    elements: object, target: Path, *, box: Degrees, stamp: str, source: NamedSource
) -> ElementCounts:
    """Write the elements of an answer to ``target``, .osm.pbf, in the order in which such files have them.

    Parameters
    ----------
    elements
        As JSON has them: ``type``, ``id``, ``tags``; ``lat`` and ``lon``, ``nodes`` or ``members``.
    box
        What was asked for, degrees; it stands in the file's header.
    stamp
        As of when the map was so, ISO 8601; "" where that is not known.

    Raises
    ------
    SourceError
        Something among them is no element, or a line has points that did not come.
    """
    try:
        by_kind = _sorted_out(elements)
        _refuse_missing_points(by_kind["node"], by_kind["way"], source)
        header = osmium.io.Header()
        header.add_box(osmium.osm.Box(*box))
        if stamp:
            header.set(STAMP, stamp)
        with osmium.SimpleWriter(str(target), header=header, overwrite=True) as writer:
            for osm_id, each in by_kind["node"].items():
                place = (_degrees(each["lon"], 180.0), _degrees(each["lat"], 90.0))
                writer.add_node(osmium.osm.mutable.Node(id=osm_id, location=place, tags=_tags(each)))
            for osm_id, each in by_kind["way"].items():
                writer.add_way(osmium.osm.mutable.Way(id=osm_id, nodes=each["nodes"], tags=_tags(each)))
            for osm_id, each in by_kind["relation"].items():
                members = [_member(member) for member in each["members"]]
                writer.add_relation(osmium.osm.mutable.Relation(id=osm_id, members=members, tags=_tags(each)))
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise not_elements(source) from error
    return ElementCounts(*(len(by_kind[kind]) for kind in _KINDS))


def _sorted_out(elements: object) -> dict[str, dict[int, Mapping[str, Any]]]:
    """The elements by kind and id, ids rising; of two of one id the first."""
    if not isinstance(elements, list):
        raise TypeError("no list of elements")
    by_kind: dict[str, dict[int, Mapping[str, Any]]] = {kind: {} for kind in _KINDS}
    for each in elements:
        by_kind[each["type"]].setdefault(_id(each["id"]), each)
    return {kind: dict(sorted(things.items())) for kind, things in by_kind.items()}


def _refuse_missing_points(
    nodes: Mapping[int, object], ways: Mapping[int, Mapping[str, Any]], source: NamedSource
) -> None:
    """Every line comes with all of its points: where it does not, the answer is a part."""
    refs: Iterable[object] = chain.from_iterable(way["nodes"] for way in ways.values())
    missing = {ref for ref in refs if _id(ref) not in nodes}
    if missing:
        raise points_missing(len(missing), source)


def _id(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < _LARGEST_ID:
        raise ValueError("no id")
    return value


def _degrees(value: object, most: float) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not -most <= value <= most:
        raise ValueError("no place")
    return float(value)


def _tags(element: Mapping[str, Any]) -> dict[str, str]:
    return {_text(key): _text(value) for key, value in element.get("tags", {}).items()}


def _text(value: object) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise ValueError("no text")
    value.encode()  # half a character, as JSON may hold it, is no text either
    return value


def _member(member: Mapping[str, Any]) -> tuple[str, int, str]:
    return _KINDS[member["type"]], _id(member["ref"]), _text(member["role"])
