"""What does each address of the features answer? As values, for a route to write down as JSON."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlencode

from layers.publishing.features.model import FeatureRequestError, FeatureSet
from layers.publishing.features.query import read_query

CRS84: Final = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
JSON: Final = "application/json"
GEOJSON: Final = "application/geo+json"
OPENAPI: Final = "application/vnd.oai.openapi+json;version=3.0"
SCHEMA: Final = "application/schema+json"
_SCHEMA_RELS: Final = ("describedby", "describedBy")  # as registered, and as older GDALs look for it
_CONFORMS: Final = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/"
CONFORMANCE: Final = tuple(f"{_CONFORMS}{part}" for part in ("core", "oas30", "geojson"))
TITLE: Final = "Within Reach: community assets"
DESCRIPTION: Final = (
    "Assets, their sessions and ward figures as an office publishes them: no person, no hidden address. "
    "Null is not known, never 0. Pass licences and attributions on."
)


@dataclass(frozen=True)
class FeatureLink:
    """One link of an answer."""

    rel: str
    href: str
    type: str
    title: str

    def record(self) -> dict[str, str]:
        """The same as JSON has it."""
        return {"rel": self.rel, "type": self.type, "title": self.title, "href": self.href}


def landing_page(base: str) -> dict[str, Any]:
    """The answer to the first address, of which ``base`` is the whole."""
    return {
        "title": TITLE,
        "description": DESCRIPTION,
        "links": [
            FeatureLink("self", f"{base}/", JSON, "This page").record(),
            FeatureLink("service-desc", f"{base}/api", OPENAPI, "The API, as OpenAPI 3.0").record(),
            FeatureLink("conformance", f"{base}/conformance", JSON, "What it conforms to").record(),
            FeatureLink("data", f"{base}/collections", JSON, "The collections").record(),
        ],
    }


def conformance() -> dict[str, Any]:
    """To which classes of the standard it conforms."""
    return {"conformsTo": list(CONFORMANCE)}


def collections(sets: Sequence[FeatureSet], base: str) -> dict[str, Any]:
    """Every collection."""
    return {
        "links": [FeatureLink("self", f"{base}/collections", JSON, "The collections").record()],
        "collections": [collection(each, base) for each in sets],
    }


def collection(features: FeatureSet, base: str) -> dict[str, Any]:
    """One collection: what it is, where it lies, whom to name."""
    here = f"{base}/collections/{features.name}"
    extent = {"spatial": {"bbox": [list(features.bounds)], "crs": CRS84}} if features.bounds else {}
    return {
        "id": features.name,
        "title": features.title,
        "description": features.description,
        "itemType": "feature",
        "crs": [CRS84],
        **({"extent": extent} if extent else {}),
        "licence": "; ".join(features.licences),
        "attribution": "; ".join(features.attributions),
        "links": [
            FeatureLink("self", here, JSON, features.title).record(),
            FeatureLink("items", f"{here}/items", GEOJSON, "The features").record(),
            *(
                FeatureLink(rel, f"{here}/schema", SCHEMA, "Their columns and types").record()
                for rel in _SCHEMA_RELS
            ),
        ],
    }


def items(features: FeatureSet, base: str, pairs: Sequence[tuple[str, str]], *, at: str) -> str:
    """One page of features, as JSON; ``at`` is the moment of the answer (RFC 3339).

    Raises ``FeatureRequestError`` where the parameters will not do.
    """
    query = read_query(pairs)
    page = features.page(query)
    here = f"{base}/collections/{features.name}"
    links = [
        FeatureLink("self", _address(f"{here}/items", pairs), GEOJSON, "This page"),
        FeatureLink("collection", here, JSON, features.title),
    ]
    if page.last_id is not None:
        further = [*(pair for pair in pairs if pair[0] != "after"), ("after", page.last_id)]
        links.append(FeatureLink("next", _address(f"{here}/items", further), GEOJSON, "The next page"))
    head = {
        "type": "FeatureCollection",
        "timeStamp": at,
        "numberMatched": page.matched,
        "numberReturned": len(page.features),
        "licence": "; ".join(features.licences),
        "attribution": "; ".join(features.attributions),
        "links": [link.record() for link in links],
    }
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "features": [{",".join(page.features)}]}}'


def item(features: FeatureSet, base: str, feature_id: str) -> str:
    """One feature with its links, as JSON. Raises ``FeatureRequestError`` where there is none of that id."""
    place = features.place_of(feature_id)
    if place is None:
        raise FeatureRequestError(
            "There is no feature of this id in {name}.",
            "It may have closed. Take an id from the collection's items.",
            status=404,
            name=features.name,
        )
    here = f"{base}/collections/{features.name}"
    links = [
        FeatureLink("self", f"{here}/items/{quote(feature_id, safe='')}", GEOJSON, "This feature"),
        FeatureLink("collection", here, JSON, features.title),
    ]
    return features.feature(place, json.dumps([link.record() for link in links]))


def _address(address: str, pairs: Sequence[tuple[str, str]]) -> str:
    return f"{address}?{urlencode(pairs)}" if pairs else address
