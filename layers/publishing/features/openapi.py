"""How is the service of features described to programs? As an OpenAPI 3.0 document."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from layers.publishing.features.answers import DESCRIPTION, GEOJSON, JSON, SCHEMA, TITLE
from layers.publishing.features.model import FeatureSet
from layers.publishing.features.query import MOST, USUAL_LIMIT

_TYPES: Final[Mapping[str, dict[str, Any]]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "double precision": {"type": "number"},
    "date": {"type": "string", "format": "date"},
    "time": {"type": "string"},
}
_PARAMETERS: Final[Mapping[str, dict[str, Any]]] = {
    "bbox": {
        "description": "Features that meet a box: west, south, east, north in degrees (CRS84).",
        "schema": {
            "type": "array",
            "oneOf": [{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}],
            "items": {"type": "number"},
        },
        "style": "form",
        "explode": False,
    },
    "datetime": {
        "description": "Features of a day or stretch of days; those without a day are given always.",
        "schema": {"type": "string"},
        "style": "form",
        "explode": False,
    },
    "limit": {
        "description": "How many features a page has.",
        "schema": {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL_LIMIT},
        "style": "form",
        "explode": False,
    },
    "after": {
        "description": "The id of the last feature of the page before; the link next has it.",
        "schema": {"type": "string"},
    },
    "f": {"description": "json, and nothing else.", "schema": {"type": "string", "enum": ["json"]}},
}
_REFUSAL: Final = {
    "type": "object",
    "required": ["code", "description"],
    "properties": {"code": {"type": "string"}, "description": {"type": "string"}},
}


def openapi(sets: Sequence[FeatureSet], base: str, *, version: str) -> dict[str, Any]:
    """The document; ``base`` is the whole address of the landing page, ``version`` the program's."""
    paths = {
        "/": _get("The landing page", JSON),
        "/conformance": _get("What it conforms to", JSON),
        "/collections": _get("The collections", JSON),
        "/api": _get("This document", JSON),
    }
    for each in sets:
        paths |= _paths_of(each)
    return {
        "openapi": "3.0.3",
        "info": {"title": TITLE, "description": DESCRIPTION, "version": version},
        "servers": [{"url": base}],
        "paths": paths,
        "components": {
            "parameters": {
                name: {"name": name, "in": "query", "required": False, **rest}
                for name, rest in _PARAMETERS.items()
            },
            "schemas": {"refusal": _REFUSAL, **{each.name: feature_schema(each) for each in sets}},
        },
    }


def _paths_of(features: FeatureSet) -> dict[str, Any]:
    here, schema = f"/collections/{features.name}", {"$ref": f"#/components/schemas/{features.name}"}
    page = {
        "type": "object",
        "required": ["type", "features"],
        "properties": {
            "type": {"type": "string", "enum": ["FeatureCollection"]},
            "features": {"type": "array", "items": schema},
        },
    }
    by_id = {"name": "featureId", "in": "path", "required": True, "schema": {"type": "string"}}
    return {
        here: _get(features.title, JSON),
        f"{here}/schema": _get("The columns and their types", SCHEMA),
        f"{here}/items": _get(features.description, GEOJSON, schema=page, parameters=tuple(_PARAMETERS)),
        f"{here}/items/{{featureId}}": _get("One feature", GEOJSON, schema=schema, path=(by_id,)),
    }


def _get(
    summary: str,
    form: str,
    *,
    schema: Mapping[str, Any] | None = None,
    parameters: Sequence[str] = ("f",),
    path: Sequence[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    refusal = {"content": {JSON: {"schema": {"$ref": "#/components/schemas/refusal"}}}}
    return {
        "get": {
            "summary": summary,
            "parameters": [*path, *({"$ref": f"#/components/parameters/{name}"} for name in parameters)],
            "responses": {
                "200": {"description": summary, "content": {form: {"schema": schema or {"type": "object"}}}},
                "400": {"description": "It was asked for what cannot be given", **refusal},
                "404": {"description": "There is no such thing", **refusal},
            },
        }
    }


def feature_schema(features: FeatureSet) -> dict[str, Any]:
    """What a feature of the set is, as a schema; GDAL, and so QGIS, takes the columns' types from it.

    A type is one word, as those programs read it; that every value may be null is told beside it.
    """
    return {
        "title": features.title,
        "description": "Any value may be null: not known.",
        "type": "object",
        "required": ["type", "geometry", "properties"],
        "properties": {
            "type": {"type": "string", "enum": ["Feature"]},
            "id": {"type": "string"},
            "geometry": {"type": "object", "nullable": True},
            "properties": {
                "type": "object",
                "properties": {
                    column.name: {**_TYPES[column.type], "nullable": True, "description": column.comment}
                    for column in features.columns
                },
            },
        },
    }
