"""The register is read by others as an Open Referral UK feed, valid and without any hidden address."""

import asyncio
import json
import os
from dataclasses import dataclass, replace
from pathlib import Path

import jsonschema
import pytest
from starlette.applications import Starlette

from app.routes import ROUTES
from app.routes_feed import feed_routes
from layers.register.model import Status
from layers.register.store import open_register
from tests.layers.register.rows import FULL, club

SCHEMAS = Path(__file__).parents[2] / ".." / "shared" / "data" / "open_referral_uk" / "schema"
SECRETS = (FULL.address, FULL.postcode, FULL.uprn, str(FULL.longitude), str(FULL.latitude))


@dataclass(frozen=True)
class Answer:
    status_code: int
    headers: dict[str, str]
    text: str

    def json(self):
        return json.loads(self.text)


class Client:
    """Asks the routes as a server would."""

    def __init__(self, routes):
        self._app = Starlette(routes=routes)

    def get(self, address, *, headers=None, method="GET"):
        return asyncio.run(self._ask(address, headers or {}, method))

    async def _ask(self, address, headers, method):
        sent = []

        async def receive():
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message):
            sent.append(message)

        path, _, query = address.partition("?")
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "scheme": "http",
            "method": method, "path": path, "raw_path": path.encode(), "query_string": query.encode(),
            "root_path": "", "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
            "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
        }  # fmt: skip
        await self._app(scope, receive, send)
        told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return Answer(sent[0]["status"], told, b"".join(m.get("body", b"") for m in sent[1:]).decode())


@pytest.fixture
def register(tmp_path):
    with open_register(tmp_path / "register.sqlite") as opened:
        opened.add(FULL, by="AB")
        for number in range(1, 5):
            opened.add(club(number), by="AB")
        yield opened


@pytest.fixture
def client(register):
    return Client(feed_routes(lambda: register))


@pytest.fixture(scope="module")
def validator():
    if not SCHEMAS.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI needs the schemas at {SCHEMAS}.")
        pytest.skip("The schemas of Open Referral UK are not on this machine.")
    schema = json.loads((SCHEMAS / "service.json").read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


@pytest.fixture(scope="module")
def page_schema():
    if not SCHEMAS.is_dir():
        pytest.skip("The schemas of Open Referral UK are not on this machine.")
    api = json.loads((SCHEMAS / "openapi30.json").read_text(encoding="utf-8"))
    return api["components"]["schemas"]["Page"]


def walk(client, per_page=2):
    page, listed = 1, []
    while True:
        held = client.get(f"/services?page={page}&per_page={per_page}").json()
        listed += held["contents"]
        if held["last_page"]:
            return listed
        page += 1


def test_every_page_and_every_service_keeps_to_the_schemas(client, validator, page_schema):
    listed = walk(client)
    assert len(listed) == len({service["id"] for service in listed}) == 5
    jsonschema.validate(client.get("/services?per_page=2").json(), page_schema)
    for service in listed:
        full = client.get(f"/services/{service['id']}").json()
        assert full["id"] == service["id"]
        assert [*validator.iter_errors(service)] == [*validator.iter_errors(full)] == []


def test_pages_say_where_they_stand(client):
    page = client.get("/services?page=3&per_page=2").json()
    told = {name: page[name] for name in ("total_items", "total_pages", "page_number", "size", "last_page")}
    assert told == {"total_items": 5, "total_pages": 3, "page_number": 3, "size": 1, "last_page": True}
    assert client.get("/services?page=99").json()["empty"]


def test_the_feed_names_licence_attribution_and_date(client):
    for path in ("/services", "/open-referral"):
        told = client.get(path).json()
        assert "OGL 3.0" in told["licence"]
        assert "A council" in told["attribution"]
        assert len(told["exported_on"]) == 10
    assert client.get("/open-referral/").json()["version"] == "HSDS-UK-3.0"
    assert client.get("/open-referral/services").json() == client.get("/services").json()


def test_a_hidden_address_is_nowhere_in_it_from_the_moment_it_is_hidden(client, register):
    assert FULL.postcode in client.get("/services/own/1").text
    entry = register.entry("own/1")
    register.edit(replace(entry.asset, hide_address=True), entry.version, by="AB")
    everything = client.get("/services").text + client.get("/services/own/1").text
    assert FULL.name in everything
    assert not [secret for secret in SECRETS if secret in everything]


def test_closed_and_made_up_assets_are_not_in_it(client, register):
    register.close("clubs/1", by="AB")
    register.add(replace(club(9), asset_id="made-up/demo/9", status=Status.ACTIVE), by="AB")
    assert client.get("/services").json()["total_items"] == 4
    assert client.get("/services/clubs/1").status_code == 404
    assert client.get("/services/made-up/demo/9").status_code == 404


@pytest.mark.parametrize("asked", ["0", "-1", "two", "", "1e9", "99999999999999"])
def test_a_bad_page_number_is_refused_in_a_sentence(client, asked):
    answer = client.get(f"/services?page={asked}")
    assert answer.status_code == 400
    assert "is not a number for page. Give a whole number from 1 on." in answer.json()["error"]
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("asked", ["0", "501", "all"])
def test_a_page_too_long_is_refused_in_a_sentence(client, asked):
    answer = client.get(f"/services?per_page={asked}")
    assert answer.status_code == 400
    assert answer.json()["error"] == (
        f'"{asked}" is not a number for per_page. Give a whole number from 1 to 500.'
    )


def test_an_unknown_service_is_refused_in_a_sentence(client):
    answer = client.get("/services/nothing")
    assert answer.status_code == 404
    assert answer.json()["error"] == "There is no service of this id. Take an id from the list at /services."


def test_an_answer_is_kept_until_the_register_changes(client, register):
    first = client.get("/services")
    assert first.headers["cache-control"] == "public, no-cache"
    assert first.headers["content-type"] == "application/json"
    kept = {"If-None-Match": first.headers["etag"]}
    assert client.get("/services", headers=kept).status_code == 304
    register.verify("clubs/1", by="AB")
    assert client.get("/services", headers=kept).status_code == 200


def test_the_feed_is_read_only_and_part_of_the_server(client):
    assert client.get("/services", method="POST").status_code == 405
    assert {"/services", "/services/{id:path}"} <= {route.path for route in ROUTES}
