"""What do other programs read over HTTP? OGC API - Features under /ogc, Open Referral under /services.

All of it is what is published (``layers.publishing``), the same from a file as from PostgreSQL. Who may ask
is not this module's: whoever guards it goes by ``app.shared_origins.PREFIXES``.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from actions.publishing.gather import figures_state, published_figures
from app.memory.session import areas_folder
from app.routes_feed import feed_routes, office_register
from app.work.made_once import MadeOnce
from geo.errors import WithinReachError
from layers.assets.kinds import load_kinds
from layers.publishing.asset_rows import published_assets
from layers.publishing.features import answers
from layers.publishing.features.answers import GEOJSON, JSON, OPENAPI, SCHEMA
from layers.publishing.features.model import FeatureRequestError, FeatureSet
from layers.publishing.features.of_register import asset_features, figure_features, session_features
from layers.publishing.features.openapi import feature_schema, openapi
from layers.publishing.features.query import check_known
from layers.publishing.views import VERSION
from layers.register.store import Register

OGC: Final = "/ogc"
_KEEP: Final = "private, no-cache"  # kept, but asked about each time: a hidden address is gone at once
_NAMES: Final = ("assets", "sessions", "ward-figures")
_CODES: Final = {400: "InvalidParameterValue", 404: "NotFound", 503: "ServerBusy"}

# Made once for each version of the register and each day, and of the analyses, however many ask.
_SETS: Final = MadeOnce[tuple[Register, str, date], tuple[FeatureSet, FeatureSet]](1)
_FIGURES: Final = MadeOnce[tuple[Path, str], FeatureSet](1)


@dataclass(frozen=True, eq=False)
class PublishedOffice:
    """Where what is published comes from."""

    register: Callable[[], Register]
    areas: Callable[[], Path]

    def features(self, name: str) -> tuple[str, Callable[[], FeatureSet]]:
        """A collection: a word that changes with it, and how it is made. Raises ``FeatureRequestError``."""
        if name not in _NAMES:
            raise FeatureRequestError(
                'There is no collection "{name}".',
                "There are: {names}.",
                status=404,
                name=name[:40],
                names=", ".join(_NAMES),
            )
        if name == _NAMES[-1]:
            areas = self.areas()
            state = figures_state(areas)
            key = sha256(state.cache_key.encode()).hexdigest()
            make = partial(_made_figures, areas, key)
            return key, make
        register, today = self.register(), datetime.now(UTC).date()
        key = register.cache_key
        place = _NAMES.index(name)
        both = partial(_SETS.get, (register, key, today), partial(_sets, register, today))
        return f"{key}-{today}", lambda: both()[place]

    def every(self) -> list[FeatureSet]:
        """Every collection."""
        return [self.features(name)[1]() for name in _NAMES]


def _made_figures(areas: Path, key: str) -> FeatureSet:
    return _FIGURES.get((areas, key), lambda: figure_features(published_figures(areas)))


def _sets(register: Register, today: date) -> tuple[FeatureSet, FeatureSet]:
    identity = register.cache_key.partition("-")[0]
    given = published_assets((entry.asset for entry in register.entries()), identity=identity)
    return asset_features(given, load_kinds(), as_of=today), session_features(given, as_of=today)


Answer = Callable[[PublishedOffice, Request], Response]


def published_routes(
    register: Callable[[], Register] | None = None, areas: Callable[[], Path] | None = None
) -> list[Route]:
    """Every route that other programs read; of the office's register unless told otherwise."""
    office = PublishedOffice(register or office_register, areas or areas_folder)

    def route(path: str, answer: Answer) -> Route:
        async def reply(request: Request) -> Response:
            return await anyio.to_thread.run_sync(_reply, office, answer, request)

        return Route(f"{OGC}{path}", reply, methods=["GET"])

    of_collection = "/collections/{collection}"
    return [
        *feed_routes(register),
        route("", _landing),
        route("/", _landing),
        route("/api", _api),
        route("/conformance", _conformance),
        route("/collections", _collections),
        route(of_collection, _collection),
        route(f"{of_collection}/schema", _schema),
        route(f"{of_collection}/items", _items),
        route(f"{of_collection}/items/{{id:path}}", _item),
        route("/{rest:path}", _nothing),
    ]


def _reply(office: PublishedOffice, answer: Answer, request: Request) -> Response:
    try:
        return answer(office, request)
    except FeatureRequestError as error:
        return _refusal(error.status, str(error))
    except WithinReachError:
        return _refusal(503, "What is published cannot be read just now. Ask again later.")


def _refusal(status: int, sentence: str) -> Response:
    body = json.dumps({"code": _CODES[status], "description": sentence}, ensure_ascii=False)
    return Response(body, status_code=status, media_type=JSON, headers={"Cache-Control": "no-store"})


def _json(value: object, form: str = JSON) -> Response:
    body = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return Response(body, media_type=form, headers={"Cache-Control": _KEEP})


def _base(request: Request) -> str:
    """The whole address of the landing page; a proxy that is let through says whether it is https."""
    base = request.base_url
    if request.headers.get("x-forwarded-proto", "").strip().casefold() == "https":
        base = base.replace(scheme="https")
    return str(base).rstrip("/") + OGC


def _landing(_office: PublishedOffice, request: Request) -> Response:
    check_known(request.query_params.multi_items())
    return _json(answers.landing_page(_base(request)))


def _conformance(_office: PublishedOffice, request: Request) -> Response:
    check_known(request.query_params.multi_items())
    return _json(answers.conformance())


def _api(office: PublishedOffice, request: Request) -> Response:
    check_known(request.query_params.multi_items())
    return _json(openapi(office.every(), _base(request), version=f"{VERSION}.0"), OPENAPI)


def _collections(office: PublishedOffice, request: Request) -> Response:
    check_known(request.query_params.multi_items())
    return _json(answers.collections(office.every(), _base(request)))


def _collection(office: PublishedOffice, request: Request) -> Response:
    check_known(request.query_params.multi_items())
    _, make = office.features(request.path_params["collection"])
    return _json(answers.collection(make(), _base(request)))


def _schema(office: PublishedOffice, request: Request) -> Response:
    check_known(request.query_params.multi_items())
    _, make = office.features(request.path_params["collection"])
    return _json(feature_schema(make()), SCHEMA)


def _items(office: PublishedOffice, request: Request) -> Response:
    return _features(
        office,
        request,
        lambda features: answers.items(
            features,
            _base(request),
            request.query_params.multi_items(),
            at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        ),
    )


def _item(office: PublishedOffice, request: Request) -> Response:
    check_known(request.query_params.multi_items())
    feature_id = request.path_params["id"]
    return _features(office, request, lambda features: answers.item(features, _base(request), feature_id))


def _features(office: PublishedOffice, request: Request, written: Callable[[FeatureSet], str]) -> Response:
    """The answer of a collection; whoever has it already is told that it is the same."""
    key, make = office.features(request.path_params["collection"])
    headers = {"ETag": f'"{key}"', "Cache-Control": _KEEP}
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(written(make()), media_type=GEOJSON, headers=headers)


def _nothing(_office: PublishedOffice, _request: Request) -> Response:
    raise FeatureRequestError(
        "There is nothing at this address.",
        "Begin at {landing} and follow its links.",
        status=404,
        landing=OGC,
    )
