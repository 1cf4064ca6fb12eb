"""What programs cannot ask of the features is refused in a sentence; nothing of it reaches the register."""

import pytest

from tests.app.test_routes_feed import Client
from tests.app.test_routes_published import ITEMS, areas, client, register

__all__ = ["areas", "client", "register"]


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ("bbox=", "Give west, south, east, north in degrees between commas, longitude first"),
        ("bbox=1,2,3", 'bbox is "1,2,3".'),
        ("bbox=a,b,c,d", 'bbox is "a,b,c,d".'),
        ("bbox=nan,nan,nan,nan", "bbox is"),
        ("bbox=-inf,0,inf,1", "bbox is"),
        ("bbox=1e99,0,1,1", "bbox is"),
        ("bbox=0,2,1,1", "bbox is"),
        ("bbox=0,-91,1,1", "bbox is"),
        ("bbox=" + "1," * 5000, "bbox is"),
        ("limit=0", 'limit is "0". Give a whole number from 1 to 1000.'),
        ("limit=-1", "limit is"),
        ("limit=ten", "limit is"),
        ("limit=1e3", "limit is"),
        ("limit=%D9%A1", "limit is"),
        ("limit=", "limit is"),
        ("limit=1&limit=2", 'The parameter "limit" stands twice. Give it once.'),
        (
            "offset=999999999999999999999",
            'There is no parameter "offset" here. There are: bbox, datetime, limit',
        ),
        ("bbox-crs=x", 'There is no parameter "bbox-crs" here.'),
        ("%3Cscript%3E=1", 'There is no parameter "<script>" here.'),
        ("f=html", 'There is no form "html" here. Ask for f=json.'),
        ("datetime=yesterday", 'datetime is "yesterday". Give a day like 2026-11-27'),
        ("datetime=2026-02-30", "datetime is"),
        ("datetime=../..", "datetime is"),
        ("datetime=2026-02-01/2026-01-01", "datetime is"),
        ("datetime=1/2/3", "datetime is"),
    ],
)
@pytest.mark.parametrize("areas", ["sqlite"], indirect=True)
def test_what_cannot_be_asked_is_refused_in_a_sentence(client: Client, parameters: str, words: str) -> None:
    answer = client.get(f"{ITEMS.format('assets')}?{parameters}")
    assert answer.status_code == 400
    refusal = answer.json()
    assert refusal["code"] == "InvalidParameterValue"
    assert words in refusal["description"]
    assert len(refusal["description"]) < 400
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("limit", ["1001", "99999999999999999999999"])
@pytest.mark.parametrize("areas", ["sqlite"], indirect=True)
def test_a_limit_above_the_most_is_the_most(client: Client, limit: str) -> None:
    assert client.get(f"{ITEMS.format('assets')}?limit={limit}").json()["numberReturned"] == 4


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (
            "/ogc/collections/people",
            'There is no collection "people". There are: assets, sessions, ward-figures.',
        ),
        ("/ogc/collections/people/items", 'There is no collection "people".'),
        ("/ogc/admin", "There is nothing at this address. Begin at /ogc and follow its links."),
        ("/ogc/collections/assets/queryables", "There is nothing at this address."),
    ],
)
@pytest.mark.parametrize("areas", ["sqlite"], indirect=True)
def test_what_is_not_there_is_refused_in_a_sentence(client: Client, address: str, words: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.json()["code"]) == (404, "NotFound")
    assert words in answer.json()["description"]
    assert client.get("/ogc?nothing=1").status_code == 400
    assert client.get("/ogc", method="POST").status_code == 405
