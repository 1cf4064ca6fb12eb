"""A stand-in for Overpass: it answers the questions that OSMnx asks, out of an OpenStreetMap file."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs

import osmium

from tests.stand_in.web import Answer, Request, Respond

HOST: Final = "overpass-api.de"
STATUS: Final = (
    "Connected as: 2130706433\nCurrent time: 2026-11-26T22:00:00Z\nRate limit: 2\n2 slots available now.\n"
)
STAMP: Final = "2026-11-26T21:58:03Z"
_STATEMENT: Final = re.compile(
    r"\((node|way|relation)\['([^']+)'(?:='([^']+)')?\]\(poly:'([^']+)'\);\(\._;>;\);\);"
)
_TYPES: Final = {"n": "node", "w": "way", "r": "relation"}

Element = dict[str, Any]


@dataclass
class MapOfAll:
    """Everything in a file, as Overpass has it, by kind and id."""

    things: dict[str, dict[int, Element]] = field(
        default_factory=lambda: {"node": {}, "way": {}, "relation": {}}
    )

    @staticmethod
    def of(path: Path) -> "MapOfAll":
        """The elements of a file."""
        every = MapOfAll()
        for each in osmium.FileProcessor(str(path)):
            element: Element = {"type": _TYPES[each.type_str()], "id": each.id}
            if isinstance(each, osmium.osm.Node):
                element |= {"lat": each.lat, "lon": each.lon}
            elif isinstance(each, osmium.osm.Way):
                element["nodes"] = [node.ref for node in each.nodes]
            elif isinstance(each, osmium.osm.Relation):
                element["members"] = [
                    {"type": _TYPES[member.type], "ref": member.ref, "role": member.role}
                    for member in each.members
                ]
            if each.tags:
                element["tags"] = dict(each.tags)
            every.things[element["type"]][each.id] = element
        return every

    def answer(self, question: str) -> list[Element]:
        """What has the tags that are asked for within the box, with all that it is made of."""
        statements = _STATEMENT.findall(question)
        if not statements or not question.startswith("[out:json][timeout:"):
            raise AssertionError(f"this is no question that OSMnx asks: {question[:200]}")
        (polygon,) = {words for *_, words in statements}
        tags = {(kind, key, value) for kind, key, value, _ in statements}
        here = self._here(polygon)
        taken: dict[tuple[str, int], Element] = {}
        for kind, ids in here.items():
            for each in (self.things[kind][osm_id] for osm_id in ids):
                own = each.get("tags", {}).items()
                if any((kind, key, "") in tags or (kind, key, value) in tags for key, value in own):
                    self._take(each, taken)
        return list(taken.values())

    def _here(self, polygon: str) -> dict[str, set[int]]:
        """Ids of what lies, wholly or in part, in a box; of lines by their points."""
        numbers = [float(word) for word in polygon.split()]
        lat, lon = numbers[::2], numbers[1::2]
        nodes = {
            osm_id
            for osm_id, node in self.things["node"].items()
            if min(lat) <= node["lat"] <= max(lat) and min(lon) <= node["lon"] <= max(lon)
        }
        ways = {osm_id for osm_id, way in self.things["way"].items() if not nodes.isdisjoint(way["nodes"])}
        inside = {"node": nodes, "way": ways}
        relations = {
            osm_id
            for osm_id, relation in self.things["relation"].items()
            if any(member["ref"] in inside.get(member["type"], ()) for member in relation["members"])
        }
        return {**inside, "relation": relations}

    def _take(self, element: Element, taken: dict[tuple[str, int], Element]) -> None:
        """An element and, downwards, its members and points; what the file does not hold is not there."""
        taken[element["type"], element["id"]] = element
        for kind, ref in _parts(element):
            part = self.things[kind].get(ref)
            if part is not None and kind != "relation":
                self._take(part, taken)


def _parts(element: Element) -> Iterable[tuple[str, int]]:
    if element["type"] == "way":
        return (("node", ref) for ref in element["nodes"])
    return ((member["type"], member["ref"]) for member in element.get("members", ()))


def answer_of(elements: list[Element], **more: object) -> Answer:
    """An answer as Overpass sends it."""
    base = {"timestamp_osm_base": STAMP, "copyright": "OpenStreetMap contributors, ODbL"}
    record = {"version": 0.6, "generator": "stand-in", "osm3s": base, "elements": elements, **more}
    return Answer(json.dumps(record).encode(), headers={"Content-Type": "application/json"})


def overpass(every: MapOfAll) -> Respond:
    """The server: ``/api/status``, and ``/api/interpreter`` for questions that are posted."""

    def respond(request: Request) -> Answer | None:
        if request.path == "/api/status":
            return Answer(STATUS.encode())
        if request.path != "/api/interpreter" or not request.body:
            return None
        return answer_of(every.answer(parse_qs(request.body.decode())["data"][0]))

    return respond
