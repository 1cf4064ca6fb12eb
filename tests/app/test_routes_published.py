"""Programs read features over HTTP: pages, boxes, days, refusals, and nothing that is not published."""

import json
import urllib.parse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.routes import ROUTES
from app.routes_published import published_routes
from app.shared_origins import PREFIXES, is_published
from layers.area import Area
from layers.register.importing.seeding import register_beside
from layers.register.store import Register, open_register
from tests.actions.publishing.conftest import postgis_server
from tests.actions.publishing.office import FULL, NOBODYS, REFUGE, TALKING, keep_analysis, new_office
from tests.app.test_routes_feed import Client
from tests.layers.register.postgres import new_database
from tests.layers.register.rows import club, clubs, info

__all__ = ["postgis_server"]
ITEMS = "/ogc/collections/{}/items"


@pytest.fixture(params=["sqlite", "postgresql"])
def areas(request: pytest.FixtureRequest, tmp_path: Path, tiny: Area) -> Path:
    url = ""
    if request.param == "postgresql":
        url = new_database(request.getfixturevalue("postgres_databases")[0])
    return new_office(tmp_path / "office", tiny, url)


@pytest.fixture
def register(areas: Path) -> Iterator[Register]:
    with open_register(register_beside(areas)) as opened:
        yield opened


@pytest.fixture
def client(register: Register, areas: Path) -> Client:
    return Client(published_routes(lambda: register, lambda: areas))


def query(**parameters: object) -> str:
    return urllib.parse.urlencode(parameters)


def every_feature(client: Client, address: str) -> list[dict[str, Any]]:
    """All features, page after page by the link to the next."""
    features = []
    while address:
        page = client.get(address).json()
        features += page["features"]
        assert page["numberReturned"] == len(page["features"])
        links = {link["rel"]: link["href"] for link in page["links"]}
        address = links.get("next", "").replace("http://127.0.0.1", "")
    return features


def names(client: Client, **parameters: object) -> set[str]:
    page = client.get(f"{ITEMS.format('assets')}?{query(**parameters)}").json()
    return {feature["properties"]["name"] for feature in page["features"]}


def test_the_first_page_leads_to_all_others(client: Client) -> None:
    landing = client.get("/ogc").json()
    assert client.get("/ogc/").json() == landing
    links = {link["rel"]: link["href"].replace("http://127.0.0.1", "") for link in landing["links"]}
    assert set(links) == {"self", "service-desc", "conformance", "data"}
    assert [client.get(address).status_code for address in links.values()] == [200] * 4
    conforms = client.get(links["conformance"]).json()["conformsTo"]
    assert [each.rpartition("/")[2] for each in conforms] == ["core", "oas30", "geojson"]
    listed = client.get(links["data"]).json()["collections"]
    assert [each["id"] for each in listed] == ["assets", "sessions", "ward-figures"]
    assert listed[0]["extent"]["spatial"]["bbox"] == [[-3.0, 51.58774, -2.99774, 51.6]]
    assert "extent" not in listed[2]
    assert (listed[0]["licence"], listed[0]["attribution"]) == ("OGL 3.0", "A council")
    assert client.get("/ogc/collections/assets").json() == listed[0]


def test_assets_are_points_and_hidden_ones_have_none(client: Client) -> None:
    answer = client.get(ITEMS.format("assets"))
    assert answer.headers["content-type"] == "application/geo+json"
    features = {each["properties"]["name"]: each for each in answer.json()["features"]}
    assert set(features) == {FULL.name, REFUGE.name, "Club 7", "Club 10"}
    assert features[FULL.name]["geometry"] == {"type": "Point", "coordinates": [-2.99774, 51.58774]}
    assert features[REFUGE.name]["geometry"] is features["Club 10"]["geometry"] is None
    assert features["Club 7"]["properties"]["price_pence"] == 0
    assert features["Club 10"]["properties"]["price_pence"] is None
    assert features[FULL.name]["id"] == features[FULL.name]["properties"]["asset_id"] == "own/1"


def test_nobody_and_no_hidden_place_is_in_any_answer(client: Client, areas: Path) -> None:
    keep_analysis(areas, "Lunch", "tiny")
    everything = "".join(
        client.get(address).text
        for address in (
            *map(ITEMS.format, ("assets", "sessions", "ward-figures")),
            "/ogc/collections",
            "/ogc/api",
        )
    ).replace(FULL.website, "")
    assert not [word for word in (*NOBODYS, REFUGE.asset_id, FULL.phone) if word in everything]
    page = client.get("/services").json()
    feed = client.get("/services").text + "".join(
        client.get(f"/services/{service['id']}").text for service in page["contents"]
    )
    assert len(page["contents"]) == 4
    assert REFUGE.asset_id not in feed
    assert '"AB"' not in feed
    assert "checked_by" not in feed


def test_sessions_lie_at_their_asset_and_are_asked_for_by_day(client: Client) -> None:
    features = client.get(ITEMS.format("sessions")).json()["features"]
    assert [each["id"] for each in features] == sorted(each["id"] for each in features)
    of_club = [each for each in features if each["properties"]["asset_id"] == TALKING.asset_id]
    assert [each["geometry"]["coordinates"] for each in of_club] == [[-3.0, 51.6]] * 2
    assert of_club[0]["properties"]["season"] == "10-01 to 03-31"
    assert (of_club[1]["properties"]["weekday"], of_club[1]["properties"]["starts"]) == (7, "10:30:00")

    def count(stretch: str) -> int:
        address = f"{ITEMS.format('sessions')}?{query(datetime=stretch)}"
        return int(client.get(address).json()["numberMatched"])

    assert len(features) == 8
    assert count("2026-06-01") == count("2026-12-31T23:00:00Z/..") == count("../2026-01-01") == 8
    assert count("2027-01-01") == count("2027-01-01/") == 6  # two have ended by then


def test_ward_figures_are_polygons_of_kept_analyses(client: Client, areas: Path) -> None:
    assert client.get(ITEMS.format("ward-figures")).json()["features"] == []
    analysis_id = keep_analysis(areas, "Lunch, autumn", "tiny")
    features = client.get(ITEMS.format("ward-figures")).json()["features"]
    assert features
    for each in features:
        assert each["geometry"]["type"] == "MultiPolygon"
        assert each["properties"]["analysis"] == "Lunch, autumn"
        assert each["id"] == f"{analysis_id}/first/{each['properties']['ward_code']}"
        assert each["properties"]["residents"] == (
            each["properties"]["judged"] + each["properties"]["unknown"]
        )
    listed = client.get("/ogc/collections/ward-figures").json()
    assert listed["extent"]["spatial"]["bbox"][0][0] < 0


def test_one_feature_is_had_by_its_id_however_that_is_written(client: Client) -> None:
    for address in (
        f"{ITEMS.format('assets')}/own/1",
        f"{ITEMS.format('assets')}/own%2F1".replace("%2F", "/"),
    ):
        feature = client.get(address).json()
        assert feature["properties"]["name"] == FULL.name
        assert {link["rel"] for link in feature["links"]} == {"self", "collection"}
    for unknown in ("clubs/8", "made-up/demo/9", REFUGE.asset_id, "nothing"):
        answer = client.get(f"{ITEMS.format('assets')}/{unknown}")
        assert answer.status_code == 404
        assert answer.json() == {
            "code": "NotFound",
            "description": "There is no feature of this id in assets. It may have closed. Take an id from "
            "the collection's items.",
        }


def test_a_box_gives_what_meets_it(client: Client) -> None:
    assert names(client, bbox="-3.1,51.5,-2.9,51.59") == {FULL.name}
    assert names(client, bbox="-3.0,51.6,-3.0,51.6") == {"Club 7"}  # its edge is in
    assert names(client, bbox="-3.1,51.5,0,-2.9,51.7,100") == {FULL.name, "Club 7"}
    assert names(client, bbox="179,51,-2.999,52") == {"Club 7"}  # over the date line
    assert names(client, bbox="0,0,1,1") == set()
    page = client.get("/services?bbox=-3.1,51.5,-2.9,51.59").json()
    assert [service["name"] for service in page["contents"]] == [FULL.name]


def test_pages_repeat_nothing_and_lose_nothing_while_the_register_changes(
    client: Client, register: Register
) -> None:
    register.import_assets(clubs(60, longitude=-3.0, latitude=51.6), replace(info(), source="Many"))
    before = {each["id"] for each in every_feature(client, f"{ITEMS.format('assets')}?limit=7")}
    address, seen, turn = f"{ITEMS.format('assets')}?limit=7", list[str](), 0
    while address:
        page = client.get(address).json()
        seen += [each["id"] for each in page["features"]]
        turn += 1
        register.add(
            replace(club(1_000 + turn), asset_id=f"added/{turn}"), by="AB"
        )  # before where the reader is
        if turn <= 3:
            register.close(f"clubs/{turn + 20}", by="AB")
        address = {link["rel"]: link["href"] for link in page["links"]}.get("next", "")
        address = address.replace("http://127.0.0.1", "")
    closed = {f"clubs/{number}" for number in (21, 22, 23)}
    assert len(seen) == len(set(seen))
    assert before - closed <= set(seen)
    assert len(before) == 61


@pytest.mark.parametrize("areas", ["sqlite"], indirect=True)
def test_an_answer_is_kept_until_what_it_says_changes(
    client: Client, register: Register, areas: Path
) -> None:
    for name, change in (
        ("assets", lambda: register.verify("clubs/10", by="AB")),
        ("ward-figures", lambda: keep_analysis(areas, "Lunch", "tiny")),
    ):
        first = client.get(ITEMS.format(name))
        unchanged = {"If-None-Match": first.headers["etag"]}
        assert first.headers["cache-control"] == "private, no-cache"
        assert client.get(ITEMS.format(name), headers=unchanged).status_code == 304
        change()
        assert client.get(ITEMS.format(name), headers=unchanged).status_code == 200


@pytest.mark.parametrize("areas", ["sqlite"], indirect=True)
def test_a_register_that_cannot_be_read_is_said_and_nothing_of_it_shown(areas: Path) -> None:
    gone = Client(published_routes(lambda: open_register("mysql://secret@host/db"), lambda: areas))
    answer = gone.get(ITEMS.format("assets"))
    assert (answer.status_code, answer.json()["code"]) == (503, "ServerBusy")
    assert "secret" not in answer.text


@pytest.mark.parametrize("areas", ["sqlite"], indirect=True)
def test_links_go_where_a_proxy_is_asked(client: Client) -> None:
    headers = {"Host": "assets.example.gov.uk", "X-Forwarded-Proto": "https"}
    page = client.get(f"{ITEMS.format('assets')}?limit=1", headers=headers).json()
    assert {link["href"].partition("/ogc")[0] for link in page["links"]} == {"https://assets.example.gov.uk"}


def test_every_published_route_lies_under_the_prefixes_that_are_guarded() -> None:
    paths = {route.path for route in published_routes()}
    assert paths <= {route.path for route in ROUTES}
    assert all(is_published(path) for path in paths)
    assert PREFIXES == ("/ogc", "/services", "/open-referral")
    assert not is_published("/servicesx")


@pytest.mark.parametrize("areas", ["sqlite"], indirect=True)
def test_the_document_of_the_api_names_every_parameter_and_column(client: Client) -> None:
    answer = client.get("/ogc/api")
    assert answer.headers["content-type"] == "application/vnd.oai.openapi+json;version=3.0"
    document = answer.json()
    assert document["openapi"].startswith("3.0")
    items = document["paths"]["/collections/assets/items"]["get"]
    assert [each["$ref"].rpartition("/")[2] for each in items["parameters"]] == [
        "bbox", "datetime", "limit", "after", "f",
    ]  # fmt: skip
    feature = client.get(ITEMS.format("assets")).json()["features"][0]
    schema = document["components"]["schemas"]["assets"]["properties"]["properties"]["properties"]
    assert list(feature["properties"]) == list(schema)
    assert json.dumps(document)
