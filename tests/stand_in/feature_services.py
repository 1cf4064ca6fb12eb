"""A server of feature services (ArcGIS) as ONS's geoportal is: descriptions, counts, ids, pages."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from shapely.geometry import box, shape

from tests.stand_in.web import Answer, Request

PATH = "/ESMARspQHYMw9BZ9/arcgis/rest/services"


@dataclass
class Layer:
    """One service: its fields, and features as GeoJSON has them (geometry None for a table)."""

    features: list[dict[str, Any]]
    object_id: str = "FID"
    most_at_once: int = 2_000
    can_page: bool = True
    flag_within: str = "properties"  # where it says that there is more: there, or "" at the top

    @property
    def fields(self) -> list[str]:
        """The names of its fields."""
        return list(dict.fromkeys(name for each in self.features for name in each["properties"]))


@dataclass
class FeatureServer:
    """All services by their names."""

    layers: dict[str, Layer] = field(default_factory=dict)

    def respond(self, request: Request) -> Answer | None:
        """Answer as the real one does: what is wrong comes with status 200."""
        if request.path == PATH:
            services = [{"name": name, "type": "FeatureServer", "url": name} for name in self.layers]
            return _json({"currentVersion": 11.4, "services": services})
        match = re.fullmatch(rf"{PATH}/([^/]+)/FeatureServer/0(/query)?", request.path)
        if match is None or match[1] not in self.layers:
            return _json({"error": {"code": 400, "message": "Invalid URL", "details": ["Invalid URL"]}})
        layer = self.layers[match[1]]
        return _json(_query(layer, request.query) if match[2] else _description(match[1], layer))


def _description(name: str, layer: Layer) -> dict[str, Any]:
    return {
        "name": name,
        "maxRecordCount": layer.most_at_once,
        "objectIdField": layer.object_id,
        "advancedQueryCapabilities": {"supportsPagination": layer.can_page},
        "fields": [{"name": each} for each in [layer.object_id, *layer.fields]],
    }


def _query(layer: Layer, query: Mapping[str, str]) -> dict[str, Any]:
    rows = [
        {**each, "id": number, "properties": {layer.object_id: number, **each["properties"]}}
        for number, each in enumerate(layer.features, start=1)
    ]
    if "objectIds" in query:
        ids = {int(each) for each in query["objectIds"].split(",")}
        rows = [each for each in rows if each["id"] in ids]
    elif query.get("where") == "1=1" and "geometry" in query:
        corners = [float(each) for each in query["geometry"].split(",")]
        rows = [each for each in rows if _touches(each["geometry"], corners)]
    elif (fits := _condition(query.get("where", ""), layer)) is None:
        return {"error": {"code": 400, "message": "Cannot perform query. Invalid query parameters."}}
    else:
        rows = [each for each in rows if fits(each["properties"])]
    if query.get("returnCountOnly") == "true":
        return {"count": len(rows)}
    if query.get("returnIdsOnly") == "true":
        return {"objectIdFieldName": layer.object_id, "objectIds": [each["id"] for each in rows]}
    start = int(query.get("resultOffset", 0)) if layer.can_page else 0
    size = min(int(query.get("resultRecordCount", layer.most_at_once)), layer.most_at_once)
    page = rows[start : start + size]
    answer: dict[str, Any] = {"type": "FeatureCollection", "features": page}
    if start + size < len(rows):
        if layer.flag_within:
            answer[layer.flag_within] = {"exceededTransferLimit": True}
        else:
            answer["exceededTransferLimit"] = True
    return answer


def _touches(geometry: Mapping[str, Any], corners: list[float]) -> bool:
    west, south, east, north = corners
    return bool(shape(geometry).intersects(box(west, south, east, north)))


def _condition(where: str, layer: Layer) -> Any:
    """The condition of a query; None where the server could not read it."""
    match = re.fullmatch(r"(\w+)\s*(?:=\s*'([^']*)'|IN\s*\(([^)]*)\))", where.strip())
    if match is None or match[1] not in layer.fields:
        return None
    codes = {match[2]} if match[3] is None else set(re.findall(r"'([^']*)'", match[3]))
    return lambda properties: properties.get(match[1]) in codes


def _json(record: object) -> Answer:
    return Answer(json.dumps(record).encode(), headers={"Content-Type": "application/json"})
